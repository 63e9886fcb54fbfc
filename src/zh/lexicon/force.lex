# Force: what instruments call themselves, and what sentences about their force say.

class instrument: What an instrument calls itself when it says from when it is in force (本办法自…起施行).
class comes-into-force: What a sentence says of an instrument's first day (自…起施行).
class made-public: What is done on the day from which 自公布之日起 counts.
class repeals: What a sentence says is repealed.
class stops: What a sentence says is no longer carried out.
class lapses: What a sentence says has lost its force.
class suspends: What a sentence says is not carried out for a time.
class prolongs: What a sentence says is in force for longer.
class amends: What a sentence says of an instrument that it changes.
class replaces: What a sentence says of an instrument that another takes the place of.
class amends-these: What stands before the instruments that it changes.
class goes-on: What a sentence says of an instrument that stays as it is.
class plans: What says of an effect that it is meant, asked for or depends on something, rather than done here.
class past: What says of an effect that it came before this text.
class effect-adverb: What stands between an instrument and the word that says what becomes of it.
class listed-below: What leads to a list below.
class behind-effect: What makes of the word for an effect a part of what is told about something else.
class term-word: What a time of force is called.
class term-adverb: What stands before the words for a time of force and does not tell of what it is.
class force-sign: Words without which, and without those for commencement and effects, no sentence tells of force.
class day-lead: What leads to a day.
class next-day: The day after one that is named.
class ends-itself: What is said behind an instrument's last day.
class amends-when-decided: What a sentence says of an instrument that it changes, where it says that this was decided.
class rest-of: What is left of a document whose parts begin on several days.
class verdict-column: Heads of columns that say what becomes of an instrument.
class resumes: What a sentence says is carried out again.
class change-lead: What may stand before the part that a clause changes (在第五条后增加一条).
class respectively: What stands before parts of which each is one of those added.
class hereby: What the orders that promulgate laws begin with (茲修正…條文，公布之).
class and-publishes: What such an order ends with.
class adds-articles: What such an order says of articles that are added to a law.
class deletes: What a sentence says of a part that it takes out of an instrument.
class runs-out: What a sentence says of an instrument whose time is over.
class plans-ahead: What a clause begins with that makes a plan, a proposal or a condition of all that follows in its sentence.
class no-plan: Words that begin as a plan or a condition does, and are none.
class once: How a clause ends that tells on what event the rest of its sentence depends.
class merges: What a decision does with articles that become one.
class trial-term: What the time of a trial is called for which something is suspended.
class on-day-of: How a clause ends that names the day of an event on which the rest of its sentence depends.
class draft: What the titles and notes of texts hold that are not made yet.
class list-head: What the heads of lists of instruments end with.
class kept: What the head of a list says of instruments that stay.
class that-one: What leads back to the instrument that was named before.
class that-change: What leads back to the last change of an instrument (该修正自…施行).
class crime-name: What courts call what an article threatens, which stands in no article.
class perfect: What follows a verb that tells of the past.
class number-lead: Characters that stand before a document's number and are no part of it.
class part-tail: What stands behind the articles of an instrument of which an effect is told.
class review-title: What the titles of the results of a review of instruments hold.
class list-paper: What papers with lists of instruments are called.
class clause-head: Heads of closing articles that stand before their sentence.
class day-word: What the head of a column of days ends with.
class conflict: What is said of an instrument that another does not agree with.
class with: What joins an instrument to another that does not agree with it.
class tells-only: What titles of texts end with that tell of acts and do none.
class time-told: Words for a time of which a report tells.
class all-above: What leads back to all instruments that were listed (上述文件).
class catalogue: What titles of lists end with.
class part-of-all: What a part of several instruments begins with (《甲》和《乙》中有关…的规定).
class part-noun: What papers are called and parts of an instrument, too (《甲》第三条关于补贴的规定).
class governs: What is done with an instrument that stands behind it, or on whose side it is, so that the effect told is another's.
class says-of: What goes on with an instrument itself, before the word for the effect (《甲》因上位法修改停止执行).
class object-mark: What leads to what is done something to (对…宣告失效, 将…).
class any-that: What leads to all that meet a condition (凡…的，停止执行).
class basis-lead: What a clause begins with that names on what something rests (依据…作出的).
class behind-verb: What may follow the word for an effect in its clause.
class event-lead: What leads to an event on which something is done (在过渡期结束后废止).
class basis-end: What ends the words for what something is built on.
class occasion-end: How the words for an event end (在过渡期结束后).
class place-tail: What stands behind a part and says where in it, or beside it, something is changed.
class former-own: What says of an instrument that it is the earlier one of its name.
class granted: What is granted by an instrument and ends by itself (规定的试点期限).
class passes-on: What an office does with an instrument that another has made (国务院批转).
class supplement: What supplements to an instrument are called behind its title.
class area-lead: What leads to the place where something is suspended.
class behind-area: What stands between a place and the word for what is suspended there.
class told-ahead: What news say of a commencement to come, and instruments of their own do not.
class amends-if-quoted: What a decision does to an instrument where the words follow that it writes into it.
class as-part: What leads to the instrument of which something becomes a part (增加一条，作为《甲》第七条).
class renames: What leads to the new name of an instrument.
class renames-to: What leads to it right behind the old one.
class left-open: What says of an effect that it is left to somebody, or was another's (可不再执行, 被废止).
class same-time: What says that something ends on the day of what was told before (自…起，停止征收某费。《…》同时废止).
class suspends-by-leave: What an assembly says that a government may do with a law in a place, and that is done by that.
class until-event: What leads to the event until which something is suspended (直至国务院另行决定).
class authorizes: What an assembly does that lets an office suspend a law (授权国务院在某区暂时调整适用…).
class while-end: What ends the words for a time in which something is suspended, behind 在 (在试点期间).
class by-leave: Bodies beside governments that an assembly lets suspend a law (授权中央军事委员会暂时调整适用…).
class considers: What says of an effect that it is only weighed (正在研究修订《…》).
class serial-mark: What stands between the sign of an office and the serial number of its papers (府地字第…號).
class serial-paper: What papers with a serial number are called behind it, as against permits and certificates (府地字第…號函).
class no-longer: What a sentence says is no longer done, of instruments as well as of projects and grants.
class part-about: What a part of an instrument begins with that is about another one (《甲》中有关《乙》的内容).
class beside: What stands behind an instrument that is left out of what is said (《乙》以外的内容).

