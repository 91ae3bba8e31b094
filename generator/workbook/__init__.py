"""The Excel workbook of one reporting period: read, checked against its schema, written."""
