"""Which of the old is which of the new. Compare and tie-out both stand on it."""
