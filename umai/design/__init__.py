"""The look of pages: base page, components, forms, error pages. It knows no child, case or worker."""
