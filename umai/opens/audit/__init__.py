"""The pages of the auditor: the trail, unusual openings, openings in an emergency, and the signed heads."""
