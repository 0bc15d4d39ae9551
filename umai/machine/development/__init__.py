"""For whoever changes the program: changes served anew, errors in full, and all checks at once."""
