"""Two records compared field by field, and what their agreement weighs."""
