# Titles of documents.

class title-end: What the titles of documents end with.

: title-end = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法)
答复 请示 通知 通报 意见 办法 决定 决定书 通知书 判决书 裁定书 决议 批复 公报 报告 规定 条例 细则 方案
规划 计划 措施 预案 章程 制度 规则 纲要 要点 清单 名单 目录 标准 规范 指南 复函 议案 法 规程 准则
大事记 说明 要求 任务 职务 指示 命令 通则 法典 解释 协定 公约 议定书 宣言 议程 名录 公示

: title-end red-kind = titles and red headers (…关于…的公告; 某某市人民政府令, 某某市人民政府函)
公告 通告 令 函
