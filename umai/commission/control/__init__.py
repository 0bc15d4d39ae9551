"""Figures of the Commissions: the half-year report, and the control over them."""
