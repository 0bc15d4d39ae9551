"""What is said by telephone, at the door and on paper, written while it is said."""
