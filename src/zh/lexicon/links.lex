# References: what names instruments, and how texts refer to them.
class cites-lead: What leads to an instrument that is followed.
class form-end: What forms, certificates, letters and papers are called that are no instruments.
class law-name: Laws that texts name without 《》, with their full names.
class own-kind: What may stand between 本 and what an instrument calls itself.
class rule-of-taiwan: What rules of Taiwan's offices are called beside the names that instruments have everywhere.
class short-for: What introduces a short form.
class joint-short-for: What introduces one form for several.
class joins: What joins two of a kind.
class law-tail: What follows the name of a law that is referred to.
class cited-unit: What a citation counts.
class cited-paper: What stands between a number and the part of the paper that is cited.
class cited-tail: What follows a citation in a sentence.
class own-noun: What a text calls itself behind 本.
class range-mark: What leads from the first of a range of articles to the last.
class short-for-end: The last character of what introduces a short form.
class before-this: Characters that make of 本 a part of another word.
class behind-law: Characters that make of 本法 the beginning of another word.
class former: What leads back to the article, paragraph or item before.
class before-former: Characters that make of 前 a part of another word.
class behind-former: Characters that make of 前条, 前款 the beginning of another word.
class behind-count: Characters that make of 第三条 a count of things.
class behind-item: What makes of 项 the beginning of another word.
class here-unit: What a text refers to as that in which it stands.
class attached: What the names of attachments begin with.
class address-gap: What may stand between an instrument and its article.
class law-noun: What laws end with that are named without 《》.
class not-law-noun: What ends alike and names no law.
class outline-part: What the parts of an outline are called, behind their number.
class outline-item: What is counted in such a part.

: cites-lead = openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》)
遵照 参照 参见 贯彻

: form-end = lists of papers to hand in (《营业执照》《申请表》), rules on permits (《取水许可证》), notices in newspapers (《…日报》)
证 簿 卡 执照 票 牌 日报 晚报 早报 晨报 周报 学报 月报 申请 凭证 合格证明 证明 台账 选集 全集 文集 读本 教材 词典 字典 周刊 画报 存根 准考证

: law-name = laws, interpretations of courts, rules that cite laws by their short names (依照刑法第三十七条之一, 根据行政处罚法)
宪法=中华人民共和国宪法 刑法=中华人民共和国刑法 民法典=中华人民共和国民法典 立法法=中华人民共和国立法法 刑事诉讼法=中华人民共和国刑事诉讼法 民事诉讼法=中华人民共和国民事诉讼法 行政诉讼法=中华人民共和国行政诉讼法 行政处罚法=中华人民共和国行政处罚法 行政许可法=中华人民共和国行政许可法 行政强制法=中华人民共和国行政强制法 行政复议法=中华人民共和国行政复议法 国家赔偿法=中华人民共和国国家赔偿法 公务员法=中华人民共和国公务员法 监察法=中华人民共和国监察法 监督法=中华人民共和国各级人民代表大会常务委员会监督法 代表法=中华人民共和国全国人民代表大会和地方各级人民代表大会代表法 选举法=中华人民共和国全国人民代表大会和地方各级人民代表大会选举法 地方组织法=中华人民共和国地方各级人民代表大会和地方各级人民政府组织法 预算法=中华人民共和国预算法 审计法=中华人民共和国审计法 统计法=中华人民共和国统计法 会计法=中华人民共和国会计法 公司法=中华人民共和国公司法 证券法=中华人民共和国证券法 保险法=中华人民共和国保险法 票据法=中华人民共和国票据法 商标法=中华人民共和国商标法 专利法=中华人民共和国专利法 著作权法=中华人民共和国著作权法 反垄断法=中华人民共和国反垄断法 反不正当竞争法=中华人民共和国反不正当竞争法 消费者权益保护法=中华人民共和国消费者权益保护法 产品质量法=中华人民共和国产品质量法 食品安全法=中华人民共和国食品安全法 药品管理法=中华人民共和国药品管理法 劳动法=中华人民共和国劳动法 劳动合同法=中华人民共和国劳动合同法 社会保险法=中华人民共和国社会保险法 就业促进法=中华人民共和国就业促进法 安全生产法=中华人民共和国安全生产法 消防法=中华人民共和国消防法 道路交通安全法=中华人民共和国道路交通安全法 突发事件应对法=中华人民共和国突发事件应对法 土地管理法=中华人民共和国土地管理法 城乡规划法=中华人民共和国城乡规划法 城市房地产管理法=中华人民共和国城市房地产管理法 建筑法=中华人民共和国建筑法 招标投标法=中华人民共和国招标投标法 政府采购法=中华人民共和国政府采购法 环境保护法=中华人民共和国环境保护法 水法=中华人民共和国水法 防洪法=中华人民共和国防洪法 水污染防治法=中华人民共和国水污染防治法 大气污染防治法=中华人民共和国大气污染防治法 森林法=中华人民共和国森林法 草原法=中华人民共和国草原法 渔业法=中华人民共和国渔业法 农业法=中华人民共和国农业法 种子法=中华人民共和国种子法 公路法=中华人民共和国公路法 铁路法=中华人民共和国铁路法 民用航空法=中华人民共和国民用航空法 港口法=中华人民共和国港口法 海关法=中华人民共和国海关法 税收征收管理法=中华人民共和国税收征收管理法 个人所得税法=中华人民共和国个人所得税法 企业所得税法=中华人民共和国企业所得税法 增值税法=中华人民共和国增值税法 教育法=中华人民共和国教育法 义务教育法=中华人民共和国义务教育法 高等教育法=中华人民共和国高等教育法 教师法=中华人民共和国教师法 未成年人保护法=中华人民共和国未成年人保护法 治安管理处罚法=中华人民共和国治安管理处罚法 反恐怖主义法=中华人民共和国反恐怖主义法 网络安全法=中华人民共和国网络安全法 数据安全法=中华人民共和国数据安全法 个人信息保护法=中华人民共和国个人信息保护法 国家安全法=中华人民共和国国家安全法 人民法院组织法=中华人民共和国人民法院组织法 人民检察院组织法=中华人民共和国人民检察院组织法 法官法=中华人民共和国法官法 检察官法=中华人民共和国检察官法 律师法=中华人民共和国律师法 仲裁法=中华人民共和国仲裁法 企业破产法=中华人民共和国企业破产法

