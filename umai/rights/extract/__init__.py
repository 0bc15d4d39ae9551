"""What is kept about a person, as a paper for that person: asked for by one, released by another."""
