"""Reminders of what is owed, and the one message a day that counts it."""
