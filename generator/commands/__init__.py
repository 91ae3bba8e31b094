"""One file a command: what it does, from paths to a typed result."""
