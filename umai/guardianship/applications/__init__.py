"""Somebody applies to become a child's carer: papers, home, decision of the authority or the court."""
