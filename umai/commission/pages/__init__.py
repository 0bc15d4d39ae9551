"""The pages of the Commission: its first page, a session, one matter, and what a case sees of it."""
