"""A risk that is judged lower than before: who agrees to it, and what the head looks at."""
