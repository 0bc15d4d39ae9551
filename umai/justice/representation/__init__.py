"""Who speaks for the child in proceedings, in what conflict of interest, and how the child was heard."""
