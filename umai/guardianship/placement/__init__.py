"""A child comes to a carer: the first check visit, and brothers and sisters who live elsewhere."""
