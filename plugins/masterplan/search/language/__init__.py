"""Indonesian words in, the roots, names and synonyms that search goes by out."""
