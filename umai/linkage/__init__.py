"""Lists in, and which of their rows are which child. Rows stay apart from the register."""