: instrument = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's
规例 修正案 协议 导则 裁量权基准
: made-public = closing articles (自印发之日起, 自发布之日起) and the notes under the titles of laws (2004年8月28日公布)
下发 签发 公告之 刊登 发文 颁行
: stops = notices that end earlier ones (云政发〔2010〕8号文件停止执行)
停止执行 不再执行 停止施行 停止使用 不再适用 停止实施 停止适用

: stops no-longer = notices that end earlier ones (云政发〔2010〕8号文件停止执行); notices that end instruments (《甲办法》不再实施), and not what they grant
不再继续执行 不再继续实施 不再继续施行 不再施行 不再实施
: suspends = notices of ministries (暂停执行《…》, 暂缓实施)
暂不执行 暂不实施 暂不适用 暂时不适用 暂停执行 暂停实施 暂缓执行 暂缓实施 暂停适用 暂停施行 暂缓施行 暂停实行
: suspends suspends-by-leave = notices of ministries (暂停执行《…》, 暂缓实施); decisions of assemblies (授权国务院在某区暂时调整适用…)
暂时调整实施 暂时调整适用 暂时停止适用 暂时停止实施
: prolongs = notices of cities that prolong what would expire
延长有效期 有效期延续 有效期延至
: amends = decisions on amendment (对《…》作如下修改)
作如下修改 作出如下修改 作以下修改 作如下修正 修改为 修改如下 作如下补充、修改 作如下修改、补充 作如下补充和修改 作如下修改和补充 作如下补充修改 作如下修改补充 作如下修订 作出如下修订 作出以下修改 作了如下修改

: amends renames = decisions on amendment (对《…》作如下修改); orders that rename an instrument
修订为

: made-public issues adoption-end = closing articles (自印发之日起, 自发布之日起) and the notes under the titles of laws (2004年8月28日公布); covering notices and orders (现印发给你们, 现予公布, 自…起施行); notes under the titles of laws (…会议通过, 根据…修正, …施行)
颁布

