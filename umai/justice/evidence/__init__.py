"""Evidence: the original sealed by a key of its own, a safe copy to look at, and two persons to open it."""
