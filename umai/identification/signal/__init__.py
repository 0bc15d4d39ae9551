"""Somebody says that a child may need protection: the signal, its words and who may act on it."""
