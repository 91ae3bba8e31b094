"""业务 and 市场: operating figures and market data of the example."""

from __future__ import annotations

from generator.workbook.writing.content import MetricRow, MetricSheet, Value

from .rows import PRESENTATION, REPORTS, RESULTS, derived, found, invented, row

_AT_RESULTS, _AUGUST, _SEVEN_MONTHS = "2024H1", "2024-08", "2024M7"
_PLATFORMS = f"IDC《{REPORTS['idc_platform']}》"
_SERVICES = f"IDC《{REPORTS['idc_ic_services']}》"
_OUTLOOK = f"IDC《{REPORTS['idc_outlook']}》"


def _one(key: str, label: str, unit: str, value: Value, period: str = _AT_RESULTS, kind: str = "存量") -> MetricRow:
    return row(key, label, unit, kind, {period: value}, source=PRESENTATION)


def _said(key: str, label: str, unit: str, number: str, period: str = _AT_RESULTS, kind: str = "存量") -> MetricRow:
    """A figure printed in the company's own presentation."""
    return _one(key, label, unit, found(number), period, kind)


def _dated(*numbers: str) -> dict[str, Value]:
    dates = ("2023-03", "2023-08", "2023-12", _AUGUST)
    return {period: found(number) for period, number in zip(dates, numbers, strict=True)}


def _infrastructure() -> list[MetricRow | str]:
    power = _dated("5000", "6000", "12000", "20000")
    power[_AUGUST] = found("20000", f"{RESULTS}；披露为20,000P以上，按下限填写")
    return [
        "大装置",
        row("computing_power", "总运营算力规模", "P", "存量", power),
        _said("computing_power_growth", "相较于3月末算力增长", "%", "0.75", _AUGUST, "比率"),
        row("gpus", "运营GPU总数", "块", "存量", _dated("27000", "30000", "45000", "54000")),
        _said("gpu_milestone", "GPU总数里程碑（“突破”所指）", "块", "50000", _AUGUST),
        _one("cluster_gpus", "全连接集群规模", "块", invented("10240", "简报所载突破万卡；略多于所载的整数"), _AUGUST),
        _said("cluster_milestone", "集群规模里程碑（“突破”所指）", "块", "10000", _AUGUST),
        _said("moe_parameters", "支持训推的MoE模型参数", "万亿", "2"),
        _said("qps_multiple", "相同算电成本下QPS提升", "倍", "4", kind="比率"),
    ]


def _models() -> list[MetricRow | str]:
    over = "略多于简报所载的整数"
    return [
        "大模型",
        _one("genai_customers", "企业级生成式AI客户", "家", invented("3036", "简报所载3,000多家")),
        _said("genai_customers_floor", "客户数整数（“多家”所指）", "家", "3000"),
        _said("iteration_months", "迭代月数", "个月", "18"),
        _said("math_gain", "数学推理提升", "%", "0.315", kind="比率"),
        _said("instruction_gain", "指令跟随提升", "%", "0.268", kind="比率"),
        _said("language_gain", "语言能力提升", "%", "0.538", kind="比率"),
        _said("maas_user_growth", "MaaS注册用户增长", "%", "7.25", _SEVEN_MONTHS, "比率"),
        _said("app_calls_growth", "某APP厂商调用量增长", "%", "9", _SEVEN_MONTHS, "比率"),
        _said("phone_calls_growth", "某手机厂商调用次数增长", "%", "3.15", _SEVEN_MONTHS, "比率"),
        _said("photo_launch_days", "秒画趣拍上线天数", "天", "9"),
        _one("photo_launch_users", "上线初期累计用户数", "人", invented("1050000", "简报所载破百万；" + over)),
        _said("photo_launch_milestone", "上线用户里程碑（“破”所指）", "人", "1000000"),
        _one("photo_dau", "秒画趣拍日活", "人", invented("523000", "简报所载突破52万；" + over)),
        _said("photo_dau_milestone", "日活里程碑（“突破”所指）", "人", "520000"),
        _one("photo_images", "累计生图数", "张", invented("23600000", "简报所载2300+万；" + over)),
        _said("photo_images_floor", "生图数整数（“+”所指）", "张", "23000000"),
        _one("photo_users", "累计用户数", "人", invented("2930000", "简报所载近300万")),
        _said("photo_users_ceiling", "用户数整数（“近”所指）", "人", "3000000"),
    ]


