"""For development: a server that reloads changes, errors in full, and all checks at once."""
