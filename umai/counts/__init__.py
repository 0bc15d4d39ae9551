"""Files of counts that others made, read with each fault told by its line and column. Pure Python."""
