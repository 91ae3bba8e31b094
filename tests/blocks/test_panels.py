"""Cards, icons, dialogue, pictures and stacks: things side by side and under one another."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blocks.cards import CardsBlock, grid
from generator.blocks.dialogue import DialogueBlock
from generator.blocks.icons import IconsBlock
from generator.blocks.picture import picture_file
from generator.blocks.stack import StackBlock
from generator.errors import TemplateError
from generator.page.geometry import Area
from tests.blocks.setting import AREA, set_on_page


def test_cards_of_all_rows_have_one_width() -> None:
    """Seven in rows of at most four are four and three: (400 - 3 * 10) / 4 = 92.5 each."""
    places = grid(Area(0, 0, 400, 210), 7, 4, 10)
    assert [place.width for place in places] == [92.5] * 7
    assert [place.y for place in places] == [0] * 4 + [110] * 3
    assert places[3].right == pytest.approx(400)
    assert [place.x for place in places[4:]] == [place.x for place in places[:3]]
    assert grid(AREA, 0, 4, 10) == []


def test_there_is_a_card_for_each_row_of_a_loop() -> None:
    card = {"for": "row in 产品", "icon": "{{ row.图标 }}", "title": "{{ row.名称 }}", "text": "{{ row.说明 }}"}
    done = set_on_page({"cards": [card]})
    assert done.texts == ["甲\n一", "乙\n二"]
    assert "pictogram cloud" in done.shapes
    assert set_on_page({"cards": [{**card, "for": "row in 空表"}]}).found == ["missing"]


def test_a_card_is_left_out_where_its_condition_does_not_hold() -> None:
    done = set_on_page({"cards": [{"title": "增长", "when": "profit > 0"}, {"title": "亏损", "when": "profit < 0"}]})
    assert done.texts == ["增长"]


@pytest.mark.parametrize("style", ["title_style", "text_style", "value_size"])
def test_the_styles_of_cards_are_checked_against_the_master(style: str) -> None:
    with pytest.raises(TemplateError, match='no text style "huge"'):
        set_on_page({"cards": [{"title": "a", "text": "b", "value": "c"}], style: "huge"})
    assert CardsBlock.model_validate({"cards": [{"title": "a"}]}).columns == 4


@pytest.mark.parametrize("direction", ["under", "beside"])
def test_an_icon_has_its_word(direction: str) -> None:
    done = set_on_page({"icons": [{"icon": "car", "label": "汽车"}], "direction": direction})
    word, drawing = done.shapes["icon label"], done.shapes["pictogram car"]
    assert word.text_frame.text == "汽车"
    assert (word.top > drawing.top + drawing.height // 2) is (direction == "under")
    assert IconsBlock.model_validate({"icons": []}).columns == 3


def test_questions_and_answers_take_turns_from_top_to_bottom() -> None:
    done = set_on_page({"dialogue": [{"question": "问一", "answer": "答一"}, {"question": "问二", "answer": "答二"}]})
    assert done.texts == ["问一", "答一", "问二", "答二"]
    tops = [shape.top for shape in done.shapes.values()]
    assert tops == sorted(tops)


def test_a_dialogue_that_is_too_long_is_told() -> None:
    block = {"dialogue": [{"question": "问" * 200, "answer": "答" * 200}]}
    assert set_on_page(block, area=AREA.top(40)).found == ["overflow"]
    assert DialogueBlock.model_validate(block).style == "small"


def test_where_a_picture_is_wanted_no_word_stands_on_the_slide(tmp_path: Path) -> None:
    """What belongs there is said by the scene's description and by one finding."""
    done = set_on_page({"picture": "车头", "caption": "新车正面"}, pictures=tmp_path)
    assert done.texts == []
    (scene,) = [shape for name, shape in done.shapes.items() if name.startswith("picture")]
    assert scene._element.nvSpPr.cNvPr.get("descr") == "待放图片：新车正面"
    (finding,) = done.page.findings
    assert finding.what == "the picture 车头 (新车正面) is wanted."
    assert finding.hint == f"Put 车头.png, .jpg or .svg into {tmp_path.parent.name}/{tmp_path.name}/."


def test_a_logo_that_is_optional_leaves_nothing(tmp_path: Path) -> None:
    done = set_on_page({"picture": "logo", "optional": "true"}, pictures=tmp_path)
    assert (len(done.shapes), done.page.findings) == (0, [])


def test_a_picture_shown_whole_keeps_its_shape_in_the_lower_left(tmp_path: Path) -> None:
    """Four times as wide as high, in 200 by 100: 200 by 50 at the foot."""
    from PIL import Image

    Image.new("RGB", (400, 100)).save(tmp_path / "logo.png")
    done = set_on_page({"picture": "logo", "whole": "true"}, pictures=tmp_path, area=Area(0, 0, 200, 100))
    shape = done.shapes["logo"]
    assert [length / 12700 for length in (shape.left, shape.top, shape.width, shape.height)] == [0, 50, 200, 50]
    assert shape.crop_left == shape.crop_top == 0