def _auto() -> list[MetricRow | str]:
    delivered = {"2023H1": derived("391667", "由705,000及其增长80.0%倒算"), _AT_RESULTS: found("705000")}
    return [
        "智能汽车",
        row("vehicles_delivered", "新交付车辆", "辆", "流量", delivered),
        _said("cockpit_latency", "首包耗时", "ms", "60"),
        _said("cockpit_speed", "推理速度", "Tokens/秒", "40"),
        _said("cockpit_languages", "支持的交互语言", "种", "10"),
        _said("cockpit_parameters", "车载端侧模型参数", "B", "8"),
        _said("orin_tops", "英伟达Orin算力", "TOPS", "254"),
    ]


BUSINESS = MetricSheet(
    "业务",
    "业务数据",
    ("2023-03", "2023-08", "2023-12", _AUGUST, "2023H1", _AT_RESULTS, _SEVEN_MONTHS),
    (*_infrastructure(), *_models(), *_auto()),
    "日期列是该月末的存量；2024M7 是1-7月；“所指”各行是文字里说到的整数，不满足时文字自动改为实际数。",
)


def _forecast() -> dict[str, Value]:
    how = "按简报所载57.3%的复合增长率逐年推算"
    years = {"2024E": "30547.7", "2025E": "48051.5", "2026E": "75585.0", "2027E": "118895.2"}
    values = {"2023FY": found("19420")} | {period: invented(number, how) for period, number in years.items()}
    return values | {"2028E": derived("187022", "19,420按57.3%复合增长五年")}


def _shares() -> list[MetricRow]:
    whole = "前五名合计约70%，各家合计100%"
    shares = (
        ("volcano", "火山引擎", found("0.21")),
        ("alibaba", "阿里巴巴", invented("0.178", whole)),
        ("sensetime", "商汤科技", found("0.154")),
        ("baidu", "百度", invented("0.092", whole)),
        ("tencent", "腾讯", invented("0.068", whole)),
        ("others", "其他", invented("0.298", whole)),
    )
    return [
        row(f"iaas_share_{key}", label, "%", "比率", {"2023H2": value}, source=_SERVICES) for key, label, value in shares
    ]


def _market() -> list[MetricRow | str]:
    def one(
        key: str, label: str, unit: str, number: str, period: str, kind: str = "存量", source: str = _SERVICES
    ) -> MetricRow:  # fmt: skip
        return row(key, label, unit, kind, {period: found(number)}, source=source)

    return [
        "市场规模",
        one("china_ai_market", "中国AI市场规模", "万亿元", "1.1", "2024-2028E", "流量", _OUTLOOK),
        row("ic_services_market", "中国智算服务市场", "百万元", "流量", _forecast(), source=_SERVICES),
        one("training_demand_multiple", "训练侧算力需求增长", "倍", "10", "2028E", "比率"),
        one("inference_demand_multiple", "推理侧算力需求增长", "倍", "200", "2028E", "比率"),
        "市场份额与排名",
        one("platform_rank", "大模型平台及应用市场份额排名", "名", "2", "2023FY", source=_PLATFORMS),
        one("platform_share", "大模型平台及应用市场份额", "%", "0.16", "2023FY", "比率", _PLATFORMS),
        one("iaas_rank", "智算服务市场份额排名", "名", "3", "2023H2"),
        *_shares(),
    ]


MARKET = MetricSheet(
    "市场",
    "市场数据",
    ("2023FY", "2023H2", "2024E", "2025E", "2026E", "2027E", "2028E", "2024-2028E"),
    tuple(_market()),
    "E 为预测；2024-2028E 为五年合计。",
)
