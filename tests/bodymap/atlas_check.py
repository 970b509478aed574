#!/usr/bin/env python3
"""Checks the drawn body maps by numbers: tiling, labels, sides, equal ids, and the probe points of probes.tsv.

  atlas_check.py FOLDER [--numbers]     FOLDER holds the SVG files; --numbers prints coverage and overlap too
"""

import pathlib
import re
import sys
import xml.etree.ElementTree

FIGURES = ("neutral", "female", "male")
SVG = "{http://www.w3.org/2000/svg}"
LEAST_COVERAGE, MOST_OVERLAP = 0.995, 0.005
PIECES = 12  # straight pieces per curve; the error stays below 0.05 units


def flatten(path):
    """Rings of points of a path of absolute M, L, C and Z."""
    tokens = re.findall(r"[MLCZ]|-?\d+(?:\.\d+)?", path)
    rings, command, i = [], None, 0
    while i < len(tokens):
        if tokens[i].isalpha():
            command = tokens[i]
            i += 1
            if command == "Z":
                continue
        count = 6 if command == "C" else 2
        numbers = [float(t) for t in tokens[i:i + count]]
        i += count
        points = list(zip(numbers[::2], numbers[1::2]))
        if command == "M":
            rings.append(points)
        elif command == "L":
            rings[-1] += points
        else:
            a, (b, c, d) = rings[-1][-1], points
            for k in range(1, PIECES + 1):
                t, u = k / PIECES, 1 - k / PIECES
                rings[-1].append(tuple(u * u * u * a[j] + 3 * u * u * t * b[j] + 3 * u * t * t * c[j] + t * t * t * d[j]
                                       for j in (0, 1)))
    return rings


def edges(rings):
    for ring in rings:
        yield from zip(ring, ring[1:] + ring[:1])


def contains(rings, x, y):
    odd = False
    for (ax, ay), (bx, by) in edges(rings):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            odd = not odd
    return odd


class Shape:
    def __init__(self, node, layer):
        self.layer = layer
        self.id = node.get("data-region") or node.get("data-zone") or node.get("data-name")
        self.side = node.get("data-side")
        self.rings = flatten(node.get("d"))
        self.label = [float(v) for v in (node.get("data-label") or "0,0").split(",")]


class View:
    def __init__(self, file):
        root = xml.etree.ElementTree.parse(file).getroot()
        self.name, self.figure, self.view = file.stem, root.get("data-figure"), root.get("data-view")
        self.box = [float(v) for v in root.get("viewBox").split()]
        self.shapes = []
        for group in root.iter(SVG + "g"):
            for node in group.iter(SVG + "path"):
                if group.get("id") == "outline" and not node.get("data-edge"):
                    self.outline = Shape(node, "outline")
                elif group.get("id") not in ("outline", "lines"):
                    self.shapes.append(Shape(node, node.get("data-layer") or group.get("id")))

    def of(self, *layers):
        return [s for s in self.shapes if s.layer in layers]

    def centre(self):
        return self.box[0] + self.box[2] / 2


def crossings(rings, top, rows, step):
    """For every row: the sorted places where it enters and leaves the shape."""
    out = {}
    for (ax, ay), (bx, by) in edges(rings):
        low, high = min(ay, by), max(ay, by)
        for row in range(max(0, int((low - top) / step)), min(rows - 1, int((high - top) / step) + 1) + 1):
            y = top + (row + 0.5) * step
            if (ay > y) != (by > y):
                out.setdefault(row, []).append(ax + (y - ay) * (bx - ax) / (by - ay))
    return {row: sorted(xs) for row, xs in out.items()}


def tiling(view):
    """Coverage and overlap of superficial regions and excluded areas, as parts of the figure's area."""
    rows = 1200
    top, step = view.box[1], view.box[3] / rows
    figure = crossings(view.outline.rings, top, rows, step)
    tiles = [crossings(s.rings, top, rows, step) for s in view.of("superficial", "excluded")]
    whole = covered = twice = 0.0
    for row, inside in figure.items():
        ends = [(x, 0, 1 - 2 * (k % 2)) for k, x in enumerate(inside)]
        for tile in tiles:
            ends += [(x, 1, 1 - 2 * (k % 2)) for k, x in enumerate(tile.get(row, []))]
        depth = [0, 0]
        last = None
        for x, kind, change in sorted(ends):
            if last is not None and depth[0]:
                whole += x - last
                covered += (x - last) * (depth[1] > 0)
            if last is not None and depth[1] > 1:
                twice += (x - last) * (depth[1] - 1)
            depth[kind] += change
            last = x
    return covered / whole, twice / whole


