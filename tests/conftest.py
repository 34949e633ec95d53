"""What all tests share."""

import gc
import os

from hypothesis import settings

# No test finds what another one kept; which tests keep something says where.
os.environ["XDG_CACHE_HOME"] = os.devnull

# As irtui does in use: by Python's own thresholds, to look at what ten thousand tests hold takes a
# third of their time.
gc.set_threshold(20_000, 5, 20)

# No deadline: a busy machine is no fault. Derandomised: a commit passes or fails alike for
# everyone; `pytest --hypothesis-profile=explore` looks further. Of the mutants of four modules, 20
# inputs notice as many as 50.
settings.register_profile("irtui", deadline=None, derandomize=True, database=None, max_examples=20)
settings.register_profile("explore", deadline=None, database=None, max_examples=2000)
settings.load_profile("irtui")


def pytest_sessionfinish() -> None:
    """Collect what the tests left once: pytest would look at all that is left five times."""
    gc.collect()
    gc.freeze()
