"""Words on a command line in, calls of the rooms out; one module for each kind of command."""