: own-kind = closing articles (本实施细则, 本暂行办法, 本工作方案)
专项 行动 补充 若干

: rule-of-taiwan = orders of Taiwan's offices (修正「…補助要點」, 廢止「…審查基準」)
须知 设置要点 作业程序 作业规定 注意事项

: short-for = instruments (以下简称《条例》)
简称为 以下简称为

: joint-short-for short-for = instruments (以下统称“甲”, 合称《规划》)
并称 合称 统称

: joins = lists of instruments (《甲》和《乙》, 行政处罚法、行政许可法)
暨

: law-tail = rules that cite laws by their short names (根据行政处罚法的规定, 刑法等法律)
有关规定

: law-tail cited-tail = rules that cite laws by their short names (根据行政处罚法的规定, 刑法等法律); sentences with a citation (根据《…》第十条的规定)
的有关规定 的规定

: cited-tail = sentences with a citation (根据《…》第十条的规定)
的相关规定 所列 的要求 之规定

: form-end = papers that offices hand to people (《行政处罚决定书》《整改通知书》)
意见书 告知书

: short-for-end = instruments (以下简称)
称

: before-this = running text (基本法, 样本, 成本法, 副本令)
体 蓝 读 译 抄 正 副 剧 脚 课 标 资 成 样 基

: behind-law = running text (本法式, 本法官)
官 式

: former = laws (前款, 前两条, 上一条)
上一

: before-former = running text (提前, 目前, 开工前)
空 工 产

: behind-count = running text (第三条生产线, 第二条跑道)
鱼 河 街 船 跑 路 线

: before-former behind-count = running text (提前, 目前, 开工前); running text (第三条生产线, 第二条跑道)
生

: address-gap = laws (《…》规定的第三条, 《…》中第三条)
中的

: cited-tail address-gap = sentences with a citation (根据《…》第十条的规定); laws (《…》规定的第三条, 《…》中第三条)
规定的

: not-law-noun = running text (按规定第三条)
照规定

: cited-unit outline-part = citations (第十五条第二款第（一）项第1目, 第二章); citations of outlines (第一部分第二项, 第二大点)
部分

: outline-part = citations of outlines (第一部分第二项, 第二大点)
大点

: form-end = lists of papers to hand in (《…申请表》, 《…审批表》, 《购销合同》)
合同 评审表 报告表 确认表 审核表 考核表 调查表 明细表 一览表 汇总表 情况表 信息表 评分表 推荐表 报名表 统计表 备案表 申报表 登记表 审批表 申请表

: own-kind = autonomous regions (本自治条例, 本单行条例)
单行 自治

: cites-lead duty-manner = openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》); brackets and sentences behind tasks (按职责分工分别负责)
依

: own-kind role-scope duty-manner manner = closing articles (本实施细则, 本暂行办法, 本工作方案); labels of lists of offices behind tasks (主要责任单位, 市级配合部门); brackets and sentences behind tasks (按职责分工分别负责); rules of all levels (按照各自职责，做好…工作)
具体

: cites-lead adverbial = openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》); articles of rules (经营者在销售时应当…)
依照

: cites-lead no-subject = openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》); articles of rules (本办法所称…)
符合

: joins clause-word no-subject = lists of instruments (《甲》和《乙》, 行政处罚法、行政许可法); sentences about offices (因工作需要由市某局…); articles of rules (本办法所称…)
或者

: before-former self-word = running text (提前, 目前, 开工前); rules on procedures (自治区人民政府)
事

: before-this count-unit = running text (基本法, 样本, 成本法, 副本令); plans, reports and lists of what is done for the people
根

: behind-former behind-count count-unit = running text (前条件, 前款目, 前条例); running text (第三条生产线, 第二条跑道); plans, reports and lists of what is done for the people
例

: behind-count count-unit = running text (第三条生产线, 第二条跑道); plans, reports and lists of what is done for the people
道

: range-mark = laws (第三条至第五条); ranges of all offices (10万～50万元, 3至5个工作日)
- ~

: joins law-tail list-mark = lists of instruments (《甲》和《乙》, 行政处罚法、行政许可法); rules that cite laws by their short names (根据行政处罚法的规定, 刑法等法律); lists of times (6月底、12月底前)
、

: before-former earlier = running text (提前, 目前, 开工前); rules on procedures
提

: before-former time-start = running text (提前, 目前, 开工前); times of all offices (今年, 每年, 次月, 上半年, 年底)
当

: short-for name-note = instruments (以下简称《条例》); lists of offices (市某局〔以下简称市某局〕)
下称 简称 以下称

: own-kind force-sign = closing articles (本实施细则, 本暂行办法, 本工作方案); closing articles (过渡期至…, 暂行2年, 延续至…, 至…日止)
暂行
