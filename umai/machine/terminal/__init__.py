"""What a long step of a program says to whoever started it."""
