"""How a family gets the paper that a carer needs, and what to say to a parent who is about to leave."""
