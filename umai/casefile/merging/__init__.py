"""Pages that merge two records of one child, and undo it."""
