"""A person says that something kept is wrong: their words stand beside it until it is decided."""
