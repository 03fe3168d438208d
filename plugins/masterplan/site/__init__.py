"""MkDocs' events in, calls of the rooms out. The only place that imports MkDocs, and thin."""
