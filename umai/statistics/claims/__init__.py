"""What somebody published about children in figures: entered as it was said, and checked against the rows."""
