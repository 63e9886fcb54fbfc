# Titles of documents.

class title-end: What the titles of documents end with.

: title-end = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法)
答复 请示 决定书 通知书 判决书 裁定书
制度 纲要 规范 议案 法 规程 准则
说明 要求 任务 职务 指示 命令 通则 法典 解释 协定 公约 议定书 宣言 议程 名录 公示

: title-end chronicle-name = last pages of municipal gazettes
大事记
