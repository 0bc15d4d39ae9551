"""Pictures of figures as SVG from plain values, with their tables and downloads: bars, series, maps, chains."""
