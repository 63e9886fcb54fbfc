# People: what is said of those who are given a post or lose one, and how reports name people.

class gives: Verbs of a list that give a post.
class takes: Verbs of a list that take a post.
class proposes: Verbs that say of a post that it is to be given or taken, which is not done yet.
class decides: What a clause says before it tells what was done.
class gives-marker: What stands between names and a post that they are given.
class no-post-start: What no name of a post begins with.
class takes-marker: What stands between names and a post that they lose.
class proposes-marker: What stands between names and a post that they are to be given.
class turn-gives: What begins another turn for the people of the clause before, and gives.
class turn-takes: What begins another turn for the people of the clause before, and takes.
class name-lead: What stands before names and is no part of them.
class has-left: What is said of people before what is done with their post.
class no-name: Words that stand where names stand, at their start.
class no-name-end: Words that stand where names stand, at their end.
class post-end: What names of posts end with.
class post-tail: What stands behind a post and is no part of it.
class of-post: What the papers about appointments say in their titles.
class rule-end: What a rule about appointments is called, as against a list of them.
class by-itself: What says of a post that it ends with the new one.
class appointment-note: What a parenthesis says of an appointment rather than of the post.
class appointment-remark: What follows an appointment behind a comma and tells of it.
class those-named: Words for people who are named below.
class double-surname: Surnames of two characters.
class office-held: What an office held ends with, before the name of who holds it.
class doing: What a list of people is followed by, and what may stand right behind a name.
class thing-end: Ends of words that look like a name by their first character.
class thing-start: Beginnings of words that look like a name by their first character.
class post-column: Heads of columns that hold the post given.
class other-column: Heads of columns that hold what somebody is or was before.
class note-column: Heads of columns that hold notes.
class because: What leads to the reason for which people leave a post.
class order-paper: What papers are called that may give or take posts.
class session-end: What names of sessions of assemblies end with.
class courtesy: What stands behind a name out of courtesy.
class teaching-office: What names of offices of teaching begin with (任教务处处长).
class taken-at-end: What a clause ends with that takes a post which it names before (江某的某局局长职务予以免去).
class member-role: What the members of a body are called, before the colon of their list (副组长：江某).
class members-head: What leads to a list of the members of a body.
class body-lead: What titles say of a body that is made or whose members change (关于成立某领导小组的通知).
class dismissed: What is said of the holder of a post who leaves it, before it is taken (已准辞职，应予免职).
class body-office: What heads the office of a body is called (领导小组办公室主任).
class named-level: Levels of areas that have a name of two characters or more before them (平山县).
class refuses: What says that somebody is given no post or keeps one (不同意江某辞去…).
class dated-post: What a post is held by that is given for a time (定期委任).
class post-goes-on: What is said of such a post that goes on (續期).
class no-given: Words that end as 任 and 免 do between a name and a post, and part none (责任, 免职).
class own-action: What a cell of a column for posts given and taken begins with, where it takes the post (拟免某局局长).
class both-column: Heads of columns that hold posts given and taken.

: gives = lists of appointments of governments and standing committees (任命：, 决定任命, 续聘)
委派 委任 续聘 聘 任用 晋升 推选 增补 派 派任

: takes = the same (免去：, 解聘, 接受…辞去)
不再聘任 不再聘用 不再任命 不再续聘 免除 撤去

: takes no-bearer-start = the same (免去：, 解聘, 接受…辞去); articles of rules (设立学校应当…, 载明申请人的姓名)
罢免

: takes deed = the same (免去：, 解聘, 接受…辞去); articles of rules (用人单位招用劳动者，应当…)
撤销

: proposes = notices of cities on posts in companies (提名…为…人选), bills to standing committees (提请任命), 任前公示 (拟任)
推荐

: decides = lists of appointments (经市政府研究决定，任命：; 通知如下：)
通知如下

: gives-marker gives = clauses of lists (江某任某局局长, 当选为); gazettes of Macao (续任江某为…)
续任

: gives-marker = clauses of lists (江某任某局局长, 当选为)
挂职任 挂职担任 当选为 挂任 获任 受聘为 受聘担任 晋升为 晋任 提任 提拔为 转任为 套转为

: gives-marker no-post-start = clauses of lists (江某同志被任命为某局局长)
被任命为 被任命担任 被聘任为 被聘为 被选举为 被选为 被推选为 被委任为 被提升为

: takes-marker no-post-start = clauses of lists (江某被免去某局局长职务)
被免去 被免除 被撤销 被罢免 被解聘

: gives-marker no-act-of-office = clauses of lists (江某任某局局长, 当选为); rules of all levels (委员会由某局有关人员组成)
出任

: proposes-marker = notices before an appointment (拟任某局局长)
拟聘任 拟提拔任 拟转任 拟晋升 拟担任 拟提名 提名为

: gives-marker turn-gives = clauses of lists (江某任某局局长, 当选为); clauses behind a comma (…，任某局局长)
改任 转任 升任

: gives-marker turn-gives no-act-of-office = clauses of lists (江某任某局局长, 当选为); clauses behind a comma (…，任某局局长); rules of all levels (委员会由某局有关人员组成)
兼任

: gives-marker turn-gives no-act-of-office no-bearer-start = clauses of lists (江某任某局局长, 当选为); clauses behind a comma (…，任某局局长); rules of all levels (委员会由某局有关人员组成); articles of rules (设立学校应当…, 载明申请人的姓名)
担任

: takes-marker turn-takes = clauses of lists (江某不再担任某局局长); clauses behind a comma (…，不再担任某局局长)
不再担任 不再兼任 不再任 不再代理

