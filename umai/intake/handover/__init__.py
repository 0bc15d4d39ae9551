"""The children of one worker are given to others."""
