"""How Umai stands on a machine: its database, its processes, what may be missing."""