: name-lead = clauses of lists (决定接受江某辞去…)
决定接受 同意接受 决定由

: takes name-lead = the same (免去：, 解聘, 接受…辞去); clauses of lists (决定接受江某辞去…)
准予

: has-left = clauses of lists (江某退休，免去其…)
调离 去世 逝世 试用期满 按试用期满正式任职 试用期满正式任职 试用期满转正 挂职期满 挂职结束 任期届满 工作变动 任职试用期满 任职试用期已满 试用期已满

: no-name = lists of appointments (以上人员的任职时间…)
下述 另

: no-name everybody = lists of appointments (以上人员的任职时间…); notices (各地区、各部门要高度重视)
各级

: proposes-marker no-name = notices before an appointment (拟任某局局长); lists of appointments (以上人员的任职时间…)
拟任

: no-name-end thing-start bears = lists of appointments; chronicles (农田受灾); articles of rules (船员不得…, 养殖场应当…)
干部

: post-end = lists of appointments of all offices, from ambassadors to jurors
干事 参事 领事 参赞 馆员 巡视 司令 总干事 公使 代办 武官 助理 发言人 带头人 总工 科员 次长
统领 主编 会计 文书

: post-end bears noun-of-deed = lists of appointments of all offices, from ambassadors to jurors; articles of rules (船员不得…, 养殖场应当…); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
董事

: post-end bears = lists of appointments of all offices, from ambassadors to jurors; articles of rules (船员不得…, 养殖场应当…)
监事

: post-end bears = lists of appointments of all offices, from ambassadors to jurors; articles of rules (船员不得…, 养殖场应当…)
督察

: post-end bears = lists of appointments of all offices, from ambassadors to jurors; articles of rules (船员不得…, 养殖场应当…)
检察官

: post-end bears = lists of appointments of all offices, from ambassadors to jurors; articles of rules (船员不得…, 养殖场应当…)
法官

: post-end member-role = lists of appointments of all offices, from ambassadors to jurors; members of committees (主任：江某　副市长)
顾问

: post-tail = lists of appointments (…职务的请求)
职务的请求 职务请求 的职务 一职 职务的申请 职务申请 人选 候选人

: of-post = titles of lists of appointments (关于江某等职务任免的通知, …任前公示)
职务的 任前 免去职务

: gives of-post = lists of appointments of governments and standing committees (任命：, 决定任命, 续聘); titles of lists of appointments (关于江某等职务任免的通知, …任前公示)
补选

: takes of-post = the same (免去：, 解聘, 接受…辞去); titles of lists of appointments (关于江某等职务任免的通知, …任前公示)
解聘

: has-left of-post = clauses of lists (江某退休，免去其…); titles of lists of appointments (关于江某等职务任免的通知, …任前公示)
辞职

: proposes name-lead of-post deed = notices of cities on posts in companies (提名…为…人选), bills to standing committees (提请任命), 任前公示 (拟任); clauses of lists (决定接受江某辞去…); titles of lists of appointments (关于江某等职务任免的通知, …任前公示); articles of rules (用人单位招用劳动者，应当…)
提名

: rule-end = rules on appointments (…任职资格管理办法)
资格

: rule-end noun-of-deed of-ground = rules on appointments (…任职资格管理办法); articles of rules (人民法院判决书应当…, 公司执行董事应当…); articles of rules (根据案件的需要，可以…)
程序

: session-end = notices of assemblies (…人民代表大会第四次会议补选江某为…)
次会议

: by-itself = lists of appointments (其原任职务自然免除)
自然免除 自行免除 自然解除 同时免除 自然终止 自行终止

: no-name appointment-note no-name-end term-of = lists of appointments (以上人员的任职时间…); lists of appointments (试用期一年, 正县级); reports (原试用的某局局长江某); plans of all levels (补贴期限：3年)
试用

: appointment-note = lists of appointments (试用期一年, 正县级)
兼 职数 连任

: appointment-remark = lists of appointments (…，聘期三年)
试用期 不再保留 仍任 仍担任 办理退休 提前退休 任职时间 聘任时间 按期转正 挂职期 聘用期 任职试用期

: appointment-note appointment-remark = lists of appointments (试用期一年, 正县级); lists of appointments (…，聘期三年)
聘期

: appointment-remark post-tail = lists of appointments (…，聘期三年); lists of appointments (免去江某四级调研员职级)
职级

: gives-marker appointment-note appointment-remark term-of = clauses of lists (江某挂职某局副局长); lists of appointments (试用期一年, 正县级); lists of appointments (…，聘期三年); plans of all levels (补贴期限：3年)
挂职

: those-named = lists of jurors and members (任命下列人员为人民陪审员：)
下列同志 下列人员 以下同志 以下人员 如下人员 如下同志

: double-surname = reports of events, lists
欧阳 上官 司马 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 夏侯 端木 轩辕 澹台 呼延 南宫 宇文

: post-end office-held = lists of appointments of all offices, from ambassadors to jurors; reports of events in municipal gazettes (市长江某主持)
总裁 总监 督学 大使

: post-end office-held speaker-end = lists of appointments of all offices; reports of events in municipal gazettes; who signs legal notices of Hong Kong (行政會議秘書　陳某)
秘书

: office-held = reports of events in municipal gazettes (市长江某主持)
科长 司长 董事长 总经理 队长 支队长
专家 巡视员 调研员 社长 所长 站长 总工程师 总会计师 总领事 团长
关长 台长 总编辑

: office-held bears = reports of events in municipal gazettes (市长江某主持); articles of rules (船员不得…, 养殖场应当…)
馆长

