"""My week: what is due from Monday to Sunday, on the screen, and on one sheet without names."""
