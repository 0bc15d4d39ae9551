"""The reader's area in pictures: a map of what is wrong where, and twelve months side by side."""
