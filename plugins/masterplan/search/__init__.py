"""Built pages in, a search index that knows Indonesian out, in files small enough for a ferry."""
