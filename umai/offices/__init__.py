"""The acts on places and staff: appointing, dismissing, turns on duty."""
