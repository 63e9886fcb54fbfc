# Titles of documents.

class title-end: What the titles of documents end with.

: title-end = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法)
答复 请示 决定书 通知书 判决书 裁定书
纲要 议案 法
要求 任务 职务 指示 通则 法典 宣言 议程 公示

: instrument title-kind title-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes
办法 规定 条例 细则 规则 通知 意见 决定 方案 措施 预案 规划 计划 章程 批复 要点 决议 通报

: instrument title-kind title-end red-kind = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles and red headers (…关于…的公告; 某某市人民政府令, 某某市人民政府函)
通告 公告 令 函

: instrument title-kind-with-matter title-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的报告; 目录 in menus
标准 指南 目录 清单

: instrument title-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法)
规范 规程 制度 准则 解释 公约 协定 议定书 说明 命令 名录

: title-end chronicle-name = last pages of municipal gazettes
大事记
