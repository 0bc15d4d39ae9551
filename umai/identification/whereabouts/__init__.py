"""Which place somebody means."""
