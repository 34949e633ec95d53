"""The user's settings from their file: read and checked as a dataset is."""

from pathlib import Path

from attrs import evolve

from irtui.load.positions import Positions
from irtui.load.read import UnreadableError, read
from irtui.load.structure import built
from irtui.model.problems import Problem
from irtui.model.settings import Settings


def load_settings(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """What is set in the file at ``path``, as far as it is sound, and what is wrong with it.

    Where there is no file, nothing is set, and nothing is wrong with that.
    """
    if not path.is_file():
        return Settings(), ()
    try:
        document = read(path)
    except UnreadableError as error:
        return Settings(), error.problems
    settings, faulty = built(Settings, document.data)
    positions = Positions(document.text, document.names)

    def placed(problem: Problem) -> Problem:
        written = positions.as_written(problem.path)
        line, column = positions.nearest(problem.path) or (None, None)
        return evolve(problem, file=document.file, line=line, column=column, path=written)

    return settings or Settings(), tuple(map(placed, (*document.problems, *faulty)))
