"""What is done to every response, whatever page it is of."""
