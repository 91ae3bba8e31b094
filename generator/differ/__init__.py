"""Two decks, or two workbooks, read, aligned, compared, explained and reported."""
