"""`/api/`: children, cases and signals for other programs of the house."""
