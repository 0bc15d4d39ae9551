"""Sending notices by e-mail and SMS, each once."""
