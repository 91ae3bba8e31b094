"""Blocks: what fills a region. One file a kind; a new kind is a new file and its name in `registry.KINDS`."""
