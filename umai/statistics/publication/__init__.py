"""Publication: counts that were rounded and attacked, kept as editions, and written as files that others read."""
