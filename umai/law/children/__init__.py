"""Ages, and the categories of children and families that the law knows."""
