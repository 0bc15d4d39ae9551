"""Signals: somebody says that a child may need protection; screened, gathered, answered."""
