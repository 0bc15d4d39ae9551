"""A plan that was handed in: its frozen text, and who agreed to it and approved it."""
