"""Immediate protection: danger to life or health, and each step that keeps a child safe, as it is done."""
