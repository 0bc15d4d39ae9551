"""What drawings on a page are made of: shapes and texts as plain values, and how they become SVG."""
