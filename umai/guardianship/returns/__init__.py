"""A child comes back from abroad, or a parent does, and what becomes of the arrangement."""
