"""Two persons open who reported a signal."""