def check_view(view, numbers):
    wrong = []
    coverage, overlap = tiling(view)
    if numbers:
        print(f"{view.name}\t{100 * coverage:.2f}\t{100 * overlap:.2f}")
    if coverage < LEAST_COVERAGE or overlap > MOST_OVERLAP:
        wrong.append(f"{view.name}: covered {100 * coverage:.2f} %, twice {100 * overlap:.2f} %")
    one_side = next((s for s in ("left", "right") if s in view.view.split("-")), None)
    if one_side is None and view.view.startswith(("hand", "foot")):
        one_side = "right"
    for shape in view.shapes:
        if shape.layer == "excluded":
            continue
        if not contains(shape.rings, *shape.label):
            wrong.append(f"{view.name}: the label of {shape.id} ({shape.layer}, {shape.side}) lies outside its shape")
        if shape.side == "midline":
            continue
        if one_side:
            right = shape.side == one_side
        else:  # the client's left is at larger x in front, at smaller x behind
            right = (shape.label[0] > view.centre()) == ((shape.side == "left") == ("front" in view.view))
        if not right:
            wrong.append(f"{view.name}: {shape.id} stands on the wrong side")
    keys = [(s.layer, s.id, s.side) for s in view.shapes if s.layer != "excluded"]
    wrong += [f"{view.name}: {key} is drawn twice" for key in sorted(set(keys)) if keys.count(key) > 1]
    return wrong


def check_equal_ids(views):
    wrong = []
    for view in views.values():
        neutral = views[f"neutral-{view.view}"]
        here, there = ({(s.layer, s.id, s.side) for s in v.shapes} for v in (view, neutral))
        wrong += [f"{view.name}: {key} is not on both this and the neutral figure" for key in sorted(here ^ there, key=str)]
    return wrong


def check_named(views, folder):
    """Every region and zone drawn is one of the tables, and every zone of the table is drawn."""
    wrong = []
    for table, zones in (("regions.toml", False), ("zones.toml", True)):
        known = set(re.findall(r'^id = "(\w+)"', (folder / table).read_text(encoding="utf-8"), re.M))
        drawn = {s.id for v in views.values() for s in v.shapes if s.layer != "excluded" and (s.layer == "zones") == zones}
        wrong += [f"{table} has no {name}" for name in sorted(drawn - known)]
        wrong += [f"{name} of {table} is drawn nowhere" for name in sorted(known - drawn)]
    return wrong


def hit(view, x, y, layer):
    """(id, side) of what lies at the point: one tile, or every deep shape, overlay or zone."""
    layers = {"superficial": ("superficial",), "deep": ("deep",), "zone": ("zones",),
              "overlay": ("overlay-superficial", "overlay-deep")}[layer]
    return [(s.id, s.side) for s in view.of(*layers) if contains(s.rings, x, y)]


def check_probes(views, table):
    wrong, count = [], 0
    lines = table.read_text(encoding="utf-8").splitlines()
    for at, line in enumerate(lines[1:], 2):
        figure, name, x, y, layer, region, side, why = line.split("\t")
        view = views[f"{figure}-{name}"]
        x, y = float(x), float(y)
        points = [(x, side)]
        if side != "midline" and name in ("front", "back", "head-front", "head-back"):
            points.append((2 * view.centre() - x, "left" if side == "right" else "right"))
        for px, expected in points:
            count += 1
            found = hit(view, px, y, layer)
            if (region, expected) not in found or (layer == "superficial" and len(found) > 1):
                wrong.append(f"{table.name}:{at}: {view.name} {px:g},{y:g} {layer}: expected {region} {expected} "
                             f"({why}), found {found}")
    return wrong, count


def main(arguments):
    folder = pathlib.Path(arguments[0])
    views = {file.stem: View(file) for file in sorted(folder.glob("*.svg"))}
    wrong = [w for view in views.values() for w in check_view(view, "--numbers" in arguments)]
    wrong += check_equal_ids(views) + check_named(views, folder)
    failed, count = check_probes(views, pathlib.Path(__file__).with_name("probes.tsv"))
    print("\n".join(wrong + failed))
    print(f"{len(views)} views, {count} probe points, {len(wrong) + len(failed)} wrong")
    return 1 if wrong or failed or count < 150 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
