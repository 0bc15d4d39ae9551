"""Violence that repeats: one child, one household, one suspect or one address, across offices."""
