#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Objective and bound against time: what peers.py works out of its runs, and the figures that it draws of them.

    scripts/curves.py FIGURES/district.json >district.svg

draws the figure of one group again. A curve is a list of (seconds, value) in order of time, and holds from each of its
times to the next: before the first there's nothing. Values are objectives: less is better.
"""
import json
import math
import sys


def falling(points):
    """The curve of the best so far."""
    curve = []
    for time, value in sorted(points, key=lambda point: point[0]):
        if not curve or value < curve[-1][1]:
            curve.append((time, value))
    return curve


def rising(points):
    """The curve of the highest so far: of bounds."""
    return [(time, -value) for time, value in falling([(time, -value) for time, value in points])]


def primal_gap(value, best):
    """From 0, as good as the best known, to 1, no plan or one of another sign (Berthold 2013)."""
    if value is None:
        return 1.0
    if value == best:
        return 0.0
    if value * best < 0:
        return 1.0
    return min(1.0, abs(value - best) / max(abs(value), abs(best)))


def primal_integral(curve, best, horizon):
    """The integral of the primal gap over the time from 0 to the horizon, in seconds (doi:10.1016/j.orl.2013.08.007)."""
    total, last, gap = 0.0, 0.0, 1.0
    for time, value in curve:
        time = min(max(time, 0.0), horizon)
        total += (time - last) * gap
        last, gap = time, primal_gap(value, best)
    return total + (horizon - last) * gap


def final_gap(value, bound):
    """How far an objective is from a bound, relative to the bound; None where that says nothing."""
    if value is None or bound is None:
        return None
    if value == bound:
        return 0.0
    return (value - bound) / abs(bound) if bound else None


def median(values):
    """The middle one, the mean of both where there are two; None of nothing."""
    values = sorted(values)
    half = len(values) // 2
    if not values:
        return None
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


# What follows draws.

# Told apart by people who see few colours, and dark enough on white (after Okabe and Ito).
COLOURS = ["#0072b2", "#d55e00", "#00795a", "#aa4487", "#7a5c00", "#444444"]
WIDTH, HEIGHT = 920, 500
LEFT, RIGHT, TOP, BOTTOM = 92, 24, 64, 60
LEGEND_ROW = 22


def nice_steps(low, high, count):
    """Round numbers of one distance within a range, about so many."""
    raw = (high - low) / max(1, count)
    if raw <= 0:
        return [low]
    unit = 10 ** math.floor(math.log10(raw))
    step = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= raw * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [number * step for number in range(first, math.floor(high / step + 1e-9) + 1)]


def decades(low, high):
    """1, 2 and 5 times the powers of ten within a range."""
    return [factor * 10.0 ** power for power in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
            for factor in (1, 2, 5) if low * 0.999 <= factor * 10.0 ** power <= high * 1.001]


def value_range(engines):
    """The part of the values that's worth looking at: from the lowest last bound to plans not far worse than the best."""
    plans = [value for engine in engines for _, value in engine["plans"]]
    bounds = [engine["bounds"][-1][1] for engine in engines if engine["bounds"]]
    if not plans:
        return (min(bounds), max(bounds)) if bounds else (0.0, 1.0)
    best = min(plans)
    room = max(abs(best) * 0.35, 1.0)
    low = max(min(bounds + [best]), best - room)
    high = min(max(plans), best + room)
    margin = max(high - low, abs(best) * 0.002, 0.5) * 0.06
    return low - margin, high + margin


def staircase(curve, to_x, to_y, start, end, low, high):
    """The path of a curve, level from each time to the next; what's out of the range runs along its edge."""
    inside = lambda value: min(max(value, low), high)
    path, last = "", None
    for time, value in curve:
        x, y = to_x(min(max(time, start), end)), to_y(inside(value))
        path += f"M{x:.1f} {y:.1f}" if last is None else f"H{x:.1f}V{y:.1f}"
        last = time
    return path + f"H{to_x(end):.1f}" if path else ""


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def label(number):
    """Thin spaces between thousands, a real minus, no needless places."""
    text = f"{number:,.6f}".rstrip("0").rstrip(".").replace(",", "\u202f")
    return text.replace("-", "\u2212")


