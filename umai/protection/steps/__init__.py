"""A protection as a list of steps: what was written, the terms, what comes next."""
