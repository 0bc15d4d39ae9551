"""Reports by SMS and messenger."""
