"""Short courses: a text of guidance to read, three cases to decide, and who did which on which day."""
