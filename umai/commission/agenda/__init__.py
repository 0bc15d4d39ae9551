"""What is heard at a session: the agenda, who steps back, and what the child says."""
