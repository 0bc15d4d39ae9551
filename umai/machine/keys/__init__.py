"""Passwords and keys, and the persons who hold keys."""
