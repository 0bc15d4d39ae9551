"""From lists to pairs and clusters, at any volume, with Splink on DuckDB."""
