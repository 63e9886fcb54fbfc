# Titles of documents.

class standard-kind: What standards of a kind are called, on their covers.
class standard-part: Parts that standards have, and no gazette lists as documents.
class title-end: What the titles of documents end with.
class issuer-act: What an issuer does, between its name and what a title is about.
class title-act: What a title may say after the name of its issuer.
class of: What ties a title's kind to what it is about, and no name of an office has.
class court-paper: What a court calls its papers.
class judgment: Of those the ones that no other office gives, which have the parties of a case over them.
class post-list: What lists of appointments are called, behind the name of who decided them.
class party: What a party of a case is called before its name.
class case-end: What the title of a reported case ends with.
class amended-tail: What a rule's name is followed by over the articles of it that were changed.
class attachment-title-end: What titles of attachments end with that no document is called.
class order-end: What orders are called that no office alone signs.
class header-series-end: What a line ends with that a bare number below it completes.
class counted-kind: Kinds of papers that an office counts by its own name.
class toward: Of those acts the one that names of offices have, too.
class office-toward: With what it stands in names of offices.
class office-answers: Ends with the word for “towards” and stands in names of offices.
class promulgates: What a title says of the text that comes with it.
class session: What the terms of an assembly are counted in.
class case-word: What tells a case from other titles that end alike (…方案, …档案).

: title-end = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法)
纲要
指示 通则 宣言 议程

: instrument title-kind title-end red-kind serial-paper = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles and red headers (…关于…的公告; 某某市人民政府令, 某某市人民政府函); orders and letters of Taiwan with a serial number (府地字第…號函)
函 书函

: instrument title-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法)
公约 协定 议定书

: title-end no-name-end tells-only = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); lists of appointments; reports, explanations and minutes
议案

: instrument title-end rule-end thing-end part-noun noun-of-deed = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); rules on appointments (…任职资格管理办法); reports of events (金融工作, 高质量发展); decisions on repeal (《甲》第三条关于补贴的规定); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
制度

: instrument title-end counted-paper = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告)
命令

: title-act = titles without 关于 (…发布…的公告, 国务院公布…的决定, …表彰…的决定)
表彰

: office-toward = names of offices (某某省对外经济贸易厅, 对台工作办公室, 对口支援办公室)
对台

: title-end court-paper judgment = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); reports of cases and gazettes of courts (民事判决书, 执行裁定书)
判决书

: title-end court-paper = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); reports of cases and gazettes of courts (执行裁定书), and papers of other offices (仲裁裁定书)
裁定书

: court-paper = reports of cases and gazettes of courts (民事调解书), and papers of other offices (行政复议调解书, 仲裁调解书)
调解书

: judgment = reports of cases and gazettes of courts (民事裁定书, 民事调解书)
民事裁定书 行政裁定书 刑事裁定书 执行裁定书 赔偿裁定书 破产裁定书 民事调解书 赔偿调解书

: post-list = gazettes of assemblies (…人民代表大会常务委员会任免名单, …决定任命名单)
任免名单 决定任免名单 人事任免名单 任命名单 决定任命名单 任职名单 免职名单 决定免职名单

: party = papers of courts (原告云山大学)
上诉人 被上诉人 第三人 当事人

: party lead-group = papers of courts (原告云山大学); sentences about offices (申请单位应当提交材料)
申请人

: party bears = papers of courts (原告云山大学); articles of rules (船员不得…, 养殖场应当…)
被告

: party bears = papers of courts (原告云山大学); articles of rules (船员不得…, 养殖场应当…)
原告

: case-end = cases in gazettes of courts (张某诉李某买卖合同纠纷案)
案

: amended-tail = orders of Taiwan's offices (附「某某辦法」修正條文)
修正条文 部分条文修正条文

: amended-tail part-tail = orders of Taiwan's offices (附「某某辦法」修正條文); orders of the president of Taiwan (茲修正教師法部分條文)
部分条文

: order-end = 中华人民共和国主席令, 总统令, 某某省令, 全国人大常委会令
主席令 总统令 会令 国令 省令 市令

: title-end category-end = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗)
公示

: case-word = cases in gazettes of courts (张某诉李某买卖合同纠纷案)
纠纷 罪

: attachment-title-end form-end = attachments of plans and notices (任务分工表, 申请书, 领导小组成员); lists of papers to hand in (《营业执照》《申请表》), rules on permits (《取水许可证》), notices in newspapers (《…日报》)
单

