"""The pages on which a plan is written, line by line, and handed in."""
