"""What the reader sees is true: each sentence of the shipped templates against an oracle of its own, whatever the figures.

The oracle reads the workbook's numbers and knows, of each sentence that depends on them, when it is true. It shares no
code with the templates' conditions.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator import BuildResult, build
from generator.finance.period import period_named
from generator.workbook.editing.edit import PackageEdit
from generator.workbook.model import Workbook
from generator.workbook.reading.read import read_workbook
from tests.deck.conftest import ROOT, WORKBOOK, make_project
from tests.deck.test_next_period import texts

NOW, BEFORE, EARLIER = "2024H1", "2023H1", "2022H1"
_FACTORS = {"up": "1.3", "down": "0.7", "flat": "1", "loss": "-1.2", "double": "2.2", "zero": "0", "hair": "1.00001"}
_FLOWS = (
    "revenue", "genai_revenue", "auto_revenue", "traditional_ai_revenue", "overseas_revenue", "net_profit", "ebitda",
    "gross_profit", "rd_expenses", "admin_expenses", "selling_expenses", "operating_expenses", "vehicles_delivered",
)  # fmt: skip
_ALONE = {
    "math_gain": NOW, "instruction_gain": NOW, "language_gain": NOW, "qps_multiple": NOW, "maas_user_growth": "2024M7",
    "app_calls_growth": "2024M7", "phone_calls_growth": "2024M7", "gpus": "2024-08", "cluster_gpus": "2024-08",
    "photo_launch_users": NOW, "photo_dau": NOW, "photo_images": NOW, "photo_users": NOW, "genai_customers": NOW,
}  # fmt: skip


class Values:
    """The workbook's numbers; growth is None where a reader would see none: from zero, across a change of sign."""

    def __init__(self, workbook: Workbook) -> None:
        self._metrics = workbook.metrics

    def at(self, key: str, period: str = NOW) -> Decimal:
        return self._metrics[key].figures[period_named(period)].defined()

    def growth(self, key: str, period: str = NOW, before: str = BEFORE) -> Decimal | None:
        now, base = self.at(key, period), self.at(key, before)
        return None if base == 0 or now * base < 0 else now / base - 1

    def grew(self, key: str, least: str, period: str = NOW, before: str = BEFORE) -> bool:
        """Grew in the words' sense: more of something that is no loss."""
        rate = self.growth(key, period, before)
        return rate is not None and rate >= Decimal(least) and self.at(key, before) > 0

    def loss_narrowed(self, key: str) -> bool:
        return self.at(key, BEFORE) < self.at(key) < 0

    def share(self, period: str = NOW) -> Decimal | None:
        whole = self.at("revenue", period)
        return self.at("genai_revenue", period) / whole if whole else None


def _faster(v: Values) -> bool:
    ours, theirs = v.growth("overseas_revenue"), v.growth("revenue")
    return ours is not None and theirs is not None and ours > theirs and ours > 0


def _back_to_growth(v: Values, low: str = "0.05") -> bool:
    """Returned: there was next to none the year before."""
    now, before = v.growth("revenue"), v.growth("revenue", BEFORE, EARLIER)
    return now is not None and before is not None and before < Decimal(low) and now >= Decimal("0.15")


def _share_rose(v: Values) -> bool:
    now, before = v.share(), v.share(BEFORE)
    return now is not None and before is not None and now - before >= Decimal("0.1")


def _near_last_year(v: Values) -> bool:
    year = v.at("genai_revenue", "2023FY")
    return v.grew("genai_revenue", "0.5") and Decimal("0.85") * year <= v.at("genai_revenue") <= year


def _all_gains(v: Values) -> bool:
    return all(v.at(key) > 0 for key in ("math_gain", "instruction_gain", "language_gain"))


def _less_lost(v: Values) -> bool:
    return v.loss_narrowed("net_profit") and v.loss_narrowed("ebitda")