: office-held member-role = reports of events in municipal gazettes (市长江某主持); members of committees (主任：江某　副市长)
理事长

: office-held member-role = reports of events in municipal gazettes (市长江某主持); members of committees (主任：江某　副市长)
秘书长

: office-held office-like = reports of events in municipal gazettes (市长江某主持); parts of names (市人大常委|会)
常委

: no-name-end office-held = lists of appointments; reports of events in municipal gazettes (市长江某主持)
校长

: doing = reports of events (江某、柳某参加活动)
出席 陪同 致辞 带队 率队 调研 会见 一行 带头 一同 带领 列席 检查 督导 看望 慰问 走访 听取
传达 指出 强调 介绍 汇报 发言 表示 应邀 前往 实地 视察 考察 参观 先后 颁奖 随同 前来 揭牌

: takes name-lead doing deed = the same (免去：, 解聘, 接受…辞去); clauses of lists (决定接受江某辞去…); reports of events (江某、柳某参加活动); articles of rules (用人单位招用劳动者，应当…)
接受

: office-held doing = reports of events in municipal gazettes (市长江某主持); reports of events (江某、柳某参加活动)
督查

: thing-end = reports of events (金融工作, 高质量发展)
旅游 金融 交通 精神 会上

: thing-end bears = reports of events (金融工作, 高质量发展); articles of rules (船员不得…, 养殖场应当…)
群众

: thing-end teaching-office = reports of events (金融工作, 高质量发展); lists of appointments of universities (任教育学院院长)
教育

: thing-start = reports of events (全市安全生产, 高新区)
全市 全省 全州 全球 安徽 江苏 江西 云南 海南 高新 时任 成功 宣传 常务

: no-name thing-start = lists of appointments (以上人员的任职时间…); reports of events (全市安全生产, 高新区)
全体

: thing-end thing-start = reports of events (金融工作, 高质量发展); reports of events (全市安全生产, 高新区)
水利

: post-column = tables of appointments (任命职务)
新任

: gives turn-gives no-name of-post post-column deed = lists of appointments of governments and standing committees (任命：, 决定任命, 续聘); clauses behind a comma (…，任某局局长); lists of appointments (以上人员的任职时间…); titles of lists of appointments (关于江某等职务任免的通知, …任前公示); tables of appointments (任命职务); articles of rules (用人单位招用劳动者，应当…)
聘任

: other-column = tables of appointments (现任职务)
性别 民族

: note-column = tables of appointments
备注

: no-name = lists of appointments (正式任…)
正式

: no-name behind-area = lists of appointments (正式任…); decisions on places where an act is suspended (在甲县继续暂停实施)
继续

: takes of-post posts-title = the same (免去：, 解聘, 接受…辞去); titles of lists of appointments (关于江某等职务任免的通知, …任前公示); titles of lists of appointments (关于江某等职务任免的通知)
免职

: gives of-post post-column posts-title appoints = lists of appointments of governments and standing committees (任命：, 决定任命, 续聘); titles of lists of appointments (关于江某等职务任免的通知, …任前公示); tables of appointments (任命职务); titles of lists of appointments (关于江某等职务任免的通知); heads of lists (任命：, 免去：)
任命

: takes takes-marker of-post posts-title appoints = the same (免去：, 解聘, 接受…辞去); clauses of lists (江某不再担任某局局长); titles of lists of appointments (关于江某等职务任免的通知, …任前公示); titles of lists of appointments (关于江某等职务任免的通知); heads of lists (任命：, 免去：)
免去

: gives-marker turn-gives post-marker = clauses of lists (江某任某局局长, 当选为); clauses behind a comma (…，任某局局长); clauses of lists (江某为某局局长, 江某任某局局长)
任

: takes-marker post-owner = clauses of lists (江某不再担任某局局长); clauses of lists (免去江某的某局局长职务)
免

: takes-marker turn-takes of-post leaves-post = clauses of lists (江某不再担任某局局长); clauses behind a comma (…，不再担任某局局长); titles of lists of appointments (关于江某等职务任免的通知, …任前公示); clauses of lists (江某辞去某局局长职务)
辞去

: act-lead decides name-lead no-name title-act = lists of appointments (现任命, 并免去); lists of appointments (经市政府研究决定，任命：; 通知如下：); clauses of lists (决定接受江某辞去…); lists of appointments (以上人员的任职时间…); titles without 关于 (…发布…的公告, 国务院公布…的决定, …表彰…的决定)
同意

: office-held signing-post = reports of events in municipal gazettes (市长江某主持); orders and sign-offs (市长：江某, 总理　江某), papers of courts (审判员　江某)
检察长 省长 市长 县长 区长 州长 旗长 盟长 部长 局长 署长 行长 厅长 院长 镇长 乡长 议长

: office-held signing-post member-role = reports of events in municipal gazettes (市长江某主持); orders and sign-offs (市长：江某, 总理　江某), papers of courts (审判员　江某); members of committees (主任：江某　副市长)
会长

: post-end office-held signing-post = lists of appointments of all offices, from ambassadors to jurors; reports of events in municipal gazettes (市长江某主持); orders and sign-offs (市长：江某, 总理　江某), papers of courts (审判员　江某)
书记 专员

: office-held lesser-post member-role = reports of events in municipal gazettes (市长江某主持); the same: groups within a body do not report; members of committees (主任：江某　副市长)
组长

: decides said text-opening = lists of appointments (经市政府研究决定，任命：; 通知如下：); lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); first sentences that extraction joined to the title (…的通知根据《…》)
现将

: no-name greeting-start = lists of appointments (以上人员的任职时间…); speeches and reports (各位代表：, 尊敬的各位来宾：, 主任、各位副主任：)
各位

