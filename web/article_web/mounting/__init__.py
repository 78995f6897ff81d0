"""The service inside somebody else's application."""
