"""Publication: counts that were rounded and attacked, kept as editions, written as files for others."""
