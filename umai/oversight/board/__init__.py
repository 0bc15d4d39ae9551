"""What is open, done and owed, counted by worker and district, and the rows behind each number."""
