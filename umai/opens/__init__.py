"""Who opens a child's file, and why: in an emergency out of reach, unusual openings, and the auditor."""
