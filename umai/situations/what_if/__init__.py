"""What if: how many children a draft rule would touch by district, were it law; counted over the register."""