: instrument category-end part-noun = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's; contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); decisions on repeal (《甲》第三条关于补贴的规定)
政策

: replaces = standards and procedures (本规程代替《…》)
代替 取代

: goes-on = results of clearing up instruments (继续有效的文件目录)
予以保留

: plans = plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效)
逐步 尽快 抓紧

: effect-adverb = closing articles (《…》同时废止, 《…》予以废止, 原《…》即行废止)
现 现予 自动 即行 一并 同步

: term-adverb = closing articles (原则上有效期五年)
暂定

: term-word = closing articles (有效期五年, 试行期一年)
施行期

: next-day = administrative regulations of Macao (自公佈翌日起生效)
次日 翌日

: repeals amending-line = laws of Hong Kong (現予廢除); amendment regulations of Hong Kong (廢除 / “甲” / 代以 / “乙”)
废除

: comes-into-force own-kind = closing articles and covering orders of all offices; closing articles (本实施细则, 本暂行办法, 本工作方案)
试行

: instrument rule-of-taiwan part-noun = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's; orders of Taiwan's offices (修正「…補助要點」, 廢止「…審查基準」); decisions on repeal (《甲》第三条关于补贴的规定)
基准

: made-public = gazettes of Macao and Taiwan (自公佈翌日起生效)
颁佈 发佈 公佈

: instrument own-noun = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's; instruments that name themselves (本办法, 本实施意见)
指引

: plans clause-word = plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效); sentences about offices (因工作需要由市某局…)
加快

: behind-effect condition-end of-ground = reports and rules (《…》废止后, 失效前); articles of rules (发生事故的，…); articles of rules (根据案件的需要，可以…)
情形

: effect-adverb adverbial = closing articles (《…》同时废止, 《…》予以废止, 原《…》即行废止); articles of rules (经营者在销售时应当…)
均 也 一律

: plans adverbial = plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效); articles of rules (经营者在销售时应当…)
及时

: plans no-subject span-lead-past deed breaks = plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效); articles of rules (本办法所称…); rules of all levels (近三年内未受处罚); articles of rules (用人单位招用劳动者，应当…); articles of rules (逾期不履行的，可以申请强制执行)
逾期

: effect-adverb duty-manner adverbial pay-verb = closing articles (《…》同时废止, 《…》予以废止, 原《…》即行废止); brackets and sentences behind tasks (按职责分工分别负责); articles of rules (经营者在销售时应当…); subsidies, fines, fees and budgets of all levels
予以

: effect-adverb not-name modal adverbial subject-end asks turns = closing articles (《…》同时废止, 《…》予以废止, 原《…》即行废止); sentences in brackets among offices (各方要加强配合); rules of all levels; articles of rules (经营者在销售时应当…); rules on procedures (市某局应当自…之日起); plans and notices (住房城乡建设部门要加强监管); rules of all levels (不得超过三十日，并告知申请人理由)
应

: prolongs until = notices of cities that prolong what would expire; closing articles and notices (有效期至2028年10月31日)
有效期延长

: made-public doing past-act office-like = closing articles (自印发之日起, 自发布之日起) and the notes under the titles of laws (2004年8月28日公布); reports of events (江某、柳某参加活动); programmes and rules of all levels (2000年前建成的老旧小区); sentences about offices (由部门首长签署命令)
签署

: made-public past-act = closing articles (自印发之日起, 自发布之日起) and the notes under the titles of laws (2004年8月28日公布); programmes and rules of all levels (2000年前建成的老旧小区)
出台 颁发

: made-public number-text office-lead issuer-act title-act issues promulgates past-act subject-end = closing articles (自印发之日起, 自发布之日起) and the notes under the titles of laws (2004年8月28日公布); sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); titles (某某市人民政府关于…, 国务院办公厅印发…); titles of all gazettes (云山市人民政府关于…的通知, …印发…的通知); covering notices and orders (现印发给你们, 现予公布, 自…起施行); 某某市人民政府印发…的通知; programmes and rules of all levels (2000年前建成的老旧小区); rules on procedures (市某局应当自…之日起)
印发

: term-word until = closing articles (有效期五年, 试行期一年); closing articles and notices (有效期至2028年10月31日)
实施期 试行期

