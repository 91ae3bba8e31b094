"""Words of the workbook's sheet 文案 win over the template's, and are told with their cell."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import build, diff
from generator.commands.words import list_words
from generator.deck.own_words import own_words
from generator.deck.template import read_template
from generator.errors import OutputError, TemplateError
from generator.workbook.editing.edit import PackageEdit
from generator.workbook.reading.read import read_workbook
from tests.deck.conftest import WORKBOOK, _own_cache, built, make_project
from tests.deck.editing import address_of, set_cell
from tests.deck.test_next_period import texts


@pytest.fixture(scope="module")
def words_listed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook that lists all places, made once."""
    project = make_project(tmp_path_factory.mktemp("listed") / "project")
    return list_words(project / "inputs" / WORKBOOK, project=project).path


@pytest.fixture
def listed(tmp_path: Path, words_listed: Path) -> Path:
    """A project whose workbook lists all places, to be written into."""
    project = make_project(tmp_path / "project")
    shutil.copyfile(words_listed, project / "inputs" / WORKBOOK)
    return project


def say(project: Path, slide: str, place: str, words: str) -> int:
    """Write words of one's own beside a place; the row."""
    workbook = project / "inputs" / WORKBOOK
    table = read_workbook(workbook).tables["文案"]
    row = 2 + next(n for n, one in enumerate(table.rows) if (one.cells["幻灯片"].text, one.cells["位置"].text) == (slide, place))  # type: ignore[union-attr]
    package = PackageEdit(workbook)
    package.sheet("文案").set_text(row, 3, words)
    package.save(workbook)
    return row


def set_condition(project: Path, row: int, condition: str) -> None:
    """Write a condition beside words of one's own."""
    workbook = project / "inputs" / WORKBOOK
    package = PackageEdit(workbook)
    package.sheet("文案").set_text(row, 5, condition)
    package.save(workbook)


def test_all_places_are_listed_with_their_present_words(listed: Path) -> None:
    table = read_workbook(listed / "inputs" / WORKBOOK).tables["文案"]
    words = {(row.cells["幻灯片"].text, row.cells["位置"].text): row.cells["原文"].text for row in table.rows if row.cells["原文"]}  # type: ignore[union-attr]
    assert words["05-revenue", "title"] == "集团收入细分"
    assert words["05-revenue", "highlights.bullets[1]"] == "**总收入重返高增长**，同比增幅达 {{ revenue.yoy | pct }}"
    assert words["05-revenue", "highlights.bullets[1].otherwise"] == "**总收入{{ revenue | change }}**"
    assert len(words) > 100


def test_a_listed_workbook_builds_the_same_deck(listed: Path, built) -> None:  # type: ignore[no-untyped-def]
    result = build(listed / "inputs" / WORKBOOK, project=listed)
    assert result.deck is not None and built.deck is not None
    assert not diff(built.deck, result.deck).differs


def test_own_words_win_and_lead_back_to_their_cell(listed: Path) -> None:
    row = say(listed, "05-revenue", "highlights.bullets[1]", "总收入同比增长 {{ revenue.yoy | pct }}，**好于预期**")
    result = build(listed / "inputs" / WORKBOOK, project=listed)
    assert result.deck is not None
    assert "总收入同比增长21%，好于预期" in [text for _, text in texts(result.deck)]
    found = diff(result.deck, result.deck, project=listed)
    assert not found.differs
    from generator.lineage.reading import read_record

    record = read_record(result.sidecar)  # type: ignore[arg-type]
    cells = [record.figure(one).cells for one in record.prints if one.text == "好于预期"]
    assert cells == [(f"文案!C{row}",)]


def test_a_changed_sentence_is_explained_by_its_cell(listed: Path) -> None:
    build(listed / "inputs" / WORKBOOK, project=listed)
    row = say(listed, "05-revenue", "title", "集团收入构成")
    result = build(listed / "inputs" / WORKBOOK, project=listed)
    found = diff(result.deck, project=listed)  # type: ignore[arg-type]
    assert [(one.kind, one.new) for one in found.changes] == [("text", "集团收入构成")]
    assert [cell.cell for cell in found.changes[0].why or ()] == [f"文案!C{row}"]


