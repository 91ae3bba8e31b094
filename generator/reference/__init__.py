"""What templates may say, explained: one source for `jianbao explain` and for docs/templates.md."""