def test_in_a_row_of_cards_with_numbers_one_without_is_told() -> None:
    cards = [{"title": "甲", "value": "12家"}, {"title": "乙"}, {"title": "丙", "value": "3家"}]
    (finding,) = set_on_page({"cards": cards, "columns": "3"}).page.findings
    assert finding.what == "of a row of cards with numbers, 乙 has none."
    assert set_on_page({"cards": cards[::2]}).page.findings == []


def test_a_cards_number_stands_over_its_title_and_its_pictogram_is_small() -> None:
    done = set_on_page({"cards": [{"icon": "cloud", "title": "注册用户", "value": "725%"}]})
    value, words, icon = (done.shapes[name] for name in ("card value", "card text", "pictogram cloud"))
    assert value.top + value.height <= words.top
    assert icon.width / 12700 == 26


def test_a_picture_fills_its_place_and_is_cropped_and_not_stretched(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (400, 100)).save(tmp_path / "wide.png")
    done = set_on_page({"picture": "wide"}, pictures=tmp_path, area=Area(0, 0, 200, 100))
    (image,) = done.page.images
    crop = image.element.find(".//{http://schemas.openxmlformats.org/drawingml/2006/main}srcRect")
    assert (crop.get("l"), crop.get("r")) == ("25000", "25000")  # half of the width goes


@pytest.mark.parametrize("name", ["../secret", "a/b", ""])
def test_the_name_of_a_picture_never_leads_out_of_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(TemplateError, match="no name of a picture"):
        picture_file(tmp_path, name, "05.yaml:7")


def test_a_stack_shares_what_its_sizes_leave() -> None:
    """360 high: 60 for the first, and the rest less a gap of 8 for the other."""
    done = set_on_page({"stack": ["甲", "乙"], "sizes": ["60", "*"]})
    first, second = (shape for shape in done.shapes.values() if shape.has_text_frame)
    assert first.height / 12700 == 60
    assert (second.top - first.top) / 12700 == 68
    assert second.height / 12700 == 292


@pytest.mark.parametrize(("sizes", "told"), [(["60"], "2 blocks and 1 sizes"), (["60", "wide"], "a size is a number of points")])
def test_sizes_that_are_none_are_refused(sizes: list[str], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        StackBlock.model_validate({"stack": ["甲", "乙"], "sizes": sizes})


def test_a_card_with_a_pictogram_makes_room_for_it_though_another_says_the_same() -> None:
    """Its words begin 50 points further down; the cards are as high as it needs, and its words end within."""
    cards = [{"icon": "cloud", "title": "云", "text": "一"}, {"title": "云", "text": "一"}]
    for order in (cards, cards[::-1]):
        done = set_on_page({"cards": order, "columns": "2"})
        heights = [shape.height / 12700 for name, shape in done.shapes.items() if name.rstrip(" 0123456789") == "card"]
        assert len(heights) == 2
        assert heights[0] == heights[1] > 50 + 2 * 13 * 1.4 + 24


def test_the_brands_motif_closes_the_hole_of_a_last_row() -> None:
    """Five in rows of three: the sixth place, from where the fifth ends to the edge of the region."""
    def cards(count: int) -> dict[str, object]:
        return {"cards": [{"title": "云", "text": "一"}] * count, "columns": "3"}

    done = set_on_page(cards(5))
    tile, first, last = (done.shapes[name] for name in ("closing tile", "card", "card 5"))
    assert (tile.left + tile.width) / 12700 == pytest.approx(AREA.right, abs=0.1)
    assert (tile.left - last.left - last.width) / 12700 == pytest.approx(14, abs=0.1)
    assert (tile.top, tile.width, tile.height) == (last.top, first.width, last.height)
    assert "closing tile" not in set_on_page(cards(6)).shapes
    assert "closing tile" not in set_on_page(cards(2)).shapes


@pytest.mark.parametrize(("icons", "drawn"), [(["car", "car"], 0), (["car", "cloud"], 2), (["car"], 1)])
def test_a_pictogram_that_all_cards_would_have_says_nothing(icons: list[str], drawn: int) -> None:
    done = set_on_page({"cards": [{"icon": icon, "title": "甲"} for icon in icons]})
    assert sum(name.startswith("pictogram") for name in done.shapes) == drawn


def test_the_words_of_a_compact_card_are_a_title_and_one_paragraph() -> None:
    card = {"title": "智己\nL6", "text": "助手 /\n大模型\n产品"}
    assert set_on_page({"cards": [card], "compact": True}).texts == ["智己L6\n助手 / 大模型产品"]
    assert set_on_page({"cards": [card]}).texts == ["智己\nL6\n助手 /\n大模型\n产品"]


def test_a_row_of_cards_is_as_high_as_its_own_fullest() -> None:
    cards = [{"title": "甲", "text": "一\n二\n三"}, {"title": "乙", "text": "一"}, {"title": "丙", "text": "一"}, {"title": "丁", "text": "一"}]
    done = set_on_page({"cards": cards, "columns": "2"})
    first, second, third, fourth = (done.shapes[name] for name in ("card", "card 2", "card 3", "card 4"))
    assert first.height == second.height > third.height == fourth.height
    assert (third.top - first.top - first.height) / 12700 == pytest.approx(14, abs=0.1)
