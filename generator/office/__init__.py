"""Opening and writing Office packages: bounded, safe, the same bytes each time; LibreOffice."""
