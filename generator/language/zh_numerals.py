"""Chinese numbers in words: the characters they are made of, what is counted in them, and what only looks like one."""

from __future__ import annotations

DIGITS = "一二两三四五六七八九"
ZEROS = "零〇"
STEPS = "十百千万亿廿卅卌"
FIGURE = "点"
"""Between a whole number and its decimals: 二点一."""
VAGUE = "几数"
"""Some, before a step: 数十家, 几百万."""
ABOUT = "多余几来"
"""And some more, behind a number: 二十余家, 十几."""
APPROACHING = "近超逾过破约达上突足占"
"""What makes a lone step a number: 近百亿元, where 百万元 alone is a unit."""
OPEN_COUNT = "两三四五六七八九"
"""Digits that count what is grouped (三大, 前三): one of something is an article."""

COUNTED = (
    "个", "件", "套", "份", "吨", "亩", "公里", "户", "处", "支", "组", "批", "类", "笔", "所", "间", "起", "艘",
    "架", "股",
)  # fmt: skip
"""What is counted in words, besides the units of figures."""
NOT_COUNTED = ("年", "个月", "分", "小时", "分钟", "秒")
"""Units whose number in words is a span of time, or part of another word (十分, 百分)."""

# Same-width forms of what figures and their words are written with.
WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "！，：；？"}
TRADITIONAL = str.maketrans(
    "萬億兩個過點幾數餘來輛臺種項張雙減達佔約條塊間噸畝戶處強歲載紀價導時開類筆組會產場",
    "万亿两个过点几数余来辆台种项张双减达占约条块间吨亩户处强岁载纪价导时开类笔组会产场",
)
FORMAL_DIGITS, FORMAL_STEPS = "壹贰貳叁叄肆伍陆陸柒捌玖", "拾佰仟"
FORMAL = str.maketrans(FORMAL_DIGITS + FORMAL_STEPS, "一二二三三四五六六七八九十百千")
"""As amounts are written on contracts; one alone is part of a name (陆家嘴)."""
HALVES = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_CIRCLES = ((0x2460, 0x2474), (0x24EA, 0x24FF), (0x2776, 0x2794), (0x3251, 0x3260), (0x32B1, 0x32C0))
CIRCLED = "".join(chr(code) for first, last in _CIRCLES for code in range(first, last))

NO_NUMBER = (
    # Idioms and set words.
    "三位一体", "四位一体", "五位一体", "一成不变", "千家万户", "百家争鸣", "百家号", "百家姓", "万家灯火",
    "千人千面", "加倍努力", "成千上万", "成百上千", "千千万万", "亿万", "千万别", "千万不", "千万要", "千万记",
    "一波三折", "百折不", "十全十美", "一举两得", "三天两头", "二人转", "三人行", "三个代表", "十项全能", "一半导体",
    "万户侯", "三大件", "事半功倍", "勇气百倍", "信心百倍",
    # Words of which a number is part.
    "二次元", "二次方", "三次方", "二次函数", "二次曲线", "二次开发", "二次创业", "二次利用", "二次分配", "二次供水",
    "二次加工", "二次能源", "二次电池", "三次产业", "二元结构", "二元论", "三元材料", "三元锂", "三元电池", "三元里",
    "三元正极", "倍增器", "倍增计划", "倍增管", "成倍增",
    # Names.
    "千人计划", "万人计划", "百人计划", "百人会", "三峡", "十三行", "双十一", "双十二", "十一黄金周", "两个一百年",
    "四个全面", "四个自信", "两个确立", "两个维护",
)  # fmt: skip
"""What holds numerals and counts nothing."""
