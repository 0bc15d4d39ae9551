"""Sheets of paper for a round: printed with numbers and codes, counted back, and destroyed."""
