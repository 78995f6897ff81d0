"""The site for nginx in web/deploy: run as it stands but for TLS, ports and folders, before a real service."""

import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

SITE = Path(__file__).parents[2] / "web/deploy/nginx.conf"
QUESTION = "When was the second ceasefire signed?"
AROUND = """\
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/start.log;
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def free_ports(count):
    """Return as many ports of this machine that nobody listens on."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def replaced(text, old, new):
    """Return ``text`` with ``old``, which must be in it, replaced."""
    assert old in text, old
    return text.replace(old, new)


@pytest.fixture(scope="module")
def start_nginx(tmp_path_factory):
    """Return a function that starts nginx before the service at an address: (its own URL, its folder)."""
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if program is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no nginx; Debian's package is nginx-light")
    started = []

    def start(upstream):
        folder = tmp_path_factory.mktemp("nginx")
        plain, port = free_ports(2)
        site = replaced(SITE.read_text(encoding="utf-8"), "server 127.0.0.1:8000", f"server {upstream}")
        site = replaced(site, "listen 443 ssl http2;", f"listen 127.0.0.1:{port};")
        site = replaced(site, "listen 80;", f"listen 127.0.0.1:{plain};")
        site = replaced(site, "/var/log/nginx/", f"{folder}/")
        site = re.sub(r"^ *(ssl_\w+ |listen \[).*\n", "", site, flags=re.MULTILINE)
        (folder / "site.conf").write_text(site, encoding="utf-8")
        (folder / "nginx.conf").write_text(AROUND.format(folder=folder), encoding="utf-8")
        command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "start.log")]
        tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
        assert tried.returncode == 0, tried.stderr
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        started.append(process)
        for _ in range(300):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    return f"http://127.0.0.1:{port}", folder
            assert process.poll() is None, (folder / "start.log").read_text(encoding="utf-8")
            time.sleep(0.1)
        raise AssertionError("nginx does not listen")

    yield start
    for process in started:
        process.terminate()
        process.wait(timeout=60)


@pytest.fixture(scope="module")
def site(start_server, start_nginx):
    """Return nginx's URL and folder, and the service's own URL, started as nginx.conf says."""
    command = re.search(r"^# +article-qa serve (--trusted-proxies .*)$", SITE.read_text(encoding="utf-8"), re.MULTILINE)
    arguments = [*command[1].split(), "--metrics"]
    _, url, said = start_server(*arguments, "--log", "json", "--log-clients")
    return *start_nginx(urlsplit(url).netloc), url, said


def get(url, **headers):
    """Return the status, the headers and the bytes at ``url``, asked for as qa.example."""
    headers = {"Host": "qa.example"} | {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=60) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def post(url, said):
    """Return the status, the headers and the bytes at ``url``, to which ``said`` is sent as JSON, for qa.example."""
    place = urlsplit(url)
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=60)
    connection.request("POST", place.path, json.dumps(said), {"Host": "qa.example", "Content-Type": "application/json"})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, response.headers, body


def test_the_same_answer_and_guards_come_through(site):
    """Byte for byte the service's own, with its headers, HSTS beside them, and no software named."""
    url, _, behind, _ = site
    asked = f"/api/v1/ask?q={quote(QUESTION)}"
    status, headers, body = get(url + asked)
    assert (status, body) == (200, get(behind + asked)[2])
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert headers["Server"] == "nginx"  # without a version
    assert get(url + asked, Accept_Encoding="gzip")[1]["Content-Encoding"] == "gzip"
    page = get(url + "/")[2].decode()
    asset = re.search(r'"(/static/[^"]+)"', page)[1]
    assert get(url + asset)[0] == 200


def test_a_post_is_passed_on(site):
    """A question with a body is answered."""
    assert json.loads(post(f"{site[0]}/api/v1/ask", {"question": QUESTION})[2])["outcome"] == "answered"


def logged(log, given):
    """Return the lines of the request ``given``: nginx writes them when the response has been sent already."""
    until = time.monotonic() + 10
    while True:
        whole = log.read_text(encoding="utf-8").split("\n")[:-1]
        found = [one for one in map(json.loads, whole) if one["id"] == given]
        if found or time.monotonic() > until:
            return found
        time.sleep(0.02)


