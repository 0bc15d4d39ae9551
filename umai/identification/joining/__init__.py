"""A report of violence or danger in a case: another person says whether it is this child."""
