"""Files in, located data out: YAML whose keys know their line and column, Markdown chapters.

Knows nothing of plans and nothing of MkDocs. Nothing here is ever constructed into an
object: a scalar stays the text that the author typed, or `None`.
"""