: plans not-within = plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效); rules of all levels (三年内不得申报)
未被

: past has-done not-within = reports (《…》已于2020年废止); reports (2023年底前已完成); rules of all levels (三年内不得申报)
曾

: past has-done achieved behind-office behind-who = reports (《…》已于2020年废止); reports (2023年底前已完成); reports on work (已建成12个); sentences about offices (由败诉方向人民法院交纳, 甲局未完成任务); articles of rules (当事人各应当…)
已

: ends-itself = closing articles (至2026年12月31日止, 2026年12月31日自行失效)
为止 自动失效 自行废止 自行失效 自动废止 期满失效

: repeals page-state ends-itself = closing articles and decisions on repeal; 现行有效 beside titles in catalogues of rules; closing articles (至2026年12月31日止, 2026年12月31日自行失效)
废止

: lapses page-state ends-itself = decisions that declare documents void (宣布失效); 现行有效 beside titles in catalogues of rules; closing articles (至2026年12月31日止, 2026年12月31日自行失效)
失效

: amends-when-decided = decisions (决定对《…》予以修改); plans say the same without a decision
予以修正 予以修订 进行修改 进行修正 进行修订

: prolongs = notices that let rules go on (继续执行至2025年12月31日)
继续执行至 继续施行至 继续实施至 继续试行至 继续有效至

: rest-of = closing articles whose parts begin on several days (其他条款自…起施行)
其他条款 其余条款 其他规定 其余规定 其他条文 其余条文 其他内容 其余内容 其他部分

: verdict-column = results of the review of rules printed as tables
清理意见 处理意见 处理结果

: amends-when-decided = decisions on amendment (对《…》作如下修改); decisions (决定对《…》予以修改); plans say the same without a decision
予以修改 作出修改 作出修正

: prolongs until force-sign = notices of cities that prolong what would expire; closing articles and notices (有效期至2028年10月31日); closing articles (过渡期至…, 暂行2年, 延续至…, 至…日止)
延长

: force-sign = closing articles (过渡期至…, 暂行2年, 延续至…, 至…日止)
日止

: instrument pays fund pay-verb spends part-noun = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's; sentences on costs of all levels (所需经费由市级财政承担); subsidies, fines, fees and budgets of all levels; programmes (统筹安排…，分三年拨付); decisions on repeal (《甲》第三条关于补贴的规定)
安排

: effect-adverb no-modal = closing articles (《…》同时废止, 《…》予以废止, 原《…》即行废止); fields of offices (应急管理等部门)
相应

: kept = heads of lists (仍然有效的规范性文件目录, 下列文件继续适用：)
仍然有效 继续适用

: amends-these kept adoption-end = orders of Taiwan's offices (修正「…要點」第四點), decisions (决定修改《…》); heads of lists (保留的规范性文件目录); notes under the titles of laws (根据某市人民政府令第231号修改)
修改

: instrument red-head-end red-kind category-end cited-paper list-head paper-label = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's; 某某县人民政府文件; contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); citations (云政发〔2023〕7号文第二十一条, 第46号令第九条); annexes of decisions on repeal (废止的规范性文件目录, 一、宣布失效的文件（2件）)
文件

: comes-into-force past-act before-event clause-head = closing articles and covering orders of all offices; programmes and rules of all levels (2000年前建成的老旧小区); rules of all levels (有效期届满30日前); administrative regulations of Macao (第三條 生效 本行政法規自…)
生效

: resumes = notices that end a suspension (恢复实施《…》)
恢复实施 恢复执行 恢复施行 恢复适用 恢复使用

: deletes = decisions on amendment (删去《…》第十六条)
删去 删除

: prolongs = notices of cities that prolong what would expire (有效期顺延两年)
有效期顺延 有效期延期 有效期续延 延期至 顺延至 延期执行至 延续执行至 延长执行至

: plans-ahead if-lead = explanations of drafts and reports (建议条例通过后，废止《…》; 拟…; 待…后); articles of rules (不得更改，如需修改，应重新办理)
如果

: plans plans-ahead = plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效); explanations of drafts and reports (建议条例通过后，废止《…》; 拟…; 待…后)
适时

