"""By when something must be done, and how often."""
