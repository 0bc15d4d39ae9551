"""Sessions: when the Commission sits, who is invited, who came, opened, closed, cancelled."""
