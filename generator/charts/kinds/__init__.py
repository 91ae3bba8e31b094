"""One file a chart kind: its geometry."""
