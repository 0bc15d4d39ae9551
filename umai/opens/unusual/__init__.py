"""Openings that look unusual, and why they were: a question to who opened the file, and the answer."""
