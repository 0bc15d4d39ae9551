"""A parent announces to leave, or to be away already; the office asks, and confirms it."""
