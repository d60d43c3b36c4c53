"""Small drawings 320 wide, made from numbers on the server: one pen, one baseline, words on the marks (looks, Charts)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

WIDTH = 320
MOST_DOTS = 40
A_ROW = 11
STEP = 28


def _svg(height: int, name: str, inside: Sequence[Markup]) -> Markup:
    start = Markup('<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">').format(WIDTH, height, name)
    return start + Markup("").join(inside) + Markup("</svg>")


def _text(x: float, y: float, words: str, *, cls: str = "", anchor: str = "start") -> Markup:
    kind = Markup(' class="{}"').format(cls) if cls else Markup("")
    return Markup('<text{} x="{}" y="{}" text-anchor="{}">{}</text>').format(kind, _n(x), _n(y), anchor, words)


def _n(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def line_chart(
    values: Sequence[float],
    shown: Sequence[str],
    ends: tuple[str, str],
    name: str,
    *,
    top: float = 0.0,
    reference: tuple[float, str] | None = None,
) -> Markup:
    """A line over time: the first and last value written (`shown`), `ends` under the baseline, a dotted reference at most.

    `name` is the whole message, for those who do not see it; with one value only its dot is drawn.
    """
    high = max([*values, top, reference[0] if reference else 0.0]) or 1.0
    base, room = 126.0, 84.0
    ys = [base - 8 - room * value / high for value in values]
    xs = [8 + (292 * place / (len(values) - 1)) for place in range(len(values))] if len(values) > 1 else [300.0]
    drawn = []
    if reference:
        y = base - 8 - room * reference[0] / high
        drawn.append(Markup('<line class="hair" x1="0" x2="{}" y1="{}" y2="{}"/>').format(WIDTH, _n(y), _n(y)))
        under = max(values[len(values) // 2 :]) > reference[0]
        drawn.append(_text(WIDTH, y + 18 if under else y - 6, reference[1], anchor="end"))
    drawn.append(Markup('<line class="base" x1="0" x2="{}" y1="{}" y2="{}"/>').format(WIDTH, _n(base), _n(base)))
    if len(values) > 1:
        points = " ".join(f"{_n(x)},{_n(y)}" for x, y in zip(xs, ys, strict=True))
        drawn.append(Markup('<polyline class="pen" points="{}"/>').format(points))
        drawn.append(Markup('<circle class="fill" cx="{}" cy="{}" r="3.5"/>').format(_n(xs[0]), _n(ys[0])))
        drawn.append(_text(xs[0] - 4, ys[0] - 10, shown[0], cls="t1"))
    drawn.append(Markup('<circle class="fill" cx="{}" cy="{}" r="5"/>').format(_n(xs[-1]), _n(ys[-1])))
    drawn.append(_text(xs[-1], ys[-1] - 12, shown[-1], cls="tp", anchor="middle"))
    drawn += [_text(0, base + 20, ends[0]), _text(WIDTH, base + 20, ends[1], anchor="end")]
    return _svg(150, name, drawn)


def columns(values: Sequence[int], ends: tuple[str, str], name: str, *, reference: tuple[int, str] | None = None) -> Markup:
    """Columns side by side on a baseline, the last one in the pen with its number, the others paler."""
    high = max([*values, reference[0] if reference else 0, 1])
    base, room, count = 110.0, 78.0, max(len(values), 1)
    step = WIDTH / count
    wide = min(36.0, step * 0.62)
    drawn = []
    for place, value in enumerate(values):
        tall = room * value / high
        x = step * place + (step - wide) / 2
        last = place == len(values) - 1
        if value:
            cls = "fill" if last else "pale"
            drawn.append(
                Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="2"/>').format(
                    cls, _n(x), _n(base - tall), _n(wide), _n(tall)
                )
            )
        if last or place == 0:
            drawn.append(_text(x + wide / 2, base - tall - 6, str(value), cls="tp" if last else "t1", anchor="middle"))
    if reference:
        y = base - room * reference[0] / high
        drawn.append(Markup('<line class="hair" x1="0" x2="{}" y1="{}" y2="{}"/>').format(WIDTH, _n(y), _n(y)))
        drawn.append(_text(WIDTH / 2, y - 6, reference[1], anchor="middle"))
    drawn.append(Markup('<line class="base" x1="0" x2="{}" y1="{}" y2="{}"/>').format(WIDTH, _n(base), _n(base)))
    drawn += [_text(0, base + 20, ends[0]), _text(WIDTH, base + 20, ends[1], anchor="end")]
    return _svg(134, name, drawn)


def stacked_days(days: Sequence[tuple[int, int]], ends: tuple[str, str], name: str) -> Markup:
    """A column a day: in the pen what has left, above it paler what leaves; the first and the last day are numbered."""
    high, count = max(max((gone + going for gone, going in days), default=1), 1), max(len(days), 1)
    base, room, step = 110.0, 78.0, WIDTH / count
    wide = min(36.0, step * 0.62)
    drawn = []
    for place, (gone, going) in enumerate(days):
        x, top = step * place + (step - wide) / 2, base
        for cls, value in (("fill", gone), ("pale", going)):
            tall = room * value / high
            if value:
                rect = Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="2"/>')
                drawn.append(rect.format(cls, _n(x), _n(top - tall), _n(wide), _n(tall)))
            top -= tall
        if place in (0, len(days) - 1):
            drawn.append(_text(x + wide / 2, top - 6, str(gone + going), cls="t1", anchor="middle"))
    drawn.append(Markup('<line class="base" x1="0" x2="{}" y1="{}" y2="{}"/>').format(WIDTH, _n(base), _n(base)))
    edge = (step - wide) / 2
    drawn += [_text(edge, base + 20, ends[0]), _text(WIDTH - edge, base + 20, ends[1], anchor="end")]
    return _svg(134, name, drawn)


def share_bar(percent: int, aim: int, words: tuple[str, str, str], name: str) -> Markup:
    """A bar with the others' share of the talking and a mark at the aim; `words` are they, the aim, and you."""
    reach = WIDTH * max(0, min(percent, 100)) / 100
    mark = WIDTH * aim / 100
    near = abs(reach - mark) < 64
    drawn = [
        Markup('<rect class="pale" x=".5" y="6" width="319" height="14" rx="2"/>'),
        Markup('<rect class="fill" y="6" width="{}" height="14" rx="2"/>').format(_n(reach)),
        Markup('<line class="base" x1="{}" x2="{}" y1="0" y2="28"/>').format(_n(mark), _n(mark)),
        _text(0, 44, words[0]),
        _text(min(reach, mark - 34) if near else max(reach - 4, 40), 44, str(percent), cls="tp", anchor="end"),
        _text(mark, 44, words[1], anchor="middle"),
        _text(WIDTH, 44, words[2], anchor="end"),
    ]
    return _svg(50, name, drawn)


