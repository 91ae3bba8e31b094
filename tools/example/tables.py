"""The table sheets of the example: lists that slides show row by row."""

from __future__ import annotations

from decimal import Decimal

from generator.workbook.writing.content import TableSheet

from .rows import PRESENTATION, REPORTS

_SCORES = ("MMB v1.1", "MMStar", "MMMU", "MathVista", "HallusionBench Avg.", "AI2D", "OCR-Bench", "MMVet")
_BENCHMARK = """
日日新 5.5|83.0|65.4|54.6|67.2|51.9|86.9|83.8|66.2
GPT4o-0513|82.2|63.9|69.2|61.3|55.0|84.6|73.6|69.1
Claude 3.5-Sonnet|78.5|62.2|65.9|61.6|49.9|80.2|78.8|66.0
Gemini 1.5 Pro|73.9|59.1|60.6|57.7|45.6|79.1|75.4|64.0
GPT4v-0409|79.8|56.0|61.7|54.7|43.9|78.6|65.6|67.5
GLM-4v|78.6|53.2|45.6|45.6|44.9|76.1|81.4|60.7
Step-1V|78.0|50.0|49.9|44.8|48.4|79.2|62.5|63.3
Qwen-VL-Max|74.6|49.5|52.0|43.4|41.2|75.7|68.4|61.8
GPT4v-1106|73.8|49.7|53.8|48.7|46.5|75.9|51.6|56.8
"""

SOURCES = TableSheet(
    "资料来源",
    "资料来源",
    ("键", "机构", "发布日期", "报告", "状态", "来源"),
    (
        ("idc_platform", "IDC", "2024-08", REPORTS["idc_platform"], "披露", PRESENTATION),
        ("idc_ic_services", "IDC", "2024-07", REPORTS["idc_ic_services"], "披露", PRESENTATION),
        ("idc_outlook", "IDC", None, REPORTS["idc_outlook"], "披露", PRESENTATION),
    ),
    remark="脚注引用的第三方报告；键由模板引用。",
)

MILESTONES = TableSheet(
    "里程碑",
    "大装置发展里程碑",
    ("年份", "后缀", "里程碑", "状态", "来源"),
    (
        ("2019", None, "首个全连接千卡集群", "披露", PRESENTATION),
        ("2022", None, "首个国产异构算力平台", "披露", PRESENTATION),
        ("2023", None, "全连接万卡集群", "披露", PRESENTATION),
        ("2024", "+", "全连接十万卡调度", "披露", PRESENTATION),
    ),
)

_PRESS = "公开报道"
RELEASES = TableSheet(
    "模型发布",
    "模型发布时间线",
    ("日期", "归属", "名称", "状态", "来源"),
    (
        ("2023-03", "其他", "GPT-4", "待核", _PRESS),
        ("2023-04", "自有", "日日新 1.0", "待核", _PRESS),
        ("2023-07", "自有", "日日新 2.0", "待核", _PRESS),
        ("2023-11", "其他", "GPT-4 Turbo", "待核", _PRESS),
        ("2024-02", "自有", "日日新 4.0", "披露", _PRESS),
        ("2024-04", "自有", "日日新 5.0", "待核", _PRESS),
        ("2024-05", "其他", "GPT-4o", "待核", _PRESS),
        ("2024-07", "自有", "日日新 5.5", "待核", _PRESS),
    ),
    remark="归属填“自有”的排在时间线上方。",
)


def _benchmark_rows() -> tuple[tuple[str | Decimal | None, ...], ...]:
    rows = []
    for line in _BENCHMARK.split("\n"):
        if line:
            name, *scores = line.split("|")
            own = "是" if name.startswith("日日新") else None
            rows.append((name, own, *map(Decimal, scores), "披露", "OpenCompass 多模态榜单"))
    return tuple(rows)


BENCHMARK = TableSheet(
    "模型评测",
    "OpenCompass 多模态榜单",
    ("模型", "自有", *_SCORES, "状态", "来源"),
    _benchmark_rows(),
    remark="平均分由八项得分计算，不在此填写。",
)

PRODUCTS = TableSheet(
    "产品",
    "日日新行业应用",
    ("名称", "说明", "图标", "状态", "来源"),
    (
        ("商量SenseChat", "搜索信息更便捷\n信息筛选更轻松\n阅读学习更高效", "chat", "披露", PRESENTATION),
        ("秒画SenseMirage", "为创作者提供更加便利、完善的内容生产创作工具", "brush", "披露", PRESENTATION),
        ("小浣熊-代码场景", "国内增长最快的Copilot产品之一", "code", "披露", PRESENTATION),
        ("小浣熊-办公场景", "发布移动端产品", "office", "披露", PRESENTATION),
        ("拟人对话大模型", "用户粘性和活跃用户数量持续保持在行业前列", "people", "披露", PRESENTATION),
        ("金融场景大模型", "构建金融垂类场景应用", "bank", "披露", PRESENTATION),
        ("医疗场景大模型", "将大模型建设为医院智能化中枢", "hospital", "披露", PRESENTATION),
    ),
)

CARS = TableSheet(
    "车型",
    "座舱大模型落地车型",
    ("车型", "功能", "图片", "状态", "来源"),
    (
        ("小米首款纯电汽车 SU7", "小爱语音助手 /\n多模态大模型\n产品", "xiaomi-su7", "披露", PRESENTATION),
        ("上汽智己 L6、L7、\nLS7、LS6等全系", "文生图产品", "zhiji", "披露", PRESENTATION),
        (
            "吉利旗下LEVC 首款\n豪华纯电MPV L380",
            "闲聊 /\n儿童故事 /\nAI问诊等\n全套产品",
            "levc-l380",
            "披露",
            PRESENTATION,
        ),
    ),
)

LANGUAGES = TableSheet(
    "语言模型",
    "小语种模型",
    ("日期", "语言", "状态", "来源"),
    (("2024-07", "泰语大模型", "披露", PRESENTATION), ("2024-05", "粤语大模型", "披露", PRESENTATION)),
)

INDUSTRIES = TableSheet(
    "行业",
    "应用行业",
    ("名称", "图标"),
    (
        ("互联网", "internet"),
        ("智能硬件", "device"),
        ("电动汽车", "car"),
        ("机器人", "robot"),
        ("医疗", "medical"),
        ("金融", "finance"),
    ),
)

ALL = (SOURCES, MILESTONES, RELEASES, BENCHMARK, PRODUCTS, CARS, LANGUAGES, INDUSTRIES)
