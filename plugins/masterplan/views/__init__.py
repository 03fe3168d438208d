"""The library in, contents of pages out: HTML made by Jinja, prose by Markdown.

The same blocks make web pages and printed chapters. Knows neither MkDocs nor WeasyPrint.
"""
