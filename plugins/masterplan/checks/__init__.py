"""A finished `Library` in, findings out.

One module per family of rules; each check is a generator that states in its name what holds
when it yields nothing. Checks only read: they neither log nor raise nor format.
"""
