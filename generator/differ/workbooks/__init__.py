"""Any two workbooks compared, whoever made them: read from their XML as plain data, aligned, told cell by cell."""
