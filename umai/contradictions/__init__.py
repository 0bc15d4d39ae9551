"""What does not fit together in a file and changes who protects the child: shown, never late."""
