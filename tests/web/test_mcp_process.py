"""Mirror of article_web/mcp: ``article-qa mcp`` as a process, over standard input and output and over HTTP."""

import json
import signal
import subprocess
import sys
from contextlib import asynccontextmanager, contextmanager

import httpx2
import pytest
from awaiting import finish
from mcp import Client, StdioServerParameters, stdio_client

from article_qa.library import Library

QUESTION = "When did Russia negotiate a second ceasefire?"
ORIGIN = "https://news.example"


def speak(message_id, method, **params):
    """Return one line of the protocol."""
    return json.dumps({"jsonrpc": "2.0", "id": message_id, "method": method, "params": params}) + "\n"


HELLO = speak(
    1, "initialize", protocolVersion="2025-11-25", capabilities={}, clientInfo={"name": "test", "version": "1"}
)


@contextmanager
def started(environment, *arguments, wait_for=""):
    """Run ``article-qa mcp`` and give the process, once it has said ``wait_for`` on stderr, and that line."""
    process = subprocess.Popen(
        [sys.executable, "-m", "article_web", "mcp", *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, encoding="utf-8",
    )  # fmt: skip
    try:
        line = process.stderr.readline() if wait_for else ""
        assert wait_for in line, line + process.stderr.read()
        yield process, line
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def served(tmp_path_factory, command_environment):
    """Give the address of a real server over HTTP, with a token, and that token."""
    folder = tmp_path_factory.mktemp("agents")
    made = subprocess.run(
        [sys.executable, "-m", "article_web", "token", "me"],
        env=command_environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    (folder / "tokens.txt").write_text(made.stdout)
    options = ("--tokens", str(folder / "tokens.txt"), "--cors-origins", ORIGIN, "--max-body-bytes", "50000")
    with started(command_environment, "--http", "--port", "0", *options, wait_for="to agents at http://127.0.0.1:") as (
        _,
        line,
    ):
        yield next(word for word in line.split() if word.startswith("http")), made.stderr.split()[-1]


def sent(served, *, token=None, **headers):
    """Return what a POST to the server comes to."""
    url, right = served
    fields = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}
    token = right if token is None else token
    fields |= ({"Authorization": f"Bearer {token}"} if token else {}) | headers
    return httpx2.post(url, content=HELLO, headers=fields)


def problem(response):
    """Return the name of the problem that a response tells."""
    assert response.headers["Content-Type"] == "application/problem+json"
    return response.status_code, response.json()["type"].rpartition("/")[2]


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_the_official_client_asks_over_standard_streams(command_environment, mode):
    """Both eras of the protocol give the answer that the library gives."""
    parameters = StdioServerParameters(
        command=sys.executable, args=["-m", "article_web", "mcp"], env=command_environment
    )

    async def ask():
        async with Client(stdio_client(parameters), mode=mode) as client:
            return await client.call_tool("ask", {"question": QUESTION})

    assert finish(ask).structured_content == Library.open().ask(QUESTION).to_dict()


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_the_official_client_asks_over_http(served, mode):
    """So does a service of its own, to who has its token."""
    url, token = served

    @asynccontextmanager
    async def connected():
        from mcp.client.streamable_http import streamable_http_client

        async with (
            httpx2.AsyncClient(headers={"Authorization": f"Bearer {token}"}) as http,
            Client(streamable_http_client(url, http_client=http), mode=mode) as client,
        ):
            yield client

    async def ask():
        async with connected() as client:
            return await client.call_tool("ask", {"question": QUESTION})

    assert finish(ask).structured_content == Library.open().ask(QUESTION).to_dict()


def test_standard_output_carries_only_the_protocol(command_environment):
    """Every line of stdout is a message, whatever comes in; a bad line ends nothing; the end of the input does."""
    lines = [
        "this is no JSON\n",
        HELLO,
        '{"jsonrpc": "2.0", "method": "notifications/initialized"}\n',
        speak(2, "tools/call", name="ask", arguments={"question": QUESTION}),
        speak(3, "tools/call", name="ask", arguments={"question": ""}),
        speak(4, "no/such/method"),
    ]
    with started(command_environment) as (process, _):
        process.stdin.write("".join(lines))
        process.stdin.flush()
        came = {}
        while not {1, 2, 3, 4} <= set(came):
            message = json.loads(process.stdout.readline())
            assert message["jsonrpc"] == "2.0"
            came[message.get("id")] = message
        process.stdin.close()
        process.stdin = None
        rest, err = process.communicate(timeout=60)
    assert (rest, process.returncode) == ("", 0)
    assert "Traceback" not in err
    assert came[2]["result"]["structuredContent"] == Library.open().ask(QUESTION).to_dict()
    assert came[3]["result"]["isError"]
    assert came[4]["error"]["code"] == -32601


def test_a_log_tells_calls_without_questions(command_environment):
    """With --log a line for each call goes to standard error; the question is not in it."""
    with started(command_environment, "--log", "json") as (process, _):
        process.stdin.write(HELLO + speak(2, "tools/call", name="ask", arguments={"question": QUESTION}))
        process.stdin.flush()
        for _line in range(2):
            process.stdout.readline()
        told = json.loads(process.stderr.readline())
    assert {name: told[name] for name in ("tool", "error", "outcome", "reason")} == {
        "tool": "ask", "error": False, "outcome": "answered", "reason": None,
    }  # fmt: skip
    assert "arguments" not in told


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)])
def test_a_signal_ends_it_at_once(command_environment, number, code):
    """Ctrl+C and SIGTERM end it while it waits for its client, without a word."""
    with started(command_environment) as (process, _):
        process.stdin.write(HELLO)
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(number)
        process.wait(timeout=60)
        assert (process.stdout.read(), process.stderr.read(), process.returncode) == ("", "", code)


