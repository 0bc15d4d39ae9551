"""Sealed bytes on disk, and the keys that open them."""
