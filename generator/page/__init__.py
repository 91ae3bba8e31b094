"""One slide being set: its regions, styles and shapes."""
