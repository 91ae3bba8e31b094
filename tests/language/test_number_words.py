"""Numbers in words are quantities; ordinals, articles, idioms, dates, names and marks of notes are none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language.number_words import number_words, plain_numerals
from generator.language.quantities import quantities, with_unit

QUANTITIES = {
    "①": "①", "入选五十强": "五十强", "百强企业": "百强", "双倍": "双倍", "实现零增长": "零增长",
    "一百二十三万四千五百元": "一百二十三万四千五百元", "百分之 二十一": "百分之 二十一", "九成九": "九成九",
    "收入增长百分之二十一": "百分之二十一", "占比过半": "过半", "超三分之一": "三分之一", "约一千七百万元": "一千七百万元", "廿一家": "廿一家", "二十余家": "二十余家",
    "十几家": "十几家", "增长十几个百分点": "十几个百分点", "两倍": "两倍", "翻番": "翻番", "翻两番": "翻两番", "翻了一番": "翻了一番", "半数以上": "半数",
    "半数": "半数", "七成": "七成", "三成五": "三成五", "打五折": "五折", "八五折": "八五折", "新增②家": "②家", "½": "½", "⅓ 的收入": "⅓",
    "1½倍": "1½倍", "收入１，７４０亿元": "１，７４０亿元", "增长２１％": "２１％", "约七成半": "七成半", "千分之五": "千分之五", "万分之三": "万分之三",
    "百分之百": "百分之百", "百分之零点五": "百分之零点五", "一点五倍": "一点五倍", "增长一倍": "一倍", "一个百分点": "一个百分点", "零点五个百分点": "零点五个百分点",
    "两个百分点": "两个百分点", "数十家": "数十家", "几百万元": "几百万元", "上百家": "上百家", "上亿": "上亿", "数亿元": "数亿元", "三千余台": "三千余台",
    "近百亿元": "百亿元", "十几": "十几", "二十余": "二十余", "一百多": "一百多", "增长廿一": "廿一", "廿一": "廿一", "二十一": "二十一",
    "三个客户": "三个", "十个城市": "十个", "双位数增长": "双位数", "两位数增长": "两位数", "減半": "減半", "收入過半": "過半", "約一千七百萬元": "一千七百萬元",
    "廿一個": "廿一個", "貳拾壹億元": "貳拾壹億元", "壹仟柒佰万元": "壹仟柒佰万元", "一半": "一半", "近半": "近半", "数倍": "数倍", "三百二十五": "三百二十五",
    "前五": "前五", "前五大客户": "前五", "前二十": "前二十", "十大品牌": "十大", "三大业务": "三大", "一亿元": "一亿元", "二点一亿元": "二点一亿元",
    "二十一家": "二十一家", "两三家": "两三家", "五六十家": "五六十家", "一万多家": "一万多家", "过万": "过万", "破亿": "破亿", "超千家": "千家",
    "十亿": "十亿", "百万用户": "百万", "倍增": "倍增", "收入倍增": "倍增", "排名①": "①", "利润率百分之十五点四": "百分之十五点四", "三四成": "三四成",
    "五成以上": "五成", "二百分之一": "二百分之一", "四分之三": "四分之三", "十分之一": "十分之一", "三款车型": "三款", "十余个": "十余个", "百余家": "百余家",
    "百余名": "百余名", "约二百": "二百", "共三十二": "三十二", "不足三成": "三成", "三股": "三股", "两亿股": "两亿股", "十万平方米": "十万平方米",
    "一千七百三十九点七百万元": "一千七百三十九点七百万元", "几十亿": "几十亿", "逾半": "逾半", "两百多人": "两百多人",
}  # fmt: skip

NONE = (
    "四个季度", "三个交易日", "两个半小时", "成百上千", "加倍努力", "（一）总体情况", "①②③ 说明", "第Ⅲ期",
    "一些", "一方面", "第一", "统一", "万科", "三亚", "十分", "一直", "千方百计", "第三方", "一体化", "一站式", "一家公司", "一个平台", "一次性", "百度",
    "千里马", "百分点", "个百分点", "三位一体", "双十一", "十四五规划", "十九大", "二十大", "党的二十大报告", "二十一世纪", "第二十一届", "九十年代", "十二月",
    "二〇二四年", "二十一日", "上半年", "近半年", "过半年", "超过半导体", "一半导体", "三折叠手机", "三折屏", "一波三折", "目前三季度", "前三季度", "前三个月",
    "前一交易日", "此前", "上一次", "唯一一家", "万一", "之一", "一一对应", "统一大市场", "陆家嘴", "伍尔特", "二次元", "三元材料", "一线城市", "二级市场",
    "一级", "三维", "二维码", "三农", "四川", "九江", "三星", "五粮液", "六一儿童节", "七匹狼", "八达岭", "百花齐放", "千万别", "成千上万", "亿万", "万达",
    "亿咖通", "一大批", "一系列", "进一步", "一带一路", "两会", "两岸", "三年", "三十年", "半年", "一年", "五年", "三个月", "三分钟", "百科", "万象",
    "万物互联", "千瓦", "一季度", "三季度", "年中", "不三不四", "接二连三", "一心一意", "一举", "一定", "一起", "一般", "一致", "万能", "万里长城",
    "单位：百万元人民币", "人民币千元", "亿元", "万元", "一、概况", "（十二）重大事项", "十二、其他", "①经营情况", "；②财务情况", "注①", "见①", "收入增长。①",
    "五一", "国庆十一", "一成不变", "二元结构", "成立三周年", "同一", "统一口径", "首批", "全部", "其中三亚", "五常", "三一重工", "九牧王", "四方股份", "六合",
    "十堰", "千岛湖", "万华化学", "两地上市", "双方", "三方协议", "多家", "几家", "一二线", "一站", "二手车", "三包", "四维图新", "四季度", "五谷",
    "六安", "七夕", "八方", "九龙仓", "十足", "百货", "千寻位置", "三体", "十月", "廿一日", "农历十五", "八月十五", "五四", "三八", "小时", "一点",
    "三点", "十点", "两点", "一一家", "通过百度", "元旦、五一、十一", "三个月后", "一百年", "五年期", "十二生肖", "三人行", "二维", "零售", "零距离", "一人",
    "每百元", "人均", "单位：万辆", "销量（万辆）", "ＧＰＴ４", "２０２４Ｈ１", "万吨/年",
)  # fmt: skip


def told(text: str) -> list[str]:
    return [with_unit(text, span) for span in quantities(text)]


@pytest.mark.parametrize(("text", "quantity"), QUANTITIES.items())
def test_a_number_in_words_is_a_quantity_with_what_it_counts(text: str, quantity: str) -> None:
    assert told(text) == [quantity]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert told(text) == []


def test_several_in_one_sentence_are_told_one_by_one() -> None:
    text = "收入增长百分之二十一；占比过半；超三分之一；约一千七百万元；廿一家；第三方一直十分统一"
    assert told(text) == ["百分之二十一", "过半", "三分之一", "一千七百万元", "廿一家"]


def numeral(number: int) -> str:
    """A number below a hundred million as it is said: 1739 is 一千七百三十九, 10020 一万零二十."""
    if number >= 10_000:
        rest = number % 10_000
        gap = "零" if 0 < rest < 1000 else ""
        return f"{numeral(number // 10_000)}万{gap}{numeral(rest) if rest else ''}"
    words, zero = "", False
    for size, step in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        words += ("零" if zero and digit and words else "") + ("一二三四五六七八九"[digit - 1] + step if digit else "")
        zero = not digit
    return words


def test_the_numerals_of_these_tests_are_as_they_are_said() -> None:
    assert [numeral(one) for one in (1739, 10_020, 21, 305)] == ["一千七百三十九", "一万零二十", "二十一", "三百零五"]


@settings(deadline=None)
@given(st.integers(2, 99_999_999), st.sampled_from(["家", "倍", "元", "个百分点", "万亿元", "个"]))
def test_every_whole_number_in_words_is_found_whole(number: int, unit: str) -> None:
    assert told(f"，约{numeral(number)}{unit}") == [f"{numeral(number)}{unit}"]


@settings(deadline=None)
@given(st.integers(2, 9999))
def test_no_ordinal_is_a_quantity(number: int) -> None:
    assert told(f"在第{numeral(number)}家门店") == []


@settings(deadline=None)
@given(st.text(alphabet="第一二十百万亿元家个半成折分之点过翻倍%2１，①½ A(）年月", max_size=14))
def test_quantities_come_in_order_and_never_twice(text: str) -> None:
    spans = list(quantities(text))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@settings(deadline=None)
@given(st.text())
def test_plain_numerals_keep_the_length_of_a_text(text: str) -> None:
    assert len(plain_numerals(text)) == len(text)
    assert list(number_words("ascii 100%")) == []
