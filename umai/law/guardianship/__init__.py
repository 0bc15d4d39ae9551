"""Which arrangement an absence asks for, whether the papers are there, and what a draft changes."""
