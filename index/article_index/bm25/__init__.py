"""BM25 compiled to postings: term lists in, ranked passage numbers out; in memory or mapped from files.

Knows nothing of texts and articles. ``Postings`` are one unchanging segment, ``Compiled`` searches several as one.
"""
