"""What the house claims about secrecy, with the tests that show it: pages of docs/security and `umai evidence`."""