: once = explanations of drafts (条例通过后，废止《…》)
通过后 出台后 审议后 表决后 批准后

: draft = what Taiwan's offices announce that they mean to do (預告修正「…」草案, 預告廢止「…」), not 预告登记
预告修正 预告修订 预告订定 预告制定 预告增订 预告废止

: draft head-mark = drafts that are sent out or laid before an assembly; over papers (特急, 核定本)
草案 送审稿 讨论稿 审议稿 草稿 建议稿 修改稿 论证稿

: plans draft = plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效); drafts that are sent out or laid before an assembly
征求意见

: instrument list-head = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's; annexes of decisions on repeal (废止的规范性文件目录, 一、宣布失效的文件（2件）)
行政法规

: stops = results of reviews (不再作为行政管理的依据)
不再作为行政管理的依据 不再作为行政管理依据 不得作为行政管理的依据

: amends = legal notices of Hong Kong (現予修訂); decisions
现予修订 作出修改如下

: that-change = notes under the titles of court interpretations (…修正，该修正自2021年4月15日施行)
该修正 该修订 该修改 本次修正 本次修订 本次修改 此次修正 此次修订 此次修改

: crime-name = courts on crimes (将《…》第一百六十九条的罪名由“甲罪”修改为“乙罪”)
罪名 案由

: that-one = notices that prolong (决定将其有效期延长至…)
该办法 该通知 该文件 该规定 该意见 该政策 此文件

: effect-adverb number-lead = closing articles (《…》同时废止, 《…》予以废止, 原《…》即行废止); lists of repealed papers (原云政发〔2010〕8号文件, 将…)
即

: part-tail part-noun = orders of Taiwan (修正「…」第四條、第七條條文); decisions on repeal (《甲》第三条关于补贴的规定)
条文

: verdict-column review-title = results of the review of rules printed as tables; results of the review of rules
清理结果 清理情况 清理结论

: clause-head = administrative regulations of Macao (第三條 生效 本行政法規自…)
开始生效

: amends = decisions on amendment (《…》第五条增加一款，作为第二款); notices (对《…》修订如下)
增加一款 增加一条 增加一项 增加两款 增加二款 增加两条 增加二条 增加两项 增加三项 增加一节 增加一章 增加二节 增加两节 增加二章 增加两章 增加三款 增加四款 增加三条 增加四条 增加五条 增加六条 增加七条 增加八条 增加九条 增加十条 增加四项 增加五项 增加规定 修订如下 修正如下

: term-word until part-tail = closing articles (有效期五年, 试行期一年); closing articles and notices (有效期至2028年10月31日); notices that prolong (第一条执行期限延长至…)
有效期 执行期

: part-tail = notices that prolong (第一条执行期限延长至…)
的执行期限 的有效期

: plans = announcements of what is to come (将被废止)
将被 即将被

: conflict = notices on papers that no longer agree with a law (与民法典第三条不符)
不符 不一致 抵触 冲突 不相符 不相适应

: with says-of = notices on papers that no longer agree with a law (与民法典第三条不符); closing articles (《甲》现决定废止, 《甲》因上位法修改停止执行)
跟

: tells-only = reports, explanations and minutes
释义 综述 总结 实录 问答

: time-told = reports (2024年，废止《…》)
年来

: plans no-name-start authorizes = plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效); decisions of assemblies (授权国务院在某区暂时调整适用…)
授权

: plans-ahead no-name-start = explanations of drafts and reports (建议条例通过后，废止《…》; 拟…; 待…后)
若

: all-above = notices that stop several (上述文件自…起停止执行)
前述 上列

: any-that = notices (凡与…相抵触的，停止执行)
凡是

: ends-itself behind-verb = closing articles (至2026年12月31日止, 2026年12月31日自行失效); closing articles (同时废止并公布; 暂停执行至…)
止

: catalogue = decisions on repeal (《失效的法律目录》中104件)
汇编

: goes-on prolongs = notices that prolong (《…》继续实施，有效期延长至…); notices that let rules go on (决定继续实施，有效期至…)
继续实施 继续施行

: goes-on kept prolongs = results of clearing up instruments (继续有效的文件目录); heads of lists (保留的规范性文件目录); notices that let rules go on (决定继续实施，有效期至…)
继续执行 继续有效

