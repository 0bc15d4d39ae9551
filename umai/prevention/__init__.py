"""Prevention: notes on school and health, talks, contacts with a parent who is away, families at risk."""
