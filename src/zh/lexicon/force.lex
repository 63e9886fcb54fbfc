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
class day-lead: What leads to a day.
class next-day: The day after one that is named.
class ends-itself: What is said behind an instrument's last day.
class amends-when-decided: What a sentence says of an instrument that it changes, where it says that this was decided.
class rest-of: What is left of a document whose parts begin on several days.
class verdict-column: Heads of columns that say what becomes of an instrument.

: instrument = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's
规例 行政法规 安排 修正案 协议 补充规定 导则 裁量权基准
: comes-into-force = closing articles and covering orders of all offices
生效 实行
: made-public = closing articles (自印发之日起, 自发布之日起) and the notes under the titles of laws (2004年8月28日公布)
下发 签发 公告之 刊登 颁发 出台 发文
: stops = notices that end earlier ones (云政发〔2010〕8号文件停止执行)
停止执行 不再执行 停止施行 停止使用 不再适用 停止实施 停止适用
: suspends = notices of ministries (暂停执行《…》, 暂缓实施)
暂停执行 暂停实施 暂缓执行 暂缓实施 暂停适用 暂停施行 暂缓施行
: prolongs = notices of cities that prolong what would expire
有效期延长 延长有效期 有效期延续 有效期延至 延长
: amends = decisions on amendment (对《…》作如下修改)
作如下修改 作出如下修改 作以下修改 作如下修正 修改为 修改如下

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

: replaces = standards and procedures (本规程代替《…》)
代替 取代

: amends-these = orders of Taiwan's offices (修正「…要點」第四點), decisions (决定修改《…》)
修改

: goes-on = results of clearing up instruments (继续有效的文件目录)
继续施行 予以保留 继续执行

: goes-on = notices of cities that prolong what would expire; results of clearing up instruments (继续有效的文件目录)
继续有效

: plans = plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效)
征求意见 逾期 未被 尚未 不得 逐步 尽快 组织 推进 推动 加快 抓紧 及时 适时

: past = reports (《…》已于2020年废止)
曾 已

: effect-adverb = closing articles (《…》同时废止, 《…》予以废止, 原《…》即行废止)
应 也 现 即 一律 均 相应 现予 自动 自行 予以 即行 一并

: behind-effect = reports and rules (《…》废止后, 失效前)
情形 后

: term-word = closing articles (有效期五年, 试行期一年)
实施期 执行期 施行期 试行期 有效期

: next-day = administrative regulations of Macao (自公佈翌日起生效)
次日 翌日

: repeals = laws of Hong Kong (現予廢除)
废除

: comes-into-force cites-lead = closing articles and covering orders of all offices; openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》)
执行 适用

: plans cites-lead = plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效); openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》)
违反

: comes-into-force own-kind = closing articles and covering orders of all offices; closing articles (本实施细则, 本暂行办法, 本工作方案)
试行 实施

: instrument rule-of-taiwan = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's; orders of Taiwan's offices (修正「…補助要點」, 廢止「…審查基準」)
基准

: instrument red-head-end red-kind category-end cited-paper = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's; 某某县人民政府文件; contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); citations (云政发〔2023〕7号文第二十一条, 第46号令第九条)
文件

: made-public = gazettes of Macao and Taiwan (自公佈翌日起生效)
颁佈 发佈 公佈

: instrument own-noun = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's; instruments that name themselves (本办法, 本实施意见)
指引

: effect-adverb before-this = closing articles (《…》同时废止, 《…》予以废止, 原《…》即行废止); running text (基本法, 样本, 成本法, 副本令)
原

: behind-effect former = reports and rules (《…》废止后, 失效前); laws (前款, 前两条, 上一条)
前

: goes-on = notices that prolong (《…》继续实施，有效期延长至…)
继续实施

: ends-itself = closing articles (至2026年12月31日止, 2026年12月31日自行失效)
止 为止 自动失效 自行废止 自行失效 自动废止 终止 期满失效 截止

: repeals page-state ends-itself = closing articles and decisions on repeal; 现行有效 beside titles in catalogues of rules; closing articles (至2026年12月31日止, 2026年12月31日自行失效)
废止

: lapses page-state ends-itself = decisions that declare documents void (宣布失效); 现行有效 beside titles in catalogues of rules; closing articles (至2026年12月31日止, 2026年12月31日自行失效)
失效

: amends-when-decided = decisions (决定对《…》予以修改); plans say the same without a decision
予以修正 予以修订

: prolongs = notices that let rules go on (继续执行至2025年12月31日)
继续执行至 继续施行至 继续实施至 继续试行至 继续有效至

: rest-of = closing articles whose parts begin on several days (其他条款自…起施行)
其他条款 其余条款 其他规定 其余规定 其他条文 其余条文 其他内容 其余内容 其他部分

: verdict-column = results of the review of rules printed as tables
清理意见 清理结果 处理意见 处理结果 清理结论 清理情况

: amends-when-decided = decisions on amendment (对《…》作如下修改); decisions (决定对《…》予以修改); plans say the same without a decision
予以修改

: amends-when-decided = decisions on amendment (对《…》作如下修改); decisions (决定对《…》予以修改); plans say the same without a decision
作出修改

: amends-when-decided = decisions on amendment (对《…》作如下修改); decisions (决定对《…》予以修改); plans say the same without a decision
作出修正
