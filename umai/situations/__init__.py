"""What the law says of every child on every day: legal categories, who lacks a lawful carer, renewals."""
