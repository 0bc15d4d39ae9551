"""The pages of a plan that was handed in: what it says, its steps, the print, what waits, the check code."""
