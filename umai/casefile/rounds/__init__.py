"""What is asked about a round, with what the latest lists name where it found nobody."""
