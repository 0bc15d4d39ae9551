"""Consent where there is a choice: who agreed to what, until when, and that it was withdrawn."""
