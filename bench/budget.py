"""What the start is made of."""

from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, Stage
from bench.setting import Setting
from bench.terminal import Program, full_frame

WHOLE = "the whole"
"""The name of all stages together."""
_STAGES = Path(__file__).with_name("stages.py")


def budget(setting: Setting) -> Iterator[Stage]:
    """Processor time of each stage of a start with the bundled data, up to the full frame."""
    result = setting.folder / "stages.txt"
    argv = (str(setting.python), str(_STAGES), str(result))
    program = Program("irtui, looked at", argv, marks=setting.irtui().marks)
    stages: dict[str, list[float]] = {}
    setting.warm()
    for turn in range(setting.pairs):
        frame = full_frame(program, setting.timeout, setting.cache)
        spent: dict[str, float] = {}
        for look in result.read_text(encoding="utf-8").splitlines():
            when, seconds, stage = look.split(" ", 2)
            if float(when) <= frame.spawned + frame.full:
                spent[stage] = spent.get(stage, 0.0) + float(seconds) * 1000
        for stage in {**stages, **spent}:
            stages.setdefault(stage, [0.0] * turn).append(spent.get(stage, 0.0))
    yield from (Stage(name, Figure.of(values)) for name, values in stages.items())
    whole = [sum(each) for each in zip(*stages.values(), strict=True)]
    yield Stage(WHOLE, Figure.of(whole))
