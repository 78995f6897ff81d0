"""What a shell is given besides one answer: many at once, other formats, completion of what is typed."""
