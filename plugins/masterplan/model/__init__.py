"""Located data in, frozen pydantic models out.

The words are the planners': a YAML key, an attribute, a template's name and a column are
the same. A model knows no files; it knows where it was written, through `Entity.at`.
"""
