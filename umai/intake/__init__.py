"""The case and its rows: opened, clocked, assigned, closed."""