def test_a_slip_in_own_words_is_told_with_sheet_and_cell(listed: Path) -> None:
    row = say(listed, "05-revenue", "title", "收入 {{ revenu | yi }}")
    with pytest.raises(TemplateError, match=f"文案!C{row}.*no metric.*revenue"):
        build(listed / "inputs" / WORKBOOK, project=listed)


def test_a_place_that_is_not_there_is_told_with_the_nearest(listed: Path) -> None:
    workbook = listed / "inputs" / WORKBOOK
    package = PackageEdit(workbook)
    package.sheet("文案").set_text(5, 2, "titel")
    package.sheet("文案").set_text(5, 3, "别的标题")
    package.save(workbook)
    with pytest.raises(TemplateError, match=r'文案!C5.*no place "titel".*"title"'):
        build(workbook, project=listed)


def test_listing_again_keeps_what_was_written(listed: Path) -> None:
    say(listed, "05-revenue", "title", "集团收入构成")
    workbook = listed / "inputs" / WORKBOOK
    list_words(workbook, project=listed)
    assert [(own.slide, own.place, own.text) for own in own_words(read_workbook(workbook))] == [("05-revenue", "title", "集团收入构成")]


def test_the_users_own_columns_rows_and_remarks_stay_where_they_are(listed: Path) -> None:
    workbook = listed / "inputs" / WORKBOOK
    package = PackageEdit(workbook)
    sheet = package.sheet("文案")
    sheet.set_text(1, 7, "负责人")
    sheet.set_text(9, 7, "小李")
    sheet.set_text(400, 1, "自己的一行")
    package.save(workbook)
    before = read_workbook(workbook).tables["文案"]
    list_words(workbook, project=listed)
    assert read_workbook(workbook).tables["文案"] == before


