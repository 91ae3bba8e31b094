"""Write the tables of docs/templates.md that are made of what `jianbao explain` says: python -m tools.reference_docs."""

from __future__ import annotations

from pathlib import Path

from generator.reference.tables import with_tables

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "templates.md"


def main() -> None:
    """Make the tables anew, in place."""
    DOCUMENT.write_text(with_tables(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
