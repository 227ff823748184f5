"""Poppler, the engine of Evince, as a reviewer: puts the marks of a list into a PDF and saves it.

python3 poppler-review.py IN.pdf LIST.json OUT.pdf

LIST.json is a list of {"kind", "on", "text"}: a mark of that kind on the first place of the words,
or beside it. Kinds that this engine does not write are an error.
"""

import json
import sys
from pathlib import Path

import gi

gi.require_version("Poppler", "0.18")
from gi.repository import Poppler  # noqa: E402

MARKUPS = {
    "Highlight": Poppler.AnnotTextMarkup.new_highlight,
    "Underline": Poppler.AnnotTextMarkup.new_underline,
    "Squiggly": Poppler.AnnotTextMarkup.new_squiggly,
    "StrikeOut": Poppler.AnnotTextMarkup.new_strikeout,
}


def point(x, y):
    made = Poppler.Point.new()
    made.x, made.y = x, y
    return made


def quad(box):
    made = Poppler.Quadrilateral.new()
    made.p1, made.p2 = point(box.x1, box.y2), point(box.x2, box.y2)
    made.p3, made.p4 = point(box.x1, box.y1), point(box.x2, box.y1)
    return made


def annotation(document, kind, box):
    if kind in MARKUPS:
        return MARKUPS[kind](document, box, [quad(box)])
    if kind == "Text":
        return Poppler.AnnotText.new(document, box)
    if kind == "Line":
        return Poppler.AnnotLine.new(document, box, point(box.x1, box.y1), point(box.x2, box.y1))
    if kind == "Square":
        return Poppler.AnnotSquare.new(document, box)
    if kind == "Circle":
        return Poppler.AnnotCircle.new(document, box)
    raise ValueError(f"Poppler writes no {kind}")


def place_of(document, words):
    for number in range(document.get_n_pages()):
        page = document.get_page(number)
        found = page.find_text_with_options(words, Poppler.FindFlags.CASE_SENSITIVE)
        if found:
            return page, found[0]
    raise ValueError(f"“{words}” is on no page")


def main(source, marks, target):
    document = Poppler.Document.new_from_file(Path(source).absolute().as_uri(), None)
    for mark in json.loads(Path(marks).read_text(encoding="utf-8")):
        page, box = place_of(document, mark["on"])
        made = annotation(document, mark["kind"], box)
        made.set_label("Rhea")
        made.set_contents(mark["text"])
        page.add_annot(made)
    document.save(Path(target).absolute().as_uri())


main(*sys.argv[1:])
