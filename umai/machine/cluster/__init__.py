"""The PostgreSQL of this machine: its programs, its databases and its roles."""
