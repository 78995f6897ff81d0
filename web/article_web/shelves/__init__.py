"""The commands that write a shelf on disk, change it, list it and check it."""
