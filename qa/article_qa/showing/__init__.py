"""An answer as Python's prompt and a notebook show it; the command line and the page have ways of their own."""
