"""My shield: what a worker did for a child, and what was asked for and never came."""
