"""How it looks: base page, components, forms, error pages. Knows no child, no case and no worker."""
