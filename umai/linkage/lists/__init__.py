"""Where lists come from, the files that were sent, and the editions taken in."""
