"""What a page says of the law: how sure a value is, in words."""
