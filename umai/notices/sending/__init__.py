"""Telling people outside the screen: e-mail and SMS, once each."""
