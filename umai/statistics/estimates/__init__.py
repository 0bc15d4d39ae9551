"""How many children there are in all: estimates that were kept, with every method beside the answer."""
