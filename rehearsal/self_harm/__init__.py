"""Invented children who harmed themselves or said that they will, and the very few who died."""
