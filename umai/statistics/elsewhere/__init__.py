"""Figures that others published: their rows and definitions, and the tables and pictures made of them."""
