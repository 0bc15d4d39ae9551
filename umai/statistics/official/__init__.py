"""Official forms: dated lists of rows, each filled by an indicator, by a figure of others, or by nothing."""
