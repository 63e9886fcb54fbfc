# Titles of documents.

class title-end: What the titles of documents end with.

: title-end = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法)
请示 决定书 通知书 判决书 裁定书
纲要 法
指示 通则 法典 宣言 议程 公示

: instrument title-kind title-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes
预案 章程 批复 要点 决议

: instrument title-kind title-end red-kind = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles and red headers (…关于…的公告; 某某市人民政府令, 某某市人民政府函)
通告 公告 令 函

: instrument title-kind-with-matter title-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的报告; 目录 in menus
指南 目录 清单

: instrument title-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法)
规范 规程 准则 公约 协定 议定书 命令 名录

: title-end chronicle-name = last pages of municipal gazettes
大事记

: title-end no-name-end = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); lists of appointments
议案

: instrument title-kind title-end rule-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; rules on appointments (…任职资格管理办法)
办法 细则 意见 规则

: instrument title-kind-with-matter title-end rule-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的报告; 目录 in menus; rules on appointments (…任职资格管理办法)
标准

: instrument title-end rule-end thing-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); rules on appointments (…任职资格管理办法); reports of events (金融工作, 高质量发展)
制度

: instrument title-kind title-end rule-end thing-start = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; rules on appointments (…任职资格管理办法); reports of events (全市安全生产, 高新区)
方案

: instrument title-end note-column = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); tables of appointments
说明

: title-end no-name-end thing-end no-office task-column = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); lists of appointments; reports of events (金融工作, 高质量发展); sentences behind tasks (以上任务由某局负责督办); heads of tables of duties (重点任务 | 牵头单位 | 时限)
任务

: instrument title-kind title-end task-column = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; heads of tables of duties (重点任务 | 牵头单位 | 时限)
措施

: title-end no-name-end post-tail post-column not-act = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); lists of appointments; lists of appointments (…职务的请求); tables of appointments (任命职务); the same (主管部门, 负责人, 校长负责制)
职务

: instrument title-end explains = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); closing articles (本办法由市某局负责解释)
解释

: instrument title-kind title-end past-act = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; programmes and rules of all levels (2000年前建成的老旧小区)
规划

: instrument title-kind title-end aim = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; plans and reports (主要预期目标是：…)
计划

: instrument title-kind title-end begins-length = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; rules on procedures
通知

: title-end subject-end = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); rules on procedures (市某局应当自…之日起)
答复

: instrument title-kind title-end subject-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; rules on procedures (市某局应当自…之日起)
通报

: instrument title-kind title-end act-lead decides name-lead no-name clause-word = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; lists of appointments (现任命, 并免去); lists of appointments (经市政府研究决定，任命：; 通知如下：); clauses of lists (决定接受江某辞去…); lists of appointments (以上人员的任职时间…); sentences about offices (因工作需要由市某局…)
决定

: title-end doing clause-word duty-lead = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); reports of events (江某、柳某参加活动); sentences about offices (因工作需要由市某局…); sentences on who does what
要求

: instrument title-kind title-end rule-end clause-word = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; rules on appointments (…任职资格管理办法); sentences about offices (因工作需要由市某局…)
规定 条例
