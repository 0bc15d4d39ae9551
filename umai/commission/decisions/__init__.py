"""What the Commission decided about a child, and whether it was carried out."""
