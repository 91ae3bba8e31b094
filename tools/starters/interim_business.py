"""业务 and 市场 of the starter `interim-results`: operating figures and market data, all invented."""

from __future__ import annotations

from dataclasses import replace

from generator.workbook.writing.content import Formula, MetricRow, MetricSheet, Value

from .interim_tables import OUTLOOK, PRODUCT_REPORT, SERVICE_REPORT
from .rows import typed

_DATES = ("2023-02", "2023-08", "2024-02", "2024-08")
_HALF, _AUGUST, _SEVEN_MONTHS = "2024H1", "2024-08", "2024M7"
_FLOW, _STOCK, _RATIO = "流量", "存量", "比率"
_SHARE_LABELS = {
    "one": ("同业甲", "0.22"), "two": ("同业乙", "0.17"), "own": ("本公司", "0.14"), "three": ("同业丙", "0.11"),
    "four": ("同业丁", "0.08"), "others": ("其他", "0.28"),
}  # fmt: skip
SHARES = tuple(f"market_share_{key}" for key in _SHARE_LABELS)
"""The keys of market shares, which are 100% together."""


def _one(key: str, label: str, unit: str, number: str, heading: str = _HALF, kind: str = _STOCK) -> MetricRow:
    return typed(key, label, unit, kind, (heading,), number)


def _infrastructure() -> list[MetricRow | str]:
    growth = {_AUGUST: Value(Formula("{capacity@2024-08} / {capacity@2024-02} - 1"))}
    return [
        "基础设施",
        typed("servers", "运营服务器总数", "台", _STOCK, _DATES, "6200 7400 8900 12300"),
        _one("servers_milestone", "服务器总数里程碑（“突破”所指）", "台", "12000", _AUGUST),
        typed("capacity", "总运营算力", "P", _STOCK, _DATES, "820 1060 1350 1890"),
        MetricRow("capacity_growth", "总运营算力近半年增长", "%", _RATIO, growth, "", "示例", "公式"),
        _one("cluster_servers", "单一集群规模", "台", "1036", _AUGUST),
        _one("cluster_milestone", "集群规模里程碑（“突破”所指）", "台", "1000", _AUGUST),
        _one("availability", "服务可用率", "%", "0.9996", kind=_RATIO),
        _one("throughput_multiple", "相同成本下处理能力（与升级前相比）", "倍", "2", kind=_RATIO),
    ]


def _products() -> list[MetricRow | str]:
    return [
        "产品与客户",
        _one("customers", "企业客户", "家", "1236"),
        _one("customers_floor", "客户数整数（“多家”所指）", "家", "1200"),
        _one("iteration_months", "产品发布历程的月数", "个月", "18"),
        _one("speed_gain", "处理速度", "%", "0.284", kind=_RATIO),
        _one("accuracy_gain", "识别准确度", "%", "0.117", kind=_RATIO),
        _one("efficiency_gain", "能源效率", "%", "0.196", kind=_RATIO),
        _one("platform_user_growth", "开放平台注册用户增长", "%", "1.24", _SEVEN_MONTHS, _RATIO),
        _one("app_calls_growth", "应用客户调用量增长", "%", "0.86", _SEVEN_MONTHS, _RATIO),
        _one("device_calls_growth", "终端客户调用次数增长", "%", "0.63", _SEVEN_MONTHS, _RATIO),
        _one("launch_days", "新产品上线天数", "天", "30"),
        _one("launch_users", "上线初期累计用户数", "人", "208000"),
        _one("launch_milestone", "上线用户里程碑（“破”所指）", "人", "200000"),
        _one("daily_users", "日活用户", "人", "63500"),
        _one("daily_milestone", "日活里程碑（“突破”所指）", "人", "60000"),
        _one("contents", "累计生成内容数", "条", "5240000"),
        _one("contents_floor", "内容数整数（“+”所指）", "条", "5200000"),
        _one("total_users", "累计用户数", "人", "487000"),
        _one("total_users_ceiling", "用户数整数（“近”所指）", "人", "500000"),
    ]


def _devices() -> list[MetricRow | str]:
    return [
        "终端",
        typed("units_delivered", "出货量", "台", _FLOW, ("2023H1", _HALF), "126400 171900"),
        _one("latency", "响应时间", "ms", "85"),
        _one("battery_life", "续航时间", "小时", "14"),
        _one("device_languages", "支持的交互语言", "种", "8"),
        _one("device_storage", "测试机型存储", "TB", "1"),
        _one("device_tops", "测试机型算力", "TOPS", "32"),
    ]


BUSINESS = MetricSheet(
    "业务",
    "业务数据",
    (*_DATES, "2023H1", _HALF, _SEVEN_MONTHS),
    (*_infrastructure(), *_products(), *_devices()),
    "日期列是该月末的存量；2024M7 是1-7月；“所指”各行是文字里说到的整数，不满足时文字自动改为实际数。",
)

_YEARS = ("2023FY", "2024E", "2025E", "2026E", "2027E", "2028E")
_SUM = "2024-2028E"


def _cited(source: str, *rows: MetricRow) -> list[MetricRow | str]:
    """Rows that rest on a report, which the notes of their slides name."""
    return [replace(row, source=source) for row in rows]


def _market() -> list[MetricRow | str]:
    return [
        "市场规模",
        *_cited(OUTLOOK, _one("market_size", "目标市场规模", "万亿元", "1.6", _SUM, _FLOW)),
        *_cited(
            SERVICE_REPORT,
            typed("services_market", "云服务市场", "百万元", _FLOW, _YEARS, "42000 49560 58480 69010 81430 96090"),
            _one("computing_demand_multiple", "计算需求增长", "倍", "4", "2028E", _RATIO),
            _one("storage_demand_multiple", "存储需求增长", "倍", "6", "2028E", _RATIO),
        ),
        "市场份额与排名",
        *_cited(PRODUCT_REPORT, _one("product_rank", "主要产品市场份额排名", "名", "2", "2023FY")),
        *_cited(
            SERVICE_REPORT,
            _one("service_rank", "基础设施服务市场份额排名", "名", "3", "2023H2"),
            *(_one(f"market_share_{key}", *_share(key)) for key in _SHARE_LABELS),
        ),
    ]


def _share(key: str) -> tuple[str, str, str, str, str]:
    label, number = _SHARE_LABELS[key]
    return label, "%", number, "2023H2", _RATIO


MARKET = MetricSheet(
    "市场", "市场数据", ("2023FY", "2023H2", *_YEARS[1:], _SUM), tuple(_market()), "E 为预测；2024-2028E 为五年合计。"
)
