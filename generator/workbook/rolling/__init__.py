"""The next period's workbook out of this one."""
