"""Checking answers over HTTP and in the shell: shells over ``article_qa.checking``, which decides."""
