"""What a reader could find in a deck beside what it shows; any deck, also one that jianbao never made."""
