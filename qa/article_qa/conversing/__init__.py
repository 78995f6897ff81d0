"""The turns before a question: what a pronoun stands for, what a fragment leaves out. Never evidence."""
