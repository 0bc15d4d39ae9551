"""A case from its opening to its end, and what is owed in it."""
