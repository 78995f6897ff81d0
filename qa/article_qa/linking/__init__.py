"""Addresses that lead to a quote: text fragments, which browsers follow to the words and mark them."""
