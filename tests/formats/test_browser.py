"""Pages in a real browser: nothing is fetched, nothing overflows, axe finds no fault, and the report is short on paper."""

import os
import re
import shutil
from collections.abc import Iterator
from importlib.resources import files as resources
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from skillcheck import cli, formats
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.form import Look
from skillcheck.questions.scenario import Scenario
from tests.formats.hostile import LONG, PLACES
from tests.formats.sample import RICH

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
AXE = resources("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
WIDTHS = (320, 640, 1920)
LARGEST, MOST_SHEETS = 60_000, 4
EXAMPLE = Path(__file__).parents[2] / "docs" / "example-answers.yaml"
PAGES = {
    "gaps": ("gaps", "--explain"),
    "choices": ("choices",),
    "answers": ("answers",),
    "card": ("show", "empathy"),
    "course": ("history", "empathy"),
    "skills": ("list",),
    "roles": ("roles", "compare", "team-lead", "head-of-service"),
    "plan": ("plan", "show"),
    "today": ("plan", "today"),
}
WORDS = tuple(block for document in PLACES.values() for block in document(LONG["long word"]).blocks)
SAMPLES = {"every kind of block": RICH, "long words": RICH._replace(blocks=WORDS)}
JUDGED = ("report", "card", "plan", "every kind of block")
pytestmark = pytest.mark.skipif(
    not CHROMIUM, reason="there is no Chromium here; on Debian: apt install chromium"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        own = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
        root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*own, *root])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def folder(builtin: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All pages: the report of a person who has answered every question about all 44 skills, the others of an example."""
    folder = tmp_path_factory.mktemp("pages")
    ratings = cycle("2345134")
    answers = {
        id_: next(ratings) if item.rated else item.options[len(id_) % len(item.options)].id
        for id_, item in builtin.items().items()
        if not isinstance(item, Scenario) or item.measures
    }
    lines = "".join(f"  {id_}: {answer}\n" for id_, answer in answers.items())
    (folder / "answers.yaml").write_text(f"version: 1\nrole: all\nanswers:\n{lines}", encoding="utf-8")
    practice = builtin.skills["empathy"].practices[0].id
    plan = (
        "plan",
        "new",
        "empathy",
        "--practice",
        practice,
        "--why",
        "x",
        "--due",
        "4w",
        "--days",
        "mon,wed,fri",
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SKILLCHECK_HOME", str(folder / "home"))
        patch.setenv("SKILLCHECK_CACHE", str(folder / "cache"))
        made = (
            (("assess", "--answers", str(folder / "answers.yaml")), "all.txt"),
            (("export",), "report.html"),
            (("assess", "--answers", str(EXAMPLE)), "example.txt"),
            (plan, "plan.txt"),
            *((words, f"{name}.html") for name, words in PAGES.items()),
        )
        for words, file in made:
            assert cli.main([*words, "-o", str(folder / file)]) == 0, file
    for name, document in SAMPLES.items():
        (folder / f"{name}.html").write_text(formats.render("html", document, Look()), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["report", *PAGES, *SAMPLES])
def test_nothing_is_fetched_said_or_wider_than_the_window(name: str, browser: Browser, folder: Path) -> None:
    said: list[str] = []
    with browser.new_page() as page:
        address = (folder / f"{name}.html").as_uri()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: request.url == address or said.append(request.url))
        page.goto(address)
        wider = [width for width in WIDTHS if _overflows(page, width)]
    assert (said, wider) == ([], [])


def _overflows(page: Page, width: int) -> bool:
    page.set_viewport_size({"width": width, "height": 800})
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


@pytest.mark.parametrize("name", JUDGED)
def test_axe_finds_no_fault_in_light_or_dark(name: str, browser: Browser, folder: Path) -> None:
    with browser.new_page() as page:
        page.goto((folder / f"{name}.html").as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        page.evaluate(AXE)
        assert _faults(page) == []
        page.emulate_media(color_scheme="dark")
        assert _faults(page) == []


def _faults(page: Page) -> list[tuple[str, str]]:
    found = page.evaluate("axe.run()")
    assert found["passes"]
    return [(fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]]


def test_the_report_of_all_skills_is_small_and_short_on_paper(browser: Browser, folder: Path) -> None:
    file = folder / "report.html"
    assert file.stat().st_size <= LARGEST
    with browser.new_page() as page:
        page.goto(file.as_uri())
        sheets = page.pdf(prefer_css_page_size=True)
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 680, "height": 1000})  # A4 without its margins: 180 mm
        first = page.locator(".first").bounding_box()
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", sheets)) <= MOST_SHEETS
    assert first is not None
    assert first["height"] <= 1028  # 272 mm: the chart and the first three are on the first sheet