: post-end office-held signing-post addressed-person greeting-start member-role = lists of appointments of all offices, from ambassadors to jurors; reports of events in municipal gazettes (市长江某主持); orders and sign-offs (市长：江某, 总理　江某), papers of courts (审判员　江某); letters (江某委员：, 某某等代表：, 王某先生：); speeches and reports (各位代表：, 尊敬的各位来宾：, 主任、各位副主任：); members of committees (主任：江某　副市长)
主席

: post-end office-held doing speaker-end addressed-person greeting-end no-act-of-office = lists of appointments of all offices, from ambassadors to jurors; reports of events in municipal gazettes (市长江某主持); reports of events (江某、柳某参加活动); reports to assemblies (某某省水利厅厅长　江某, 某某委员会代表　江某); letters (江某委员：, 某某等代表：, 王某先生：); the same; rules of all levels (委员会由某局有关人员组成)
代表

: no-name-end post-end office-held speaker-end addressed-person greeting-end member-role = lists of appointments; lists of appointments of all offices, from ambassadors to jurors; reports of events in municipal gazettes (市长江某主持); reports to assemblies (某某省水利厅厅长　江某, 某某委员会代表　江某); letters (江某委员：, 某某等代表：, 王某先生：); the same; members of committees (主任：江某　副市长)
委员

: post-end office-held signing-post greeting-start greeting-end member-role = lists of appointments of all offices, from ambassadors to jurors; reports of events in municipal gazettes (市长江某主持); orders and sign-offs (市长：江某, 总理　江某), papers of courts (审判员　江某); speeches and reports (各位代表：, 尊敬的各位来宾：, 主任、各位副主任：); the same; members of committees (主任：江某　副市长)
主任

: of-post category-end = titles of lists of appointments (关于江某等职务任免的通知, …任前公示); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗)
人事

: decides category-end considers = lists of appointments (经市政府研究决定，任命：; 通知如下：); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); answers to questions and reports (正在研究修订《…》)
研究

: post-end imprint-editor wiki-edit = lists of appointments of all offices, from ambassadors to jurors; the same (编辑出版：某某市人民政府办公室); [编辑] under the headings of texts copied from wikis
编辑

: thing-start effect-adverb no-bearer = reports of events (全市安全生产, 高新区); closing articles (《…》同时废止, 《…》予以废止, 原《…》即行废止); articles of rules (听证会应当…, 款项全部应当…)
全部

: decides said listed-below = lists of appointments (经市政府研究决定，任命：; 通知如下：); lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); decisions on repeal (下列文件废止：)
如下

: no-name-end thing-end category-end own-kind noun-of-deed = lists of appointments; reports of events (金融工作, 高质量发展); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); closing articles (本实施细则, 本暂行办法, 本工作方案); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
工作

: name-lead = standing committees (批准任命柳某为…检察长)
批准任命

: appointment-remark = lists of appointments (免去…职务，并办理退休手续)
并办理

: gives = orders of Taiwan (特任某某為…部部長)
简任 特任

: doing role-stem role-support duty-verb duty-act deed = reports of events (江某、柳某参加活动); labels of lists of offices behind tasks (牵头单位：…；配合部门：…); roles as printed (协办单位, 参加部门, 业务指导单位); brackets and sentences behind tasks (市某局牵头，市某局配合); rules and plans of all levels (市某局负责全市…的监督管理工作); articles of rules (用人单位招用劳动者，应当…)
参加=参与单位

: office-held thing-end addressed-person greeting-start greeting-end not-act no-post-start = reports of events in municipal gazettes (市长江某主持); reports of events (金融工作, 高质量发展); letters (江某委员：, 某某等代表：, 王某先生：); speeches and reports (各位代表：, 尊敬的各位来宾：, 主任、各位副主任：); the same; rules and plans of all levels (主管部门, 负责人, 校长负责制); clauses of lists (江某同志被任命为…)
同志

: no-name-end not-name not-act heads-others = lists of appointments; sentences in brackets among offices (各方要加强配合); rules and plans of all levels (主管部门, 负责人, 校长负责制); sentences of plans (领导某局做好)
领导

: appointment-remark not-law-noun manner = lists of appointments (…，聘期三年); running text (按规定第三条); rules of all levels (按照各自职责，做好…工作)
按规定

: doing role-scope duty-manner manner = reports of events (江某、柳某参加活动); labels of lists of offices behind tasks (主要责任单位, 市级配合部门); brackets and sentences behind tasks (按职责分工分别负责); rules of all levels (按照各自职责，做好…工作)
共同

: no-name appointment-note appointment-remark until = lists of appointments (以上人员的任职时间…); lists of appointments (试用期一年, 正县级); lists of appointments (…，聘期三年); closing articles and notices (有效期至2028年10月31日)
任期

: has-left appointment-note appointment-remark past-act = clauses of lists (江某退休，免去其…); lists of appointments (试用期一年, 正县级); lists of appointments (…，聘期三年); programmes and rules of all levels (2000年前建成的老旧小区)
退休

: thing-start clause-word past-act body-lead = reports of events (全市安全生产, 高新区); sentences about offices (因工作需要由市某局…); programmes and rules of all levels (2000年前建成的老旧小区); titles of notices on committees (关于成立某领导小组的通知)
成立

: gives before-event elect-verb = lists of appointments of governments and standing committees (任命：, 决定任命, 续聘); rules of all levels (有效期届满30日前); titles of rules on elections (某军选举全国人民代表大会代表的办法)
选举

