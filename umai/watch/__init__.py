"""The eyes above: what the Ombudsman, the Commissioner and a prosecutor see, who watch over offices."""
