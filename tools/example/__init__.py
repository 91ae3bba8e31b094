"""The content of the example workbook, inputs/2024H1.xlsx: public figures with their sources, the rest illustrative."""
