"""Answers as files and other programs take them: Markdown, and the way back from it, and tables."""