: doing thing-end event-column before-event = reports of events (江某、柳某参加活动); reports of events (金融工作, 高质量发展); chronicles printed as tables; rules of all levels (有效期届满30日前)
活动

: doing duty-manner manner clause-word pay-verb respectively = reports of events (江某、柳某参加活动); brackets and sentences behind tasks (按职责分工分别负责); rules of all levels (按照各自职责，做好…工作); sentences about offices (因工作需要由市某局…); subsidies, fines, fees and budgets of all levels; decisions on amendment (增加二条，分别作为第三条、第四条)
分别

: thing-end reached = reports of events (金融工作, 高质量发展); plans of all levels (到2025年，绿化率达到30%)
发展

: no-name those-named those-of-list said listed-below below-too or-less around no-adverb = lists of appointments (以上人员的任职时间…); lists of jurors and members (任命下列人员为人民陪审员：); lists of appointments (以上人员的任职时间…, 以下同志); lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); decisions on repeal (下列文件废止：); remarks on the order of a list (…，下同); fines and subsidies of all levels; plans, reports and lists of what is done for the people; rules (县级以上人民政府…)
以下

: doing subject-end = reports of events (江某、柳某参加活动); rules on procedures (市某局应当自…之日起)
公开

: doing plans remark-end subject-end year-work = reports of events (江某、柳某参加活动); plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效); brackets behind tasks (持续推进); rules on procedures (市某局应当自…之日起); works of a year (滚动实施技改项目300个)
启动

: act-lead effect-adverb adverbial no-subject goes-on same-time = lists of appointments (现任命, 并免去); closing articles (《…》同时废止, 《…》予以废止, 原《…》即行废止); articles of rules (经营者在销售时应当…); articles of rules (本办法所称…); plans (到2025年，…。其中，…); notices (自…起，停止征收某费。《…》同时废止)
同时

: thing-start office-tail = reports of events (全市安全生产, 高新区); lists of offices behind tasks of all levels (市某局、某某区人民政府)
高校

: doing office-like = reports of events (江某、柳某参加活动); sentences behind labels (健全社会, 开会) and parts of lists (以上范围)
现场

: thing-start office-like = reports of events (全市安全生产, 高新区); sentences behind labels (健全社会, 开会) and parts of lists (以上范围)
全区 全县

: thing-start office-start = reports of events (全市安全生产, 高新区); lists of offices behind tasks of all levels
全国

: post-end office-held others-which member-role = lists of appointments of all offices, from ambassadors to jurors; reports of events in municipal gazettes (市长江某主持); ends of lists (等8个有关单位, 其他相关部门); members of committees (主任：江某　副市长)
成员

: thing-end own-kind by-act thing-start noun-of-deed = reports of events (金融工作, 高质量发展); closing articles (本实施细则, 本暂行办法, 本工作方案); rules (水价由市某局核定); chronicles (农田受灾); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
管理

: thing-end task-column list-head thing-start noun-of-deed = reports of events (金融工作, 高质量发展); heads of tables of duties (重点任务 | 牵头单位 | 时限); annexes of decisions on repeal (废止的规范性文件目录, 一、宣布失效的文件（2件）); chronicles (农田受灾); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
项目

: proposes plans adverbial no-subject plans-ahead = notices of cities on posts in companies (提名…为…人选), bills to standing committees (提请任命), 任前公示 (拟任); plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效); articles of rules (经营者在销售时应当…); articles of rules (本办法所称…); explanations of drafts and reports (建议条例通过后，废止《…》; 拟…; 待…后)
拟

: appointment-note appointment-remark until kept = lists of appointments (试用期一年, 正县级); lists of appointments (…，聘期三年); closing articles and notices (有效期至2028年10月31日); heads of lists (保留的规范性文件目录)
保留

: appointment-note before-event runs-out = lists of appointments (试用期一年, 正县级); rules of all levels (有效期届满30日前); notices that prolong (有效期即将届满)
期满

: no-name-end appointment-note appointment-remark day-column stray-label day-word = lists of appointments; lists of appointments (试用期一年, 正县级); lists of appointments (…，聘期三年); chronicles printed as tables; lists of tasks (责任人：某某; 完成时限：长期); columns of days (失效日期)
时间

: proposes plans-ahead = notices of cities on posts in companies (提名…为…人选), bills to standing committees (提请任命), 任前公示 (拟任); explanations of drafts and reports (建议条例通过后，废止《…》; 拟…; 待…后)
提议

: because = lists of appointments (江某因年龄原因，不再担任…)
因年龄 因工作 因到 因退休 因病 因个人 因身体 因职务 因组织 因机构 因达到 因任期 因已 因另有 因违 因调 因辞

: courtesy = papers of firms (江某先生)
小姐 博士

: post-end office-held courtesy = lists of appointments of all offices, from ambassadors to jurors; reports of events in municipal gazettes (市长江某主持); papers of firms (江某先生)
教授

: office-held signing-post post-end = reports of events in municipal gazettes (市长江某主持); orders and sign-offs (市长：江某, 总理　江某), papers of courts (审判员　江某); lists of appointments of all offices, from ambassadors to jurors
总理 政委 司令员

: office-held post-end = reports of events in municipal gazettes (市长江某主持); lists of appointments of all offices, from ambassadors to jurors
院士

: doing thing-end category-end tells-only = reports of events (江某、柳某参加活动); reports of events (金融工作, 高质量发展); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); reports, explanations and minutes
讲话

: thing-start told-year remark whole-year time-told = reports of events (全市安全生产, 高新区); chronicles (是年，…); brackets behind tasks (…按职责分工负责，2025年底前完成，排第一位的为牵头单位); plans of one year (全年新增…); reports (2024年，废止《…》)
全年

