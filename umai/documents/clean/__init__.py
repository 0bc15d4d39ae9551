"""Taking a stranger's file apart and writing it anew: plain Python, no Django, no database, no secrets."""
