"""The duty to report: who dealt with a child before it was hurt, and what a person found about it."""
