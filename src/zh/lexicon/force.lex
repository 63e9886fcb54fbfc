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
办法 规定 条例 细则 规则 通知 通告 公告 意见 决定 方案 措施 政策 标准 规范 规程 制度 令 预案 规划 计划 指南 目录 清单 文件 章程 准则 批复 函 解释 要点
指引 公约 决议 通报 规例 行政法规 法规 安排 修正案 协定 协议 议定书 说明 命令 补充规定 名录 基准 导则 裁量权基准
: comes-into-force = closing articles and covering orders of all offices
施行 实施 执行 生效 试行 实行 适用
: made-public = closing articles (自印发之日起, 自发布之日起) and the notes under the titles of laws (2004年8月28日公布)
公布 发布 印发 颁布 下发 签发 公告之 刊登 签署 颁发 出台 发文
: repeals = closing articles and decisions on repeal
废止
: stops = notices that end earlier ones (云政发〔2010〕8号文件停止执行)
停止执行 不再执行 停止施行 停止使用 不再适用 停止实施 停止适用
: lapses = decisions that declare documents void (宣布失效)
失效
: suspends = notices of ministries (暂停执行《…》, 暂缓实施)
暂停执行 暂停实施 暂缓执行 暂缓实施 暂停适用 暂停施行 暂缓施行
: prolongs = notices of cities that prolong what would expire
有效期延长 延长有效期 有效期延续 有效期延至 继续有效
: amends = decisions on amendment (对《…》作如下修改)
作如下修改 作出如下修改 作以下修改 作出修改 予以修改 作出修正 作如下修正
