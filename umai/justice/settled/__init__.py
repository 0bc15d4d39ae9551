"""Proceedings that ended as if nothing had happened: flagged, asked about, answered for."""
