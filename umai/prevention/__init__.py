"""Before harm is done: school, health, talks, and the parent who is away."""
