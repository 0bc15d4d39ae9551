"""What lies in a backup: the database, the files, the manifest, each sealed."""
