"""What workers have learnt, and what they lack."""
