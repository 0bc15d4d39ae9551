"""Whether a change of law did anything: before and after, districts, placebos. Pure Python."""
