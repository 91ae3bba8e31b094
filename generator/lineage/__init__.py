"""Where every print came from: recorded while a deck is set, written beside it, read again later."""
