"""Looking on: boards whose every number is a link to its rows."""
