"""Real clients of chat completions talk to a real server: the official package, and curl."""

import json
import os
import shutil
import subprocess

import openai
import pytest

QUESTION = "When did Russia negotiate a second ceasefire?"
QUOTE = "Russia negotiated a second ceasefire on November 16th to prevent further flare-ups."
NOT_IN_IT = "What is the melting point of tungsten?"


@pytest.fixture
def chat(server):
    """Return the official client of a real server."""
    with openai.OpenAI(base_url=f"{server}/v1", api_key="none", max_retries=0) as client:
        yield client


def user(text):
    """Return a message of the user."""
    return {"role": "user", "content": text}


def test_the_models_are_listed(chat):
    """The shelf and its article can be chosen, and looked up by name."""
    assert [one.id for one in chat.models.list()] == ["article-qa", "article-qa/armenia-azerbaijan"]
    assert chat.models.retrieve("article-qa/armenia-azerbaijan").owned_by == "article-qa"


def test_a_question_is_answered(chat, library):
    """The content has the quote, the annotation its place in content and article, the message the very object."""
    completion = chat.chat.completions.create(model="article-qa", messages=[user(QUESTION)], temperature=0)
    (choice,) = completion.choices
    assert (completion.object, completion.model, choice.finish_reason) == ("chat.completion", "article-qa", "stop")
    assert completion.id.startswith("chatcmpl-")
    (note,) = choice.message.annotations
    cited = note.url_citation
    assert choice.message.content[cited.start_index : cited.end_index] == QUOTE
    assert cited.title == "Armenia-Azerbaijan Relations Remain Uneasy, But Carefully Improving"
    assert cited.url == str(chat.base_url).removesuffix("v1/") + "?article=armenia-azerbaijan#c2438"
    assert note.article_qa == {"number": 1, "article": "armenia-azerbaijan", "start": 2438, "end": 2521}
    assert choice.message.article_qa == library.ask(QUESTION).to_dict()
    words = len(choice.message.content.split())
    usage = completion.usage
    assert (usage.prompt_tokens, usage.completion_tokens, usage.total_tokens) == (7, words, 7 + words)


def test_what_is_not_in_the_article_is_said_in_plain_words(chat):
    """It is an answer, without annotations, and not a refusal."""
    message = chat.chat.completions.create(model="article-qa", messages=[user(NOT_IN_IT)]).choices[0].message
    assert message.content.startswith("The article does not say what the melting point of tungsten is.\n\nNearest, not")
    assert (message.annotations, message.refusal) == ([], None)


@pytest.mark.parametrize("question", [QUESTION, NOT_IN_IT, "Thanks!"])
def test_a_stream_gives_what_the_whole_gives(chat, question):
    """Put together, the chunks are the message; the usage comes last, where it is asked for."""
    asked = {"model": "article-qa", "messages": [user(question)]}
    whole = chat.chat.completions.create(**asked)
    chunks = list(chat.chat.completions.create(**asked, stream=True, stream_options={"include_usage": True}))
    deltas = [chunk.choices[0].delta for chunk in chunks[:-1]]
    message = whole.choices[0].message
    assert "".join(delta.content or "" for delta in deltas) == message.content
    assert deltas[0].role == "assistant"
    (extra,) = [delta for delta in deltas if "article_qa" in delta.model_extra]
    assert extra.article_qa == message.article_qa
    assert [note["article_qa"] for note in extra.annotations] == [note.article_qa for note in message.annotations]
    assert [chunk.choices[0].finish_reason for chunk in chunks[:-1]] == [None] * (len(deltas) - 1) + ["stop"]
    assert (chunks[-1].choices, chunks[-1].usage) == ([], whole.usage)
    assert {chunk.usage for chunk in chunks[:-1]} == {None}
    assert len({chunk.id for chunk in chunks}) == 1
    assert {chunk.system_fingerprint for chunk in chunks} == {whole.system_fingerprint}
    unasked = list(chat.chat.completions.create(**asked, stream=True))
    assert all(chunk.choices for chunk in unasked)


@pytest.mark.parametrize("kept", ["message", "content"])
def test_a_conversation_goes_on(chat, library, kept):
    """A follow-up is read as it is after the same turns elsewhere, whether the client keeps our annotations or not."""
    messages = [user(QUESTION)]
    message = chat.chat.completions.create(model="article-qa", messages=messages).choices[0].message
    messages += [message if kept == "message" else {"role": "assistant", "content": message.content}]
    messages += [user("And why?")]
    answer = chat.chat.completions.create(model="article-qa/armenia-azerbaijan", messages=messages).choices[0].message
    before = library.ask(QUESTION)
    turn = {
        "question": QUESTION, "answer": before.text,
        "citations": [{"article": "armenia-azerbaijan", "start": 2438, "end": 2521}],
    }  # fmt: skip
    assert answer.article_qa == library.ask("And why?", [turn], articles=["armenia-azerbaijan"]).to_dict()
    assert answer.content.startswith("*Read as: Why did Russia negotiate a second ceasefire?*\n\n")


def test_the_client_raises_its_own_errors(chat):
    """Each status is the client's exception, with our sentence, parameter and code in it."""
    with pytest.raises(openai.NotFoundError) as refused:
        chat.chat.completions.create(model="gpt-5", messages=[user(QUESTION)])
    assert (refused.value.code, refused.value.param) == ("model_not_found", "model")
    with pytest.raises(openai.BadRequestError, match="The parameter n asks for several answers") as refused:
        chat.chat.completions.create(model="article-qa", messages=[user(QUESTION)], n=2)
    assert (refused.value.code, refused.value.type) == ("unsupported_parameter", "invalid_request_error")
    with pytest.raises(openai.UnprocessableEntityError):
        chat.chat.completions.create(model="article-qa", messages=[], stream=True)


def test_curl_reads_a_stream(server):
    """Each event is one line of JSON after "data: ", and the last one says that it is done."""
    if not shutil.which("curl"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("needs curl")
    body = json.dumps({"model": "article-qa", "messages": [user(QUESTION)], "stream": True})
    said = subprocess.run(
        ["curl", "-sSi", f"{server}/v1/chat/completions", "-H", "Content-Type: application/json", "-d", body],
        capture_output=True, text=True, check=True, timeout=60,
    ).stdout  # fmt: skip
    head, _, stream = said.partition("\n\n")
    assert "Content-Type: text/event-stream; charset=utf-8" in head
    events = stream.strip().split("\n\n")
    assert events[-1] == "data: [DONE]"
    content = "".join(
        json.loads(event.removeprefix("data: "))["choices"][0]["delta"].get("content", "") for event in events[:-1]
    )
    assert f"> [1] {QUOTE}\n" in content
