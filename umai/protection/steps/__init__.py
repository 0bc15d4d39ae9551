"""A protection as a list of steps: what stands there, its term, what comes next."""
