"""Pictures of figures as SVG from plain values, with table and downloads: bars, series, maps, chains."""
