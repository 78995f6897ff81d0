"""What is asked: the question's words and kind, small talk, wishes, spelling; knows articles only by their words."""
