"""The file of one child: registered, read as it is and as it was, kept where the child lives."""
