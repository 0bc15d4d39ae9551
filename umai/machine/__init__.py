"""Umai on a machine: its database, its processes, its keys, and checks of what is missing."""
