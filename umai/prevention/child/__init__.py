"""What is known of one child: notes, talks, contacts with a parent."""
