"""What signing and checking a PDF are made of: keys, certificates, the stamp, published hashes."""
