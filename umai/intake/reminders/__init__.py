"""Reminders of what is due in open cases."""
