"""A register is written into a folder, encrypted, and comes out of it whole."""
