"""The bar for long work."""

import io

import pytest

from skillcheck.console.progress import Bar


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def drawn(monkeypatch: pytest.MonkeyPatch, screen: io.StringIO, times: list[float]) -> str:
    """What is seen of a bar that is told three times how far it is."""
    monkeypatch.setattr("sys.stderr", screen)
    bar = Bar("Reading", iter(times).__next__)
    for done in (0.1, 0.5, 1.0):
        bar(done)
    return screen.getvalue()


def test_nothing_is_shown_of_what_is_soon_done(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(monkeypatch, Screen(), [0.0, 0.1, 0.9]) == ""


def test_long_work_shows_how_far_it_is_and_then_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "Reading [##########..........]  50 %"
    assert drawn(monkeypatch, Screen(), [0.0, 0.1, 1.1]) == f"\r{line}\r{' ' * len(line)}\r"


def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(monkeypatch, io.StringIO(), [0.0, 5.0, 9.0]) == ""
