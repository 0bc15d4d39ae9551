"""Who helps with the program: a name and a telephone in the foot of every page, set by office."""
