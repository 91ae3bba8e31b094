"""What the starters' demo workbooks hold: invented figures of a company that does not exist, one module a starter."""
