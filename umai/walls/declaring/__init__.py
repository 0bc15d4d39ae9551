"""A tie is declared: the file is closed to the worker at once, and nothing is lost."""
