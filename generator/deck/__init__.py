"""A template and a workbook into slides, and all that is checked of them."""
