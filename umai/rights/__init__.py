"""A person's rights over what is kept: extracts, who saw a file, consent, retention and erasure."""
