"""The pages of docs/ that are printed from the code, so that they say what the code says."""
