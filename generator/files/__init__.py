"""Where things lie, how they are written, what they are by their bytes. Knows nothing of decks."""
