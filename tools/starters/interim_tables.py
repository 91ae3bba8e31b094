"""The table sheets of the starter `interim-results`: lists that slides show row by row, all invented."""

from __future__ import annotations

from decimal import Decimal

from generator.workbook.writing.content import TableSheet

_INVENTED = ("示例", "示例数据")
_ASPECTS = ("性能", "稳定性", "安全性", "兼容性", "扩展性", "易用性", "响应速度", "服务支持")
_SCORES = {
    "本公司产品": "86.4 84.9 88.1 79.6 82.7 85.3 83.8 81.2",
    "同类产品甲": "84.7 85.6 85.2 80.3 79.8 82.1 84.5 78.9",
    "同类产品乙": "82.3 81.7 86.0 77.4 81.5 83.6 79.2 80.4",
    "同类产品丙": "80.9 83.2 82.8 81.1 76.9 80.7 81.6 77.3",
    "同类产品丁": "78.6 79.5 81.4 75.8 78.2 81.9 77.7 79.1",
    "同类产品戊": "77.2 78.8 80.1 76.5 74.6 79.3 78.0 75.4",
}

_INSTITUTIONS = ("示例研究机构甲", "示例研究机构乙")
_REPORTS = ("软件产品市场份额，2023年", "云服务市场跟踪，2023年下半年", "企业数字化支出展望")
PRODUCT_REPORT = f"{_INSTITUTIONS[0]}《{_REPORTS[0]}》"
SERVICE_REPORT = f"{_INSTITUTIONS[0]}《{_REPORTS[1]}》"
OUTLOOK = f"{_INSTITUTIONS[1]}《{_REPORTS[2]}》"
"""Invented reports of third parties, as 来源 names them."""

_STATEMENTS = {
    "segment_one": "新一代云平台于期内投入使用，支持多地部署",
    "infrastructure": "统一规划的\n数据中心",
    "operation": "集群由统一平台调度，支持按需扩容",
    "customers": "客户来自制造、零售、金融、教育等行业",
    "certificate": "云服务能力评估（示例）",
    "question_one": "这份销售报表里，哪个地区的变化最大？",
    "answer_one": "华东地区变化最大，主要来自两款新产品；已按地区列出明细，可以直接放进周报。",
    "question_two": "把这张现场照片整理成巡检记录。",
    "answer_two": "已识别三台设备的读数与一处标签缺失，记录包含时间、位置和处理建议，请核对后提交。",
    "commercialisation": "按用量计费，支持在线开通",
    "overseas": "重点市场的本地服务逐步完善",
    "overseas_one": "在当地开设产品培训课程",
    "overseas_two": "在当地设立\n产品体验中心",
    "demonstration": "从开机到完成任务的完整流程",
    "performance": "数据在本机处理，无需联网",
    "interaction": "语音、触控与手势三种操作方式",
    "panel_one": "操作流程",
    "panel_two": "界面设计",
    "panel_three": "多语言交互",
}
"""Sentences about what no figure says; slides name each by its key."""


def _sheet(name: str, title: str, columns: tuple[str, ...], *rows: tuple[str | Decimal | None, ...], remark: str = "") -> TableSheet:
    """A table of facts: each row says that it is invented."""
    return TableSheet(name, title, (*columns, "状态", "来源"), tuple((*row, *_INVENTED) for row in rows), remark=remark)


STATEMENTS = _sheet(
    "要点", "要点", ("键", "内容"), *_STATEMENTS.items(), remark="页面里数字之外的句子；键由模板引用，不要改。"
)

SOURCES = _sheet(
    "资料来源", "资料来源", ("键", "机构", "发布日期", "报告"),
    ("product_report", _INSTITUTIONS[0], "2024-06", _REPORTS[0]),
    ("service_report", _INSTITUTIONS[0], "2024-05", _REPORTS[1]),
    ("outlook_report", _INSTITUTIONS[1], None, _REPORTS[2]),
    remark="脚注引用的第三方报告；键由模板引用。",
)  # fmt: skip

MILESTONES = _sheet(
    "里程碑", "发展里程碑", ("年份", "后缀", "里程碑"),
    ("2019", None, "首个数据中心投入运营"), ("2021", None, "统一调度平台上线"), ("2023", None, "第二个数据中心投入运营"),
    ("2024", "+", "单一集群千台规模"),
)  # fmt: skip

RELEASES = _sheet(
    "产品发布", "产品发布时间线", ("日期", "归属", "名称"),
    ("2023-03", "其他", "同类产品甲"), ("2023-04", "自有", "云平台 1.0"), ("2023-08", "自有", "云平台 2.0"),
    ("2023-11", "其他", "同类产品乙"), ("2024-02", "自有", "云平台 3.0"), ("2024-04", "自有", "云平台 3.5"),
    ("2024-05", "其他", "同类产品丙"), ("2024-08", "自有", "云平台 4.0"),
    remark="归属填“自有”的排在时间线上方。",
)  # fmt: skip

BENCHMARK = _sheet(
    "产品评测", "第三方评测得分", ("产品", "自有", *_ASPECTS),
    *(
        (name, "是" if name == "本公司产品" else None, *map(Decimal, scores.split()))
        for name, scores in _SCORES.items()
    ),
    remark="平均分由八项得分计算，不在此填写。",
)  # fmt: skip

PRODUCTS = _sheet(
    "产品", "产品与行业应用", ("名称", "说明", "图标"),
    ("智能客服", "多渠道接入\n自动归类与转接\n对话记录可检索", "chat"),
    ("设计助手", "由草图生成页面与图片，供设计人员修改", "brush"),
    ("代码助手", "补全、审查与测试，支持常用语言", "code"),
    ("办公助手", "会议纪要、报表与公文", "office"),
    ("人员管理", "排班、考勤与培训一体", "people"),
    ("金融行业方案", "报表核对与风险提示", "bank"),
    ("医疗行业方案", "病历整理与随访提醒", "hospital"),
    ("制造行业方案", "设备巡检与备件管理", "gear"),
)  # fmt: skip

PRODUCT_LINES = _sheet(
    "产品线", "终端产品构成", ("名称", "说明", "图标"),
    ("手持终端", "仓储与零售现场使用", "phone"), ("固定终端", "产线与柜台使用", "device"),
    ("穿戴终端", "巡检与维修使用", "vr"),
)  # fmt: skip

PROJECTS = _sheet(
    "合作项目", "合作项目", ("项目", "内容"),
    ("连锁零售客户", "门店收银 /\n库存盘点"), ("物流客户", "分拣与签收"), ("制造业客户", "产线质检 /\n设备巡检"),
)  # fmt: skip

OVERSEAS = _sheet(
    "海外进展", "海外进展", ("日期", "事项"), ("2024-03", "东南亚服务网点"), ("2024-06", "欧洲服务网点")
)

INDUSTRIES = TableSheet(
    "行业", "客户所在行业", ("名称", "图标"),
    (
        ("互联网", "internet"), ("智能硬件", "device"), ("汽车", "car"), ("制造", "robot"), ("医疗", "medical"),
        ("金融", "finance"),
    ),
)  # fmt: skip

DELIVERY = TableSheet(
    "交付方式", "交付方式", ("名称", "图标"), (("云端服务", "cloud"), ("本地部署", "datacenter"), ("终端设备", "terminal"))
)

TABLES = (
    STATEMENTS, SOURCES, MILESTONES, RELEASES, BENCHMARK, PRODUCTS, PRODUCT_LINES, PROJECTS, OVERSEAS, INDUSTRIES, DELIVERY,
)  # fmt: skip
