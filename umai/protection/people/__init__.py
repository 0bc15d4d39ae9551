"""The child and the people around: what the child says, other children, representatives."""