: attachment-title-end form-end before-this noun-of-deed = attachments of plans and notices (任务分工表, 申请书, 领导小组成员); lists of papers to hand in (《营业执照》《申请表》), rules on permits (《取水许可证》), notices in newspapers (《…日报》); running text (基本法, 样本, 成本法, 副本令); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
书

: title-end chronicle-name category-end chronicle-title event-column month-head-end = last pages of municipal gazettes; contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); chronicles of cities and departments (…人民政府大事记); chronicles printed as tables; chronicles by months (（9月份）, 5月份大事记)
大事记

: instrument title-kind title-end rule-of-taiwan = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; orders of Taiwan's offices (修正「…補助要點」, 廢止「…審查基準」)
要点

: instrument title-kind-with-matter title-end rule-end rule-of-taiwan part-noun noun-of-deed = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的报告; 目录 in menus; rules on appointments (…任职资格管理办法); orders of Taiwan's offices (修正「…補助要點」, 廢止「…審查基準」); decisions on repeal (《甲》第三条关于补贴的规定); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
标准

: title-end form-end = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); papers that offices hand to people (《行政处罚决定书》《整改通知书》)
通知书

: title-end court-paper form-end = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); reports of cases and gazettes of courts (民事判决书, 执行裁定书); papers that offices hand to people (《行政处罚决定书》《整改通知书》)
决定书

: instrument title-kind title-end rule-end number-text own-noun set-of-rules = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; rules on appointments (…任职资格管理办法); sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); instruments that name themselves (本办法, 本实施意见); reports (12条举措落地见效)
意见

: instrument title-kind title-end rule-end own-noun = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; rules on appointments (…任职资格管理办法); instruments that name themselves (本办法, 本实施意见)
规则 细则

: instrument title-kind title-end rule-end thing-start own-noun noun-of-deed = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; rules on appointments (…任职资格管理办法); reports of events (全市安全生产, 高新区); instruments that name themselves (本办法, 本实施意见); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
方案

: instrument title-end rule-of-taiwan own-noun = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); orders of Taiwan's offices (修正「…補助要點」, 廢止「…審查基準」); instruments that name themselves (本办法, 本实施意见)
规程

: instrument title-end own-noun = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); instruments that name themselves (本办法, 本实施意见)
准则

: instrument title-kind title-end own-noun = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; instruments that name themselves (本办法, 本实施意见)
预案

: instrument title-kind title-end own-noun noun-of-deed = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; instruments that name themselves (本办法, 本实施意见); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
章程

: instrument title-kind-with-matter title-end own-noun = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的报告; 目录 in menus; instruments that name themselves (本办法, 本实施意见)
指南

: title-end own-noun law-noun = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); instruments that name themselves (本办法, 本实施意见); running text (依照水法第三条)
法

: title-end law-noun = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); running text (依照水法第三条)
法典

: case-word self-word = cases in gazettes of courts (张某诉李某买卖合同纠纷案); rules on procedures (自治区人民政府)
诉

: instrument title-kind title-end own-noun task-column set-of-rules part-noun = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; instruments that name themselves (本办法, 本实施意见); heads of tables of duties (重点任务 | 牵头单位 | 时限); reports (12条举措落地见效); decisions on repeal (《甲》第三条关于补贴的规定)
措施

: title-end no-name-end post-tail post-column posts-title not-act = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); lists of appointments; lists of appointments (…职务的请求); tables of appointments (任命职务); titles of lists of appointments (关于江某等职务任免的通知); rules and plans of all levels (主管部门, 负责人, 校长负责制)
职务

: instrument title-end category-end explains = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); closing articles (本办法由市某局负责解释)
解释

: instrument title-kind title-end own-noun past-act noun-of-deed = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; instruments that name themselves (本办法, 本实施意见); programmes and rules of all levels (2000年前建成的老旧小区); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
规划

: attachment-title-end count-unit = attachments of plans and notices (任务分工表, 申请书, 领导小组成员); plans, reports and lists of what is done for the people
册

: title-end subject-end = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); rules on procedures (市某局应当自…之日起)
答复

: instrument title-kind title-end own-noun subject-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; instruments that name themselves (本办法, 本实施意见); rules on procedures (市某局应当自…之日起)
通报

: attachment-title-end yuan-word count-unit office-tail = attachments of plans and notices (任务分工表, 申请书, 领导小组成员); words and names (状元路 aside); plans, reports and lists of what is done for the people; lists of offices behind tasks of all levels (市某局、某某区人民政府)
组

