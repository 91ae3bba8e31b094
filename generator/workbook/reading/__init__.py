"""Workbooks into figures and tables, or what is wrong with their cells."""
