"""Files that belong to a child, kept sealed outside the database, and papers printed from the records."""
