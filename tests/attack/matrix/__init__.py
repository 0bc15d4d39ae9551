"""Every role at every address that names a record: the own one, one of elsewhere, one behind a wall, none."""
