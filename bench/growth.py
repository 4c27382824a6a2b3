"""What 14,000 skills and 10,000 assessments cost, beside the catalogue that we ship and a single assessment."""

import os
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench import large_catalogue
from bench.processes import paired
from skillcheck.measure import session
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.catalogue import Catalogue, Scenario
from skillcheck.model.form import Look
from skillcheck.model.parameters import Parameters
from skillcheck.pages import question
from skillcheck.questions import form
from skillcheck.store import catalogue as catalogues
from skillcheck.store import database, files
from skillcheck.store.history import History

SKILLS, ASSESSMENTS = 14_000, 10_000
AT = datetime(2026, 11, 1, tzinfo=UTC)
PROGRAM = [sys.executable, "-m", "skillcheck"]
COMPILE = (
    "import gc, sys; gc.disable()\n"
    "from skillcheck.store import cache, files\n"
    "[file.unlink() for file in files.cache().glob('*')]\n"
    "cache.load(sys.argv[1])"
)
LOAD = "import gc, sys, yaml; gc.disable(); yaml.load(open(sys.argv[1], 'rb').read(), yaml.CSafeLoader)"
MORE = """
WITH RECURSIVE copies (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM copies WHERE n < {count})
INSERT INTO assessments (id, role, length, taken_at, catalogue_digest, finished, thoroughness, parameters)
SELECT id || '-' || n, role, length, taken_at, catalogue_digest, finished, thoroughness, parameters
FROM copies, assessments;
INSERT INTO responses (assessment, item, answer, at, seconds)
SELECT a.id, r.item, r.answer, r.at, r.seconds FROM assessments a, responses r WHERE a.seq > 1 ORDER BY a.seq, r.seq;
"""


def report(pairs: int, skills: int = SKILLS, assessments: int = ASSESSMENTS) -> dict[str, Any]:
    """The ratios, `pairs` pairs of runs each, in a folder that is gone afterwards."""
    source = catalogues.read(str(files.builtin_catalogue()))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        large = folder / "large.yaml"
        large.write_text(large_catalogue.text(source, skills), encoding="utf-8")
        rows = [*_catalogues(folder, large, skills, pairs), *_histories(folder, source, assessments, pairs)]
        loops = [_loop(folder, source, count) for count in (len(source.skills), 400)]
    return {"kind": "scale", "skills": skills, "assessments": assessments, "rows": rows, "loops": loops}


def _catalogues(folder: Path, large: Path, skills: int, pairs: int) -> list[dict[str, Any]]:
    env = _env(folder, "small")
    apart = {**env, "SKILLCHECK_CACHE": str(folder / "apart")}
    own = next(line for line in large.read_text("utf-8").splitlines() if line.startswith("  - id: empathy"))
    id_ = own.split()[-1]
    use = ["--catalogue", str(large)]
    show, find = [*PROGRAM, "show", "-f", "json"], [*PROGRAM, "list", "-f", "json", "--search"]
    building = [sys.executable, "-c", COMPILE, str(large)], [sys.executable, "-c", LOAD, str(large)]
    return [
        {"what": f"show ID, {skills} skills", **paired([*show, id_, *use], [*show, "empathy"], env, pairs)},
        {
            "what": f"list --search, {skills} skills",
            **paired([*find, f" {skills}", *use], [*find, "empathy"], env, pairs),
        },
        {"what": "compiling, against CSafeLoader", **paired(*building, apart, max(pairs // 3, 1))},
    ]


def _histories(folder: Path, source: Catalogue, count: int, pairs: int) -> list[dict[str, Any]]:
    for name, size in (("one", 1), ("many", count)):
        with closing(_history(folder / name)) as history:
            history.start(_assessment(source))
            if size > 1:
                history.connection.executescript(f"BEGIN; {MORE.format(count=size)} COMMIT;")
    env = _env(folder, "one")
    found = []
    for words in (["gaps", "-f", "json"], ["history", "empathy", "-f", "json"]):
        many = ["env", f"SKILLCHECK_HOME={folder / 'many'}", *PROGRAM, *words]
        one = ["env", f"SKILLCHECK_HOME={folder / 'one'}", *PROGRAM, *words]
        found.append({"what": f"{' '.join(words[:2])}, {count} assessments", **paired(many, one, env, pairs)})
    return found


def _assessment(source: Catalogue, role: str = "customer-service-manager") -> Assessment:
    responses = tuple(
        Response(item.id, "3", AT) for skill in source.skills.values() for item in skill.statements[:1]
    )
    return Assessment("2026-11-01-one", role, "quick", AT, source.digest, finished=True, responses=responses)


def _loop(folder: Path, source: Catalogue, skills: int) -> dict[str, Any]:
    """Seconds from an answer to the next question, drawn and with the answer committed: all but the terminal itself."""
    catalogue = _with_a_role(folder, source, skills)
    role = next(iter(catalogue.roles.values()))
    assessment = Assessment(f"loop-{skills}", role.id, "adaptive", AT, catalogue.digest)
    state = session.open_session(catalogue, role, assessment, Parameters())
    taken: list[float] = []
    with closing(_history(folder / f"loop-{skills}")) as history:
        history.start(assessment)
        item = session.next_item(state)
        while item and len(taken) < 60:
            begun = time.perf_counter()
            answer = "b" if isinstance(item, Scenario) else str(1 + len(taken) % 5)
            history.record(assessment.id, Response(item.id, answer, AT))
            state = session.record(state, item, answer)
            if item := session.next_item(state):
                _drawn(catalogue, item, session.progress(state))
            taken.append(time.perf_counter() - begun)
    return {
        "skills": skills,
        "answers": len(taken),
        "median": median(taken),
        "p95": quantiles(taken, n=20)[-1],
    }


def _with_a_role(folder: Path, source: Catalogue, skills: int) -> Catalogue:
    path = folder / f"{skills}.yaml"
    path.write_text(large_catalogue.text(source, skills, skills), encoding="utf-8")
    return catalogues.read(str(path))


def _drawn(catalogue: Catalogue, item: Any, course: Any) -> str:
    from skillcheck.formats import terminal

    page = question.page(form(item, catalogue.scale), course, answer="")
    return terminal.render(page, Look(width=80, colour=True, unicode=True))


def _history(home: Path) -> History:
    file = home / database.NAME
    return History(database.open_for_writing(file), file)


def _env(folder: Path, home: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SKILLCHECK_")}
    return {**kept, "SKILLCHECK_HOME": str(folder / home), "SKILLCHECK_CACHE": str(folder / "cache")}


def text(found: dict[str, Any]) -> str:
    """The figures as a table."""
    lines = [f"{'':40}{'time':>7}{'(range)':>14}{'cpu':>7}{'memory':>8}"]
    lines += [_line(row) for row in found["rows"]]
    lines += [
        f"answer to next question, {loop['skills']} skills: median {loop['median'] * 1000:.0f} ms,"
        f" p95 {loop['p95'] * 1000:.0f} ms of {loop['answers']}"
        for loop in found["loops"]
    ]
    return "\n".join(lines) + "\n"


def _line(row: dict[str, Any]) -> str:
    wall = row["wall"]
    spread = f"{wall['low']:.2f}-{wall['high']:.2f}"
    return f"{row['what']:40}{wall['ratio']:7.2f}{spread:>14}{row['cpu']['ratio']:7.2f}{row['memory']['ratio']:8.2f}"
