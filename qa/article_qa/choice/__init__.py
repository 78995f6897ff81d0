"""What an answer is made of: which sentences, what is said beside them, and what when there is none."""