def test_a_client_that_has_gone_is_no_error(command_environment):
    """Where nobody reads the output any more, the command ends quietly, with exit code 0."""
    with started(command_environment) as (process, _):
        process.stdin.write(HELLO)
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(speak(2, "ping"))
        process.stdin.close()
        assert (process.wait(timeout=60), process.stderr.read()) == (0, "")
        process.stdin = process.stdout = None


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["-"], 2, "standard input carries the protocol; name a file, or serve over HTTP with --http"),
        (["nope.txt"], 1, "There is no file nope.txt"),
        (["--http", "--host", "0.0.0.0", "--port", "0"], 1, "add --public to serve there"),
        (["--http", "--port", "70000"], 2, "--port is 70,000; it may be 0 to 65,535."),
        (["--http", "--tokens", "nope"], 1, "The file of tokens cannot be read: nope"),
        (
            ["--http", "--port", "0", "--rate-per-client", "often"],
            1,
            "'often' is no rate; write one as: 60 per minute.",
        ),
    ],
)
def test_what_cannot_be_served_is_one_line(command, arguments, code, said):
    """Wrong usage and failures end it with their exit code and one line on stderr."""
    done = command("mcp", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1), done.stderr
    assert said in done.stderr


def test_without_the_extra_it_says_what_to_install(command, tmp_path, command_environment):
    """Where the SDK is missing, or is an old one, the one line names the extra."""
    (tmp_path / "missing").mkdir()
    (tmp_path / "missing" / "mcp_types.py").write_text("raise ImportError('none here')\n")
    path = f"{tmp_path / 'missing'}:{command_environment['PYTHONPATH']}"
    done = command("mcp", PYTHONPATH=path)
    said = "article-qa: The command mcp needs the MCP SDK, version 2; install it with: pip install 'article-qa[mcp]'.\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)


def test_over_http_only_who_may_is_answered(served):
    """Hosts, origins and tokens are held to as for the JSON API, each refusal a problem that is told."""
    assert sent(served).status_code == 200
    assert problem(sent(served, Host="evil.example")) == (400, "untrusted-host")
    assert problem(sent(served, Origin="https://evil.example")) == (403, "bad-request")
    assert problem(sent(served, token="")) == (401, "no-token")
    wrong = sent(served, token="wrong")
    assert problem(wrong) == (401, "no-token")
    assert wrong.headers["WWW-Authenticate"] == 'Bearer realm="article-qa", error="invalid_token"'


def test_over_http_pages_of_named_origins_may_ask(served):
    """A browser is told that the pages of the allowed origins, and no others, may read the answer."""
    url, _ = served
    assert sent(served, Origin=ORIGIN).headers["Access-Control-Allow-Origin"] == ORIGIN
    before = {"Origin": ORIGIN, "Access-Control-Request-Method": "POST"}
    told = httpx2.request("OPTIONS", url, headers=before)
    assert (told.status_code, told.headers["Access-Control-Allow-Methods"]) == (204, "POST")
    refused = httpx2.request("OPTIONS", url, headers=before | {"Origin": "https://evil.example"})
    assert refused.status_code == 403
    assert "Access-Control-Allow-Origin" not in refused.headers


def test_over_http_there_is_one_address_and_one_method(served):
    """Nothing else is there; a body that is too long is not read."""
    url, token = served
    assert problem(httpx2.get(url)) == (405, "method-not-allowed")
    assert problem(httpx2.get(url.removesuffix("mcp"))) == (404, "not-found")
    long = httpx2.post(
        url,
        content=b" " * 50_001,
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    )
    assert long.status_code == 413


def test_over_http_rates_are_limited_and_a_signal_ends_it_well(command_environment):
    """Who asks too often is told when to come back; SIGTERM ends the service with exit code 0."""
    options = ("--http", "--port", "0", "--rate-per-client", "2 per hour")
    with started(command_environment, *options, wait_for="http") as (process, line):
        url = next(word for word in line.split() if word.startswith("http"))
        came = [sent((url, "")) for _ in range(3)]
        assert [one.status_code for one in came] == [200, 200, 429]
        assert problem(came[2]) == (429, "too-many-requests")
        assert 0 < int(came[2].headers["Retry-After"]) <= 3600
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0
        assert process.stderr.read() == ""
