"""Mirror of article_web/serving/rates.py: who asks too often is told when to come back."""

import pytest

from article_web.app import create_app
from article_web.serving.settings import SettingError, Settings


def asked(client, address="192.0.2.1", **headers):
    """Return the response to a question from ``address``."""
    return client.get("/api/v1/ask?q=Who%3F", headers=headers, environ_base={"REMOTE_ADDR": address})


def test_one_client_is_limited_and_the_others_are_not(library):
    """The third question of two a minute is a problem with Retry-After; another address may still ask."""
    client = create_app(library, Settings(rate_per_client="2 per minute")).test_client()
    assert [asked(client).status_code for _ in range(3)] == [200, 200, 429]
    refused = asked(client)
    assert refused.json["type"] == "/problems/too-many-requests"
    assert refused.json["detail"] == "The limit is 2 per 1 minute; the Retry-After header says when to ask again."
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert asked(client, "192.0.2.2").status_code == 200


def test_all_clients_together_are_limited(library):
    """However many addresses ask."""
    client = create_app(library, Settings(rate_in_all="3 per minute")).test_client()
    assert [asked(client, f"192.0.2.{n}").status_code for n in range(4)] == [200, 200, 200, 429]


def test_health_and_files_are_never_limited(library):
    """What a load balancer and a cache ask for does not count."""
    client = create_app(library, Settings(rate_in_all="1 per minute")).test_client()
    assert [client.get("/api/v1/health/live").status_code for _ in range(3)] == [200, 200, 200]
    assert [client.get("/api/v1/health").status_code for _ in range(3)] == [200, 200, 200]


def test_a_public_service_is_limited_by_default(library):
    """A hundred and twenty questions a minute, and no more."""
    client = create_app(library, Settings(public=True)).test_client()
    codes = [asked(client).status_code for _ in range(121)]
    assert codes == [200] * 120 + [429]


def test_a_forged_address_is_not_believed(library):
    """X-Forwarded-For counts only as far as there are proxies in front."""
    alone = create_app(library, Settings(rate_per_client="1 per minute")).test_client()
    assert [asked(alone, **{"X-Forwarded-For": f"198.51.100.{n}"}).status_code for n in range(2)] == [200, 429]
    behind = create_app(library, Settings(rate_per_client="1 per minute", trusted_proxies=1)).test_client()
    told = [{"X-Forwarded-For": "198.51.100.1"}, {"X-Forwarded-For": "198.51.100.2"}]
    assert [asked(behind, **one).status_code for one in told] == [200, 200]
    forged = {"X-Forwarded-For": "203.0.113.9, 198.51.100.1"}  # the proxy adds the last
    assert asked(behind, **forged).status_code == 429


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"rate_per_client": "often"}, "'often' is no rate; write one as: 60 per minute."),
        ({"rate_in_all": "5 per minute", "rate_store": "nowhere://"}, "The rate store 'nowhere://' cannot be used"),
    ],
)
def test_a_wrong_rate_stops_the_start(library, settings, said):
    """One sentence says which."""
    with pytest.raises(SettingError) as wrong:
        create_app(library, Settings(**settings))
    assert said in str(wrong.value)
