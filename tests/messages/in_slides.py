"""Examples of what is wrong in slide files and deck.yaml, each one file of the small project."""

from __future__ import annotations

from pathlib import Path

from generator.spec.yaml_file import YamlFile
from tests.hostile.attacks import FILES, SLIDES
from tests.small_project import DECK

from .acts import HEAD, Example, files, project, slide

_CHART = "chart:\n  kind: {kind}\n  series: {series}\n  periods: {{every: same-span, last: 2}}\n"


def _chart(more: str = "", kind: str = "column", series: str = "[revenue]") -> str:
    return _CHART.format(kind=kind, series=series) + more


_SLIDES = {
    "several names that there are not": "highlights: '{{ revenu | amount }}，{{ gross_profitt | pct }}'\n",
    "several filters that there are not": "highlights: '{{ revenue | amont }}，{{ gross_margin | pctt }}'\n",
    "a condition of two names that there are not": "when: revenu > 1 and gross_profitt > 1\nhighlights: 甲\n",
    "cards with numbers beside one without": "highlights: {cards: [{title: 甲, value: '{{ revenue | yi }}'}, {title: 乙}]}\n",
    "a picture that is wanted": "highlights: {picture: x, caption: 总部}\n",
    "a number printed as zero that is none": "highlights: {table: row in 产品, unit: 万亿元, columns: [{heading: 甲, figure: revenue}]}\n",
    "a layout that there is not": "layout: chart-and-highlight\ntitle: 甲\n",
    "a region that a layout has not": "highlight: 甲\n",
    "no title": "layout: chart-and-highlights\nhighlights: 甲\n",
    "a note's source that deck.yaml has not": "notes:\n  - {source: 年报}\nhighlights: 甲\n",
    "a note that there is not": "highlights: 甲[^x]\n",
    "a mark of a growth that there is not": _chart("  growth: true\n  growth_mark: x\n", series="[loss]").replace("loss", "-revenue"),
    "a style that there is not": "highlights: {text: 甲, style: headingg}\n",
    "a title's style that there is not": _chart("  title: 甲\n  title_style: headingg\n"),
    "a colour that there is not": "highlights: {text: 甲, colour: red}\n",
    "a key that there is not": "highlights: {text: 甲, stile: body}\n",
    "no key that says its kind": "highlights: {style: body}\n",
    "two keys that say its kind": "highlights: {text: 甲, bullets: [乙]}\n",
    "a list of blocks": "highlights:\n  stack: [[甲, {a: b}]]\n",
    "a number of sizes": "highlights: {stack: [甲, 乙], sizes: ['*']}\n",
    "a size that is none": "highlights: {stack: [甲, 乙], sizes: ['*', x]}\n",
    "a size of a number of words": "highlights: {stack: [甲, 乙], sizes: ['*', 十]}\n",
    "an expression that is a list": "highlights: {timeline: [a], date: b, title: 甲, own: 'true'}\n",
    "an empty stack": "highlights: {stack: []}\n",
    "a text that is a list": "highlights: {kpis: [{value: [甲], label: 乙}]}\n",
    "a key without a value": "highlights: {kpis: [{value: 甲}]}\n",
    "a pictogram that there is not": "highlights: {icons: [{icon: steerin, label: 甲}]}\n",
    "a picture's name that is none": "highlights: {picture: ../x}\n",
    "a picture's pictogram that there is not": "highlights: {picture: x, icon: steerin}\n",
    "a chart of a kind that there is not": _chart(kind="staked-column"),
    "a chart of a metric that there is not": _chart(series="[revenu]"),
    "a chart of a table": _chart(series="[产品]"),
    "a chart of two series that draws one": _chart(series="[revenue, gross_profit]"),
    "a chart without a series": _chart(series="[]"),
    "a mark without a growth": _chart("  growth_mark: x\n"),
    "a bracket without a growth": _chart("  bracket: true\n", kind="stacked-column", series="[revenue, gross_profit]"),
    "a note of a series without names": _chart(kind="stacked-column", series="[{figure: revenue, note: 甲}]"),
    "shares without a total": _chart("  label: [share]\n", kind="stacked-column"),
    "shares of a kind without totals": _chart("  label: [share]\n"),
    "filled periods of a number": "chart:\n  kind: column\n  series: ['1 + revenue']\n  periods: {every: filled}\n",
    "filled periods of a metric that there is not": "chart:\n  kind: column\n  series: [revenu]\n  periods: {every: filled}\n",
    "filled periods of what begins with no metric": "chart:\n  kind: column\n  series: ['(revenue)']\n  periods: {every: filled}\n",
    "a timeline of no cell": "highlights: {timeline: row in 产品, date: revenue + revenue, title: 甲, own: 'true'}\n",
    "a chart of no period": "chart:\n  kind: column\n  series: ['0 + revenue']\n  periods: {every: year, last: 2}\n",
    "a doughnut of no period": "chart:\n  kind: doughnut\n  series: [revenue, gross_profit]\n  at: company\n",
        "a timeline of words": "highlights: {timeline: row in 产品, date: row.名称, title: '{{ row.名称 }}', own: 'true'}\n",
    "a timeline of metrics": "highlights: {timeline: row in 产品, date: revenue, title: 甲, own: 'true'}\n",
    "a block for each of thirty": "highlights: {text: 甲, for: 'a in [" + "1," * 30 + "]'}\n",
    "a loop over a figure": "highlights: {text: 甲, for: a in revenue}\n",
    "a condition that says nothing": "highlights: {text: {text: 甲, holds: revenue}}\n",
    "a condition of a metric that there is not": "highlights: {text: {text: 甲, holds: revenu > 1}}\n",
    "an empty condition": "when: ''\nhighlights: 甲\n",
    "an expression that goes on": "when: '1 2'\nhighlights: 甲\n",
    "a claim that is not true": "highlights: {text: {text: 收入下降, holds: revenue.yoy < 0}}\n",
    "a claim in its other wording": "highlights: {text: {text: 收入下降, holds: revenue.yoy < 0, otherwise: 收入增长}}\n",
    "too much text for its place": "highlights: " + "营业收入创新高" * 400 + "\n",
    "a word that no font has": "highlights: 𓀀𓀁\n",
    "a dialogue without room": "highlights: {dialogue: [" + "{question: 问, answer: " + "营业收入创新高" * 300 + "}" + "]}\n",
    "a typed list of slides": "for: row in [" + "1," * 2_000 + "]\nhighlights: 甲\n",
    "a figure in two ways": "highlights:\n  bullets: ['{{ revenue | amount(0) }}', '{{ revenue | amount(1) }}']\n",
    "a rounding of a rounding": "highlights:\n  bullets: ['{{ revenue | yi(0) }}', '{{ revenue | yi(2) }}']\n",
    "a figure that waits for its growth": "highlights: '{{ revenue.at(\"2024FY\").yoy | pct }}'\n",
    "a growth of nothing": "highlights: '{{ (revenue - revenue).growth_over(revenue - revenue).cagr }}'\n",
    "a growth over many years of one": "highlights: '{{ gross_margin.cagr }}'\n",
    "a growth rate that is no number": "highlights: {text: '{{ revenue.growth_over(revenue - revenue) | rise }}'}\n",
}
_DECKS = {
    "a bound of growth that is no percentage": DECK + "growth_as_multiple_over: 10\n",
    "a deck without slides": DECK.replace("  - 01-cover\n  - 02-revenue\n", "").replace("slides:", "slides: []"),
    "a deck with a key that there is not": DECK + "colour: red\n",
    "a deck with a slide that is not there": DECK + "  - 03-none\n",
    "a deck with a slide in a folder": DECK + "  - ../01-cover\n",
    "a deck's title of a metric that there is not": DECK.replace("{{ company }}", "{{ compani }}"),
    "a deck that is a list": "- 甲\n",
}
_YAML = (
    "an anchor that holds itself", "an alias of nothing", "a merge key", "a text of 900 KB", "ten thousand square brackets",
    "many items", "over 1 MB", "a Python object", "a key that stands twice", "a key that is a list", "a NUL", "no UTF-8",
    "an override of direction", "an ESC by an escape", "a forged print by an escape", "two documents", "an unclosed quote",
    "spaces and letters", "braces", "anchors that multiply", "a long text repeated", "a C1 control", "half a pair by an escape",
    "U+FFFE", "a directive", "a forged print", "deep lists on lines",
)  # fmt: skip
_ATTACKS = ("a slide for each of 9,000", "loops in loops", "nothing but a list", "nothing but a text", "a loop over nothing")


