# Roles: who signs, to whom a text is sent, and what stands below it.

class signing-post: Posts that a person signs by.
class post-prefix: What stands before a post and is no part of it.
class speaker-end: What else the posts of those end with who give a speech or a report.
class lesser-post: Posts with such an end that give no report.
class seal: What a bracket says where a seal was set.
class addressed: Words of those whom a document is sent to.
class addressed-office: Words of those whom a document is sent to, where its text follows on the same line.
class text-opening: What the first sentence of a notice begins with.
class addressed-person: Persons whom a document is sent to.
class addressed-body: What the names of firms and schools end with that a document is sent to.
class assigned: What stands before those who have a task, as against those a document is sent to.
class said: Words of sentences, which no addressee has.
class greeting-start: What words to those begin with who hear a speech.
class greeting-end: What words to those end with who hear a speech.
class adoption-end: What the note of a rule's adoption or of a change ends with.
class on-ground: What the note of a change begins with.
class note-said: What notes below or under the title of a document say.
class each: What says that all offices of a kind are meant.
class no-title-start: What lines about attachments begin with, which are no titles.
class case-number: What the number of a reported case has.
class in-force-from: How the last article of a rule ends.
class foot-key: Keys of what stands at the foot of a paper, under the day on which it was signed.

: signing-post office-held post-end = orders and sign-offs (市长：江某, 总理　江某), papers of courts (审判员　江某); gazettes of Hong Kong and Macao (行政长官委任江某为…); gazettes of Hong Kong and Macao (行政长官委任江某为…)
行政长官

: signing-post = orders and sign-offs (市长：江某, 总理　江某), papers of courts (审判员　江某)
人民陪审员 书记员 法官助理 委员长

: signing-post bears = orders and sign-offs (市长：江某, 总理　江某), papers of courts (审判员　江某); articles of rules (船员不得…, 养殖场应当…)
审判长

: signing-post member-role = orders and sign-offs (市长：江某, 总理　江某), papers of courts (审判员　江某); members of committees
主任委员

: text-opening = first sentences of notices of all offices (为贯彻落实《…》，现就…通知如下), joined to the title by extraction
为贯彻 为加强 为规范 为落实 为做好 为深入 为全面 为加快 为推进 为促进 为切实 为认真 为提高 为保障

: foot-key = the foot of papers, under the day (抄送：…, （联系人：…）)
抄送 抄报 抄发 分送 联系单位 联系部门 联系方式

: foot-key contact-label = the foot of papers, under the day (抄送：…, （联系人：…）); papers of Taiwan's offices, and feet of notices (承办单位：…　电话：…)
咨询电话

: foot-key letter-copies = the same; letters of Taiwan's offices (受文者：如正、副本)
正本 副本

: post-prefix = orders of governors and mayors (自治区主席, 代理市长, 代省长)
代理 代

: seal = between who signs and the day (（印章）)
印章 公章 盖章 印 代章 签章

: addressed = 主送机关 of all offices (各县人民政府，市政府有关部门：)
税务 委、

: addressed addressed-office = 主送机关 of all offices (各县人民政府，市政府有关部门：); 主送机关 with the text behind it on the line
直属机构

: addressed-office everybody = 主送机关 with the text behind it on the line; notices (各地区、各部门要高度重视)
各有关

: addressed-office everybody = 主送机关 with the text behind it on the line; notices (各地区、各部门要高度重视)
各部门

: said text-opening = lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); first sentences that extraction joined to the title (…的通知根据《…》)
为进一步

: greeting-start = speeches and reports (各位代表：, 尊敬的各位来宾：, 主任、各位副主任：)
尊敬的

: greeting-end = the same
同志们 朋友们 来宾 同学们

: greeting-start greeting-end = speeches and reports (各位代表：, 尊敬的各位来宾：, 主任、各位副主任：); the same
朋友 同学

: note-said = （此件公开发布）, （此件有删减）, （附件略，详见网站）
此件 本文 删减 公开发布 主动公开 不公开 公开属性 附件略 登报

: note-said says-of part-tail = （此件公开发布）, （此件有删减）, （附件略，详见网站）; closing articles (《甲》现决定废止, 《甲》因上位法修改停止执行); orders of the president of Taiwan (茲修正教師法部分條文)
全文

: no-title-start = attachments of notices, and of orders of Taiwan's offices (附「某某辦法」, 附修正…條文)
附「 附修正

: case-number = reports of cases (检例第181号)
例第

: in-force-from = the last article of rules (本办法自2020年6月1日起施行。)
起施行

