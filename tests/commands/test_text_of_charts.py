"""`text` of native charts: titles, levels, labels as they read."""

from __future__ import annotations

from pathlib import Path

import pptx

from generator.commands.text import outline

from ..differ.edits_charts import chart, make_chart_deck


def test_a_chart_is_told_with_its_titles_levels_and_typed_labels(tmp_path: Path) -> None:
    path = make_chart_deck(tmp_path / "charts.pptx")
    deck = pptx.Presentation(str(path))
    chart(deck, "columns").plots[0].series[0].points[1].data_label.text_frame.text = "999"
    deck.save(str(path))
    lines = outline(path).splitlines()
    assert lines[lines.index("- chart barChart 集团收入") :][:4] == [
        "- chart barChart 集团收入", "  value axis: 亿元", '  收入: 2022 110; 2023 120 "999"; 2024 130', "  毛利: 2022 40; 2023 45; 2024 50",
    ]  # fmt: skip
    assert "  收入: 2023 H1 10; 2023 H2 20; 2024 H1 30; 2024 H2 40" in lines
    assert "  客户: 1 10 size 3; 2 25 size 5; 3 45 size 8" in lines
    assert outline(path).splitlines() == lines
