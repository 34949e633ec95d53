"""The public Python interface: a dataset as values that scripts and notebooks can rely on."""

from irtui.interface.data import Data, DatasetError, load
from irtui.interface.days import Day, NoSuchRecordError
from irtui.interface.records import Record
from irtui.interface.values import Chair, Citation, Claim, Date, Link, Problem, Source

__all__ = [
    "Chair",
    "Citation",
    "Claim",
    "Data",
    "DatasetError",
    "Date",
    "Day",
    "Link",
    "NoSuchRecordError",
    "Problem",
    "Record",
    "Source",
    "load",
]
