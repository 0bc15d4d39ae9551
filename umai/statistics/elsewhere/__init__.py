"""Figures that others published: their rows and definitions, and the tables made of them."""
