"""The services of an area and the agreements with the bodies that give them."""
