"""Charts: one file a kind; resolving a spec to data, drawing, and the cache of drawn bytes are apart."""
