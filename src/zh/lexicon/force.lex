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

: instrument = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's
指引 规例 行政法规 安排 修正案 协议 补充规定 基准 导则 裁量权基准
: comes-into-force = closing articles and covering orders of all offices
实施 执行 生效 试行 实行 适用
: made-public = closing articles (自印发之日起, 自发布之日起) and the notes under the titles of laws (2004年8月28日公布)
下发 签发 公告之 刊登 颁发 出台 发文
: stops = notices that end earlier ones (云政发〔2010〕8号文件停止执行)
停止执行 不再执行 停止施行 停止使用 不再适用 停止实施 停止适用
: suspends = notices of ministries (暂停执行《…》, 暂缓实施)
暂停执行 暂停实施 暂缓执行 暂缓实施 暂停适用 暂停施行 暂缓施行
: prolongs = notices of cities that prolong what would expire
有效期延长 延长有效期 有效期延续 有效期延至 继续有效
: amends = decisions on amendment (对《…》作如下修改)
作如下修改 作出如下修改 作以下修改 作出修改 予以修改 作出修正 作如下修正

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

: instrument red-head-end red-kind category-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's; 某某县人民政府文件; contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗)
文件

: instrument counted-paper category-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's; gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗)
法规

: instrument category-end = closing articles of laws, decisions, arrangements, notices (本安排自2020年6月1日生效); 法 alone is read apart from 该法, which is another's; contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗)
政策

: made-public number-text office-lead issuer-act title-act issues promulgates = closing articles (自印发之日起, 自发布之日起) and the notes under the titles of laws (2004年8月28日公布); sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); titles (某某市人民政府关于…, 国务院办公厅印发…); titles of all gazettes (云山市人民政府关于…的通知, …印发…的通知); covering notices and orders (现印发给你们, 现予公布, 自…起施行); 某某市人民政府印发…的通知
印发
