"""The trail as a file, and a verifier of it that needs nothing but Python."""
