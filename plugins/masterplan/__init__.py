"""Masterplans of a province's regencies and cities: checked, assembled, printed.

The rooms, in the order in which a plan passes through them:

* `sources` reads YAML and Markdown and remembers where every key stands;
* `model` turns that into frozen objects, `library` into one indexed whole;
* `checks` look for what is wrong across files, `province` reads the ten plans as one;
* `views` make the contents of pages, `exports` PDFs and data files from the same numbers;
* `site` translates MkDocs' events into calls of the rooms, `cli` does so for a command line.

Imports go down this list, never up; `tests/test_rooms.py` holds that so.
"""
