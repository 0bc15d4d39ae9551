"""A file out of reach is opened in an emergency, for an hour and for reading; another person reviews it."""
