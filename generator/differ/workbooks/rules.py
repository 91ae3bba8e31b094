"""What a sheet says of places on it: merges, validations, formats under conditions, links, comments, tables, breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...office.elements import Element
from .addresses import LAST_COLUMN, LAST_ROW, area_of
from .model import Area, Cell, Fact, Place, Rule
from .parts import Parts, Relation, canonical, local
from .tables import TableReader

MERGED = Fact("table", "merged cells")
VALIDATION = Fact("properties", "data validation")
CONDITION = Fact("style", "conditional format")
LINK = Fact("properties", "link")
COMMENT = Fact("notes", "comment")
FILTER = Fact("properties", "filter")
BREAK = Fact("layout", "page break")
TABLE = Fact("table", "table")
IGNORED = Fact("properties", "warnings ignored")
_OF_CONDITION = {
    "cellIs": ("operator",), "timePeriod": ("timePeriod",), "top10": ("rank", "percent", "bottom"),
    "aboveAverage": ("aboveAverage", "equalAverage", "stdDev"), "containsText": ("text",), "notContainsText": ("text",),
    "beginsWith": ("text",), "endsWith": ("text",),
}  # fmt: skip
"""What counts of a condition, by its type: programs write the rest as they like."""
_USUAL = {"percent": "0", "bottom": "0", "aboveAverage": "1", "equalAverage": "0", "stdDev": "0", "stopIfTrue": "0"}


class Around:
    """The part of one sheet, and what it leads to."""

    def __init__(
        self, parts: Parts, name: str, cells: Mapping[Place, Cell], conditional: list[str]
    ) -> None:  # fmt: skip
        self._parts, self._name, self._cells, self._conditional = parts, name, cells, conditional
        self.relations: Mapping[str, Relation] = parts.relations(name)

    def rules(self, root: Element) -> Iterator[Rule]:
        """All that is said of places, in the order of the part."""
        for element in root:
            match local(element):
                case "mergeCells":
                    yield from (Rule(MERGED, (area_of(each.get("ref", "")),)) for each in element if local(each))
                case "dataValidations":
                    yield from map(_validation, _elements(element))
                case "conditionalFormatting":
                    yield from self._conditions(element)
                case "hyperlinks":
                    yield from map(self._link, _elements(element))
                case "ignoredErrors":
                    yield from map(_ignored, _elements(element))
                case "autoFilter":
                    yield Rule(FILTER, _areas(element.get("ref", "")), "".join(map(canonical, _elements(element))))
                case "rowBreaks" | "colBreaks":
                    yield from (_break(each, local(element) == "rowBreaks") for each in _elements(element))
        yield from self._tables()
        yield from self._comments()

    def _conditions(self, element: Element) -> Iterator[Rule]:
        areas = _areas(element.get("sqref", ""))
        for rule in _elements(element):
            said = list(_condition(rule))
            look = rule.get("dxfId")
            if look is not None and int(look) < len(self._conditional):
                said.append(self._conditional[int(look)])
            formulas = tuple(each.text or "" for each in _elements(rule) if local(each) == "formula")
            said += [canonical(each) for each in _elements(rule) if local(each) not in ("formula", "extLst")]
            yield Rule(CONDITION, areas, ", ".join(one for one in said if one), formulas)

    def _link(self, element: Element) -> Rule:
        relation = next(
            (self.relations.get(str(value)) for key, value in element.attrib.items() if str(key).endswith("}id")), None
        )
        place = element.get("location", "")
        target = (relation.target if relation else "") + (f"#{place}" if place else "")
        tip = element.get("tooltip", "")
        return Rule(LINK, _areas(element.get("ref", "")), target + (f" ({tip})" if tip else ""))

    def _tables(self) -> Iterator[Rule]:
        for name in self._parts.related(self._name, "table"):
            table = self._parts.element(name)
            words = TableReader(table, self._cells, self._conditional).words()
            yield Rule(TABLE, _areas(table.get("ref", "")), words)

    def _comments(self) -> Iterator[Rule]:
        threads = list(self._threads())
        taken = {rule.areas for rule in threads}
        yield from threads
        for name in self._parts.related(self._name, "comments"):
            root = self._parts.element(name)
            authors = [each.text or "" for each in root.iter("{*}author")]
            for each in root.iter("{*}comment"):
                number, areas = int(each.get("authorId", "0")), _areas(each.get("ref", ""))
                author = authors[number].strip() if number < len(authors) else ""
                if areas not in taken:
                    yield Rule(COMMENT, areas, _spoken(author, each.iter("{*}t")), author=author)

    def _threads(self) -> Iterator[Rule]:
        """Each place's conversation as one, its replies after it."""
        spoken: dict[str, list[str]] = {}
        people = dict(self._people())
        for name in self._parts.related(self._name, "threadedComment"):
            for each in self._parts.element(name).iter("{*}threadedComment"):
                done = " (resolved)" if each.get("done") == "1" else ""
                who = people.get(each.get("personId", ""), "")
                spoken.setdefault(each.get("ref", ""), []).append(f"{who}: {_spoken(who, each.iter('{*}text'))}{done}")
        yield from (Rule(COMMENT, _areas(ref), "\n".join(words)) for ref, words in spoken.items())

    def _people(self) -> Iterator[tuple[str, str]]:
        for name in self._parts.related(self._parts.main, "person"):
            for each in self._parts.element(name).iter("{*}person"):
                yield each.get("id", ""), each.get("displayName", "")


