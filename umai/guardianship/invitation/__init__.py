"""A parent is invited by a code to announce on the public site; what was sent is taken over or rejected."""
