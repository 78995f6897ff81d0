"""Promises of the words for a confidence."""

import pytest

from article_qa.certainty import band_of, bands


def test_the_bands_cover_every_confidence() -> None:
    """They fall from the surest to one that begins at 0, and the first begins below 1."""
    least = [band.least for band in bands()]
    assert [band.word for band in bands()] == ["clearly", "probably", "possibly"]
    assert least == sorted(least, reverse=True)
    assert least[-1] == 0
    assert least[0] < 1


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_band_begins_at_its_least(number: int) -> None:
    """The least confidence belongs to the band, a little less to the next one."""
    band = bands()[number]
    assert band_of(band.least) == band
    if number + 1 < len(bands()):
        assert band_of(band.least - 1e-9) == bands()[number + 1]
    assert band_of(1.0) == bands()[0]
