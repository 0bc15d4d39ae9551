"""Editions of tables on screen: asked for, drawn at night, seen beforehand, released by a second person."""
