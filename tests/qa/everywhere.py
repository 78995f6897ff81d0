"""The questions that every surface is asked, to give one answer: in tests/web, and in a browser."""

QUESTIONS = (
    "When did Russia negotiate a second ceasefire?",
    "Wo negotiated teh second ceasfire?",
    "What did Armenia and Azerbaijan say about each other?",
    "What is the melting point of tungsten?",
    "Thank you!",
    "“Nagorno-Karabakh” – 𝔴𝔥𝔬?",
)