def _condition(rule: Element) -> Iterator[str]:
    kind = rule.get("type", "")
    yield kind
    for name in (*_OF_CONDITION.get(kind, ()), "stopIfTrue"):
        value = _plain(rule.get(name, ""))
        if value not in ("", _USUAL.get(name)):
            yield f"{name} {value}"


def _plain(value: str) -> str:
    return {"true": "1", "false": "0"}.get(value, value)


def _ignored(element: Element) -> Rule:
    said = sorted(str(name) for name, value in element.attrib.items() if _plain(str(value)) == "1")
    return Rule(IGNORED, _areas(element.get("sqref", "")), ", ".join(said))


def _validation(element: Element) -> Rule:
    kind = element.get("type", "none")
    plain = kind in ("none", "list", "custom")
    said = [kind] if plain else [kind, element.get("operator", "between")]
    said += [
        f"{name} {value}" for name in ("errorTitle", "error", "promptTitle", "prompt") if (value := element.get(name))
    ]
    said += [element.get("errorStyle", "stop")] if element.get("errorStyle", "stop") != "stop" else []
    for name, words in (
        ("allowBlank", "blank allowed"),
        ("showErrorMessage", "error told"),
        ("showInputMessage", "prompt shown"),
    ):
        said += [words] if element.get(name) in ("1", "true") else []
    said += ["no arrow"] if kind == "list" and element.get("showDropDown") in ("1", "true") else []
    two = not plain and element.get("operator", "between") in ("between", "notBetween")
    read = ("formula1", "formula2") if two else ("formula1",)
    formulas = tuple(each.text for each in _elements(element) if local(each) in read and each.text)
    return Rule(VALIDATION, _areas(element.get("sqref", "")), ", ".join(said), formulas)


def _break(element: Element, rows: bool) -> Rule:
    number = int(element.get("id", "0"))
    area = Area(number, 1, number, LAST_COLUMN) if rows else Area(1, number, LAST_ROW, number)
    return Rule(BREAK, (area,), "after it")


def _areas(sqref: str) -> tuple[Area, ...]:
    return tuple(sorted(area_of(each) for each in sqref.split()))


def _elements(element: Element) -> list[Element]:
    return [child for child in element if local(child)]


def _spoken(author: str, texts: Iterable[Element]) -> str:
    """What is said, without the author's name that Excel writes before it."""
    return "".join(each.text or "" for each in texts).strip().removeprefix(f"{author}:").strip()
