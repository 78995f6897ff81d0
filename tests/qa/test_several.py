"""Promises of telling questions that ask for several things."""

import pytest

from article_qa.asking.several import several_signs

SEVERAL = [
    "Name all the bridges.", "Which two rivers meet at Harwick?", "What did each of them say?", "What problems remain?",
    "Which friends did she make there?", "When were the two floods?", "What did both mayors want?", "List the steps",
    "What are the exceptions?", "Who else was there?", "What kinds of fish live there?", "Which people were invited?",
    "What did he plan, and what came of it?", "And which towns were flooded?", "Besides the mill, what else closed?",
    "What was repaired at the mill and on the dam?", "What changed after the flood?", "How did the old mill change?",
    "After the flood, what problems remained?", "What did Keller on the one hand and Weber on the other do?",
    "Give me every name", "Can you tell me all the names?", "Name the engineers who built it",
]  # fmt: skip
ONE = [
    "Who built the mill?", "When did the mill close?", "What is the news?", "What does this mean?", "Is it all?",
    "Are both bridges closed?", "Which engineer drew the plans?", "What happens to the mill?", "And when did it end?",
    "How are things between the two of them?", "Where did bread and salt come from?", "What causes the floods?",
    "Which captain leads the team?", "Why is it so?", "",
    "Name the engineer who built it", "According to Keller, were both bridges closed?", "Why are several roads shut?",
    'Where did he write "look at both sides"?', "Who said that all was lost?", "What did she eat each day?",
    "What should the head of every mill do?", "How many different fish live there?",
]  # fmt: skip


@pytest.mark.parametrize("question", SEVERAL)
def test_several(question):
    """Numbers, plurals, 'each', 'all', 'other' and joined questions ask for several things."""
    assert several_signs(question)["several"] == 1.0


@pytest.mark.parametrize("question", ONE)
def test_one(question):
    """A question for one thing asks for one, whatever plurals or 'and' stand elsewhere in it."""
    assert several_signs(question)["several"] == 0.0
