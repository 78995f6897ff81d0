"""An article as the answerer reads it: all that depends on the article alone, computed once."""
