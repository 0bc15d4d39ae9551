"""A person's name and a place's name: spelling, scripts, parts, keys, order. Pure Python."""
