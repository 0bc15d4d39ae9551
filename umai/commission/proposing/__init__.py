"""The proposed agenda: what waits for the Commission, and how it is put on the agenda of a session."""
