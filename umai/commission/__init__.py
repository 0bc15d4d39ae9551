"""The Commission on Children's Affairs: its sessions, what it decided, and whether that was carried out."""
