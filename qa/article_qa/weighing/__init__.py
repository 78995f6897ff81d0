"""A question held against an article: matches, order, and how sure the first sentence is."""
