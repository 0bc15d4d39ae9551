"""Letters of those who watch to the offices that owe something, and their answers."""
