"""Every number of a deck as it is now, with the cells it comes from; the reviewer's sheet."""
