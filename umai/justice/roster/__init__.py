"""The roster of those who may speak for a child that has nobody else, by territory."""
