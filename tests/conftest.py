"""What all tests share."""

from hypothesis import settings

# No deadline: a busy machine is no fault. Derandomised: a commit passes or fails alike for
# everyone; `pytest --hypothesis-profile=explore` looks further.
settings.register_profile("irtui", deadline=None, derandomize=True, database=None)
settings.register_profile("explore", deadline=None, database=None, max_examples=2000)
settings.load_profile("irtui")
