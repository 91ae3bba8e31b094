"""What all kinds draw with: a canvas in points, labels placed by measure, scales, colours."""
