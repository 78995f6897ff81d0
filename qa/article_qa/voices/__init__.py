"""Who says the words of a sentence, who reports them, and whose words a question asks for."""
