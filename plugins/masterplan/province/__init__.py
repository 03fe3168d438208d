"""The library in, the ten plans read as one out: where each stands, what they cover."""
