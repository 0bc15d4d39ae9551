"""Two plans in every case, the child's and the family's: drafted, submitted, agreed, approved, amended."""
