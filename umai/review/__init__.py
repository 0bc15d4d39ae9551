"""Is the plan working; proposals to close a case, and what must be known before it is closed."""
