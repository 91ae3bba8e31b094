"""Figures into words, quantities told from names, and how much room words take."""
