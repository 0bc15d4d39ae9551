"""Staff: who works where and since when, and who may sign in."""