def test_the_log_has_no_question_and_no_client(site):
    """Neither by the address nor by the Referer; it has the path, the status and the id that the service has, too."""
    url, folder, _, said = site
    for path in ("/", "/api/v1/ask", "/nothing"):
        given = f"log-{len(path)}"
        get(f"{url}{path}?q=zebra+secret", Referer=f"{url}/?q=zebra+secret", X_Request_ID=given)
        (line,) = logged(folder / "article-qa.log", given)
        kept = "".join(one.read_text(encoding="utf-8") for one in folder.glob("*.log"))
        assert (line["method"], line["path"], line["status"]) == ("GET", path, 404 if path == "/nothing" else 200)
        assert set(line) == {"time", "id", "method", "path", "status", "bytes", "seconds", "upstream_seconds"}
        assert "zebra" not in kept
        assert "127.0.0.1" not in (folder / "article-qa.log").read_text(encoding="utf-8")
        assert f'"id": "{given}"' in said.read_text(encoding="utf-8")


def test_an_id_that_is_no_id_is_made_anew(site):
    """Nginx and the service log the same one."""
    url, folder, _, said = site
    given = get(url + "/api/v1/health", X_Request_ID='"x y"')[1]["X-Request-ID"]
    assert re.fullmatch("[0-9a-f]{32}", given)
    assert f'"id":"{given}"' in (folder / "article-qa.log").read_text(encoding="utf-8")
    assert f'"id": "{given}"' in said.read_text(encoding="utf-8")


def test_the_client_is_who_nginx_sees(site):
    """An address that the client claims is dropped."""
    url, _, _, said = site
    get(url + "/api/v1/health/live", X_Forwarded_For="203.0.113.9", Forwarded="for=203.0.113.9", X_Request_ID="who")
    (line,) = [one for one in said.read_text(encoding="utf-8").splitlines() if '"id": "who"' in one]
    assert json.loads(line)["client"] == "127.0.0.1"


def test_figures_are_not_for_the_internet(site):
    """At nginx there are none, whatever Host is claimed; past it, on this machine, there are."""
    url, _, behind, _ = site
    assert get(url + "/metrics")[0] == 404
    assert get(url + "/metrics", Host="localhost")[0] == 404
    assert get(behind + "/metrics", Host="localhost")[0] == 200


def test_a_stream_comes_through(site):
    """To a chat client, event by event, with the addresses of the name that it asked."""
    asked = {"model": "article-qa", "messages": [{"role": "user", "content": QUESTION}], "stream": True}
    status, headers, body = post(f"{site[0]}/v1/chat/completions", asked)
    said = body.decode()
    assert (status, headers["Content-Type"]) == (200, "text/event-stream; charset=utf-8")
    assert said.endswith("\n\ndata: [DONE]\n\n")
    assert "://qa.example/?article=armenia-azerbaijan#c" in said


def test_a_foreign_host_is_refused(site):
    """By the service, which is told the host that was asked for."""
    status, _, body = get(site[0] + "/", Host="evil.example", Accept="application/json")
    assert (status, json.loads(body)["type"]) == (400, "/problems/untrusted-host")


@pytest.mark.parametrize(
    ("path", "kind", "told"),
    [
        ("/api/v1/ask", "application/problem+json", '"type":"/problems/too-large"'),
        ("/v1/chat/completions", "application/json", '"code":"too_large"'),
    ],
)
def test_what_is_too_large_is_a_problem(site, path, kind, told):
    """Nginx refuses it before the service reads it, in the service's words; to a chat client in OpenAI's object."""
    place = urlsplit(site[0])
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=60)
    connection.putrequest("POST", path, skip_host=True)
    for name, value in (("Host", "qa.example"), ("Content-Length", str(33 * 1024 * 1024))):
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    assert (response.status, response.headers["Content-Type"]) == (413, kind)
    body = response.read().decode()
    assert told in body
    assert json.loads(body)
    connection.close()


def test_a_service_that_is_away_is_a_problem(start_nginx):
    """503 with when to come back; and the question is in no log, though nginx would write of the failure."""
    url, folder = start_nginx(f"127.0.0.1:{free_ports(1)[0]}")
    status, headers, body = get(f"{url}/api/v1/ask?q=zebra")
    assert (status, headers["Content-Type"], headers["Retry-After"]) == (503, "application/problem+json", "5")
    assert json.loads(body)["status"] == 503
    status, headers, body = get(f"{url}/v1/models")
    assert (status, headers["Content-Type"], headers["Retry-After"]) == (503, "application/json", "5")
    assert json.loads(body)["error"]["type"] == "server_error"
    assert "zebra" not in "".join(one.read_text(encoding="utf-8") for one in folder.glob("*.log"))
