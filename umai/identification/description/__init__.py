"""A child of whom there is no record by name: searched by description among signals and nameless records."""