: assigned role-stem role-alone role-lead duty-verb duty-act = plans with tasks (责任单位：市水务局); labels of lists of offices behind tasks (牵头单位：…；配合部门：…); labels and heads of columns (牵头：…；配合：…); roles as printed (市级牵头部门, 主责单位); brackets and sentences behind tasks (市某局牵头，市某局配合); rules and plans of all levels (市某局负责全市…的监督管理工作)
牵头=牵头单位

: assigned role-stem role-alone role-support duty-verb duty-act = plans with tasks (责任单位：市水务局); labels of lists of offices behind tasks (牵头单位：…；配合部门：…); labels and heads of columns (牵头：…；配合：…); roles as printed (协办单位, 参加部门, 业务指导单位); brackets and sentences behind tasks (市某局牵头，市某局配合); rules and plans of all levels (市某局负责全市…的监督管理工作)
配合=配合单位

: post-prefix office-start level level-beside bears = orders of governors and mayors (自治区主席, 代理市长, 代省长); lists of offices behind tasks of all levels; notices of the State Council (各省、自治区、直辖市人民政府); lists of offices of all levels (各区、县某局, 各省、自治区某厅); articles of rules (船员不得…, 养殖场应当…)
自治区

: addressed-body vague-office = decisions and replies to one applicant (某某公司：, 某某大学：); slogans in brackets (政府负责、社会参与)
医院

: addressed addressed-office organ government = 主送机关 of all offices (各县人民政府，市政府有关部门：); 主送机关 with the text behind it on the line; mastheads of two lines (某某市人民代表大会 / 常务委员会公报); lists of offices (市政府 beside 市人民政府)
人民政府=人民政府

: addressed-office nobody everybody = 主送机关 with the text behind it on the line; lists of offices (…，其他有关部门, 各专班); notices (各地区、各部门要高度重视)
有关部门

: said not-done text-opening deed no-told-mark = lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); rules (为了…, 了解…); first sentences that extraction joined to the title (…的通知根据《…》); articles of rules (用人单位招用劳动者，应当…); plans of all levels (为了…, 让群众了解…)
为了

: said role-scope no-modal = lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); labels of lists of offices behind tasks (主要责任单位, 市级配合部门); fields of offices (应急管理等部门)
主要

: addressed-person greeting-start greeting-end courtesy = letters (江某委员：, 某某等代表：, 王某先生：); speeches and reports (各位代表：, 尊敬的各位来宾：, 主任、各位副主任：); the same; papers of firms (江某先生)
女士 先生

: signing-post post-end = orders and sign-offs (市长：江某, 总理　江某), papers of courts (审判员　江某); lists of appointments of all offices, from ambassadors to jurors
总统 政治委员 审判员

: said cites-lead defines = lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); definitions and judgments (是指电子商务法第九条规定的…, 适用刑法第三条); rules (本办法所称…是指…)
是指

: said past-act subject-end by-act passes-on names-banned deed = lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); programmes and rules of all levels (2000年前建成的老旧小区); rules on procedures (市某局应当自…之日起); rules (水价由市某局核定); lists of repealed instruments (1985年12月18日国务院办公厅转发); articles of rules of all levels (划定禁止…的区域); articles of rules (用人单位招用劳动者，应当…)
制定

: said clause-word names-banned happened = lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); sentences about offices (因工作需要由市某局…); articles of rules of all levels (划定禁止…的区域); rules (包括到任后半年内运进的物品)
包括

: addressed role-bearer not-act field-offices office-tail others-kind vague-office bearer-end unit-word noun-of-deed = 主送机关 of all offices (各县人民政府，市政府有关部门：); labels of lists of offices behind tasks (牵头单位：…); rules and plans of all levels (主管部门, 负责人, 校长负责制); rules of all levels (发展改革、财政、水利等部门); lists of offices behind tasks of all levels (市某局、某某区人民政府); ends of lists (某局等部门, 其他有关单位); slogans in brackets (政府负责、社会参与); articles of rules (涉及改革的部门，应当…); plans (转交110处置, 拨打12345热线); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
部门

: said subject-end begins-length other-act deed names-asked no-name clause-word = lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); rules on procedures (市某局应当自…之日起); rules on procedures; rules (对水质造成影响的, 对问题进行治理); articles of rules (用人单位招用劳动者，应当…); articles of rules (对应当公开的信息, 提出应当核准意见的案件); rules that a list is taken for (应当担任…职务两年以上); reports and rules (某副市长主持召开某会议, 由企业履行某程序)
提出
