"""Referrals to other bodies: their services, agreements with them, and their answers."""
