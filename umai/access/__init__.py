"""Who may do what, which files are within a worker's reach, and the doors of every read and write."""