: title-end no-name-end thing-end task-column no-office part-noun = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); lists of appointments; reports of events (金融工作, 高质量发展); heads of tables of duties (重点任务 | 牵头单位 | 时限); sentences behind tasks (以上任务由某局负责督办); decisions on repeal (《甲》第三条关于补贴的规定)
任务

: attachment-title-end attachment-mark = attachments of plans and notices (任务分工表, 申请书, 领导小组成员); heads of attachments of all offices (附件2, 附表1)
录

: instrument title-kind title-end counted-paper series-end order-paper = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告); 主席令第1号, …公告2018年第31号, 台甲字第…號, 国发…; resolutions of boards
决议

: instrument title-kind title-end red-kind counted-paper announcement counted-kind own-noun list-paper = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles and red headers (…关于…的公告; 某某市人民政府令, 某某市人民政府函); gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告); announcements with their number behind the title (某局关于…的公告（第46号）); orders and announcements with a number (某某部令第46号, 某某海关公告2023年第5号); instruments that name themselves (本办法, 本实施意见); decisions, notices and announcements on repeal
通告

: instrument title-kind title-end red-kind counted-paper announcement office-lead counted-kind category-end cited-paper own-noun list-paper order-paper term-of serial-paper = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles and red headers (…关于…的公告; 某某市人民政府令, 某某市人民政府函); gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告); announcements with their number behind the title (某局关于…的公告（第46号）); titles (某某市人民政府关于…, 国务院办公厅印发…); orders and announcements with a number (某某部令第46号, 某某海关公告2023年第5号); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); citations (云政发〔2023〕7号文第二十一条, 第46号令第九条); instruments that name themselves (本办法, 本实施意见); decisions, notices and announcements on repeal; orders, decisions and announcements on posts; plans of all levels (补贴期限：3年); orders and letters of Taiwan with a serial number (府地字第…號函)
公告

: instrument title-kind title-end red-kind counted-paper series-end office-lead header-series-end counted-kind category-end cited-paper own-noun list-paper order-paper serial-paper = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles and red headers (…关于…的公告; 某某市人民政府令, 某某市人民政府函); gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告); 主席令第1号, …公告2018年第31号, 台甲字第…號, 国发…; titles (某某市人民政府关于…, 国务院办公厅印发…); the line over a bare number (某某部令 / 第46号; 某某省公告 / 2023年第5号; 国教字 / 第12号); orders and announcements with a number (某某部令第46号, 某某海关公告2023年第5号); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); citations (云政发〔2023〕7号文第二十一条, 第46号令第九条); instruments that name themselves (本办法, 本实施意见); decisions, notices and announcements on repeal; orders, decisions and announcements on posts; orders and letters of Taiwan with a serial number (府地字第…號函)
令

: instrument title-kind title-end act-lead decides name-lead no-name series-end red-kind said cited-paper own-noun clause-word list-paper order-paper = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; lists of appointments (现任命, 并免去); lists of appointments (经市政府研究决定，任命：; 通知如下：); clauses of lists (决定接受江某辞去…); lists of appointments (以上人员的任职时间…); 主席令第1号, …公告2018年第31号, 台甲字第…號, 国发…; red heads over decisions and communiqués (某某市人民代表大会常务委员会决定, 某某统计局公报); lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); citations (云政发〔2023〕7号文第二十一条, 第46号令第九条); instruments that name themselves (本办法, 本实施意见); sentences about offices (因工作需要由市某局…); decisions, notices and announcements on repeal; orders, decisions and announcements on posts
决定

: instrument title-kind title-end plans own-noun aim plans-ahead thing-start noun-of-deed = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效); instruments that name themselves (本办法, 本实施意见); plans and reports (主要预期目标是：…); explanations of drafts and reports (建议条例通过后，废止《…》; 拟…; 待…后); chronicles (农田受灾); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
计划

: instrument title-kind title-end rule-end number-text own-noun no-law = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; rules on appointments (…任职资格管理办法); sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); instruments that name themselves (本办法, 本实施意见); running text before 第三条 (该办法第三条, 依法第三条)
办法

: counted-paper = orders of Macao (第12/2010號行政命令)
行政命令 行政长官批示

: counted-paper = decree-laws of Macao (第3/1998號法令)
法令

: instrument title-end note-column tells-only = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); tables of appointments; reports, explanations and minutes
说明

: instrument title-end own-noun no-name-start = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); instruments that name themselves (本办法, 本实施意见)
规范

