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
class replaces: What a sentence says of an instrument that takes another's place.
class amends-when-decided: What a sentence says of an instrument that it changes, where it says that this was decided.
class unlisted: What stands over lists of instruments that keep their force or are amended.
class plan: What says of a repeal or a change that it is still to be made, or should be.
class done-before: What stands between an instrument and its repeal that was somebody else's.
class not-done: Denials right before a verb.
class with-it: What stands between a part of an instrument and its repeal.
class basis: What leads to the instrument by which something is done.
class joint: What joins two instruments that are named together.
class those-listed: What points to a list that follows.
class list-name: What lists of instruments are called.
class verdict-column: Heads of columns that say what becomes of an instrument.
class number-column: Heads of columns that hold document numbers.
class force-term: What the time is called for which an instrument is in force.
class ends-itself: What is said behind an instrument's last day.
class scope-end: What the parts of an instrument's scope end with where each has a day of its own.
class own-lead: How an instrument speaks of itself.
class own-kind: Kinds of instruments, between 本 and what they are called.
class decided: What says that something was decided.
class after-verb: What behind a verb of repeal makes it a noun or a condition.

: instrument = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's
指引 规例 行政法规 安排 修正案 协议 补充规定 基准 导则 裁量权基准
: comes-into-force = closing articles and covering orders of all offices
生效 实行 适用
: made-public = closing articles (自印发之日起, 自发布之日起) and the notes under the titles of laws (2004年8月28日公布)
下发 签发 公告之 刊登 颁发 出台 发文
: stops = notices that end earlier ones (云政发〔2010〕8号文件停止执行)
停止执行 不再执行 停止施行 停止使用 不再适用 停止实施 停止适用
: suspends = notices of ministries (暂停执行《…》, 暂缓实施)
暂停执行 暂停实施 暂缓执行 暂缓实施 暂停适用 暂停施行 暂缓施行
: prolongs = notices of cities that prolong what would expire
有效期延长 延长有效期 有效期延续 有效期延至
: amends = decisions on amendment (对《…》作如下修改)
作如下修改 作出如下修改 作以下修改 作如下修正 作出如下修正 作以下修正 修改如下

: repeals page-state = closing articles and decisions on repeal; 现行有效 beside titles in catalogues of rules
废止

: lapses page-state = decisions that declare documents void (宣布失效); 现行有效 beside titles in catalogues of rules
失效

: made-public doing = closing articles (自印发之日起, 自发布之日起) and the notes under the titles of laws (2004年8月28日公布); reports of events (江某、柳某参加活动)
签署

: made-public issues adoption-end = closing articles (自印发之日起, 自发布之日起) and the notes under the titles of laws (2004年8月28日公布); covering notices and orders (现印发给你们, 现予公布, 自…起施行); notes under the titles of laws (…会议通过, 根据…修正, …施行)
颁布

: comes-into-force issues adoption-end = closing articles and covering orders of all offices; covering notices and orders (现印发给你们, 现予公布, 自…起施行); notes under the titles of laws (…会议通过, 根据…修正, …施行)
施行

: made-public title-act adopts issues adoption-end note-said = closing articles (自印发之日起, 自发布之日起) and the notes under the titles of laws (2004年8月28日公布); titles without 关于 (…发布…的公告, 国务院公布…的决定, …表彰…的决定); notes under the titles of laws and rules (…会议通过, …公布, …批准); covering notices and orders (现印发给你们, 现予公布, 自…起施行); notes under the titles of laws (…会议通过, 根据…修正, …施行); （此件公开发布）, （此件有删减）, （附件略，详见网站）
公布 发布

: instrument counted-paper category-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's; gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗)
法规

: instrument category-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's; contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗)
政策

: made-public number-text office-lead issuer-act title-act issues promulgates = closing articles (自印发之日起, 自发布之日起) and the notes under the titles of laws (2004年8月28日公布); sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); titles (某某市人民政府关于…, 国务院办公厅印发…); titles of all gazettes (云山市人民政府关于…的通知, …印发…的通知); covering notices and orders (现印发给你们, 现予公布, 自…起施行); 某某市人民政府印发…的通知
印发

: replaces = standards and rules that take the place of older ones (本标准代替《…》)
取代 代替 替代

: amends-when-decided = decisions (决定对《…》予以修改); plans say the same without a decision
予以修改 作出修改 予以修正 作出修正 予以修订

: prolongs = notices that let rules go on (继续执行至2025年12月31日)
继续执行至 继续施行至 继续实施至 继续试行至 继续有效至

: plan = plans of work and reports (建议废止, 加快推进《…》废止工作, 适时予以修改)
应该 应予 及时 适时 加快 推进 推动 尽快 抓紧 需要 即将 研究制定 研究起草 逐步 按程序 不宜

: done-before = accounts of what happened (已于2019年废止, 被《…》废止)
已 曾 早 业已

: not-done = orders and procedure (不停止执行, 未失效)
未 非 勿 没有

: with-it = closing articles (第三条同时废止, 第五条自即日起停止执行)
予以 一并 同步 即行 相应 自即日起 也 均 现予 即 随之 自动 自行 随即

: basis = preambles (根据《…》, 按照《…》执行)
为贯彻 贯彻 落实 遵循

: comes-into-force basis = closing articles and covering orders of all offices; preambles (根据《…》, 按照《…》执行)
执行

: joint = lists of instruments (《…》和《…》)
、

: unlisted = results of the review of rules (继续有效的…目录)
修改 继续有效

: verdict-column = results of the review of rules printed as tables
清理意见 清理结果 处理意见 处理结果 清理结论 清理情况

: number-column = tables of documents
令号 发文号 文件文号

: force-term = closing articles (有效期五年, 试行期限为6个月, 执行期限为…)
有效期 试行期 施行期 执行期 实施期

: ends-itself = closing articles (至2026年12月31日止, 2026年12月31日自行失效)
止 为止 自动失效 自行废止 自行失效 自动废止 终止 期满失效 起失效 起废止 截止 结束

: scope-end = closing articles that begin on several days (甲区、乙区自…起施行，其他区域自…起施行)
乡 镇 区域 地区 条款 部分 行业 领域

: own-lead = closing articles (本办法, 以上意见, 上述政策)
本

: comes-into-force own-kind = closing articles and covering orders of all offices; closing articles (本实施办法, 本暂行规定)
实施 试行

: own-kind = closing articles (本实施办法, 本暂行规定)
暂行 若干 补充 行动 专项 应急 具体 指导

: after-verb = rules about documents (废止后, 失效的, 废止工作)
后 前 情形 时 原因 条件 或者

: basis cite-lead = preambles (根据《…》, 按照《…》执行); letters, judgments and questions of readers (见《…》第三条, 根据…第十条的规定)
依照 遵照 违反 参照

: instrument red-head-end red-kind category-end list-name number-tail = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's; 某某县人民政府文件; contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); results of the review of rules (废止的规范性文件目录); letters and notices (云政发〔2023〕7号文第二十一条, 第46号令第九条)
文件
