"""Checking answers against the texts that they quote: what still stands where it was cited, what moved or is gone."""
