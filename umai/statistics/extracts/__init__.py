"""Extracts for analysis: asked for with a purpose, allowed by a second person, naming nobody."""
