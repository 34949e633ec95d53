"""The growth picture: how long opening takes, from a few records to many."""

from collections.abc import Iterator, Sequence
from math import log10

from bench.figures import Point

_WIDTH, _HEIGHT = 720, 380
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 160, 44, 44
_SECONDS = (0.1, 1.0, 10.0)
_STYLE = """\
text { font: 13px ui-monospace, Menlo, "DejaVu Sans Mono", monospace; fill: #24272c }
.back { fill: #fbfaf6 } .grid { stroke: #8a8478; stroke-opacity: .35 }
.line { fill: none; stroke-width: 2 } .soft { fill: #5b6069 }
.s0 { stroke: #8f5200 } .f0 { fill: #8f5200 } .s1 { stroke: #0a6b5d } .f1 { fill: #0a6b5d }
.s2 { stroke: #5b6069; stroke-dasharray: 6 4 } .f2 { fill: #5b6069 }
@media (prefers-color-scheme: dark) {
text { fill: #e3e1da } .back { fill: #17191d } .soft { fill: #a3a8b0 }
.s0 { stroke: #e8a13d } .f0 { fill: #e8a13d } .s1 { stroke: #4fc3ae } .f1 { fill: #4fc3ae }
.s2 { stroke: #a3a8b0 } .f2 { fill: #a3a8b0 } }
"""


class _Scale:
    """Where records and seconds stand: both grow tenfold in equal steps."""

    def __init__(self, points: Sequence[Point]) -> None:
        records = [point.records for point in points]
        seconds = [*_SECONDS, *(point.figure.middle for point in points)]
        self._across = (log10(min(records)), log10(max(records)))
        self._up = (log10(min(seconds)), log10(max(seconds)))

    def x(self, records: int) -> float:
        """Pixels from the left."""
        return _LEFT + _share(records, self._across) * (_WIDTH - _LEFT - _RIGHT)

    def y(self, seconds: float) -> float:
        """Pixels from the top."""
        return _HEIGHT - _BOTTOM - _share(seconds, self._up) * (_HEIGHT - _TOP - _BOTTOM)


def _share(value: float, ends: tuple[float, float]) -> float:
    first, last = ends
    return (log10(value) - first) / ((last - first) or 1.0)


def _grid(scale: _Scale, sizes: Sequence[int]) -> Iterator[str]:
    for seconds in _SECONDS:
        y = scale.y(seconds)
        yield f'<path class="grid" d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}"/>'
        place = f'class="soft" x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end"'
        yield f"<text {place}>{seconds:g} s</text>"
    for records in sizes:
        x = scale.x(records)
        yield f'<path class="grid" d="M{x:.1f} {_TOP}V{_HEIGHT - _BOTTOM}"/>'
        y = _HEIGHT - _BOTTOM + 20
        yield f'<text class="soft" x="{x:.1f}" y="{y}" text-anchor="middle">{records:,}</text>'


def _line(scale: _Scale, points: Sequence[Point], number: int) -> Iterator[str]:
    places = [(scale.x(point.records), scale.y(point.figure.middle)) for point in points]
    way = " ".join(f"{x:.1f} {y:.1f}" for x, y in places)
    yield f'<path class="line s{number}" d="M{way}"/>'
    for (x, y), point in zip(places, points, strict=True):
        told = f"{point.line}, {point.records:,} records: {point.figure.middle:.2f} s"
        place = f'class="f{number}" cx="{x:.1f}" cy="{y:.1f}" r="3.5"'
        yield f"<circle {place}><title>{told}</title></circle>"


def _names(scale: _Scale, lines: dict[str, list[Point]]) -> Iterator[str]:
    """The name of each line at its end, below the one before."""
    ends = sorted((scale.y(points[-1].figure.middle), name) for name, points in lines.items())
    last = 0.0
    for y, name in ends:
        last = max(y + 4, last + 17)
        number = [*lines].index(name)
        yield f'<text class="f{number}" x="{_WIDTH - _RIGHT + 10}" y="{last:.1f}">{name}</text>'


def picture(points: Sequence[Point]) -> str:
    """An SVG with a line for each way to open a file; readable on light and on dark."""
    lines: dict[str, list[Point]] = {}
    for point in sorted(points, key=lambda point: point.records):
        lines.setdefault(point.line, []).append(point)
    scale = _Scale(points)
    sizes = sorted({point.records for point in points})
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}">',
            "<title>Seconds to the full frame, by records</title>",
            f"<style>{_STYLE}</style>",
            f'<rect class="back" width="{_WIDTH}" height="{_HEIGHT}" rx="8"/>',
            f'<text x="{_LEFT}" y="26">Seconds to the full frame, by records of the file</text>',
            *_grid(scale, sizes),
            *(
                part
                for number, one in enumerate(lines.values())
                for part in _line(scale, one, number)
            ),
            *_names(scale, lines),
            "</svg>\n",
        ]
    )
