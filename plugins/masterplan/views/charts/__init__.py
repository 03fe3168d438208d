"""A plan in, its charts out: SVG drawn at build time, with the words and the table of each."""
