"""A paper for the family: what is kept about them, who sees it, how it is corrected, where to complain."""