def dots(full: int, hollow: int, name: str, words: str = "") -> Markup:
    """One dot each: filled for what was done, hollow for what is not yet; `words` beside where there is room."""
    full = max(0, min(full, MOST_DOTS))
    hollow = max(0, min(hollow, MOST_DOTS - full))
    drawn = []
    for place in range(full + hollow):
        x, y = 10 + STEP * (place % A_ROW), 17 + STEP * (place // A_ROW)
        cls = "fill" if place < full else "open"
        drawn.append(Markup('<circle class="{}" cx="{}" cy="{}" r="9"/>').format(cls, x, y))
    count = full + hollow
    rows = max(1, -(-count // A_ROW))
    if words and count <= 5:
        drawn.append(_text(STEP * count + 4, 22, words, cls="t1"))
    return _svg(6 + STEP * rows, name, drawn)


def span(first: date, middle: date, last: date, today: date, words: tuple[str, str, str, str], name: str) -> Markup:
    """A field from the first to the last day with its middle: a forecast that shows how sure it is."""
    whole = max((last - today).days * 1.08, 1)

    def x(day: date) -> float:
        return WIDTH * (day - today).days / whole

    left, right = x(first), x(last)
    drawn = [
        Markup('<line class="base" x1="0" x2="{}" y1="42" y2="42"/>').format(WIDTH),
        Markup('<rect class="pale" x="{}" y="30" width="{}" height="24" rx="3"/>').format(_n(left), _n(max(right - left, 4))),
        Markup('<line class="pen" x1="{}" x2="{}" y1="26" y2="58"/>').format(_n(x(middle)), _n(x(middle))),
        _text(min(max(x(middle), 44), WIDTH - 44), 16, words[1], cls="tp", anchor="middle"),
        _text(0, 76, words[0]) if left > 100 else Markup(""),
        _text(max(left, 20), 76, words[2], anchor="middle"),
        _text(min(right, WIDTH - 20), 76, words[3], anchor="middle"),
    ]
    return _svg(84, name, drawn)
