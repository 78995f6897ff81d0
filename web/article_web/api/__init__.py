"""The JSON API: requests read and checked, answers and problems written, the description of it all."""
