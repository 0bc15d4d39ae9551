"""Ages, and the legal categories of children and families."""
