"""Articles from files: bytes of any format that is read become an article's text and what is known of it."""
