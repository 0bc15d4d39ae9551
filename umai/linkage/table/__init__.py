"""Taking a list's file apart. Plain Python in a child process: no Django, no database, no secrets."""
