"""A child's file as its tabs show it."""
