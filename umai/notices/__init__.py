"""Calls that somebody must answer, reminders of what is owed, and the notices sent for both."""
