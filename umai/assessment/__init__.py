"""What is found out about a child and the family, in the days the law gives."""