: part-of-all = decisions (《甲》和《乙》中有关…的规定)
设定的 确定的 所附 所定 明确的

: part-of-all part-about = decisions (《甲》和《乙》中有关…的规定); decisions (《甲》中有关《乙》的内容)
中有关 中关于 中涉及 中与 中引用

: comes-into-force issues adoption-end past-act before-event clause-head office-like = closing articles and covering orders of all offices; covering notices and orders (现印发给你们, 现予公布, 自…起施行); notes under the titles of laws (…会议通过, 根据…修正, …施行); programmes and rules of all levels (2000年前建成的老旧小区); rules of all levels (有效期届满30日前); administrative regulations of Macao (第三條 生效 本行政法規自…); sentences behind labels (健全社会, 开会) and parts of lists (以上范围)
施行

: plans no-name-start year-work = plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效); works of a year (滚动实施技改项目300个)
推动

: plans-ahead not-lead = explanations of drafts and reports (建议条例通过后，废止《…》; 拟…; 待…后); rules (申请人户籍所在地民政部门)
恳请

: plans-ahead not-lead clause-word deed asks-for = explanations of drafts and reports (建议条例通过后，废止《…》; 拟…; 待…后); rules (申请人户籍所在地民政部门); sentences about offices (请求有关机关协助); articles of rules (用人单位招用劳动者，应当…); articles of rules (用户可以申请复核)
请求

: plans-ahead event-lead = explanations of drafts and reports (建议条例通过后，废止《…》; 拟…; 待…后); closing articles (在过渡期结束后废止)
待

: event-lead = closing articles (在过渡期结束后废止)
俟

: occasion-end on-day-of = closing articles (在过渡期结束后废止); closing articles (新标准实施之日，《…》即行废止)
之时

: place-tail basis-end = decisions on amendment (第三条中的“甲”, 第五条后增加一条, 在第三条的基础上); plans (在办结率达到70%以上的基础上，…)
的基础上 基础上

: place-tail = decisions on amendment (第三条中的“甲”, 第五条后增加一条, 在第三条的基础上)
内的

: behind-effect not-act condition-end event-end behind-verb occasion-end place-tail = reports and rules (《…》废止后, 失效前); rules and plans of all levels (主管部门, 负责人, 校长负责制); articles of rules (发生事故的，…); rules on procedures; closing articles (同时废止并公布; 暂停执行至…); closing articles (在过渡期结束后废止); decisions on amendment (第三条中的“甲”, 第五条后增加一条, 在第三条的基础上)
后

: behind-effect former condition-end deadline-anchor before-word span-lead-past law-lead behind-verb place-tail = reports and rules (《…》废止后, 失效前); laws (前款, 前两条, 上一条); articles of rules (发生事故的，…); sentences of all offices; rules of all levels (近三年内未受处罚); running text (该法第三条, 本法第三条, 新法第三条); closing articles (同时废止并公布; 暂停执行至…); decisions on amendment (第三条中的“甲”, 第五条后增加一条, 在第三条的基础上)
前

: effect-adverb before-this number-lead former-own = closing articles (《…》同时废止, 《…》予以废止, 原《…》即行废止); running text (基本法, 样本, 成本法, 副本令); lists of repealed papers (原云政发〔2010〕8号文件, 将…); closing articles (原《…》同时废止)
原

: instrument supplement = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's; interpretations of courts (某解释的补充规定)
补充规定

: form-end = papers that offices hand to people (《…询问笔录》, 《…封存清单》)
笔录 封存清单 扣押清单 物品清单 财物清单 证据清单 账户信息 回执单

: list-head = annexes of decisions on repeal (废止的规范性文件目录, 一、宣布失效的文件（2件）)
行政规范性文件

: plans role-stem duty-manner reached subject-end by-act bearer-end deed noun-of-deed = plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效); labels of lists of offices behind tasks (牵头单位：…；配合部门：…); brackets and sentences behind tasks (按职责分工分别负责); plans of all levels (到2025年，绿化率达到30%); rules on procedures (市某局应当自…之日起); rules (水价由市某局核定); articles of rules (涉及改革的部门，应当…); articles of rules (用人单位招用劳动者，应当…); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
组织

