"""Prosecutor, court, and how a protection ends."""
