"""The state of the system for whoever keeps it running: a page, measurements for a monitor, a daily mail."""
