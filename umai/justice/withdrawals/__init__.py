"""A complaint is taken back: by whom, why, and that nothing ends by it."""
