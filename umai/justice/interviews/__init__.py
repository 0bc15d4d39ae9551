"""How often a child was questioned, by whom, and who was with the child."""