: gives no-name-start not-lead deed = lists of appointments of governments and standing committees (任命：, 决定任命, 续聘); rules (申请人户籍所在地民政部门); articles of rules (用人单位招用劳动者，应当…)
聘请

: thing-start done-verb no-name-start = reports of events (全市安全生产, 高新区); plans (2025年以前全面建成)
全面

: doing no-name-start = reports of events (江某、柳某参加活动)
深入

: dismissed = orders of Taiwan (…已准辭職，應予免職)
已准辞职 已准辞 已准退休 辞职照准 已另有任用

: appointment-remark dismissed = lists of appointments (…，聘期三年); orders of Taiwan (…已准辭職，應予免職)
另有任用

: no-name those-above those-of-list that-one all-above = lists of appointments (以上人员的任职时间…); lists of appointments (上述同志的职务…); lists of appointments (以上人员的任职时间…, 以下同志); notices that prolong (决定将其有效期延长至…); notices that stop several (上述文件自…起停止执行)
上述

: no-name those-above those-of-list or-more reached around all-above no-adverb = lists of appointments (以上人员的任职时间…); lists of appointments (上述同志的职务…); lists of appointments (以上人员的任职时间…, 以下同志); fines and subsidies of all levels (1万元以上3万元以下); plans of all levels (到2025年，绿化率达到30%); plans, reports and lists of what is done for the people; notices that stop several (上述文件自…起停止执行); rules (县级以上人民政府…)
以上

: thing-end role-stem past-act reached strong-reach = reports of events (金融工作, 高质量发展); labels of lists of offices behind tasks (牵头单位：…；配合部门：…); programmes and rules of all levels (2000年前建成的老旧小区); plans of all levels (到2025年，绿化率达到30%); plans (打通断头路8条)
建设

: thing-end behind-verb noun-of-deed of-ground = reports of events (金融工作, 高质量发展); closing articles (同时废止并公布; 暂停执行至…); articles of rules (人民法院判决书应当…, 公司执行董事应当…); articles of rules (根据案件的需要，可以…)
情况

: thing-end category-end term-of = reports of events (金融工作, 高质量发展); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); rules (补贴期限：累计不超过3年)
服务

: gives term-of no-name-end deed = lists of appointments of governments and standing committees (任命：, 决定任命, 续聘); rules (补贴期限：累计不超过3年); reports (原试用的某局局长江某); articles of rules (用人单位招用劳动者，应当…)
聘用

: gives no-name of-post appointment-note post-column posts-title term-of = lists of appointments of governments and standing committees (任命：, 决定任命, 续聘); lists of appointments (以上人员的任职时间…); titles of lists of appointments (关于江某等职务任免的通知, …任前公示); lists of appointments (试用期一年, 正县级); tables of appointments (任命职务); titles of lists of appointments (关于江某等职务任免的通知); rules (补贴期限：累计不超过3年)
任职

: appointment-note appointment-remark term-of = lists of appointments (试用期一年, 正县级); lists of appointments (…，聘期三年); rules (补贴期限：累计不超过3年)
享受

: gives no-name-start year-work = lists of appointments of governments and standing committees (任命：, 决定任命, 续聘); works of a year (滚动实施技改项目300个)
选派

: thing-start = chronicles (全力以赴)
全力以

: thing-start = chronicles (农田受灾)
农田 农民 农业 居民 干警 师生 车站 党员 党委 党史 国道 国际 展会 展览 信访 支部 成果 解放军 广播 广场 文化 文艺 文物 河堤 高速 石化 石油 温室 池塘 花卉 华侨 严重 常年 危房 战士 战略 种子 强降雨 易地 古城 古镇 初步 初中 江堤 水田 水稻

: thing-start bears = chronicles (农田受灾); articles of rules (船员不得…, 养殖场应当…)
车辆

: thing-start bears = chronicles (农田受灾); articles of rules (船员不得…, 养殖场应当…)
党组

: thing-start bears = chronicles (农田受灾); articles of rules (船员不得…, 养殖场应当…)
农户

: thing-end thing-start = reports of events (金融工作, 高质量发展); chronicles (农田受灾)
安全 方面

: dismissed = notices (对某镇镇长江某予以免职)
予以免职 免职处理 作免职处理 给予免职

: thing-end no-adverb = reports of events (金融工作, 高质量发展); articles of rules (从业机构还应当…, 由其所在单位…)
经济

: post-end office-held no-adverb = lists of appointments of all offices, from ambassadors to jurors; reports of events in municipal gazettes (市长江某主持); articles of rules (从业机构还应当…, 由其所在单位…)
经理

: no-name-end unit-label addressed role-bearer not-act office-tail others-kind vague-office unit-column bearer-end noun-of-deed = lists of appointments; over tables (单位：万元); 主送机关 of all offices (各县人民政府，市政府有关部门：); labels of lists of offices behind tasks (牵头单位：…); rules and plans of all levels (主管部门, 负责人, 校长负责制); lists of offices behind tasks of all levels (市某局、某某区人民政府); ends of lists (某局等部门, 其他有关单位); slogans in brackets (政府负责、社会参与); plans (指标 | 单位 | 2025年); articles of rules (涉及改革的部门，应当…); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
单位

: thing-end addressed role-bearer office-tail others-kind vague-office bearer-end noun-of-deed = reports of events (金融工作, 高质量发展); 主送机关 of all offices (各县人民政府，市政府有关部门：); labels of lists of offices behind tasks (牵头单位：…); lists of offices behind tasks of all levels (市某局、某某区人民政府); ends of lists (某局等部门, 其他有关单位); slogans in brackets (政府负责、社会参与); articles of rules (涉及改革的部门，应当…); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
企业

