"""What is raised where a file cannot be read, or a record is not there."""

from irtui.interface.values import Problem


class DatasetError(Exception):
    """A file cannot be read as a dataset, or has errors; the message tells the first of them."""

    problems: tuple[Problem, ...]
    """All that is wrong, in the order of the file, errors and warnings."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        errors = [one for one in problems if one.severity == "error"]
        more = f"\n… and {len(errors) - 1} more" if len(errors) > 1 else ""
        super().__init__(f"{errors[0]}{more}")

    def __reduce__(self) -> tuple[type["DatasetError"], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class NoSuchRecordError(KeyError):
    """There is no record of this id, or an id without its table means several."""

    def __str__(self) -> str:
        return str(self.args[0])  # KeyError would put quotes around it
