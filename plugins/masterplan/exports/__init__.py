"""Views and the library in, files out: PDFs (`pdf`) and open data (`data`)."""
