"""The pages of the public site on which a parent with a code announces; served beside the report form."""
