"""What is answered: the effect in children a year, what speaks against it, as a page and as JSON."""
