"""The words inside a cited sentence that answer by themselves."""
