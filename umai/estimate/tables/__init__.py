"""Tables of histories: read from a file, refused where they cannot be used, corrected for missed links."""
