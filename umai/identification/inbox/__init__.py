"""What waits to be screened, and what becomes of it."""
