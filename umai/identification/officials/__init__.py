"""Reports of schools, clinics and the police, and the answers they read."""
