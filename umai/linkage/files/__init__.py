"""A list's file, read without trusting it: by a child process with limits."""
