# Titles of documents.

class title-end: What the titles of documents end with.
class issuer-act: What an issuer does, between its name and what a title is about.
class title-act: What a title may say after the name of its issuer.
class of: What ties a title's kind to what it is about, and no name of an office has.
class court-paper: What a court calls its papers.
class case-end: What the title of a reported case ends with.
class amended-tail: What a rule's name is followed by over the articles of it that were changed.
class attachment-title-end: What titles of attachments end with that no document is called.
class order-end: What orders are called that no office alone signs.
class header-series-end: What a line ends with that a bare number below it completes.
class counted-kind: Kinds of papers that an office counts by its own name.
class toward: Of those acts the one that names of offices have, too.
class office-toward: With what it stands in names of offices.
class promulgates: What a title says of the text that comes with it.

: title-end = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法)
答复 请示
纲要 法
指示 通则 法典 宣言 议程

: instrument title-kind title-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes
措施 预案 规划 章程 批复 要点 通报

: instrument title-kind title-end red-kind = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles and red headers (…关于…的公告; 某某市人民政府令, 某某市人民政府函)
函

: instrument title-kind-with-matter title-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的报告; 目录 in menus
指南

: instrument title-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法)
规范 规程 准则 公约 协定 议定书 名录

: title-end no-name-end = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); lists of appointments
议案

: instrument title-kind title-end rule-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; rules on appointments (…任职资格管理办法)
条例 细则 规则

: instrument title-kind-with-matter title-end rule-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的报告; 目录 in menus; rules on appointments (…任职资格管理办法)
标准

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
办法 意见

: instrument title-end counted-paper = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告)
命令

: instrument title-kind title-end counted-paper series-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告); 主席令第1号, …公告2018年第31号, 台甲字第…號, 国发…
决议

: title-end no-name-end post-tail post-column posts-title = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); lists of appointments; lists of appointments (…职务的请求); tables of appointments (任命职务); titles of lists of appointments (关于江某等职务任免的通知)
职务

: title-act = titles without 关于 (…发布…的公告, 国务院公布…的决定, …表彰…的决定)
表彰

: office-toward = names of offices (某某省对外经济贸易厅, 对台工作办公室, 对口支援办公室)
对外 对台 对口

: title-end court-paper = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); reports of cases and gazettes of courts (民事判决书, 执行裁定书)
判决书 裁定书

: court-paper = reports of cases and gazettes of courts (民事判决书, 执行裁定书)
调解书

: case-end = cases in gazettes of courts (张某诉李某买卖合同纠纷案)
案

: amended-tail = orders of Taiwan's offices (附「某某辦法」修正條文)
修正条文 部分条文 部分条文修正条文

: attachment-title-end = attachments of plans and notices (任务分工表, 申请书, 领导小组成员)
册 组 录

: order-end = 中华人民共和国主席令, 总统令, 某某省令, 全国人大常委会令
主席令 总统令 会令 国令 省令 市令

: instrument title-kind title-end red-kind counted-paper announcement counted-kind = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles and red headers (…关于…的公告; 某某市人民政府令, 某某市人民政府函); gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告); announcements with their number behind the title (某局关于…的公告（第46号）); orders and announcements with a number (某某部令第46号, 某某海关公告2023年第5号)
通告

: instrument title-end category-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗)
解释

: title-end category-end = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗)
公示

: title-end chronicle-name category-end event-column = last pages of municipal gazettes; contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); last pages of municipal gazettes; chronicles printed as tables
大事记

: instrument title-kind title-end plan = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; plans of work and reports (建议废止, 加快推进《…》废止工作, 适时予以修改)
计划

: instrument title-kind-with-matter title-end own-contents contents-label list-name = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的报告; 目录 in menus; laws, plans and reports with chapters (目　录); over contents (目　录, 目次); results of the review of rules (废止的规范性文件目录)
目录

: instrument title-kind title-end act-lead decides name-lead no-name series-end red-kind said decided = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; lists of appointments (现任命, 并免去); lists of appointments (经市政府研究决定，任命：; 通知如下：); clauses of lists (决定接受江某辞去…); lists of appointments (以上人员的任职时间…); 主席令第1号, …公告2018年第31号, 台甲字第…號, 国发…; red heads over decisions and communiqués (某某市人民代表大会常务委员会决定, 某某统计局公报); lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); decisions (现决定对《…》作如下修改)
决定

: attachment-title-end paper-end = attachments of plans and notices (任务分工表, 申请书, 领导小组成员); permits and forms that rules speak of (《营业执照》《取水许可申请表》)
单

: instrument title-kind-with-matter title-end list-name list-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的报告; 目录 in menus; results of the review of rules (废止的规范性文件目录); notices that issue lists (《市场准入负面清单》《行政处罚裁量基准表》)
清单

: instrument title-kind title-end rule-end number-text said cite-tail = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; rules on appointments (…任职资格管理办法); sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); letters, judgments and questions of readers (…第十条的规定, 第三条所列情形)
规定

: title-end doing plan cite-tail = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); reports of events (江某、柳某参加活动); plans of work and reports (建议废止, 加快推进《…》废止工作, 适时予以修改); letters, judgments and questions of readers (…第十条的规定, 第三条所列情形)
要求

: instrument title-kind title-end red-kind counted-paper series-end office-lead header-series-end counted-kind category-end number-tail = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles and red headers (…关于…的公告; 某某市人民政府令, 某某市人民政府函); gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告); 主席令第1号, …公告2018年第31号, 台甲字第…號, 国发…; titles (某某市人民政府关于…, 国务院办公厅印发…); the line over a bare number (某某部令 / 第46号; 某某省公告 / 2023年第5号; 国教字 / 第12号); orders and announcements with a number (某某部令第46号, 某某海关公告2023年第5号); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); letters and notices (云政发〔2023〕7号文第二十一条, 第46号令第九条)
令

: instrument title-kind title-end red-kind counted-paper announcement office-lead counted-kind category-end number-tail = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles and red headers (…关于…的公告; 某某市人民政府令, 某某市人民政府函); gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告); announcements with their number behind the title (某局关于…的公告（第46号）); titles (某某市人民政府关于…, 国务院办公厅印发…); orders and announcements with a number (某某部令第46号, 某某海关公告2023年第5号); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); letters and notices (云政发〔2023〕7号文第二十一条, 第46号令第九条)
公告

: attachment-title-end = attachments of plans and notices (任务分工表, 申请书, 领导小组成员); permits and forms that rules speak of (《营业执照》《取水许可申请表》)
书

: title-end paper-end = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); permits and forms that rules speak of (《营业执照》《取水许可申请表》)
通知书

: title-end court-paper paper-end = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); reports of cases and gazettes of courts (民事判决书, 执行裁定书); permits and forms that rules speak of (《营业执照》《取水许可申请表》)
决定书
