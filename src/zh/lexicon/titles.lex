# Titles of documents.

class title-end: What the titles of documents end with.

: title-end = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法)
答复 请示 决定书 通知书 判决书 裁定书
纲要 法
指示 通则 法典 宣言 议程 公示

: instrument title-kind title-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes
措施 预案 规划 计划 章程 批复 要点 通报

: instrument title-kind title-end red-kind = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles and red headers (…关于…的公告; 某某市人民政府令, 某某市人民政府函)
函

: instrument title-kind-with-matter title-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的报告; 目录 in menus
指南 目录 清单

: instrument title-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法)
规范 规程 准则 解释 公约 协定 议定书 名录

: title-end no-name-end = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); lists of appointments
议案

: instrument title-kind title-end rule-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; rules on appointments (…任职资格管理办法)
条例 细则 规则

: instrument title-kind-with-matter title-end rule-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的报告; 目录 in menus; rules on appointments (…任职资格管理办法)
标准

: title-end doing = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); reports of events (江某、柳某参加活动)
要求

: instrument title-end rule-end thing-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); rules on appointments (…任职资格管理办法); reports of events (金融工作, 高质量发展)
制度

: title-end no-name-end thing-end = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); lists of appointments; reports of events (金融工作, 高质量发展)
任务

: instrument title-kind title-end rule-end thing-start = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; rules on appointments (…任职资格管理办法); reports of events (全市安全生产, 高新区)
方案

: instrument title-end note-column = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); tables of appointments
说明

: instrument title-kind title-end number-text = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号)
通知

: instrument title-kind title-end rule-end number-text = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; rules on appointments (…任职资格管理办法); sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号)
规定 办法 意见

: instrument title-end counted-paper = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告)
命令

: instrument title-kind title-end act-lead decides name-lead no-name series-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; lists of appointments (现任命, 并免去); lists of appointments (经市政府研究决定，任命：; 通知如下：); clauses of lists (决定接受江某辞去…); lists of appointments (以上人员的任职时间…); 主席令第1号, …公告2018年第31号, 台甲字第…號, 国发…
决定

: instrument title-kind title-end counted-paper series-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告); 主席令第1号, …公告2018年第31号, 台甲字第…號, 国发…
决议

: instrument title-kind title-end red-kind counted-paper announcement = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles and red headers (…关于…的公告; 某某市人民政府令, 某某市人民政府函); gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告); announcements with their number behind the title (某局关于…的公告（第46号）)
通告

: instrument title-kind title-end red-kind counted-paper announcement office-lead = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles and red headers (…关于…的公告; 某某市人民政府令, 某某市人民政府函); gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告); announcements with their number behind the title (某局关于…的公告（第46号）); titles (某某市人民政府关于…, 国务院办公厅印发…)
公告

: instrument title-kind title-end red-kind counted-paper series-end office-lead = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles and red headers (…关于…的公告; 某某市人民政府令, 某某市人民政府函); gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告); 主席令第1号, …公告2018年第31号, 台甲字第…號, 国发…; titles (某某市人民政府关于…, 国务院办公厅印发…)
令

: title-end no-name-end post-tail post-column posts-title = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); lists of appointments; lists of appointments (…职务的请求); tables of appointments (任命职务); titles of lists of appointments (关于江某等职务任免的通知)
职务

: title-end chronicle-name event-column = last pages of municipal gazettes; chronicles printed as tables
大事记
