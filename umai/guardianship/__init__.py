"""Parents who leave, and who stands in for them: what a parent announces, and what makes it hold."""
