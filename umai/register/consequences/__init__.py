"""What a fact that is recorded ends, which question it asks next, and of which other children."""
