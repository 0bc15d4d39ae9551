"""What justice made of invented incidents: proceedings, letters, orders, measures, duties to inform."""
