"""A parent who is abroad asks, by a code from the office, to be called back; and what came of each call."""
