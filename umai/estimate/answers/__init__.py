"""What is answered: all methods side by side, strata that add up, and what must be said of the table."""
