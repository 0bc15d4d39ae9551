"""How the name of a place is written, and which places a written name may mean."""
