"""Training of workers: what they have learnt, and what they lack."""