: says-of = closing articles (《甲》现决定废止, 《甲》因上位法修改停止执行)
整体 适用期 调整对象

: plans clause-word forbids no-subject not-within denies = plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效); sentences about offices (因工作需要由市某局…); articles of rules of all levels (任何单位和个人不得…); articles of rules (本办法所称…); rules of all levels (三年内不得申报); rules and reports of all levels (未超过50万元, 不得低于30万元)
不得

: plans denies = plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效); rules and reports of all levels (未超过50万元, 不得低于30万元)
尚未

: effect-adverb manner = closing articles (《…》同时废止, 《…》予以废止, 原《…》即行废止); rules of all levels (在各自职责范围内协同做好)
自行

: made-public title-act adopts issues adoption-end note-said past-act subject-end by-act names-banned deed = closing articles (自印发之日起, 自发布之日起) and the notes under the titles of laws (2004年8月28日公布); titles without 关于 (…发布…的公告, 国务院公布…的决定, …表彰…的决定); notes under the titles of laws and rules (…会议通过, …公布, …批准); covering notices and orders (现印发给你们, 现予公布, 自…起施行); notes under the titles of laws (…会议通过, 根据…修正, …施行); （此件公开发布）, （此件有删减）, （附件略，详见网站）; programmes and rules of all levels (2000年前建成的老旧小区); rules on procedures (市某局应当自…之日起); rules (水价由市某局核定); articles of rules of all levels (划定禁止…的区域); articles of rules (用人单位招用劳动者，应当…)
发布

: made-public title-act adopts issues adoption-end note-said past-act subject-end by-act names-banned body-lead = closing articles (自印发之日起, 自发布之日起) and the notes under the titles of laws (2004年8月28日公布); titles without 关于 (…发布…的公告, 国务院公布…的决定, …表彰…的决定); notes under the titles of laws and rules (…会议通过, …公布, …批准); covering notices and orders (现印发给你们, 现予公布, 自…起施行); notes under the titles of laws (…会议通过, 根据…修正, …施行); （此件公开发布）, （此件有删减）, （附件略，详见网站）; programmes and rules of all levels (2000年前建成的老旧小区); rules on procedures (市某局应当自…之日起); rules (水价由市某局核定); articles of rules of all levels (划定禁止…的区域); titles of notices on committees (关于成立某领导小组的通知)
公布

: comes-into-force role-stem duty-verb until cites-lead office-like names-banned deed = closing articles and covering orders of all offices; labels of lists of offices behind tasks (牵头单位：…；配合部门：…); brackets and sentences behind tasks (市某局牵头，市某局配合); closing articles and notices (有效期至2028年10月31日); openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》); sentences behind labels (健全社会, 开会) and parts of lists (以上范围); articles of rules of all levels (划定禁止…的区域); articles of rules (用人单位招用劳动者，应当…)
执行=责任单位

: instrument counted-paper category-end list-head names-banned of-ground = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's; gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); annexes of decisions on repeal (废止的规范性文件目录, 一、宣布失效的文件（2件）); articles of rules of all levels (划定禁止…的区域); articles of rules (根据案件的需要，可以…)
法规

: plans cites-lead adverbial no-subject names-banned breaks = plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效); openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》); articles of rules (经营者在销售时应当…); articles of rules (本办法所称…); articles of rules of all levels (划定禁止…的区域); articles of rules (逾期不履行的，可以申请强制执行)
违反

: comes-into-force cites-lead names-banned = closing articles and covering orders of all offices; openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》); articles of rules of all levels (划定禁止…的区域)
适用

: comes-into-force role-stem duty-verb past-act before-event own-kind reached clause-head year-work names-banned other-act deed = closing articles and covering orders of all offices; labels of lists of offices behind tasks (牵头单位：…；配合部门：…); brackets and sentences behind tasks (市某局牵头，市某局配合); programmes and rules of all levels (2000年前建成的老旧小区); rules of all levels (有效期届满30日前); closing articles (本实施细则, 本暂行办法, 本工作方案); plans (6月底前上线20项); administrative regulations of Macao (第三條 生效 本行政法規自…); works of a year (滚动实施技改项目300个); articles of rules of all levels (划定禁止…的区域); rules (对水质造成影响的, 对问题进行治理); articles of rules (用人单位招用劳动者，应当…)
实施=实施单位

