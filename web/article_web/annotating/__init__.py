"""Answers as W3C Web Annotations over HTTP: which form a client wants. What they say is `article_qa.annotating`'s."""
