"""A built site in, what is read without a line out: archives for a stick, manifests for a phone."""
