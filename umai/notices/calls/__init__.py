"""Something urgent that one person must take, and that calls the next until somebody does."""
