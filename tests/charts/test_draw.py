"""What a drawn chart must be: alike as SVG and PNG, the same bytes anywhere, and free of labels that touch."""

import hashlib
import io
import os
import subprocess
import sys
from decimal import Decimal
from itertools import combinations

import pytest
import resvg_py
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from generator.charts.data import Category, ChartData, Guide, Pill, Point, Series
from generator.charts.draw import draw, sheet_of
from generator.charts.drawing.canvas import Canvas
from generator.charts.drawing.palette import Palette, contrast
from generator.charts.drawing.slots import slots
from generator.charts.kinds.registry import KINDS
from generator.errors import TemplateError
from tests.charts import examples
from tests.charts.examples import EXAMPLES, THEME


def on_white(image: Image.Image) -> Image.Image:
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image.convert("RGBA"))
    return ground.convert("RGB")


def canvas_of(chart: ChartData, width: float, height: float) -> Canvas:
    return sheet_of(chart, THEME, width, height).canvas


def box_of(canvas: Canvas, text: str):
    return next(placed.box for placed in canvas.texts if placed.text == text)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_svg_drawn_on_its_own_looks_like_the_png(name):
    chart, width, height = EXAMPLES[name]
    drawing = draw(chart, THEME, width, height)
    png = on_white(Image.open(io.BytesIO(drawing.png)))
    svg = bytes(resvg_py.svg_to_bytes(svg_string=drawing.svg.decode(), dpi=200))
    own = on_white(Image.open(io.BytesIO(svg)))
    assert abs(own.width - png.width) <= 1
    assert abs(own.height - png.height) <= 1
    difference = ImageChops.difference(own.resize(png.size), png)
    assert sum(ImageStat.Stat(difference).mean) / 3 / 255 < 0.02


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_label_of_a_slide_like_chart_is_drawn(name):
    assert draw(EXAMPLES[name][0], THEME, *EXAMPLES[name][1:]).omitted == ()


def test_a_picture_has_the_size_of_its_region():
    drawing = draw(examples.COLUMN, THEME, 421.5, 150.25)
    assert b'width="421.5pt" height="150.25pt"' in drawing.svg
    assert Image.open(io.BytesIO(drawing.png)).size == (1171, 417)  # 421.5 / 72 * 200 is 1170.8, 150.25 / 72 * 200 is 417.4


def test_a_picture_names_no_date_no_program_and_no_random_id():
    svg = draw(examples.STACKED, THEME, 560, 350).svg.decode()
    assert "metadata" not in svg
    assert "id=" not in svg


def test_the_same_chart_has_the_same_bytes_in_any_process_hash_seed_and_locale():
    program = (
        "import hashlib; from generator.charts.draw import draw; from tests.charts.examples import *; "
        "drawings = [draw(chart, THEME, w, h) for chart, w, h in EXAMPLES.values()]; "
        "print(hashlib.sha256(b''.join(d.svg + d.png for d in drawings)).hexdigest())"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for seed, locale in (("1", "C"), ("2", "de_DE.UTF-8"))
    }  # fmt: skip
    here = [draw(chart, THEME, width, height) for chart, width, height in EXAMPLES.values()]
    digest = hashlib.sha256(b"".join(drawing.svg + drawing.png for drawing in here)).hexdigest()
    assert printed == {digest + "\n"}