def _yaml(name: str) -> Example:
    def act(folder: Path) -> None:
        content, path = FILES[name], folder / "05.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        YamlFile(path, "slides/05.yaml")

    return act


def _file(change: str) -> Example:
    """A slide file that is a folder, is gone, or has a name that is none."""

    def spoil(made: Path) -> None:
        path = made / "templates" / "plain" / "slides" / "02-revenue.yaml"
        path.unlink()
        if change == "folder":
            path.mkdir()

    return lambda folder: project(folder, spoil)


def _unreadable(folder: Path) -> None:
    YamlFile(folder / "a\0.yaml", "slides/a.yaml")


EXAMPLES: dict[str, Example] = {
    **{name: slide(text) for name, text in _SLIDES.items()},
    **{name: files(deck=text) for name, text in _DECKS.items()},
    **{f"YAML: {name}": _yaml(name) for name in _YAML},
    **{f"a slide: {name}": slide(SLIDES[name]) for name in _ATTACKS},
    "a slide file that is a list": files(revenue="- 甲\n"),
    "a slide file that is gone": _file("gone"),
    "a slide file that is a folder": _file("folder"),
    "a file whose name is none": _unreadable,
    "a text of 30,000 letters over lines": files(revenue=HEAD + "highlights: |\n" + ("  " + "甲" * 3_000 + "\n") * 10),
    "YAML nested deeply": files(revenue="\n".join(" " * n + "a:" for n in range(120))),
    "two slips of one slide": slide("highlights:\n  bullets: ['{{ revenu }}', '{{ revenue | yii }}']\n"),
    "braces without quotes": files(revenue=HEAD + "highlights: {{ revenue }}\n"),
    "full-width braces": files(revenue=HEAD + "highlights: ｛｛ revenue ｝｝\n"),
    "a comment by chance": files(revenue=HEAD + "highlights: 排名 #2\n"),
}
