"""Practice in the history: each time that something was practised, the person's own scenes, and which reasons were read."""

from skillcheck.model.practice import OWN, SCENE, OwnScene, Repetition
from skillcheck.store import history_rows
from skillcheck.store.history import History

READ = "INSERT OR IGNORE INTO scenes_read VALUES (?)"


def keep(history: History, repetition: Repetition) -> int:
    """Keep a repetition, in the place of the one with its number, if it has one; return that. Raises: HistoryFault.

    The reasons of a scene that is done are read from now on. One of an own scene that was removed meanwhile is dropped,
    and has the number 0.
    """
    with history.change() as connection:
        scene = "SELECT 1 FROM own_scenes WHERE id = ?"
        if repetition.what == OWN and not connection.execute(scene, (repetition.about,)).fetchone():
            return 0
        number = _put(history, "practice", "seq", repetition)
        if repetition.what == SCENE and repetition.harm and repetition.done:
            connection.execute(READ, (repetition.about,))
    return number


def repetitions(history: History) -> tuple[Repetition, ...]:
    """Return all repetitions, the oldest first. Raises: HistoryFault."""
    return history.read(Repetition, "SELECT * FROM practice ORDER BY seq")


def keep_own(history: History, scene: OwnScene) -> int:
    """Keep one's own scene, in the place of the one with its id, if that is not 0; return its id. Raises: HistoryFault."""
    with history.change():
        return _put(history, "own_scenes", "id", scene)


def own_scenes(history: History) -> tuple[OwnScene, ...]:
    """Return one's own scenes, the oldest first. Raises: HistoryFault."""
    return history.read(OwnScene, "SELECT * FROM own_scenes ORDER BY id")


def remove_own(history: History, id_: int) -> None:
    """Remove one's own scene with all that was practised of it, from the copies too. Raises: HistoryFault."""
    history.erase(
        ("DELETE FROM practice WHERE what = ? AND about = ?", (OWN, f"{id_}")),
        ("DELETE FROM own_scenes WHERE id = ?", (id_,)),
    )


def record_read(history: History, *scenes: str) -> None:
    """Keep that the reasons of these scenes (ids) were read: no later assessment asks them. Raises: HistoryFault."""
    with history.change() as connection:
        connection.executemany(READ, [(scene,) for scene in scenes])


def read_scenes(history: History) -> frozenset[str]:
    """Return the ids of the scenes whose reasons were read. Raises: HistoryFault."""
    return frozenset(row.scene for row in history.read(history_rows.ReadScene, "SELECT * FROM scenes_read"))


def _put(history: History, table: str, key: str, value: Repetition | OwnScene) -> int:
    """Add a row, in the place of the one with the number in its `key`, if that is not 0; return its number."""
    columns = history_rows.row(value)
    history.connection.execute(f"DELETE FROM {table} WHERE {key} = :{key}", columns)  # noqa: S608 - our own names
    return history.add_row(table, {**columns, key: columns[key] or None})
