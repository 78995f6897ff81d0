"""The pages that people see: templates filled, their assets, languages and addresses."""
