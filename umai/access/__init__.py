"""Who may do what, whose file is within whose reach, and the two doors every read and write goes through."""
