"""New workbooks, with their formulas' values beside them."""
