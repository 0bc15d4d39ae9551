"""The indicators themselves, a file for each part of the work."""
