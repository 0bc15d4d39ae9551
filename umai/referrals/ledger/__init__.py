"""Which bodies answer, how, and in what time."""
