"""A JSON object asked for its entries by kind: one that is missing or of another kind is damage, told by name."""

from __future__ import annotations

from collections.abc import Iterable


class Damaged(ValueError):
    """An entry that is missing or not what it must be; the text names it."""


class JsonRow:
    """One record of a list, or the whole document. An entry with a fallback may be missing, but not be another kind."""

    def __init__(self, content: object, name: str) -> None:
        if not isinstance(content, dict):
            raise Damaged(f"{name} is no object")
        self._content: dict[object, object] = content
        self._name = name

    def __contains__(self, key: str) -> bool:
        return key in self._content

    def text(self, key: str, fallback: str | None = None) -> str:
        found = self._content.get(key, fallback)
        if not isinstance(found, str):
            raise self._damage(key)
        return found

    def text_or_none(self, key: str) -> str | None:
        return None if self._content.get(key) is None else self.text(key)

    def number(self, key: str, fallback: int | None = None) -> int:
        return self._number(self._content.get(key, fallback), key)

    def number_or_none(self, key: str) -> int | None:
        return None if self._content.get(key) is None else self.number(key)

    def truth(self, key: str, fallback: bool) -> bool:
        found = self._content.get(key, fallback)
        if not isinstance(found, bool):
            raise self._damage(key)
        return found

    def texts(self, key: str, fallback: Iterable[str] | None = None) -> tuple[str, ...]:
        return self._texts(self._content.get(key, None if fallback is None else list(fallback)), key)

    def four_or_none(self, key: str) -> tuple[int, int, int, int] | None:
        """Four numbers, such as a place; None where there are none."""
        found = self._content.get(key)
        if found is None:
            return None
        if not isinstance(found, list) or len(found) != 4:
            raise self._damage(key)
        first, second, third, fourth = (self._number(each, key) for each in found)
        return first, second, third, fourth

    def cells_or_none(self, key: str) -> tuple[tuple[tuple[str, ...], ...], ...] | None:
        """A table: rows of cells of paragraphs."""
        if self._content.get(key) is None:
            return None
        return tuple(tuple(self._texts(cell, key) for cell in self._list(row, key)) for row in self._rows(key))

    def rows(self, key: str, may_miss: bool = False) -> list[JsonRow]:
        if may_miss and key not in self._content:
            return []
        return [JsonRow(each, f"{key} {number}") for number, each in enumerate(self._rows(key), 1)]

    def row(self, key: str) -> JsonRow:
        """An object within; an empty one where it is missing."""
        return JsonRow(self._content.get(key, {}), key)

    def _rows(self, key: str) -> list[object]:
        return self._list(self._content.get(key), key)

    def _list(self, found: object, key: str) -> list[object]:
        if not isinstance(found, list):
            raise self._damage(key)
        return found

    def _texts(self, found: object, key: str) -> tuple[str, ...]:
        texts = tuple(each for each in self._list(found, key) if isinstance(each, str))
        if len(texts) != len(self._list(found, key)):
            raise self._damage(key)
        return texts

    def _number(self, found: object, key: str) -> int:
        # To Python, true is a number too.
        if not isinstance(found, int) or isinstance(found, bool):
            raise self._damage(key)
        return found

    def _damage(self, key: str) -> Damaged:
        return Damaged(f"{self._name} has no {key} that can be read")
