"""A child who harms itself, or says that it will: from the first word to a year after."""