: no-name-end not-act bearer-end official = lists of appointments; rules and plans of all levels (主管部门, 负责人, 校长负责制); articles of rules (涉及改革的部门，应当…); rules on procedure (执法人员抽样的，应当由执法人员签名)
人员

: post-end assigned imprint-sponsor role-stem role-lead duty-act others-which act-post = lists of appointments of all offices, from ambassadors to jurors; plans with tasks (责任单位：市水务局); imprints of municipal and provincial gazettes (主办：某某市人民政府); labels of lists of offices behind tasks (牵头单位：…；配合部门：…); roles as printed (市级牵头部门, 主责单位); rules and plans of all levels (市某局负责全市…的监督管理工作); ends of lists (等8个有关单位, 其他相关部门); rules of Taiwan (部門主管負責考核)
主管=主管部门

: proposes plans-ahead not-lead sends-on clause-word no-bearer-start plans = notices of cities on posts in companies (提名…为…人选), bills to standing committees (提请任命), 任前公示 (拟任); explanations of drafts and reports (建议条例通过后，废止《…》; 拟…; 待…后); rules (申请人户籍所在地民政部门); rules on penalties (移送司法机关依法追究刑事责任); sentences about offices (因工作需要由市某局…); articles of rules (设立学校应当…, 载明申请人的姓名); plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效)
提请

: no-name not-within denies no-name-end = lists of appointments (以上人员的任职时间…); rules of all levels (三年内不得申报); rules and reports of all levels (未超过50万元, 不得低于30万元); lists of appointments (某某不再担任…)
不再

: no-name those-named said listed-below no-subject how-it-is no-name-start = lists of appointments (以上人员的任职时间…); lists of jurors and members (任命下列人员为人民陪审员：); lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); decisions on repeal (下列文件废止：); articles of rules (本办法所称…); articles of rules (禁止非法的集会); sentences about offices (由下列机构实施：)
下列

: doing number-text joins and-word names-banned = reports of events (江某、柳某参加活动); sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); lists of instruments (《甲》和《乙》, 行政处罚法、行政许可法); lists of offices (市某局和市某局); articles of rules of all levels (划定禁止…的区域)
以及

: act-lead duty-manner manner adverbial no-subject subject-end no-law no-name-start names-banned = lists of appointments (现任命, 并免去); brackets and sentences behind tasks (按职责分工分别负责); rules of all levels (按照各自职责，做好…工作); articles of rules (经营者在销售时应当…); articles of rules (本办法所称…); rules on procedures (市某局应当自…之日起); running text before 第三条 (该办法第三条, 依法第三条); articles of rules of all levels (划定禁止…的区域)
依法

: no-name category-end role-scope office-start names-banned names-asked = lists of appointments (以上人员的任职时间…); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); labels of lists of offices behind tasks (主要责任单位, 市级配合部门); lists of offices behind tasks of all levels; articles of rules of all levels (划定禁止…的区域); articles of rules (法律规定应当注销的其他情形, 其他应当公开的信息)
其他

: doing effect-adverb names-banned ruled = reports of events (江某、柳某参加活动); closing articles (《…》同时废止, 《…》予以废止, 原《…》即行废止); articles of rules of all levels (划定禁止…的区域); rules on procedure (被告人上诉的，应当依照第二审程序审理; 不得安排其值班)
宣布

: takes names-banned deed = the same (免去：, 解聘, 接受…辞去); articles of rules of all levels (划定禁止…的区域); articles of rules (用人单位招用劳动者，应当…)
解除

: office-held unit-word = reports of events in municipal gazettes (市长江某主持); plans (转交110处置, 拨打12345热线)
处长

: no-name unit-word everybody = lists of appointments (以上人员的任职时间…); plans (转交110处置, 拨打12345热线); notices (各地区、各部门要高度重视)
所有

: member-role = lists of members of committees and leading groups (副主任：江某　副市长)
副主任 名誉主任 第一主任 常务副主任 第一副主任 副主任委员 第一组长 副组长 常务副组长 第一副组长 指挥长 副指挥长 常务副指挥长 总指挥 副总指挥 常务副总指挥 总指挥长 副总指挥长 总召集人 第一召集人 副召集人 副总召集人 副秘书长 副主席 名誉主席 副会长 常务副会长 名誉会长 副理事长

: member-role bears = lists of members of committees and leading groups (副主任：江某　副市长); articles of rules (船员不得…, 养殖场应当…)
理事

: members-head = notices on committees and leading groups (组成人员名单如下：)
组成人员 成员名单 人员名单 人员组成 组成如下 名单如下 成员如下 人员如下

: body-lead = titles of notices on committees (关于调整充实某领导小组的通知)
调整 充实

: dismissed = orders of Taiwan (…呈請辭職，應予免職)
呈请辞职 呈请退休

: post-tail taken-at-end = lists of appointments (江某的某局局长职务予以免去)
予以免去 予以免除 一并免去

: post-tail taken-at-end ruled = lists of appointments (江某的某局局长职务予以免去); rules on procedure (被告人上诉的，应当依照第二审程序审理; 不得安排其值班)
予以撤销

: of-post = titles of notices on people who are lent, and of letters that recommend (关于江某等同志挂职的通知, 推荐函)
挂职的 推荐函

: those-named = appointments of Hong Kong (已委任下列人士為…)
下列人士 以下人士

: teaching-office = lists of appointments of universities (江某任教务处处长)
教务 教学 教研 教辅 教导

: gives = orders of Taiwan (特派江某为驻某国代表)
特派

