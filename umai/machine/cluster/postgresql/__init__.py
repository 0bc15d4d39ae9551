"""PostgreSQL as this house speaks to it: the ENGINE of its settings."""
