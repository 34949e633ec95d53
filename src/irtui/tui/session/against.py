"""The older version of the dataset that is compared with what is explored."""

from pathlib import Path

from attrs import field, frozen

from irtui.model.dataset import Dataset
from irtui.model.safe_text import safe_line


@frozen(eq=False)
class Against:
    """An older version, which stays the same while what is explored may be read again."""

    asked: Path
    """What asks for it: a file or a folder, or a revision of git."""
    dataset: Dataset = field(repr=False)

    @property
    def is_file(self) -> bool:
        """Whether it is a file or a folder, and no revision."""
        return self.asked.exists()

    @property
    def name(self) -> str:
        """What it is called: the name of the file, or the revision."""
        return safe_line(self.asked.name if self.is_file else str(self.asked))
