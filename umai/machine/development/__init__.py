"""For whoever changes the program: a server that reads changes anew, and errors in full."""
