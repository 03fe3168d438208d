"""A .docx in, chapters in Markdown out; mammoth reads what this room has made safe and plain.

Word writes far more than a chapter can hold. The walk over the document (`story`) keeps an
allow-list of elements and leaves a mark wherever it drops or changes one; mammoth turns the rest
into HTML, the marks with it; the writer (`markdown`) takes the marks out and knows the lines
where they stood. So nothing is lost silently, and every finding has a place.
"""
