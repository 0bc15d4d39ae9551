"""A carer is detained, dies or leaves: who cares for the children from that hour on."""
