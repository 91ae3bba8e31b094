"""Commands stopped and failed at every file operation in turn."""
