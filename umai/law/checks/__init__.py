"""Whether an edition of the law can be put in force: its worked cases, and in what it differs."""
