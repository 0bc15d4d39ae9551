"""Who is told what, when: calls that somebody must answer, and the notices sent for them."""
