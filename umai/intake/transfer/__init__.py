"""Send a child's file to another district."""
