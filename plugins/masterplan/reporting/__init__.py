"""A report in, the same findings out for a person, a pull request or a program.

One finding, many renderings: nothing here decides what is wrong or how much it matters.
"""
