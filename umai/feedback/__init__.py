"""A line home: after each decision somebody tells the child what was decided, and what the child answers."""
