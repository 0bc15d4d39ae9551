"""A wall is lifted: one person asks, and another agrees."""