CLAIMS: tuple[tuple[int, str, Callable[[Values], bool]], ...] = (
    (3, "收入显著增长", _back_to_growth),
    (3, "减少亏损", lambda v: _less_lost(v) and v.at("operating_expenses") < v.at("operating_expenses", BEFORE)),
    (3, "亏损同比收窄", _less_lost),
    (3, "阶段达成", lambda v: (v.share() or 0) >= Decimal("0.5")),
    (5, "总收入重返高增长", lambda v: _back_to_growth(v, "0.15")),
    (5, "占比显著提高", _share_rose),
    (5, "跃升", _share_rose),
    (5, "智能汽车收入同比翻倍", lambda v: v.grew("auto_revenue", "0.95")),
    (5, "海外收入稳步增长", lambda v: v.grew("overseas_revenue", "0.05")),
    (6, "接近去年全年水平", _near_last_year),
    (6, "阶段性达成", lambda v: (v.share() or 0) >= Decimal("0.5")),
    (6, "3,000多家", lambda v: 3000 <= v.at("genai_customers") < 3100),
    (7, "突破5万", lambda v: v.at("gpus", "2024-08") >= 50_000),
    (8, "突破万卡", lambda v: v.at("cluster_gpus", "2024-08") >= 10_000),
    (8, "QPS提升", lambda v: v.at("qps_multiple") > 1),
    (11, "全面升级", _all_gains),
    (13, "破百万", lambda v: v.at("photo_launch_users") >= 1_000_000),
    (13, "突破52万", lambda v: v.at("photo_dau") >= 520_000),
    (13, "2300+万", lambda v: 23_000_000 <= v.at("photo_images") < 24_000_000),
    (13, "近300万", lambda v: 2_700_000 <= v.at("photo_users") < 3_000_000),
    (13, "注册用户增长", lambda v: v.at("maas_user_growth", "2024M7") >= 0),
    (13, "调用量增长", lambda v: v.at("app_calls_growth", "2024M7") >= 0),
    (13, "调用次数增长", lambda v: v.at("phone_calls_growth", "2024M7") >= 0),
    (14, "海外业务稳步增长", lambda v: v.grew("overseas_revenue", "0.05")),
    (14, "增速超过集团", _faster),
    (15, "高速增长", lambda v: v.grew("auto_revenue", "0.3")),
    (15, "总收入翻倍", lambda v: v.grew("auto_revenue", "0.95")),
    (15, "量产交付稳步提升", lambda v: v.at("vehicles_delivered") > v.at("vehicles_delivered", BEFORE) > 0),
    (19, "负数代表亏损收窄", lambda v: any(v.at(key, period) < 0 for key in ("net_profit", "ebitda") for period in (NOW, BEFORE))),
)

_KEYS = st.fixed_dictionaries(
    {key: st.sampled_from(sorted(_FACTORS)) for key in _FLOWS} | {key: st.sampled_from(sorted(_FACTORS)) for key in _ALONE}
)


@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_KEYS)
def test_no_sentence_is_printed_false_without_its_mark(signs: Mapping[str, str]) -> None:
    """Each metric up, down, flat, doubled, from zero, or turned into a loss, in any mixture."""
    with tempfile.TemporaryDirectory() as name:
        project = make_project(Path(name) / "p")
        workbook = project / "inputs" / WORKBOOK
        _turn(workbook, signs)
        result = build(workbook, project=project)
        assert result.deck is not None
        said = [(number, text) for number, text in texts(result.deck) if text]
        values = Values(read_workbook(workbook))
        for slide, words, true in CLAIMS:
            found = [text for number, text in said if number == slide and words in text]
            assert true(values) or all("【待改】" in text for text in found), (slide, words, found)
        _arrows_point_right(said, values)
        _rates_are_right(result, workbook)
        assert not [text for _, text in said if re.search(r"\bNone\b|\bnan\b|\binf\b|−0%|【待填】", text)]
        _marked_sentences_are_listed(result, said)


def _turn(workbook: Path, signs: Mapping[str, str]) -> None:
    book, package = read_workbook(workbook), PackageEdit(workbook)
    for key, sign in signs.items():
        period = _ALONE.get(key, NOW)
        figures = book.metrics[key].figures
        base = figures[period_named(period if key in _ALONE else BEFORE)].defined()
        cell = figures[period_named(period)].cell
        assert cell is not None
        from openpyxl.utils.cell import coordinate_to_tuple

        # The exact value, not a formula that would have to be calculated.
        package.sheet(cell.sheet).set_number(*coordinate_to_tuple(cell.ref), str(base * Decimal(_FACTORS[sign])))
    package.save(workbook)


