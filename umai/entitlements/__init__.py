"""What a family may ask for: benefits, missing papers, a lawyer, school, a doctor; and what came of it."""
