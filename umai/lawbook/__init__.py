"""The law in force: read as pages, changed by two persons, and followed by every process."""
