"""The full year 2024 of the example: what was published, what follows from it, and what is made up (示例)."""

from __future__ import annotations

PUBLIC = "公司2024年度业绩公告及公开报告"

DISCLOSED = {
    "revenue": 3772.3, "genai_revenue": 2404.4, "gross_profit": 1620, "rd_expenses": 4131, "net_profit": -4307,
    "net_loss": 4307, "receivables_collected": 4623,
}  # fmt: skip
"""2024FY, in RMB million."""

DERIVED = {
    "traditional_ai_revenue": (1111.6, "推算：由2023年1,838.4及其下降39.5%推得，取使各分部相加等于总收入的一位小数"),
    "auto_revenue": (256.3, "推算：由2023年383.7及其下降33.2%推得"),
}

UNCONFIRMED = {"ebitda": (-3143, "待核：媒体称经调整，口径待与公司确认；较2023年减少42.3%")}

ILLUSTRATIVE = {
    "overseas_revenue": (688.0, "示例：按占收入18.2%"),
    "admin_expenses": (1420.0, "示例"),
    "selling_expenses": (690.0, "示例"),
    "rd_sbc": (170.0, "示例"),
    "admin_sbc": (110.0, "示例"),
    "selling_sbc": (42.0, "示例"),
    "adjusted_ebitda_loss": (2950.0, "示例"),
    "adjusted_net_loss": (4050.0, "示例"),
    "trade_receivables": (2890, "示例：期末净额"),
    "impairment_allowance": (2700, "示例"),
    "inventories": (500, "示例"),
    "trade_payables": (980, "示例"),
    "cash_and_equivalents": (8132, "示例：与其他三项相加为已公开的总现金储备12,752"),
    "time_deposits": (2700, "示例"),
    "structured_deposits": (1400, "示例"),
    "restricted_cash": (520, "示例"),
    "capex": (1280, "示例"),
    "equity_investments": (5600, "示例"),
    "debt_investments": (980, "示例"),
    "moe_parameters": (2, "示例"),
    "qps_multiple": (4, "示例"),
    "genai_customers": (3060, "示例"),
    "genai_customers_floor": (3000, "示例"),
    "iteration_months": (18, "示例：2023年3月至2024年8月，其后的发布待补"),
    "math_gain": (0.315, "示例"),
    "instruction_gain": (0.268, "示例"),
    "language_gain": (0.538, "示例"),
    "photo_launch_days": (9, "示例"),
    "photo_launch_users": (1050000, "示例"),
    "photo_launch_milestone": (1000000, "示例"),
    "photo_dau": (563000, "示例"),
    "photo_dau_milestone": (560000, "示例"),
    "photo_images": (31500000, "示例"),
    "photo_images_floor": (31000000, "示例"),
    "photo_users": (3880000, "示例"),
    "photo_users_ceiling": (4000000, "示例"),
    "vehicles_delivered": (1670000, "示例"),
    "cockpit_latency": (60, "示例"),
    "cockpit_speed": (40, "示例"),
    "cockpit_languages": (10, "示例"),
    "cockpit_parameters": (8, "示例"),
    "orin_tops": (254, "示例"),
}

COMPARATIVES = {
    "overseas_revenue": (560.0, "示例"),
    "rd_sbc": (225.0, "示例"),
    "admin_sbc": (150.0, "示例"),
    "selling_sbc": (60.0, "示例"),
    "capex": (1150, "示例"),
    "vehicles_delivered": (1290000, "示例"),
}
"""2023FY, where the interim workbook had no need of it."""

CLOSING = {
    "computing_power": (23000, "示例"),
    "gpus": (61000, "示例"),
    "gpu_milestone": (60000, "示例"),
    "cluster_gpus": (12288, "示例"),
    "cluster_milestone": (10000, "示例"),
}
"""2024-12, in 业务."""

FORMULAS = {"computing_power_growth": ("2024-12", "computing_power", "2023-12")}
"""Growth that can be worked out of the row of another metric: its period, the metric, and the period before."""

RENAMED = {
    "traditional_ai_revenue": ("视觉AI", "传统AI"),
    "computing_power_growth": ("相较于上年末算力增长", "相较于3月末算力增长"),
}

SETTINGS = {"announcement_date": "2025-03-26"}
