"""Shelves in tests lie where no power cut is to be outlived: nothing waits for the disk."""

import os

import pytest


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the waiting for the disk, which is most of the time that small shelves take."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
