"""Rendering: lineage survives whatever a template does, claims are checked, and nothing unbounded runs."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import JianbaoError, TemplateError
from generator.finance.direction import Direction
from generator.finance.figures import Figure
from generator.text.marks import SENTINELS
from generator.text.render import Renderer
from tests.samples import metric, workbook

BOOK = workbook(
    metric("revenue", {"2023H1": "1433.1", "2023FY": "3405.8", "2024H1": "1739.7"}),
    metric("profit", {"2023H1": "-100", "2024H1": "50"}, direction=Direction.PROFIT),
    metric("收入", {"2023H1": "10", "2024H1": "12"}),
    tables={"产品": [{"名称": "甲", "说明": "一"}, {"名称": "乙", "说明": "二"}], "大表": [{"列": str(n)} for n in range(60)]},
)


def rendered(source: str):  # type: ignore[no-untyped-def]
    return Renderer(BOOK).text(source)


def text_of(source: str) -> str:
    return "\n".join("".join(run.text for run in paragraph) for paragraph in rendered(source))


@pytest.mark.parametrize(
    "source",
    [
        "总收入{{ revenue | yi }}。",
        "**总收入{{ revenue | yi }}**增长",
        "**总收入**{{ revenue | yi }}**增长**",
        "{{ '总收入' ~ (revenue | yi) ~ '元' }}",
        "{{ ['甲', revenue | yi, '乙'] | join('、') }}",
        "{% for x in [revenue] %}{{ x | yi }}{% endfor %}",
        "{% if revenue.yoy > 0 %}{{ revenue | yi }}{% else %}没有{% endif %}",
        "{{ (revenue | yi) if revenue > 0 else '无' }}",
        "{% set x = revenue %}{{ x | yi }}",
        "{% set x = revenue | yi %}{{ x }}",
        "{{ revenue | yi | default('无') }}",
        "推出**“{{ revenue | yi }}”**协同",
    ],
)
def test_a_figure_is_a_run_of_its_own_whatever_went_on_around_it(source: str) -> None:
    runs = [run for paragraph in rendered(source) for run in paragraph if run.print]
    assert [run.text for run in runs] == ["17.4亿元"]
    origin = runs[0].print.figure
    assert isinstance(origin, Figure)
    assert [str(cell) for cell in origin.typed_cells] == ["财务!J5"]


pieces = st.sampled_from(
    ["{{ revenue | yi }}", "{{ revenue.yoy | pct }}", "**", "文字", "{% for r in 产品 %}{{ r.名称 }}{% endfor %}", "[^n]",
     "{{ revenue.comparative }}", "\n", "{% if profit > 0 %}{{ profit }}{% endif %}", "{{ '甲' ~ revenue }}"]
)  # fmt: skip


@given(st.lists(pieces, max_size=12))
def test_no_sentinel_is_left_and_every_figure_keeps_its_lineage_in_any_template(parts: list[str]) -> None:
    source = "".join(parts)
    runs = [run for paragraph in rendered(source) for run in paragraph]
    assert not any(character in SENTINELS for run in runs for character in run.text)
    figures = sum(part.count("revenue") + part.count("profit }}") for part in parts)
    tables = 2 * sum("产品" in part for part in parts)
    assert len([run for run in runs if run.print]) == figures + tables
    assert len([run for run in runs if run.note]) == parts.count("[^n]")


def test_bold_opens_and_closes_beside_chinese_punctuation() -> None:
    (paragraph,) = rendered("推出**“驾舱云”**协同")
    assert [(run.text, run.bold) for run in paragraph] == [("推出", False), ("“驾舱云”", True), ("协同", False)]


def test_a_note_reference_is_a_run_and_escapes_are_literal() -> None:
    (paragraph,) = rendered(r"份额[^idc] \*星")
    assert [run.note for run in paragraph] == ["", "idc", ""]
    assert paragraph[-1].text == " *星"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ revenue }}", "1,739.7"),
        ("{{ revenue.yoy | change }}", "同比增长 21.4%"),
        ("{{ profit | change }}", "扭亏为盈"),
        ("{{ profit.yoy | pct }}", "不适用"),
        ("{{ revenue.period | period('short') }}", "24年上半年"),
        ("{{ revenue.at('2023FY') | yi }}", "34.1亿元"),
        ("{{ revenue.ltm | amount(1) }}", "3,712.4"),
        ("{{ revenue.share_of(revenue) | pct(0) }}", "100%"),
        ("{{ 收入.yoy | pct(0) }}", "20%"),
        ("{{ revenue | in_unit('亿元', 2) }}", "17.40"),
        ("{{ company }}", "商汤集团"),
        ("{{ 产品 | length }}", "2"),
        ("{{ (产品 | first).名称 }}{{ (产品 | last).名称 }}", "甲乙"),
        ("{{ (revenue - revenue.comparative) | amount(1) }}", "306.6"),
        ("{{ revenue.yoy >= 0.21 and revenue.yoy < 0.22 }}", "True"),
        ("{{ profit.yoy >= 0 or profit.yoy < 0 }}", "False"),
    ],
)
def test_templates_speak_the_field(source: str, words: str) -> None:
    assert text_of(source) == words


def test_a_comparison_takes_literals_by_their_decimal_text() -> None:
    exact = Renderer(workbook(metric("x", {"2023H1": "10", "2024H1": "11"})))
    assert exact.holds("x.yoy == 0.1")
    assert exact.holds("x.yoy >= 0.1")
    assert not exact.holds("x.yoy > 0.1")


REFUSED = {
    "a loop over nested tables": "{% for a in 大表 %}{% for b in 大表 %}{% for c in 大表 %}x{% endfor %}{% endfor %}{% endfor %}",
    "range": "{% for a in range(10) %}{% endfor %}",
    "a text multiplied": "{{ 'a' * 1000000000 }}",
    "a list multiplied": "{{ [0] * 1000000000 }}",
    "a power": "{{ 10 ** 100000000 }}",
    "a format": "{{ '%1000000000d' % 1 }}",
    "a text doubled over and over": "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a ~ a ~ a ~ a ~ a ~ a ~ a ~ a %}" * 12 + "{{ a }}",
    "a huge output": "{% for a in 大表 %}{% for b in 大表 %}" + "x" * 100 + "{% endfor %}{% endfor %}",
    "__class__ of a figure": "{{ revenue.__class__ }}",
    "__class__ of a text": "{{ ''.__class__.__mro__ }}",
    "a method of a text": "{{ 'a'.join(['b']) }}",
    "format of a text": "{{ '{:>1000000000}'.format(1) }}",
    "a macro": "{% macro m() %}{% endmacro %}",
    "include": "{% include 'x' %}",
    "import": "{% import 'x' as y %}",
    "a slice": "{{ revenue[0:2] }}",
    "float": "{{ revenue | float }}",
    "int": "{{ revenue | int }}",
    "round": "{{ revenue | round }}",
    "list": "{{ (revenue | yi) | list }}",
    "reverse": "{{ (revenue | yi) | reverse }}",
    "recursive": "{% for a in 产品 recursive %}{{ loop(产品) }}{% endfor %}",
    "namespace": "{% set n = namespace(a=1) %}",
    "a caller": "{{ self }}{{ self._TemplateReference__context }}",
    "an unknown name": "{{ revenu }}",
    "an unclosed brace": "{{ revenue ",
    "a sum of money and people": "{{ revenue + 1 }}",
    "a whole row": "{{ 产品 | first }}",
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_template_can_do_nothing_unbounded_or_out_of_reach(case: str) -> None:
    started = time.monotonic()
    with pytest.raises(TemplateError):
        rendered(REFUSED[case])
    assert time.monotonic() - started < 5


def test_the_bounds_hold_in_a_thread_too() -> None:
    found: list[BaseException] = []

    def run() -> None:
        try:
            rendered(REFUSED["a loop over nested tables"])
        except JianbaoError as error:
            found.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(10)
    assert found


def test_a_figure_that_the_workbook_lacks_names_the_cell_to_fill() -> None:
    renderer = Renderer(BOOK)
    assert renderer.plain("{{ revenue.at('2020H1') }}") == "【待填】"
    assert [finding.what for finding in renderer.findings] == ["revenue (revenue) of 2020H1 is needed and empty."]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ revenue.at('2020H1').yoy | pct }}", "【待填】"),
        ("增长{{ (revenue - revenue.at('2020H1')) | amount }}", "增长【待填】"),
        ("{{ revenue.at('2020H1') | change }}", "【待填】"),
        ("{{ revenue.at('2020H1') | default('无') }}", "无"),
        ("{{ '高' if revenue.at('2020H1') > 3 else '低' }}", "低"),
    ],
)
def test_a_figure_that_is_to_be_filled_in_stands_as_a_placeholder(source: str, text: str) -> None:
    assert Renderer(BOOK).plain(source) == text


def test_asking_whether_a_figure_exists_needs_nothing() -> None:
    renderer = Renderer(BOOK)
    assert renderer.plain("{{ revenue.at('2020H1') | default('无') }}") == "无"
    assert renderer.existing("revenue.at('2020H1').yoy") is None
    assert renderer.findings == []


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    with pytest.raises(TemplateError, match=r'no metric, setting or table "revenu"\..*"revenue"'):
        rendered("{{ revenu.yoy }}")


def told(source: str) -> list[str]:
    with pytest.raises(TemplateError) as error:
        rendered(source)
    return [problem.what for problem in error.value.problems]


def test_all_unknown_names_and_filters_of_a_string_are_told_at_once() -> None:
    assert told("{{ revenu }}，{{ profitt | pct }}，{{ revenu }}") == [
        'no metric, setting or table "revenu".', 'no metric, setting or table "profitt".',
    ]  # fmt: skip
    assert told("{{ revenue | yii }}{{ profitt | pctt }}") == [
        'no filter "yii".', 'no filter "pctt".', 'no metric, setting or table "profitt".',
    ]  # fmt: skip


def test_a_name_of_the_string_itself_and_one_that_is_only_asked_for_are_not_told() -> None:
    loop = "{% for row in 产品 %}{{ loop.index }}{{ row.名称 }}{% set best = row %}{% endfor %}"
    assert told(loop + "{{ '甲' if profitt is defined else revenu }}") == ['no metric, setting or table "revenu".']


def test_an_expression_tells_all_its_names_too() -> None:
    with pytest.raises(TemplateError) as error:
        Renderer(BOOK).holds("revenu > 1 and profitt > 1")
    assert len(error.value.problems) == 2


def test_a_private_use_character_of_the_workbook_is_refused() -> None:
    book = workbook(tables={"产品": [{"名称": "甲\ue000"}]})
    with pytest.raises(TemplateError, match="private-use"):
        Renderer(book).text("{% for r in 产品 %}{{ r.名称 }}{% endfor %}")


def test_a_private_use_character_in_a_template_is_half_a_sentinel() -> None:
    with pytest.raises(TemplateError, match="cut in half"):
        rendered("甲\ue0000\ue001")


def test_a_claim_that_does_not_hold_is_a_finding_with_its_sentence_and_condition() -> None:
    renderer = Renderer(BOOK)
    assert renderer.verdict("revenue.yoy >= 0.95") is False
    renderer.refute("**收入翻倍**", "revenue.yoy >= 0.95")
    assert renderer.verdict("revenue.yoy > 0") is True
    (finding,) = renderer.findings
    assert "收入翻倍" in finding.what
    assert "revenue.yoy >= 0.95" in finding.what


def test_what_was_published_stands_beside_a_restated_figure() -> None:
    """1,433.1 was published and 1,440.0 is what it is now; what nobody restated was published as it is."""
    before = metric("revenue", {"2023H1": "1433.1"}).figures
    restated = replace(metric("revenue", {"2023H1": "1440", "2024H1": "1739.7"}), published=before)
    renderer = Renderer(workbook(restated))
    assert renderer.plain("{{ revenue.comparative }}，{{ revenue.comparative.published }}") == "1,440.0，1,433.1"
    assert renderer.plain("{{ revenue.published }}") == "1,739.7"


def test_a_transition_period_without_a_comparative_has_none_and_says_so() -> None:
    book = workbook(metric("revenue", {"2024M4-M12": "900"}), current="2024M4-M12")
    renderer = Renderer(book)
    said = renderer.plain("{{ revenue.yoy | pct }}，{{ revenue.comparative }}，{{ revenue | change }}")
    assert said == "不适用，不适用，不适用"
    (told,) = renderer.findings
    assert (told.kind, told.stops_final) == ("warning", False)
    assert "2023M4-M12" in told.what
    other = workbook(metric("revenue", {"2023M4-M12": "800", "2024M4-M12": "900"}), current="2024M4-M12")
    assert Renderer(other).plain("{{ revenue.yoy | pct }}") == "12.5%"
