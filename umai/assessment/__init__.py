"""The assessment of a child and the family, which is due within the ten days."""
