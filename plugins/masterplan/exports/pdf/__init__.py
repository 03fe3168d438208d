"""A print document in, a PDF out. The only place that imports WeasyPrint."""
