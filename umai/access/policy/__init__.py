"""Who may do what: the whole policy, a file for each part of the work."""
