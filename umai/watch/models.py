"""This room has no tables: it shows what other rooms keep."""
