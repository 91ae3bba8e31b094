"""Any presentation as a master: what of it is taken for what, and what is added so that slides can be set on it."""
