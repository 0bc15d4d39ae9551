"""What is printed: rounding, the audit that refuses, the one publication function, information lost."""
