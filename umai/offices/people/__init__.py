"""Who works where, since when, and who may sign in."""
