"""What the columns and cells of a list say."""
