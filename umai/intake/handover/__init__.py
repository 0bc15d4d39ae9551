"""Give the cases of one worker to others."""