: behind-area = decisions on places where an act is suspended (在甲县行政区域暂时调整实施《…》)
行政区域 全境 等地

: told-ahead = news and reports (该通知将于7月1日起施行)
将于 将自 将从

: renames = orders of Taiwan (修正「甲要點」名稱並修正為「乙要點」)
修正为 更名为 改称为 名称为 修改名称为

: time-told year-half = reports (2024年，废止《…》); chronicles of many years (1956年上半年，…)
下半年

: repeals = notices of police and land offices (《…通告》同时作废)
作废

: and-publishes = orders of the president of Taiwan (茲修正…條文，公布之)
公布之

: adds-articles = orders of the president of Taiwan (茲增訂…條文，公布之)
增订

: hereby = orders of the president of Taiwan (茲修正…條文，公布之)
兹

: denies = notices of lost papers (《采矿许可证》声明作废)
声明

: term-word = closing articles (暂行期二年)
暂行期

: amends-if-quoted = decisions on amendment (将第十条中的“甲”改为“乙”)
调整为 改为

: until-event = decisions of assemblies (暂停执行，直至国务院另行决定)
直至 直到

: plans-ahead due-lead = explanations of drafts and reports (建议条例通过后，废止《…》; 拟…; 待…后); plans and notices (请于4月中旬报送, 确保11月底完成)
预计

: while-end = decisions of assemblies (授权国务院在试点期间暂时调整适用)
期限内

: by-leave supreme = decisions of assemblies (授权中央军事委员会暂时调整适用); titles of joint papers (国务院中央军委关于…)
中央军事委员会 中央军委

: by-leave = decisions of assemblies (授权国家监察委员会…)
国家监察委员会

: considers = answers to questions and reports (正在研究修订《…》)
考虑 探讨 检讨 酝酿 着手 正研究

: serial-mark = orders and letters of Taiwan (府地字第…號函)
字第

: plans-ahead = explanations of drafts and reports (建议条例通过后，废止《…》; 拟…; 待…后)
倘 只要 要是 万一

: left-open = notices (符合要求的，可不再执行《…》)
能否 可否 应否 要否

: plans = plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效)
推后 暂缓

: plans = rumours and denials of them (网传《…》废止)
网传 谣传 据传 误传 传闻 媒体称 消息称 有人称 有人说

: past = reports (《…》已于2020年废止)
业经

: tells-only = reports, explanations and minutes
提案 答记者问

: on-day-of = closing articles (新标准实施之日，《…》即行废止)
之日 之际

: plans-ahead if-lead = explanations of drafts and reports (建议条例通过后，废止《…》; 拟…; 待…后); articles of rules (不得更改，如需修改，应重新办理)
倘若

: plans-ahead if-lead = explanations of drafts and reports (建议条例通过后，废止《…》; 拟…; 待…后); articles of rules (不得更改，如需修改，应重新办理)
假如

: plans-ahead if-lead = explanations of drafts and reports (建议条例通过后，废止《…》; 拟…; 待…后); articles of rules (不得更改，如需修改，应重新办理)
假使

: plans-ahead if-lead = explanations of drafts and reports (建议条例通过后，废止《…》; 拟…; 待…后); articles of rules (不得更改，如需修改，应重新办理)
除非

: if-lead = articles of rules (不得更改，如需修改，应重新办理)
如获 如经

: trial-term = decisions of assemblies (暂时调整适用《…》。试点期限为三年)
试点期限 试点期 试点时间 试点期间

: comes-into-force pay-verb office-like clause-word = closing articles and covering orders of all offices; subsidies, fines, fees and budgets of all levels; sentences behind labels (健全社会, 开会) and parts of lists (以上范围); reports and rules (某副市长主持召开某会议, 由企业履行某程序)
实行

: left-open = notices (符合要求的，可不再执行《…》) and reports (《…》被废止)
主张 呼吁

: no-plan = names of offices and things before what is repealed (计划生育委员会印发的《…》同时废止)
计划生育 计划委员会 计划经济 计划单列 建议书 待遇 待业 组织部 如东 如皋
