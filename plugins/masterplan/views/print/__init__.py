"""The library in, the printed documents out: their parts as plain data, no page laid out."""
