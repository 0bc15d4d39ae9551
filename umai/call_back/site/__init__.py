"""The pages of the public site on which a parent with a code asks to be called; no model is loaded here."""
