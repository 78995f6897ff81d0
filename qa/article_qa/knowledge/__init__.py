"""General knowledge as data: word lists and tables of English, read once; never an article's own facts."""