def test_a_users_matplotlibrc_changes_nothing(tmp_path):
    settings = "figure.dpi: 50\nsavefig.bbox: tight\nfigure.autolayout: True\nlines.antialiased: False\n"
    more = "path.sketch: 1, 100, 2\npatch.linewidth: 9\nsvg.hashsalt: x\npatch.force_edgecolor: True\nfont.size: 30\n"
    rc = tmp_path / "matplotlibrc"
    rc.write_text(settings + more, encoding="utf-8")
    program = (
        "import hashlib; from generator.charts.draw import draw; from tests.charts.examples import *; "
        "d = draw(FORECAST, THEME, 560, 230); print(hashlib.sha256(d.svg + d.png).hexdigest())"
    )
    environment = {**os.environ, "MATPLOTLIBRC": str(rc), "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    drawing = draw(examples.FORECAST, THEME, 560, 230)
    assert run.stdout.strip() == hashlib.sha256(drawing.svg + drawing.png).hexdigest()


def test_drawing_leaves_matplotlibs_settings_and_pyplot_alone():
    program = (
        # Reading the setting "backend" is what imports pyplot, so it is left out.
        "import matplotlib, sys; rc = matplotlib.rcParams; before = {k: rc[k] for k in rc if k != 'backend'}; "
        "from generator.charts.draw import draw; from tests.charts.examples import *; draw(STACKED, THEME, 560, 350); "
        "assert {k: rc[k] for k in rc if k != 'backend'} == before; assert 'matplotlib.pyplot' not in sys.modules; "
        "assert 'zhplot' not in sys.modules"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)


def test_an_unknown_kind_is_told_with_the_nearest_one():
    with pytest.raises(TemplateError, match='Did you mean "column"'):
        draw(ChartData("colum", examples.HALVES, examples.COLUMN.series), THEME, 300, 200)


def test_a_growth_pill_stands_centred_between_its_columns():
    canvas = canvas_of(examples.COLUMN, 420, 150)
    first, second, _ = slots(420, 3)
    assert box_of(canvas, "(30.5%)").centre[0] == pytest.approx((first + second) / 2, abs=0.5)


def test_names_of_categories_stand_on_the_slots_that_native_text_is_aligned_to():
    canvas = canvas_of(examples.COLUMN, 420, 150)
    names = [box_of(canvas, category.name).centre[0] for category in examples.HALVES]
    assert names == pytest.approx(slots(420, 3))


def test_losses_hang_below_their_names_and_above_their_pills():
    canvas = canvas_of(examples.LOSS, 436, 190)
    name, value, pill = (box_of(canvas, text) for text in ("22年上半年", "(2,790)", "(5.4%)"))
    assert name.bottom > value.top > value.bottom > pill.top


def test_the_label_of_a_thin_part_stands_beside_its_column():
    canvas = canvas_of(examples.STACKED, 560, 350)
    beside = next(placed for placed in canvas.texts if placed.text.startswith("83.9"))
    inside = next(placed for placed in canvas.texts if placed.text.startswith("1,053.7"))
    assert beside.box.left > inside.box.right


def test_only_the_value_of_the_current_period_is_bold():
    bold = {placed.text for placed in canvas_of(examples.COLUMN, 420, 150).texts if placed.bold}
    assert bold == {"767", "(30.5%)", "18.2%"}


def test_a_series_that_the_last_column_lacks_is_named_beside_an_earlier_one():
    canvas = canvas_of(examples.YEARS_IN_HALVES, 560, 330)
    assert box_of(canvas, "下半年").right < box_of(canvas, "上半年").left


def test_labels_on_every_fill_are_readable():
    palette = Palette(THEME)
    for index in range(8):
        for role in ("current", "comparative", "forecast"):
            fill = palette.series(index, role)
            assert contrast(palette.on(fill), fill) >= 4.5


# Whatever the values

values = st.one_of(
    st.none(), st.just(Decimal(0)), st.decimals(-5000, 5000, places=1), st.decimals(20000, 90000, places=0),
)  # fmt: skip


def labelled(value: Decimal | None) -> Point:
    if value is None:
        return Point(None)
    text = f"{abs(value):,}"
    return Point(value, (f"({text})" if value < 0 else text,))


@st.composite
def charts(draw_from):
    kind = draw_from(st.sampled_from(KINDS))
    count = draw_from(st.integers(2, 10))
    one_only = kind in ("column", "doughnut", "forecast-column", "waterfall", "bar", "sparkline")
    rows = 1 if one_only else 2 if kind == "bullet" else draw_from(st.integers(1, 8))
    name = st.text("2024年上半H1业务收入 -", min_size=1, max_size=12)
    point = Point if kind == "sparkline" else labelled  # a small line has no words
    names = draw_from(st.lists(name, min_size=count, max_size=count))
    notes = st.sampled_from(["", "同比 +1%"])
    roles = ["comparative"] * (count - 1) + ["current"]
    series = tuple(
        Series(f"系列{row}", tuple(point(draw_from(values)) for _ in range(count)), draw_from(notes))
        for row in range(rows)
    )
    return ChartData(
        kind, tuple(Category(name, role) for name, role in zip(names, roles, strict=True)), series,
        totals=tuple("12,345.6" for _ in range(count)) if kind in ("stacked-column", "stacked-bar", "bullet") else (),
        insets=tuple("44.1%" for _ in range(count)) if draw_from(st.booleans()) else (),
        pills=tuple(Pill(i, i + 1, "(21.4%)", "1") for i in range(count - 1)) if draw_from(st.booleans()) else (),
        guides=(Guide(draw_from(st.decimals(-5000, 5000, places=1)), "目标 1,200"),) if draw_from(st.booleans()) else (),
        naming=draw_from(st.sampled_from(["direct", "none"])), arrow=draw_from(st.booleans()),
        bracket=draw_from(st.booleans()),
    )  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(charts(), st.sampled_from([(420, 150), (280, 250), (590, 190), (560, 350), (180, 110)]))
def test_labels_never_touch_each_other_nor_leave_the_canvas(chart, size):
    canvas = canvas_of(chart, *size)
    for placed in canvas.texts:
        assert placed.box.within(*size), placed
    for first, second in combinations(canvas.texts, 2):
        assert not first.box.overlaps(second.box), (first, second)


@settings(max_examples=100, deadline=None)
@given(charts(), st.sampled_from([(420, 150), (280, 250), (560, 350)]))
def test_every_label_is_drawn_or_told_as_omitted(chart, size):
    canvas = canvas_of(chart, *size)
    told = " ".join([*(placed.text for placed in canvas.texts), *canvas.omitted])
    for series in chart.series:
        for point in series.points:
            assert all(label in told for label in point.labels)
