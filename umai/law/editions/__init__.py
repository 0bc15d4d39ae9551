"""Editions of the law: the shipped files with others laid over them, their digest, and their dated values."""
