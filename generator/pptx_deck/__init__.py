"""A deck that exists, as plain data: fonts, colours and places as they are seen."""
