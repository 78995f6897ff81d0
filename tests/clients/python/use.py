"""Uses the Python client that openapi-python-client makes: run by its own interpreter, with the service's address."""

import json
import sys

from article_qa_client import AuthenticatedClient, Client
from article_qa_client.api.articles import get_article, list_articles, verify
from article_qa_client.api.asking import ask, ask_by_address, suggest_by_address
from article_qa_client.api.service import describe, health
from article_qa_client.models import (
    Answer,
    AskRequest,
    CitedPlace,
    Outcome,
    PastTurn,
    ProblemDetails,
    SentDocument,
    Status,
    VerifyRequest,
)

QUESTION = "When did Russia negotiate a second ceasefire?"
url, guarded, token = sys.argv[1:]

with Client(base_url=url) as client:
    answer = ask.sync(client=client, body=AskRequest(question=QUESTION))
    assert isinstance(answer, Answer)
    assert answer.outcome == Outcome.ANSWERED
    (cited,) = answer.citations
    article = get_article.sync(id=cited.article, client=client)
    assert article.text[cited.start : cited.end] == cited.quote
    by_address = ask_by_address.sync(client=client, q=QUESTION, article=[cited.article], limit=1)
    assert by_address.to_dict() == answer.to_dict()
    turn = PastTurn(
        question=QUESTION,
        answer=answer.text,
        citations=[CitedPlace(article=cited.article, start=cited.start, end=cited.end)],
    )
    follow = ask.sync(client=client, body=AskRequest(question="and why?", history=[turn]))
    assert follow.understood_as != "and why?"
    document = SentDocument(id="cat", text="The cat sleeps on the mat.")
    own = ask.sync(client=client, body=AskRequest(question="Who sleeps on the mat?", documents=[document]))
    assert own.citations[0].quote == document.text
    declined = ask.sync(client=client, body=AskRequest(question="What is the melting point of tungsten?"))
    assert declined.outcome == Outcome.NOT_IN_ARTICLE
    assert declined.confidence is not None
    checked = verify.sync(client=client, body=VerifyRequest.from_dict({"answer": answer.to_dict()}))
    assert checked.verified
    assert {one.status for one in checked.checks} == {Status.EXACT}
    assert list_articles.sync(client=client, limit=1).total == 1
    assert len(suggest_by_address.sync(client=client, count=2).questions) == 2
    assert health.sync(client=client).articles == 1
    assert describe.sync(client=client).to_dict()["info"]["title"] == "article-qa"
    refused = ask.sync(client=client, body=AskRequest(question=""))
    assert isinstance(refused, ProblemDetails)
    assert (refused.status, refused.errors[0].pointer) == (400, "/question")

with Client(base_url=guarded) as stranger:
    assert ask.sync(client=stranger, body=AskRequest(question=QUESTION)).status == 401
with AuthenticatedClient(base_url=guarded, token=token) as known:
    assert ask.sync(client=known, body=AskRequest(question=QUESTION)).to_dict() == answer.to_dict()

print(json.dumps(answer.to_dict()))
