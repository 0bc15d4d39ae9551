"""Notes of schools and clinics, until they are in a file."""
