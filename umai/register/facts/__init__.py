"""What is recorded of a child and the family, fact by fact."""
