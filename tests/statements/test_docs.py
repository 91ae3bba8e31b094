"""The example of docs/templates.md runs as it stands there."""

from __future__ import annotations

import re

from tests.deck.conftest import ROOT

from .statements import statement, texts


def test_the_example_of_the_docs_is_set_and_casts() -> None:
    import yaml

    found = re.search(r"<!-- statement -->\n```yaml\n(.*?)```", (ROOT / "docs" / "templates.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    tree = yaml.load(found[1], Loader=yaml.BaseLoader)
    block = statement(tree["body"].pop("statement"), **tree["body"])
    assert [row[0] for row in texts(block)] == [
        "(人民币百万元)", "收入", "services", "商品销售", "revenue", "减：成本", "profitbasis", "", "margin", "earnings (人民币元/股)",
    ]  # fmt: skip
    assert [row[-1] for row in texts(block)] == ["环比", "", "11.7%", "(18.6%)", "0.7%", "93.0%", "由盈转亏", "", "(52.7个百分点)", "由正转负"]
    assert block.found.count("doubt") == 0