: gives-marker no-post-start = gazettes of Hong Kong (江某先生获再度委任为…)
获委任为 获再度委任为 获再次委任为 再获委任为 获续任为 获委任出任

: courtesy = decisions of schools (聘任江某老师为…)
老师

: post-end = gazettes of Hong Kong (委任江某为太平绅士)
太平绅士

: of-post = titles in gazettes of Hong Kong (太平绅士的委任)
的委任 委任太平绅士

: teaching-office = decisions of schools (免去江某政教处副主任职务)
政教 德育 总务

: body-office = notices on leading groups (办公室主任由江某兼任)
办公室主任 秘书处处长

: office-held = lists of appointments (特派员江某为某局局长)
特派员

: order-paper = gazettes of Macao (批示摘錄)
批示摘录

: refuses = replies to requests (不同意你辞去公职)
不同意 不予同意 不批准 不予批准 不接受 不予接受 不任命 不予任命 不免去 不予免去 不聘任 不予聘任 不予免职

: past-act = programmes and rules of all levels (1998年4月以前存放的储备)
存放

: dated-post = 批示摘錄 of Macao (其擔任某局局長的定期委任)
定期委任

: post-goes-on = 批示摘錄 of Macao (自…起續期一年)
续期

: thing-end assigned role-stem role-alone not-act others-which no-given = reports of events (金融工作, 高质量发展); plans with tasks (责任单位：市水务局); labels of lists of offices behind tasks (牵头单位：…；配合部门：…); labels and heads of columns (牵头：…；配合：…); rules and plans of all levels (主管部门, 负责人, 校长负责制); ends of lists (等8个有关单位, 其他相关部门); rules and reports (推进责任到底, 历任甲局局长)
责任

: no-given = rules and reports (推进责任到底, 历任甲局局长)
离任 前任 上任 下任 首任 赴任

: gives = orders of Taiwan (核派江某为某局局长)
核派

: gives-marker turn-gives gives = clauses of lists (江某任某局局长, 当选为); clauses behind a comma (…，任某局局长); orders of Taiwan (調任江某為某部參事)
调任

: member-role post-end = lists of members of committees and leading groups (副主任：江某　副市长); lists of appointments of all offices, from ambassadors to jurors
召集人

: appointment-note doing clause-word = lists of appointments (试用期一年, 正县级); reports of events (江某、柳某参加活动); reports and rules (某副市长主持召开某会议, 由企业履行某程序)
主持

: doing before-event deed clause-word = reports of events (江某、柳某参加活动); rules of all levels (有效期届满30日前); articles of rules (用人单位招用劳动者，应当…); reports and rules (某副市长主持召开某会议, 由企业履行某程序)
召开

: proposes category-end plans plans-ahead no-name-start tells-only = notices of cities on posts in companies (提名…为…人选), bills to standing committees (提请任命), 任前公示 (拟任); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效); explanations of drafts and reports (建议条例通过后，废止《…》; 拟…; 待…后); reports (建议某省人民政府做好…, 商请某法院协助); reports (建议某省人民政府做好…, 商请某法院协助)
建议

: no-name addressed role-scope office-start others-which part-of-all level-word part-about level-of = lists of appointments (以上人员的任职时间…); 主送机关 of all offices (各县人民政府，市政府有关部门：); labels of lists of offices behind tasks (主要责任单位, 市级配合部门); lists of offices behind tasks of all levels; ends of lists (等8个有关单位, 其他相关部门); decisions (《甲》和《乙》中有关…的规定); lists of offices (各镇、县级有关部门); decisions (《甲》中有关《乙》的内容); rules (由有关县、区人民政府批准)
有关

: no-name role-scope office-start others-which thing-start level-word level-of = lists of appointments (以上人员的任职时间…); labels of lists of offices behind tasks (主要责任单位, 市级配合部门); lists of offices behind tasks of all levels; ends of lists (等8个有关单位, 其他相关部门); chronicles (农田受灾); lists of offices (各镇、县级有关部门); rules (由有关县、区人民政府批准)
相关

: post-end no-part = lists of appointments of all offices, from ambassadors to jurors; rules of all levels (缴费单位必须参加社会保险)
仲裁

: courtesy = 批示摘錄 of Macao (委任江某學士為…)
学士 硕士

: own-action = lists before people are appointed (拟任免职务)
拟免 拟免去 拟不再担任 建议免去

: of-post posts-title category-end order-paper deed both-column = titles of lists of appointments (关于江某等职务任免的通知, …任前公示); titles of lists of appointments (关于江某等职务任免的通知); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); orders, decisions and announcements on posts; articles of rules (用人单位招用劳动者，应当…); tables of appointments (拟任免职务)
任免

: thing-start part-of-day = reports of events (全市安全生产, 高新区); chronicles (10日晚至11日)
凌晨

: no-name other-column no-given no-post-start = lists of appointments (以上人员的任职时间…); tables of appointments (现任职务); rules and reports (推进责任到底, 历任甲局局长); papers on people (江某现任校长)
现任

: no-name no-given no-post-start = lists of appointments (以上人员的任职时间…); rules and reports (推进责任到底, 历任甲局局长); papers on people (江某现任校长)
历任

: no-name no-given no-post-start = lists of appointments (以上人员的任职时间…); rules and reports (推进责任到底, 历任甲局局长); papers on people (江某现任校长)
曾任

: no-name no-given no-post-start = lists of appointments (以上人员的任职时间…); rules and reports (推进责任到底, 历任甲局局长); papers on people (江某现任校长)
原任

: appointment-remark = lists of appointments (…，到龄退休)
到龄
