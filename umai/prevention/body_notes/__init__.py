"""What schools and clinics tell, until it is in a file."""
