"""Calculating a workbook's formulas again as Excel does, to know whether what is stored is what its cells give."""
