"""What the house claims about secrecy, as declared rows, each with the tests that show it."""
