"""The pages of a plan that was handed in: its text, its steps, print, waiting list, check code."""
