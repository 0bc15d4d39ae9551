"""Offices and their staff: posts, accounts, turns on duty, training."""
