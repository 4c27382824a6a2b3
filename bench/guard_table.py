"""The guards of the program, each with the change that takes it away and the test that must notice."""

from typing import NamedTuple

SRC, TESTS = "src/skillcheck/", "tests/"


class Guard(NamedTuple):
    """What is guarded against, and how the guard is taken away: `old`, once in `file`, becomes `new`; `test` must fail."""

    name: str
    file: str
    old: str
    new: str
    test: str


def _guard(name: str, file: str, old: str, new: str, test: str) -> Guard:
    return Guard(name, SRC + file, old, new, TESTS + test)


GUARDS = (
    _guard(
        "an answer is saved before the next question",
        "commands/sitting.py",
        "            _save(sitting, partial(sitting.history.record, assessment.id, response) if saved else begin)\n",
        "            partial(sitting.history.record, assessment.id, response) if saved else begin\n",
        "test_terminal.py::test_each_answer_is_on_disk_before_the_next_question_shows",
    ),
    _guard(
        "an answer that was not saved is said to be so",
        "commands/sitting.py",
        "            if not sitting.who.goes_on(draw):\n                raise\n",
        "            return\n",
        "test_terminal.py::test_an_answer_that_is_not_saved_is_said_so_and_tried_again",
    ),
    _guard(
        "write-ahead log",
        "store/database.py",
        '"PRAGMA journal_mode = WAL"',
        '"PRAGMA journal_mode = DELETE"',
        "store/test_database.py::test_what_keeps_answers_safe_is_in_force_each_time",
    ),
    _guard(
        "each commit waits for the disk",
        "store/database.py",
        "PRAGMA synchronous = {'FULL' if mode == 'wal' else 'EXTRA'}",
        "PRAGMA synchronous = OFF",
        "store/test_database.py::test_what_keeps_answers_safe_is_in_force_each_time",
    ),
    _guard(
        "what is deleted is overwritten",
        "store/history.py",
        '        self.connection.execute("VACUUM")\n        busy = self.connection.execute('
        '"PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]\n',
        "        busy = 0\n",
        "store/test_history.py::test_after_deleting_all_no_word_of_it_is_in_any_file_of_the_folder",
    ),
    _guard(
        "copies and reports are deleted, too",
        "store/erase.py",
        '    "history-*.db*",\n',
        "",
        "store/test_erase.py::test_everything_of_ours_goes_and_nothing_else",
    ),
    _guard(
        "a newer history is left alone",
        "store/database.py",
        "    if FORMAT < found < NO_FORMAT:\n",
        "    if False:\n",
        "store/test_database.py::test_a_newer_history_is_refused_and_left_byte_for_byte",
    ),
    _guard(
        "another program's database is left alone",
        "store/database.py",
        "    if found and not found >= TABLES:\n",
        "    if False:\n",
        "store/test_database.py::test_a_database_of_another_program_is_refused_and_kept",
    ),
    _guard(
        "only regular files are read",
        "store/files.py",
        "        if not stat.S_ISREG(facts.st_mode):\n",
        "        if False:\n",
        "store/test_files.py::test_an_endless_device_is_refused",
    ),
    _guard(
        "the size of a file",
        "store/files.py",
        "    if len(data) > LARGEST:\n",
        "    if False:\n",
        "store/test_files.py::test_thirty_two_megabytes_are_read_and_one_byte_more_is_not",
    ),
    _guard(
        "the depth of a file",
        "store/tree.py",
        "        if depth > DEEPEST:\n",
        "        if False:\n",
        "store/test_tree.py::test_a_hazard_is_refused_with_its_line",
    ),
    _guard(
        "the entries of a file",
        "store/tree.py",
        "        if left < 0:\n",
        "        if False:\n",
        "store/test_tree.py::test_a_file_of_nothing_but_entries_is_refused",
    ),
    _guard(
        "the length of a text",
        "store/tree.py",
        "            if len(value) > LONGEST:\n",
        "            if False:\n",
        "store/test_tree.py::test_a_hazard_is_refused_with_its_line",
    ),
    _guard(
        "no anchors, aliases and tags",
        "store/tree.py",
        "        if event.anchor is not None or (kind is not AliasEvent and event.tag is not None):\n",
        "        if False:\n",
        "store/test_tree.py::test_a_hazard_is_refused_with_its_line",
    ),
    _guard(
        "no merge keys",
        "store/tree.py",
        '            elif key == "<<":\n',
        '            elif key == "<<<":\n',
        "store/test_tree.py::test_a_hazard_is_refused_with_its_line",
    ),
    _guard(
        "each key once",
        "store/tree.py",
        "            elif key in found:\n",
        "            elif False:\n",
        "store/test_tree.py::test_a_hazard_is_refused_with_its_line",
    ),
    _guard(
        "most faults are only counted",
        "store/node.py",
        "        if len(self.faults) < MOST_KEPT:\n",
        "        if True:\n",
        "store/test_node.py::test_of_very_many_faults_most_are_only_counted",
    ),
    _guard(
        "near names are looked for within a budget",
        "store/node.py",
        "        if len(self.faults) >= MOST_FAULTS_SHOWN or self.compared > MOST_COMPARED:\n",
        "        if False:\n",
        "store/test_node.py::test_near_names_are_looked_for_only_as_long_as_that_is_quick",
    ),
    _guard(
        "JSON without NaN and infinity",
        "store/strict_json.py",
        'parse_constant=lambda name: found.note(Fault(text.file, 0, "", f"{name} is no number")),',
        "",
        "store/test_strict_json.py::test_what_is_broken_is_named_with_its_line",
    ),
    _guard(
        "foreign text is inert",
        "model/text.py",
        '    kept = "".join(_safe(text[:LONGEST], lines))\n',
        "    kept = text\n",
        "formats/test_hostile.py::test_no_format_lets_a_foreign_text_steer_the_screen",
    ),
    _guard(
        "foreign text ends no line of a message",
        "console/streams.py",
        "    told = inert(text, lines=lines)",
        "    told = inert(text, lines=True)",
        "console/test_streams.py::test_what_is_said_is_inert_and_goes_to_stderr",
    ),
    _guard(
        "no formula in a spreadsheet",
        "formats/csv.py",
        """    return f"'{shown}" if start in FORMULA_STARTS and start else shown\n""",
        "    return shown if start else shown\n",
        "formats/test_csv.py::test_no_foreign_text_would_run_as_a_formula",
    ),
    _guard(
        "nothing active in Markdown",
        "formats/md.py",
        '    return ACTIVE.sub(lambda match: f"\\\\{match[0]}", inert(text)).strip()\n',
        "    return inert(text).strip()\n",
        "formats/test_md.py::test_no_foreign_text_becomes_a_link_an_image_html_or_emphasis",
    ),
    _guard(
        "nothing active in HTML",
        "formats/html.py",
        "    return escape(inert(text))\n",
        "    return inert(text)\n",
        "formats/test_html.py::test_no_foreign_text_becomes_an_element_or_an_attribute",
    ),
    _guard(
        "a browser fetches nothing",
        "formats/html.py",
        "default-src 'none'; ",
        "",
        "formats/test_html.py::test_a_browser_is_told_to_fetch_nothing_and_run_nothing",
    ),
    _guard(
        "a width that can be read",
        "console/streams.py",
        "    return min(max(columns or USUAL, NARROWEST), WIDEST)\n",
        "    return columns or USUAL\n",
        "console/test_streams.py::test_the_width_is_what_columns_says_held_to_what_can_be_read",
    ),
    _guard(
        "the terminal as it was",
        "console/posix.py",
        "self._input, termios.TCSADRAIN if shows else termios.TCSANOW, self._before\n",
        "self._input, termios.TCSANOW, termios.tcgetattr(self._input)\n",
        "test_terminal.py::test_every_way_out_keeps_the_answers_and_gives_the_terminal_back",
    ),
    _guard(
        "a stop that was asked for twice",
        "console/posix.py",
        "                raise Stopped(number)\n            self._asked",
        "                pass\n            self._asked",
        "console/test_posix.py::test_who_asks_twice_to_stop_is_not_kept_waiting_by_a_screen_that_takes_nothing",
    ),
    _guard(
        "a file is replaced whole",
        "store/files.py",
        "        Path(temporary).replace(path)\n",
        '        path.write_text(text, "utf-8", "backslashreplace")\n        Path(temporary).unlink()\n',
        "store/test_files.py::test_a_file_is_replaced_and_never_written_into",
    ),
    _guard(
        "the folder is its owner's alone",
        "store/files.py",
        "        folder.mkdir(mode=0o700, parents=True, exist_ok=True)\n",
        "        os.umask(0)\n        folder.mkdir(parents=True, exist_ok=True)\n",
        "store/test_files.py::test_a_private_folder_is_closed_to_others_under_any_umask",
    ),
    _guard(
        "a written file is its owner's alone",
        "store/files.py",
        "        Path(temporary).chmod(mode)\n",
        "        Path(temporary).chmod(0o644)\n",
        "store/test_files.py::test_a_written_file_has_the_mode_that_was_asked_for",
    ),
    _guard(
        "modes that are too wide are said",
        "commands/opening.py",
        "    if found:\n        path, mode, _ = found[0]\n",
        "    if False:\n        path, mode, _ = found[0]\n",
        "commands/test_evidence.py::test_a_folder_that_others_can_read_is_said",
    ),
    _guard(
        "evidence stays out of what is handed on",
        "commands/private.py",
        '    parts = {part.strip() for part in (include or "").split(",") if part.strip()}\n',
        "    parts = {EVIDENCE}\n",
        "commands/test_export.py::test_evidence_stays_out",
    ),
    _guard(
        "a report of a bug holds no value",
        "cli.py",
        "{type(error).__name__}\\n\"",
        "{error!r}\\n\"",
        "test_cli.py::test_a_bug_is_one_line_and_a_file_without_any_value",
    ),
    _guard(
        "one changes the plan at a time",
        "store/plans.py",
        "    with _explained(file), locked(file.with_name(LOCK)):\n",
        "    with _explained(file):\n",
        "store/test_plans.py::test_many_at_once_lose_no_tick_of_each_other",
    ),
    _guard(
        "a plan edited into nonsense stays as it is",
        "store/plan_file.py",
        "    reading.settle(REMEDY)\n",
        "",
        "store/test_plans.py::test_a_plan_edited_into_nonsense_stays_as_it_is",
    ),
    _guard(
        "the cache is not trusted over the file",
        "store/rows.py",
        "    if _sum(kind, key, body) != sum_:\n        raise Damaged\n    return body\n",
        "    return body\n",
        "store/test_cache.py::test_a_bad_compiled_form_changes_no_answer",
    ),
    _guard(
        "without saving, nothing is kept",
        "commands/opening.py",
        "    return history_to_write() if kept else _history_for_now()\n",
        "    return history_to_write()\n",
        "test_no_save.py::test_a_file_of_answers_gives_the_same_result_and_leaves_no_home",
    ),
)  # fmt: skip
