"""Another body is asked to help a child, and answers."""
