"""What each database role may do, and with which functions."""