def text(x, y, words, anchor="start", size=13, more=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}"{more}>{escaped(words)}</text>'


def figure(title, engines, horizon):
    """The SVG of one group: objectives as full lines, bounds as broken ones, on an axis of time by powers of ten.

    Each engine has a "name", "plans" and "bounds", the last two curves in lesson-equivalents.
    """
    times = [time for engine in engines for time, _ in engine["plans"] + engine["bounds"]]
    start = max(0.01, min(times + [horizon]) * 0.8)
    end = max([horizon, start * 10] + times)
    low, high = value_range(engines)
    right, foot = WIDTH - RIGHT, HEIGHT - BOTTOM
    legend = LEGEND_ROW * math.ceil(len(engines) / 2)
    to_x = lambda time: LEFT + (right - LEFT) * math.log(time / start) / math.log(end / start)
    to_y = lambda value: TOP + (foot - TOP) * (high - value) / (high - low)
    total = HEIGHT + legend + 8
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {total}" width="{WIDTH}" height="{total}" '
             'font-family="Helvetica, Arial, sans-serif" fill="#222222" role="img">',
             f"<title>{escaped(title)}: objective and bound against time</title>",
             f'<rect width="{WIDTH}" height="{total}" fill="#ffffff"/>',
             text(LEFT, 28, title, size=18, more=' font-weight="bold"'),
             text(LEFT, 48, "Full lines: objective of the best plan so far, less is better. Broken lines: bound of the "
                  "engine's own model.", size=12)]
    parts += axes(start, end, low, high, to_x, to_y, right, foot)
    for number, engine in enumerate(engines):
        colour = COLOURS[number % len(COLOURS)]
        for kind, dash in [("bounds", ' stroke-dasharray="7 4"'), ("plans", "")]:
            path = staircase(engine[kind], to_x, to_y, start, end, low, high)
            if path:
                parts.append(f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>')
        parts += key(number, engine["name"] + ("" if engine["plans"] else ": no plan"), colour)
    return "\n".join(parts + ["</svg>", ""])


def axes(start, end, low, high, to_x, to_y, right, foot):
    """Lines of the grid with their numbers, and what the axes are."""
    parts, last = [], -math.inf
    for time in decades(start, end):
        x = to_x(time)
        parts.append(f'<path d="M{x:.1f} {TOP}V{foot}" stroke="#e2e2e2" fill="none"/>')
        # Numbers that would touch the one before are left out.
        if x - last >= 44:
            parts.append(text(x, foot + 18, label(time), "middle", 12))
            last = x
    for value in nice_steps(low, high, 7):
        y = to_y(value)
        parts.append(f'<path d="M{LEFT} {y:.1f}H{right}" stroke="#e2e2e2" fill="none"/>')
        parts.append(text(LEFT - 8, y + 4, label(value), "end", 12))
    middle = (TOP + foot) / 2
    return parts + [f'<path d="M{LEFT} {TOP}V{foot}H{right}" stroke="#666666" fill="none"/>',
                    text((LEFT + right) / 2, foot + 40, "seconds since the start", "middle"),
                    text(18, middle, "lesson-equivalents", "middle", more=f' transform="rotate(-90 18 {middle:.1f})"')]


def key(number, words, colour):
    """An engine's place in the legend, two a row."""
    x, y = LEFT + (number % 2) * 400, HEIGHT + 8 + (number // 2) * LEGEND_ROW
    return [f'<path d="M{x} {y - 4}h30" stroke="{colour}" stroke-width="3" fill="none"/>', text(x + 38, y, words)]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as source:
        run = json.load(source)
    sys.stdout.write(figure(run["title"], run["engines"], run["horizon"]))
