"""Learning what agreement weighs, from lists and from pairs that people read."""
