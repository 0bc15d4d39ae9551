"""A review after a death, by persons outside the line: what was known, what was not done, who answers."""
