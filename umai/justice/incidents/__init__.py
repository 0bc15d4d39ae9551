"""What was done to a child: when, where, by whom, who saw it, who examined the child."""
