"""What runs well and what does not, for the page of the administrator, `umai doctor` and the daily mail."""