def _arrows_point_right(said: list[tuple[int, str]], values: Values) -> None:
    up = sum("↑" in text for number, text in said if number == 11)
    down = sum("↓" in text for number, text in said if number == 11)
    gains = [values.at(key) for key in ("math_gain", "instruction_gain", "language_gain")]
    assert (up, down) == (sum(one > 0 for one in gains), sum(one < 0 for one in gains))


def _rates_are_right(result: BuildResult, workbook: Path) -> None:
    """Each printed growth is worked out again from its two cells: its size, its words, and that there is one at all."""
    assert result.sidecar is not None
    record = json.loads(result.sidecar.read_text(encoding="utf-8"))
    cells = {one["cell"]: Decimal(one["value"]) for one in record["inputs"] if one["period"] and one["value"] is not None}
    checked = 0
    for printed in record["prints"]:
        figure: dict[str, Any] = record["figures"][printed["figure"]]
        match = re.fullmatch(r"\|?\(?(\S+![A-Z]+\d+) / (\S+![A-Z]+\d+) − 1\)?\|?", figure["derivation"].partition(" = ")[2])
        if match is None or not {match[1], match[2]} <= cells.keys():
            continue
        now, before = cells[match[1]], cells[match[2]]
        checked += 1
        if before == 0 or now * before < 0:
            assert not any(char.isdigit() for char in printed["print"]), (printed["print"], now, before)
            continue
        _is_right(printed["print"], now / before - 1, before < 0)
    assert checked > 30


def _is_right(text: str, rate: Decimal, losses: bool) -> None:
    number = re.search(r"\d[\d,]*(?:\.(\d+))?", text)
    if number is not None:
        digits = Decimal(number.group().replace(",", ""))
        places = Decimal(1).scaleb(-len(number[1] or ""))
        assert digits == (abs(rate) * 100).quantize(places, ROUND_HALF_UP), (text, rate)
    up, down = ("扩大", "收窄") if losses else ("增长", "下降")
    assert (up in text) <= (rate > 0), (text, rate)
    assert (down in text) <= (rate < 0), (text, rate)


def _marked_sentences_are_listed(result: BuildResult, said: list[tuple[int, str]]) -> None:
    told = [one.what for one in result.findings if one.kind == "claim"]
    for _, text in said:
        if "【待改】" in text:
            assert any(text.replace("【待改】", "").strip() in what.replace("\n", "") or text.replace("【待改】", "") in what for what in told), text


# The list of words that slides.md of the first deck's brief gives: none of them stands unconditioned in a template.
_CLAIM_WORDS = (
    "显著增长", "重归增长轨道", "重返高增长", "占比显著提高", "同比翻倍", "稳步增长", "高速增长", "接近去年全年水平", "市场份额领先",
    "排名第一", "增速超过集团", "翻倍增长", "稳步提升", "减少亏损", "市场份额前三", "领先市场",
)  # fmt: skip


@pytest.mark.parametrize("words", _CLAIM_WORDS)
def test_a_claim_of_the_shipped_templates_has_its_condition(words: str) -> None:
    found = 0
    for path in sorted((ROOT / "templates" / "interim-results" / "slides").glob("*.yaml")):
        for text, conditioned in _sentences(yaml.safe_load(path.read_text(encoding="utf-8")), False):
            if words in text.replace("**", ""):
                found += 1
                assert conditioned, (path.name, text)
    assert found


def _sentences(tree: Any, conditioned: bool) -> list[tuple[str, bool]]:
    if isinstance(tree, str):
        return [(tree, conditioned)]
    if isinstance(tree, list):
        return [one for each in tree for one in _sentences(each, conditioned)]
    if not isinstance(tree, dict):
        return []
    return [one for key, value in tree.items() if key not in ("holds", "otherwise") for one in _sentences(value, key == "text" and "holds" in tree)]


def test_round_words_of_the_shipped_templates_are_filters() -> None:
    """突破, 近, 多 and + before a number are printed by filters that compare, never typed."""
    for path in sorted((ROOT / "templates" / "interim-results" / "slides").glob("*.yaml")):
        for text, _ in _sentences(yaml.safe_load(path.read_text(encoding="utf-8")), False):
            bare = re.sub(r"\{\{.*?\}\}", "", text)
            assert not re.search(r"突破|近\s*\d|\d+\s*多|\d\+", bare), (path.name, text)
            assert not re.search(r"20\d\d|上半年|下半年|中期业绩|全年业绩", bare), (path.name, text)
