"""A child in conflict with the law, as a child to be protected."""
