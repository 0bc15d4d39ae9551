"""What a worker is reminded of."""
