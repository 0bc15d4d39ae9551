"""A child's file goes to another district."""
