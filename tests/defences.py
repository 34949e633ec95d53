"""Takes each defence against a hostile file, terminal or moment away, and sees its test fail.

``python -m tests.defences [WORDS]`` works on a copy, and takes those whose rows have the words.
"""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copy, copytree, ignore_patterns
from tempfile import TemporaryDirectory

from attrs import frozen

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "explanation" / "security.md"
_FAILED = 1
"""The exit code of pytest where a test has failed."""
_ENDLESS = 120
"""Seconds after which a test has failed that waits for something for ever."""


@frozen
class Defence:
    """A line of code that a promise rests on."""

    file: str
    """Below ``src/irtui``."""
    line: str
    """What stands in that file, once."""
    without: str
    """What stands there when the defence is gone."""
    test: str
    """What fails then, below ``tests``: a file, and after two colons its test."""


DEFENCES = (
    Defence(
        "loading/cleaning.py",
        "            safe = safe_text(value)\n",
        "            safe = value\n",
        "cli/test_hostile.py::test_nothing_in_a_file_gets_through_a_command",
    ),
    Defence(
        "loading/cleaning.py",
        "            name = safe_line(raw)\n",
        "            name = raw\n",
        "tui/test_hostile.py::test_nothing_hidden_gets_to_the_list_of_problems",
    ),
    Defence(
        "model/safe_text.py",
        '        return text[offset] != "\\n" and not _stands_alone(text, offset)\n',
        "        return True\n",
        "model/test_safe_text.py::test_nothing_unsafe_is_left",
    ),
    Defence(
        "render/terminal/picture.py",
        "    escaped = html.escape(text, quote=False)\n",
        "    escaped = text\n",
        "cli/test_hostile.py::test_a_picture_has_nothing_hidden_in_it_and_is_well_formed",
    ),
    Defence(
        "render/markdown.py",
        r"""    return _MARKUP.sub(r"\\\1", _SPACE.sub(" ", text))""",
        '    return _SPACE.sub(" ", text)',
        "render/test_markdown.py::test_nothing_in_a_hostile_dataset_leaves_its_cell",
    ),
    Defence(
        "loading/read.py",
        "    file = safe_line(str(path))\n    within = within or limits()\n",
        "    file = str(path)\n    within = within or limits()\n",
        "cli/test_check.py::test_a_hostile_file_name_is_shown_with_visible_marks_on_one_line",
    ),
    Defence(
        "tui/screens/arriving.py",
        "safe_line(self._path.name)",
        "self._path.name",
        "tui/test_hostile.py::test_nothing_hidden_gets_to_the_screen_while_a_file_is_read",
    ),
    Defence(
        "cli/ending.py",
        "error.message = safe_text(error.message)",
        "error.message = error.message",
        "cli/test_options.py::test_nothing_that_was_typed_can_drive_the_terminal",
    ),
    Defence(
        "cli/group.py",
        '            rest["prog_name"] = rest.get("prog_name") or "irtui"\n',
        "",
        "cli/test_options.py::test_the_name_by_which_it_was_run_is_not_said",
    ),
    Defence(
        "host/stored.py",
        "    str: safe_line,\n",
        "    str: str,\n",
        "cli/test_hostile.py::test_nothing_in_the_settings_or_in_what_is_remembered_gets_through",
    ),
    Defence(
        "render/answers/declared.py",
        "safe_text(_encode(value), lambda character: _escape(character)[1:-1])",
        "_encode(value)",
        "render/test_answers.py::"
        "test_a_document_is_what_the_standard_library_writes_but_what_is_unsafe_is_escaped",
    ),
    Defence(
        "host/editor.py",
        "safe_line(PurePath(self.words[0]).name)",
        "PurePath(self.words[0]).name",
        "host/test_editor.py::test_what_an_editor_is_called_is_visible_text",
    ),
    Defence(
        "tui/app.py",
        "            event = Paste(one_safe_line(event.text))\n",
        "            event = Paste(event.text)\n",
        "tui/test_find.py::test_no_control_character_that_is_pasted_reaches_the_screen",
    ),
    Defence(
        "tui/clean_input.py",
        "pasted.replace(_ESCAPE, _ITS_MARK)",
        "pasted",
        "tui/test_clean_input.py::"
        "test_an_escape_that_was_pasted_becomes_a_mark_however_the_reads_cut_the_paste",
    ),
    Defence(
        "render/shell.py",
        "    if safe_line(text) == text:\n",
        "    if text:\n",
        "render/test_shell.py::test_a_shell_reads_what_was_meant",
    ),
    Defence(
        "cli/candidates.py",
        '_BARE.sub("-", bare).strip("-")',
        "bare",
        "cli/test_completion.py::"
        "test_every_value_that_is_offered_can_be_looked_for_without_quotation_marks",
    ),
    Defence(
        "model/addresses.py",
        "    if parts.scheme.lower() not in _SCHEMES:\n",
        "    if not parts.scheme:\n",
        "model/test_addresses.py::test_all_else_is_not_opened_and_the_reason_is_given",
    ),
    Defence(
        "model/addresses.py",
        "    if parts.username is not None or parts.password is not None:\n",
        "    if not parts:\n",
        "model/test_addresses.py::test_all_else_is_not_opened_and_the_reason_is_given",
    ),
    Defence(
        "model/addresses.py",
        "    if unsafe_characters(text, line=True) or has_marks(text):\n",
        "    if has_marks(text):\n",
        "model/test_addresses.py::"
        "test_a_second_line_or_a_hidden_sign_is_refused_and_told_on_one_safe_line",
    ),
    Defence(
        "model/addresses.py",
        "host != parts.hostname)",
        "False)",
        "model/test_addresses.py::test_a_host_that_looks_other_than_it_reads_is_given_away",
    ),
    Defence(
        "render/terminal/links.py",
        'return url if _PLAIN.fullmatch(url) else ""',
        "return text",
        "render/terminal/test_links.py::test_nothing_in_an_address_ends_a_link_before_its_end",
    ),
    Defence(
        "host/editor.py",
        '        if path.startswith("-"):\n',
        "        if not path:\n",
        "host/test_editor.py::test_a_file_named_like_an_option_is_none",
    ),
    Defence(
        "host/revisions.py",
        ', "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}',
        "}",
        "host/test_revisions.py::"
        "test_a_repository_cannot_name_a_command_that_fetches_what_is_missing",
    ),
    Defence(
        "cli/serve.py",
        '        if request.headers.get("Origin", "").lower() not in self._allowed:\n',
        "        if False:\n",
        "cli/test_serve.py::test_a_browser_gets_an_explorer_that_writes_nothing_and_ctrl_c_ends_it",
    ),
    Defence(
        "cli/serve.py",
        "    hosts = _LOOPBACK if is_loopback(host) else ()\n",
        "    hosts = _LOOPBACK\n",
        "cli/test_serve.py::test_an_explorer_is_opened_by_pages_of_the_server_alone",
    ),
    Defence(
        "cli/serve.py",
        '    default="127.0.0.1",\n',
        '    default="0.0.0.0",\n',
        "cli/test_serve.py::test_a_port_that_another_has_is_told",
    ),
    Defence(
        "cli/served_page/app_index.html",
        "default-src 'none'; script-src 'self' ",
        "script-src * ",
        "cli/test_serve.py::test_the_page_loads_nothing_from_elsewhere_and_runs_one_script_of_its_own",
    ),
    Defence(
        "cli/serve.py",
        '    return f"exec {shlex.join(words)}"',
        "    return f\"exec {' '.join(words)}\"",
        "cli/test_serve.py::test_what_is_asked_for_is_one_word_for_the_shell_whatever_is_in_it",
    ),
    Defence(
        "cli/explore.py",
        "Memory() if served else Memory.of_user()",
        "Memory.of_user()",
        "cli/test_serve.py::test_a_browser_gets_an_explorer_that_writes_nothing_and_ctrl_c_ends_it",
    ),
    Defence(
        "cli/explore.py",
        "changes=_changes, editor=no_editor)",
        "changes=_changes)",
        "cli/test_serve.py::test_a_browser_gets_an_explorer_that_writes_nothing_and_ctrl_c_ends_it",
    ),
    Defence(
        "cli/serve.py",
        "        if self._given >= self._most:\n",
        "        if self._given < 0:\n",
        "cli/test_serve.py::test_a_browser_gets_an_explorer_that_writes_nothing_and_ctrl_c_ends_it",
    ),
    Defence(
        "tui/served_driver.py",
        "            os._exit(1)\n",
        "            pass\n",
        "cli/test_serve.py::test_an_explorer_ends_when_its_server_is_gone",
    ),
    Defence(
        "exchange/tables/csv_export.py",
        '    return f"\'{text}" if _FORMULA.match(text) else text\n',
        "    return text\n",
        "exchange/tables/test_csv.py::test_no_cell_begins_as_a_formula_and_none_is_another_when_it_is_read",
    ),
    Defence(
        "exchange/markdown_book.py",
        "    words = inline(piece.text)\n",
        "    words = piece.text\n",
        "exchange/test_markdown_book.py::test_each_record_has_a_page_each_link_leads_somewhere_and_nothing_is_markup",
    ),
    Defence(
        "exchange/site/maker.py",
        "            autoescape=True,\n",
        "            autoescape=False,\n",
        "exchange/site/test_site.py::test_what_looks_like_markup_is_shown_as_it_is",
    ),
    Defence(
        "exchange/site/templates/base.html.jinja",
        "default-src 'none'; ",
        "",
        "exchange/site/test_site.py::test_nothing_on_a_page_runs_or_is_loaded_from_elsewhere",
    ),
    Defence(
        "exchange/calendars/timelinejs.py",
        '    return escape(text).replace("\\n", "<br>")\n',
        '    return text.replace("\\n", "<br>")\n',
        "exchange/calendars/test_timelinejs.py::test_no_text_of_the_dataset_is_markup_on_the_page",
    ),
    Defence(
        "exchange/linked/jsonld.py",
        '.replace("<", "\\\\u003c")\n',
        "\n",
        "exchange/linked/test_jsonld.py::test_every_iri_is_well_formed_and_nothing_can_end_a_script",
    ),
    Defence(
        "exchange/graphs/dot.py",
        '    return \'"\' + escape(text).replace("\\\\", "\\\\\\\\") + \'"\'\n',
        "    return '\"' + text + '\"'\n",
        "exchange/graphs/test_chart.py::test_graphviz_shows_each_text_as_it_is",
    ),
    Defence(
        "exchange/graphs/dot.py",
        '    return escape(text).replace("\\\\", "<font>\\\\</font>")\n',
        "    return escape(text)\n",
        "exchange/graphs/test_chart.py::test_graphviz_shows_each_text_as_it_is",
    ),
    Defence(
        "exchange/graphs/mermaid.py",
        'one if _plain(one, last) else f"#{ord(one)};" for',
        "one for",
        "exchange/graphs/test_chart.py::test_mermaid_draws_every_dataset_and_shows_each_text_as_it_is",
    ),
    Defence(
        "exchange/citing/ris.py",
        "{tag}  - {on_one_line(text)}",
        "{tag}  - {text}",
        "exchange/citing/test_sources.py::test_any_text_comes_back_from_ris_on_one_line",
    ),
    Defence(
        "exchange/citing/bibtex.py",
        "    signs = on_one_line(text).translate(str.maketrans(_SIGNS))\n",
        "    signs = on_one_line(text)\n",
        "exchange/citing/test_sources.py::test_any_text_comes_back_from_bibtex",
    ),
    Defence(
        "host/files.py",
        "    if force or path.is_dir():\n",
        "    if True:\n",
        "cli/test_export.py::test_a_file_that_is_there_is_replaced_only_when_told",
    ),
    Defence(
        "host/files.py",
        "    if there and not force and any(folder.iterdir()):\n",
        "    if False:\n",
        "cli/test_export.py::test_a_folder_with_something_in_it_stays_as_it_is",
    ),
    Defence(
        "exchange/foreign.py",
        "    except RecursionError as error:\n",
        "    except ZeroDivisionError as error:\n",
        "exchange/registers/test_hostile_imports.py::test_what_cannot_be_read_at_all_is_one_error_that_says_where",
    ),
    Defence(
        "exchange/foreign.py",
        "        return text_of(path)\n",
        "        return path.read_text()\n",
        "exchange/registers/test_hostile_imports.py::test_a_file_larger_than_the_user_allows_is_refused",
    ),
    Defence(
        "exchange/dataset_file.py",
        "cleaned(deepcopy({key: dict(table) for key, table in found.tables.items()})).data",
        "deepcopy({key: dict(table) for key, table in found.tables.items()})",
        "exchange/tables/test_csv_import.py::test_hostile_cells_are_made_safe",
    ),
    Defence(
        "loading/read.py",
        "    except UnicodeDecodeError as error:\n",
        "    except ZeroDivisionError as error:\n",
        "test_any_bytes.py::test_of_any_bytes_comes_what_is_promised",
    ),
    Defence(
        "loading/settings.py",
        "    except UnreadableError as error:\n",
        "    except ZeroDivisionError as error:\n",
        "test_any_bytes.py::test_of_the_corpus_comes_what_is_promised",
    ),
    Defence(
        "host/remembered.py",
        "        except (OSError, ValueError, RecursionError):\n",
        "        except OSError:\n",
        "test_any_bytes.py::test_of_the_corpus_comes_what_is_promised",
    ),
    Defence(
        "loading/cache/container.py",
        "        if self._summed() != expected:\n",
        "        if not expected:\n",
        "host/test_caching.py::test_what_was_cut_off_or_has_another_byte_is_not_used",
    ),
    Defence(
        "loading/cache/maker.py",
        "    made_of = irtui.__version__, sys.byteorder, fingerprint.digest, fingerprint.parts\n",
        "    made_of = irtui.__version__\n",
        "host/test_shipping.py::test_it_is_not_used_for_another_file_or_another_irtui",
    ),
    Defence(
        "loading/read.py",
        "    if len(content) > most * MIB:\n",
        "    if not most:\n",
        "loading/test_read.py::test_a_file_of_the_largest_size_is_read_and_a_larger_one_is_not",
    ),
    Defence(
        "loading/loaded.py",
        "            check_depth(one.data, one.text, one.file, limits().max_levels)\n",
        "            pass\n",
        "loading/test_read.py::test_a_document_may_be_nested_as_deep_as_the_limit_and_no_deeper",
    ),
    Defence(
        "loading/timing.py",
        "    if thread_time() > _end.get():\n",
        "    if not _end.get():\n",
        "loading/test_read.py::test_what_takes_longer_than_the_limit_is_read_no_further",
    ),
    Defence(
        "model/most_problems.py",
        "    return len(problems) > limits().max_problems\n",
        "    return False\n",
        "model/test_limits.py::test_of_a_file_with_errors_everywhere_the_first_are_told",
    ),
    Defence(
        "loading/positions.py",
        "if self._asked is None or _without_zeros(path) in self._asked:",
        "if True:",
        "loading/test_positions.py::test_near_some_paths_they_are_as_without_and_no_others_are_held",
    ),
    Defence(
        "loading/loaded.py",
        "    except MemoryError:\n",
        "    except ZeroDivisionError:\n",
        "loading/test_read.py::test_what_needs_more_memory_than_there_is_has_one_problem",
    ),
    Defence(
        "loading/read.py",
        "    if may_have_deep_key(text, levels):\n",
        "    if not levels:\n",
        "loading/test_read.py::test_what_would_take_the_parser_too_long_is_not_given_to_it",
    ),
    Defence(
        "loading/read.py",
        "    if (at := endless_number(text)) is not None:\n",
        "    if (at := 0):\n",
        "loading/test_read.py::test_what_would_take_the_parser_too_long_is_not_given_to_it",
    ),
    Defence(
        "loading/newer.py",
        """        if token in ("'", '"'):""",
        "        if not token:",
        "loading/test_newer.py::test_behind_a_quote_that_is_never_closed_nothing_is_looked_for",
    ),
    Defence(
        "loading/positions.py",
        r"(?:[ \t\r\n]++|#[^\n]*+)*+",
        r"(?:[ \t\r\n]|#[^\n]*)*",
        "loading/test_growth.py::test_what_repeats_itself_takes_little_memory",
    ),
    Defence(
        "query/find/search.py",
        "            if not at_least[-1]:",
        "            if not at_least:",
        "query/find/test_search_laws.py::test_of_very_many_words_each_is_looked_for_once",
    ),
    Defence(
        "tui/running.py",
        "        if app.failure is None:\n            app.ended_by = number\n",
        "",
        "tui/test_running.py"
        "::test_a_signal_ends_it_before_it_is_whole_and_nothing_that_fails_by_that_is_told",
    ),
    Defence(
        "cli/explore.py",
        "    with nullcontext() if opening.against else ended_by_ctrl_c():\n",
        "    with nullcontext():\n",
        "tui/test_running.py"
        "::test_a_signal_ends_it_before_it_is_whole_and_nothing_that_fails_by_that_is_told",
    ),
    Defence(
        "cli/group.py",
        '            rest["standalone_mode"] = False\n',
        "",
        "cli/test_crash.py::test_an_interrupted_command_ends_as_shells_say_it",
    ),
    Defence(
        "tui/lending.py",
        "    if app.return_code is not None:  # nobody would take the terminal back\n",
        "    if app.return_code == -1:\n",
        "tui/test_running.py::test_an_app_that_ends_lends_its_terminal_to_nobody",
    ),
    Defence(
        "cli/ending.py",
        "    except KeyboardInterrupt:\n",
        "    except ZeroDivisionError:\n",
        "cli/test_terminal.py::test_ctrl_c_ends_a_command_whose_answer_nobody_reads",
    ),
    Defence(
        "cli/ending.py",
        "    forgive(sys.stdout, sys.stderr)\n",
        "",
        "cli/test_terminal.py::test_every_command_ends_as_it_should_where_there_is_only_ascii",
    ),
    Defence(
        "cli/ending.py",
        "        sys.stderr = _heard_or_not(sys.stderr)\n",
        "        pass\n",
        "cli/test_terminal.py::test_where_stderr_takes_nothing_what_is_told_there_is_told_nobody",
    ),
    Defence(
        "render/terminal/pieces.py",
        "    width = max(width, 1)\n",
        "",
        "tui/test_sizes.py::test_a_text_is_wrapped_to_a_cell_where_there_is_none",
    ),
    Defence(
        "tui/widgets/page_view.py",
        "            at = min(self.cursor, len(self._stops))",
        "            at = self.cursor",
        "tui/test_sizes.py::test_every_key_of_a_pane_may_be_pressed_where_it_has_no_room",
    ),
    Defence(
        "tui/screens/copying.py",
        "        room = self.scrollable_content_region\n",
        "        room = self.scrollable_content_region.height\n",
        "tui/test_bursts.py::test_a_list_without_room_has_no_pages",
    ),
    Defence(
        "tui/screens/over.py",
        "        room = self.query_one(CommandList).scrollable_content_region\n",
        "        room = self.query_one(CommandList).scrollable_content_region.height\n",
        "tui/test_bursts.py::test_a_list_without_room_has_no_pages",
    ),
    Defence(
        "tui/screens/help.py",
        "        self._words.update(self._text(event.size.width))\n",
        "        self.query_one(Static).update(self._text(event.size.width))\n",
        "tui/test_help.py::test_a_help_that_is_left_as_it_is_opened_does_nothing",
    ),
    Defence(
        "host/editor.py",
        "            with _keys_left_to_it():\n",
        "            if True:\n",
        "host/test_editor.py::test_ctrl_c_is_the_editors",
    ),
    Defence(
        "host/files.py",
        "            file.flush()  # else a full disk would be told",
        "            #",
        "host/test_files.py::test_on_a_full_disk_all_is_as_it_was",
    ),
    Defence(
        "host/files.py",
        "        new.unlink(missing_ok=True)\n",
        "        pass\n",
        "host/test_files.py::test_on_a_full_disk_all_is_as_it_was",
    ),
    Defence(
        "host/files.py",
        "                os.fsync(file.fileno())\n",
        "                pass\n",
        "host/test_files.py::test_the_bytes_are_on_the_disk_before_the_name_is",
    ),
    Defence(
        "host/files.py",
        '        with new.open("wb") as file:\n',
        '        with path.open("wb") as file:\n',
        "host/test_files.py::test_whenever_it_is_killed_a_file_is_what_it_was_or_what_it_is_to_be",
    ),
    Defence(
        "host/remembered.py",
        "                held.enter_context(lock)\n",
        "                pass\n",
        "host/test_remembered.py::test_what_two_of_them_remember_at_once_is_all_kept",
    ),
    Defence(
        "host/caching.py",
        "        if os.getppid() != parent:\n",
        "        if not parent:\n",
        "host/test_ending.py::test_a_process_that_helps_ends_when_the_one_that_waits_is_killed",
    ),
    Defence(
        "host/files.py",
        "        new.replace(path)\n",
        "        new.replace(path); path.with_name('other').touch()\n",
        "test_writing.py"
        "::test_no_screen_and_no_command_writes_a_dataset_or_anything_that_is_not_listed",
    ),
    Defence(
        "loading/opened.py",
        'flags | getattr(os, "O_NONBLOCK", 0)',
        "flags",
        "loading/test_loaded.py::test_nobody_is_waited_for_who_may_write_into_a_pipe",
    ),
    Defence(
        "tui/widgets/line_input.py",
        "        self._on_selection.unsubscribe(self)",
        "        pass",
        "tui/test_lasting.py::test_no_widget_screen_or_task_is_left_of_what_was_opened",
    ),
    Defence(
        "host/remembered.py",
        "        if self.path is not None:  # else",
        "        if True:  # else",
        "host/test_remembered.py::test_without_a_file_nothing_is_held_that_was_done_with",
    ),
    Defence(
        "tui/session/history.py",
        "        del self.views[:-KEPT]\n",
        "",
        "tui/test_lasting.py::test_the_way_back_has_an_end",
    ),
    Defence(
        "tui/keeper.py",
        "                delattr(widget, name)\n",
        "                pass\n",
        "tui/test_lasting.py::test_of_a_dataset_that_was_left_nothing_stays",
    ),
    Defence(
        "tui/keeper.py",
        "        self._app.call_later(self._show, place, loaded)\n",
        '        self._app.run_worker(partial(self._show, place, loaded), group="dataset")\n',
        "tui/test_lasting.py::test_of_a_dataset_that_was_left_nothing_stays",
    ),
    Defence(
        "tui/keeper.py",
        "            widget.refresh()\n",
        "            pass\n",
        "tui/test_lasting.py::test_what_was_painted_of_datasets_that_were_left_does_not_add_up",
    ),
    Defence(
        "tui/widgets/timeline_view.py",
        "            self._rows.clear()  # none of them is of a lane of this one\n",
        "",
        "tui/test_lasting.py::test_no_lane_is_left_of_a_dataset_that_was_read_again",
    ),
    Defence(
        "model/as_of.py",
        "lru_cache(maxsize=8)",
        "lru_cache(maxsize=None)",
        "model/test_as_of.py::test_a_day_is_one_value_and_its_dataset_keeps_the_last_few",
    ),
    Defence(
        "loading/loaded.py",
        "(gc.unfreeze if next(_loads) else gc.freeze)()",
        "gc.freeze()",
        "loading/test_loaded.py::test_the_garbage_collector_finds_what_was_loaded_again_and_dropped",
    ),
)
"""In the order of the tables in `PAGE`."""


def _is_seen(defence: Defence, copy: Path) -> bool:
    """Whether the test of a defence fails without it, in a copy of the project."""
    file = copy / "src" / "irtui" / defence.file
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(defence.line, defence.without), encoding="utf-8")
    command = ["pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", f"tests/{defence.test}"]
    try:
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            check=False,
            timeout=_ENDLESS,
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        file.write_text(text, encoding="utf-8")
    return done.returncode == _FAILED


def main(words: list[str]) -> int:
    """Tries each defence whose row has all ``words``; returns how many no test misses."""
    unseen = 0
    with TemporaryDirectory(prefix="irtui-") as folder:
        for name in ("src", "tests", "docs", "data", "fuzz", "endurance"):
            copytree(ROOT / name, Path(folder, name), ignore=ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "README.md"):
            copy(ROOT / name, folder)
        Path(folder, ".venv").symlink_to(ROOT / ".venv")  # where Mermaid is
        for one in DEFENCES:
            if all(word in f"{one.file} {one.test}" for word in words):
                seen = _is_seen(one, Path(folder))
                unseen += not seen
                said = "seen  " if seen else "UNSEEN"
                sys.stdout.write(f"{said} {one.file}: {one.line.strip()}\n")
                sys.stdout.flush()
    return unseen


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