def test_a_sheet_of_that_name_that_is_not_jianbaos_is_refused(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    workbook = project / "inputs" / WORKBOOK
    package = PackageEdit(workbook)
    package.add_sheet("文案").set_text(1, 1, "发言稿：各位投资者")
    package.save(workbook)
    kept = workbook.read_bytes()
    with pytest.raises(OutputError, match="not jianbao's"):
        list_words(workbook, project=project)
    assert workbook.read_bytes() == kept
    assert build(workbook, project=project).deck is not None


def test_own_words_are_not_replaced_by_the_templates_other_wording(listed: Path) -> None:
    """The condition does not hold for 1,500: the words stand all the same, marked, and are told with their cell."""
    row = say(listed, "05-revenue", "highlights.bullets[1]", "总收入稳健")
    workbook = listed / "inputs" / WORKBOOK
    set_cell(workbook, "财务", address_of(workbook, "财务", "revenue", "2024H1"), 1500.0)
    result = build(workbook, project=listed)
    assert result.deck is not None
    assert "总收入稳健【待改】" in [text for _, text in texts(result.deck)]
    told = [one for one in result.findings if one.kind == "claim" and "总收入稳健" in one.what]
    assert [one.where.rpartition(" ")[2] for one in told] == [f"文案!C{row}"]


def test_a_condition_beside_own_words_wins_over_the_templates(listed: Path) -> None:
    row = say(listed, "05-revenue", "highlights.bullets[1]", "总收入稳健")
    workbook = listed / "inputs" / WORKBOOK
    assert read_workbook(workbook).tables["文案"].rows[row - 2].cells["条件"].text.startswith("revenue.yoy >= 0.15")  # type: ignore[union-attr]
    set_cell(workbook, "财务", address_of(workbook, "财务", "revenue", "2024H1"), 1500.0)
    set_condition(listed, row, "revenue.yoy > 0")  # 1,500 after 1,433.1
    assert "总收入稳健" in [text for _, text in texts(build(workbook, project=listed).deck)]  # type: ignore[arg-type]
    set_condition(listed, row, "revenu > 0")
    with pytest.raises(TemplateError, match=f"文案!C{row}.*revenu"):
        build(workbook, project=listed)


def test_a_place_that_had_no_condition_can_be_given_one(listed: Path) -> None:
    row = say(listed, "05-revenue", "title", "收入创新高")
    workbook = listed / "inputs" / WORKBOOK
    set_condition(listed, row, "revenue > revenue.at('2022H2')")  # 1,739.7 against 2,393.2
    assert "收入创新高【待改】" in [text for _, text in texts(build(workbook, project=listed).deck)]  # type: ignore[arg-type]


@pytest.mark.parametrize("condition", ["是", "真", "revenue", "1"])
def test_a_condition_that_is_none_is_told_with_its_cell(listed: Path, condition: str) -> None:
    row = say(listed, "05-revenue", "highlights.bullets[1]", "总收入稳健")
    workbook = listed / "inputs" / WORKBOOK
    set_condition(listed, row, condition)
    with pytest.raises(TemplateError, match=f"文案!C{row}"):
        build(workbook, project=listed)


@pytest.mark.parametrize(
    ("slide", "place"),
    [("05-revenue", "highlights.heading"), ("05-revenue", "subtitle"), ("19-results", "top_left.title"), ("11-benchmark", "table.stack[2].columns[2].heading")],
)
def test_a_condition_where_none_is_taken_is_told_with_its_cell(listed: Path, slide: str, place: str) -> None:
    row = say(listed, slide, place, "别的话")
    workbook = listed / "inputs" / WORKBOOK
    set_condition(listed, row, "revenue.yoy > 0")
    with pytest.raises(TemplateError, match=f"文案!C{row}.*takes no condition"):
        build(workbook, project=listed)


@pytest.mark.parametrize(("slide", "place"), [("15-smart-auto", "cards.stack[1].cards[1]"), ("17-cockpit", "lead_left.stack[1]"), ("09-market-share", "left.heading")])
def test_a_card_a_text_and_a_heading_take_a_condition(listed: Path, slide: str, place: str) -> None:
    row = say(listed, slide, place, "别的话")
    workbook = listed / "inputs" / WORKBOOK
    set_condition(listed, row, "revenue.yoy > 9")
    assert "别的话【待改】" in [text for _, text in texts(build(workbook, project=listed).deck)]  # type: ignore[arg-type]


def test_words_whose_place_has_moved_are_told_and_not_put_elsewhere(listed: Path) -> None:
    """A bullet put in above: the words were written for the one below it now."""
    row = say(listed, "05-revenue", "highlights.bullets[1]", "总收入稳健")
    slide = listed / "templates" / "interim-results" / "slides" / "05-revenue.yaml"
    slide.write_text(slide.read_text(encoding="utf-8").replace("  bullets:\n", '  bullets:\n    - "新的一句"\n'), encoding="utf-8")
    workbook = listed / "inputs" / WORKBOOK
    with pytest.raises(TemplateError, match=f"文案!C{row}: these words were written for"):
        build(workbook, project=listed)
    list_words(workbook, project=listed)
    with pytest.raises(TemplateError, match="these words were written for"):
        build(workbook, project=listed)


def test_two_rows_for_one_place_are_told(listed: Path) -> None:
    say(listed, "05-revenue", "title", "集团收入构成")
    workbook = listed / "inputs" / WORKBOOK
    package = PackageEdit(workbook)
    for column, text in enumerate(("05-revenue", "title", "另一个标题"), 1):
        package.sheet("文案").set_text(300, column, text)
    package.save(workbook)
    with pytest.raises(TemplateError, match=r"文案!C300.*has words in another row too"):
        build(workbook, project=listed)


def test_templates_without_own_words_are_as_they_were(listed: Path) -> None:
    folder = listed / "templates" / "interim-results"
    assert read_template(folder, "t").slides[4].title == read_template(folder, "t", own_words(read_workbook(listed / "inputs" / WORKBOOK))).slides[4].title

__all__ = ["_own_cache", "built"]
