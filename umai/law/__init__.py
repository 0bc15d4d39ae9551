"""What the law says: dated parameters, rules that read them, and worked cases.

Plain Python; a lawyer edits the TOML files, and a new value needs no release.
"""
