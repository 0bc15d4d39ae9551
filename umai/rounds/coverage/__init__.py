"""A round while it is walked: how far it came, its pace, its map, and what is asked of it."""
