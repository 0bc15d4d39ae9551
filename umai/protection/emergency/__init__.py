"""What is done on the spot: the danger, the way there, the decision, the place, the doctor."""
