"""Districts in which a rule starts at different times, each against those where it has not started yet."""
