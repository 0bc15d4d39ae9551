"""Services of other bodies: who was asked, who answered, and who still owes an answer."""
