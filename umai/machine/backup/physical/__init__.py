"""A whole server and every change after it, so that a register comes back as it was at a moment."""
