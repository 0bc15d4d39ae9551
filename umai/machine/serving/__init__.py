"""The processes that serve people and do jobs, each started with its own passwords and keys."""
