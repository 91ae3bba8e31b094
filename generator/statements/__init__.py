"""Statements: tables whose rows are metrics and whose columns are periods, resolved to words; nothing is set here."""
