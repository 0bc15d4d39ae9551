"""Criminal and other proceedings: each stage a dated event."""
