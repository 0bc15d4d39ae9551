"""The files of packaging/: each is linted, and started as a server starts it."""
