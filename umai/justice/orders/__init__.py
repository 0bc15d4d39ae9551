"""Orders that keep a child safe, what changes and breaks them, and what a court answers."""
