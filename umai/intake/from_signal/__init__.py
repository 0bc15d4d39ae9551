"""From a signal to a case."""
