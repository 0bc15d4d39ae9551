"""Taking a stranger's file apart and writing it anew. Plain Python: no Django, no database, no secrets.

Only `signs` is used in the web's own process; the rest runs in a child of its own (`process`).
"""
