"""Changes to a workbook that is there, as edits of its package: what is not ours stays."""