: office-toward no-pay-lead no-adverb = names of offices (某某省对外经济贸易厅, 对台工作办公室, 对口支援办公室); subsidies, fines, fees and budgets of all levels (针对…, 应对); articles of rules (从业机构还应当…, 由其所在单位…)
对外

: instrument title-kind-with-matter title-end list-head catalogue part-noun banned-kind = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的报告; 目录 in menus; annexes of decisions on repeal (废止的规范性文件目录, 一、宣布失效的文件（2件）); decisions on repeal (《失效的法律目录》中104件); decisions on repeal (《甲》第三条关于补贴的规定); articles of rules of all levels (禁止建设区)
清单

: instrument title-kind-with-matter title-end own-contents contents-label issue-front list-head list-paper catalogue part-noun banned-kind = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的报告; 目录 in menus; laws, plans and reports with chapters (目　录); over contents (目　录, 目次); folders and archives of saved issues (目录.html); annexes of decisions on repeal (废止的规范性文件目录, 一、宣布失效的文件（2件）); decisions, notices and announcements on repeal; decisions on repeal (《失效的法律目录》中104件); decisions on repeal (《甲》第三条关于补贴的规定); articles of rules of all levels (禁止建设区)
目录

: instrument title-kind title-end number-text cited-paper own-noun begins-length list-paper order-paper clause-word tells-other = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); citations (云政发〔2023〕7号文第二十一条, 第46号令第九条); instruments that name themselves (本办法, 本实施意见); rules on procedures; decisions, notices and announcements on repeal; orders, decisions and announcements on posts; sentences about offices (因工作需要由市某局…); rules on procedures (应当通知申请人于五日内补正)
通知

: instrument title-kind title-end rule-end number-text said law-tail cited-tail own-noun law-noun clause-word part-of-all part-noun names-banned names-asked of-ground = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; rules on appointments (…任职资格管理办法); sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); rules that cite laws by their short names (根据行政处罚法的规定, 刑法等法律); sentences with a citation (根据《…》第十条的规定); instruments that name themselves (本办法, 本实施意见); running text (依照水法第三条); sentences about offices (因工作需要由市某局…); decisions (《甲》和《乙》中有关…的规定); decisions on repeal (《甲》第三条关于补贴的规定); articles of rules of all levels (划定禁止…的区域); articles of rules (法律规定应当注销的其他情形, 其他应当公开的信息); articles of rules (根据案件的需要，可以…)
规定

: instrument title-end catalogue part-noun banned-kind unit-word = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); decisions on repeal (《失效的法律目录》中104件); decisions on repeal (《甲》第三条关于补贴的规定); articles of rules of all levels (禁止建设区); plans (转交110处置, 拨打12345热线)
名录

: office-toward no-pay-lead unit-word = names of offices (某某省对外经济贸易厅, 对台工作办公室, 对口支援办公室); subsidies, fines, fees and budgets of all levels (针对…, 应对); plans (转交110处置, 拨打12345热线)
对口

: instrument title-kind title-end own-noun unit-word = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; instruments that name themselves (本办法, 本实施意见); plans (转交110处置, 拨打12345热线)
批复

: instrument title-kind title-end rule-end own-noun law-noun clause-word unit-word counted-paper = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 关于…的通知, …管理办法, on web pages and over documents of all gazettes; rules on appointments (…任职资格管理办法); instruments that name themselves (本办法, 本实施意见); running text (依照水法第三条); sentences about offices (因工作需要由市某局…); plans (转交110处置, 拨打12345热线); gazettes of Hong Kong and Macao (第22/2024號行政法規, 2031年第12號條例)
条例

: standard-kind = covers of standards (中华人民共和国国家标准, 某某省地方标准)
国家标准 行业标准 地方标准 团体标准 企业标准 环境保护标准 生态环境标准 职业卫生标准

: title-end tells-only = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); reports, explanations and minutes
请示

: title-end doing duty-lead clause-word part-noun of-ground tells-other no-modal left-open = titles of notices, rules, plans, reports and papers of courts in gazettes of all levels (关于…的通知, …办法); reports of events (江某、柳某参加活动); sentences on who does what; sentences about offices (因工作需要由市某局…); decisions on repeal (《甲》第三条关于补贴的规定); articles of rules (根据案件的需要，可以…); rules on procedures (应当通知申请人于五日内补正); reports (省委要求各级党委认真学习); reports (省委要求各级党委认真学习)
要求

: standard-part = contents of standards (2 规范性引用文件……1)
规范性引用文件 引用标准 术语和定义 术语与定义
