"""Pages on which two records are found to be one child, or two."""
