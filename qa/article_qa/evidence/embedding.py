"""How near what the whole sentence says comes to the whole question, by their static embeddings."""

from article_qa.arrays import Floats
from article_qa.evidence.registry import features
from article_qa.weighing.comparison import Comparison


@features(
    embedded="Cosine of the embeddings of question and sentence, words of grammar included.",
    embedded_below_best="How far that cosine stays below the best sentence's.",
    embedded_before="The cosine of the sentence before.",
    embedded_after="The cosine of the sentence after.",
    embedded_content="Cosine of the embeddings of their content words, each as much as it tells.",
    embedded_content_below_best="How far that cosine stays below the best sentence's.",
    embedded_content_before="The cosine of the sentence before.",
    embedded_content_after="The cosine of the sentence after.",
    embedded_apart="Cosine of the embeddings without what all sentences of the article share.",
    embedded_apart_with_before="The same for the sentence together with the one before.",
    embedded_apart_with_after="The same for the sentence together with the one after.",
)
def embedded(c: Comparison, out: Floats) -> None:
    """Write the cosines of the embeddings."""
    near = c.embedded[:2]
    out[0:8:4] = near
    out[1:8:4] = near - near.max(axis=1, keepdims=True)
    out[2:8:4, 1:] = near[:, :-1]
    out[3:8:4, :-1] = near[:, 1:]
    out[8:] = c.embedded[2:]
