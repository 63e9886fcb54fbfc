# References: what names instruments, and how texts refer to them.
class cites-lead: What leads to an instrument that is followed.
class form-end: What forms, certificates, letters and papers are called that are no instruments.
class law-name: Laws that texts name without 《》, with their full names.
class own-kind: What may stand between 本 and what an instrument calls itself.
class rule-of-taiwan: What rules of Taiwan's offices are called beside the names that instruments have everywhere.
class short-for: What introduces a short form.
class joint-short-for: What introduces one form for several.
class joins: What joins two of a kind.
class law-part: What of a law is named that is no article (宪法序言第七自然段).
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
class no-law: Words that end in 法 and name no law.
class land: What the names of lands end with whose laws are others'.
class law-lead: What stands before a law's name and is no part of it.
class law-stop: What no name of a law holds.

: cites-lead = openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》)
参见

: cites-lead governs = openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》); closing articles (关于贯彻《甲条例》的规定同时废止, 《甲》由《乙》废止)
贯彻

: form-end = lists of papers to hand in (《营业执照》《申请表》), rules on permits (《取水许可证》), notices in newspapers (《…日报》)
簿 卡 执照 票 牌 日报 晚报 早报 晨报 周报 学报 月报 凭证 合格证明 证明 台账 选集 全集 文集 读本 教材 词典 字典 周刊 画报 存根 准考证 要素表 释明表 税率表 税额表 当量值表 计划表 时间表 任务表 分工表 排查表 反馈表 告知表 评价表 检查表 记录表 自查表 回执表 采集表 核实表 公示表 花名表 预约表 委托书 授权书 声明书 承诺书

: form-end noun-of-deed = lists of papers to hand in (《营业执照》《申请表》), rules on permits (《取水许可证》), notices in newspapers (《…日报》); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
证

: law-name = laws, interpretations of courts, rules that cite laws by their short names (依照刑法第三十七条之一, 根据行政处罚法)
宪法=中华人民共和国宪法 刑法=中华人民共和国刑法 民法典=中华人民共和国民法典 立法法=中华人民共和国立法法 刑事诉讼法=中华人民共和国刑事诉讼法 民事诉讼法=中华人民共和国民事诉讼法 行政诉讼法=中华人民共和国行政诉讼法 行政许可法=中华人民共和国行政许可法 行政强制法=中华人民共和国行政强制法 行政复议法=中华人民共和国行政复议法 国家赔偿法=中华人民共和国国家赔偿法 公务员法=中华人民共和国公务员法 监察法=中华人民共和国监察法 监督法=中华人民共和国各级人民代表大会常务委员会监督法 代表法=中华人民共和国全国人民代表大会和地方各级人民代表大会代表法 选举法=中华人民共和国全国人民代表大会和地方各级人民代表大会选举法 地方组织法=中华人民共和国地方各级人民代表大会和地方各级人民政府组织法 预算法=中华人民共和国预算法 审计法=中华人民共和国审计法 统计法=中华人民共和国统计法 会计法=中华人民共和国会计法 公司法=中华人民共和国公司法 证券法=中华人民共和国证券法 保险法=中华人民共和国保险法 票据法=中华人民共和国票据法 商标法=中华人民共和国商标法 专利法=中华人民共和国专利法 著作权法=中华人民共和国著作权法 反垄断法=中华人民共和国反垄断法 反不正当竞争法=中华人民共和国反不正当竞争法 消费者权益保护法=中华人民共和国消费者权益保护法 产品质量法=中华人民共和国产品质量法 食品安全法=中华人民共和国食品安全法 药品管理法=中华人民共和国药品管理法 劳动法=中华人民共和国劳动法 劳动合同法=中华人民共和国劳动合同法 社会保险法=中华人民共和国社会保险法 就业促进法=中华人民共和国就业促进法 安全生产法=中华人民共和国安全生产法 消防法=中华人民共和国消防法 道路交通安全法=中华人民共和国道路交通安全法 突发事件应对法=中华人民共和国突发事件应对法 土地管理法=中华人民共和国土地管理法 城乡规划法=中华人民共和国城乡规划法 城市房地产管理法=中华人民共和国城市房地产管理法 建筑法=中华人民共和国建筑法 招标投标法=中华人民共和国招标投标法 政府采购法=中华人民共和国政府采购法 环境保护法=中华人民共和国环境保护法 水法=中华人民共和国水法 防洪法=中华人民共和国防洪法 水污染防治法=中华人民共和国水污染防治法 大气污染防治法=中华人民共和国大气污染防治法 森林法=中华人民共和国森林法 草原法=中华人民共和国草原法 渔业法=中华人民共和国渔业法 农业法=中华人民共和国农业法 种子法=中华人民共和国种子法 公路法=中华人民共和国公路法 铁路法=中华人民共和国铁路法 民用航空法=中华人民共和国民用航空法 港口法=中华人民共和国港口法 海关法=中华人民共和国海关法 税收征收管理法=中华人民共和国税收征收管理法 个人所得税法=中华人民共和国个人所得税法 企业所得税法=中华人民共和国企业所得税法 增值税法=中华人民共和国增值税法 教育法=中华人民共和国教育法 义务教育法=中华人民共和国义务教育法 高等教育法=中华人民共和国高等教育法 教师法=中华人民共和国教师法 未成年人保护法=中华人民共和国未成年人保护法 治安管理处罚法=中华人民共和国治安管理处罚法 反恐怖主义法=中华人民共和国反恐怖主义法 网络安全法=中华人民共和国网络安全法 数据安全法=中华人民共和国数据安全法 个人信息保护法=中华人民共和国个人信息保护法 国家安全法=中华人民共和国国家安全法 人民法院组织法=中华人民共和国人民法院组织法 人民检察院组织法=中华人民共和国人民检察院组织法 法官法=中华人民共和国法官法 检察官法=中华人民共和国检察官法 律师法=中华人民共和国律师法 仲裁法=中华人民共和国仲裁法 企业破产法=中华人民共和国企业破产法 电子商务法=中华人民共和国电子商务法 车船税法=中华人民共和国车船税法 广告法=中华人民共和国广告法 公证法=中华人民共和国公证法 拍卖法=中华人民共和国拍卖法 防震减灾法=中华人民共和国防震减灾法 气象法=中华人民共和国气象法 测绘法=中华人民共和国测绘法 标准化法=中华人民共和国标准化法 计量法=中华人民共和国计量法 电力法=中华人民共和国电力法 煤炭法=中华人民共和国煤炭法 节约能源法=中华人民共和国节约能源法 可再生能源法=中华人民共和国可再生能源法 循环经济促进法=中华人民共和国循环经济促进法 清洁生产促进法=中华人民共和国清洁生产促进法 矿产资源法=中华人民共和国矿产资源法 海域使用管理法=中华人民共和国海域使用管理法 海洋环境保护法=中华人民共和国海洋环境保护法 海岛保护法=中华人民共和国海岛保护法 长江保护法=中华人民共和国长江保护法 黄河保护法=中华人民共和国黄河保护法 湿地保护法=中华人民共和国湿地保护法 野生动物保护法=中华人民共和国野生动物保护法 土壤污染防治法=中华人民共和国土壤污染防治法 噪声污染防治法=中华人民共和国噪声污染防治法 固体废物污染环境防治法=中华人民共和国固体废物污染环境防治法 环境影响评价法=中华人民共和国环境影响评价法 环境保护税法=中华人民共和国环境保护税法 资源税法=中华人民共和国资源税法 耕地占用税法=中华人民共和国耕地占用税法 城市维护建设税法=中华人民共和国城市维护建设税法 契税法=中华人民共和国契税法 印花税法=中华人民共和国印花税法 烟叶税法=中华人民共和国烟叶税法 船舶吨税法=中华人民共和国船舶吨税法 关税法=中华人民共和国关税法 农村土地承包法=中华人民共和国农村土地承包法 农产品质量安全法=中华人民共和国农产品质量安全法 农民专业合作社法=中华人民共和国农民专业合作社法 畜牧法=中华人民共和国畜牧法 动物防疫法=中华人民共和国动物防疫法 进出境动植物检疫法=中华人民共和国进出境动植物检疫法 生物安全法=中华人民共和国生物安全法 传染病防治法=中华人民共和国传染病防治法 基本医疗卫生与健康促进法=中华人民共和国基本医疗卫生与健康促进法 医师法=中华人民共和国医师法 中医药法=中华人民共和国中医药法 精神卫生法=中华人民共和国精神卫生法 疫苗管理法=中华人民共和国疫苗管理法 献血法=中华人民共和国献血法 人口与计划生育法=中华人民共和国人口与计划生育法 母婴保健法=中华人民共和国母婴保健法 职业病防治法=中华人民共和国职业病防治法 国境卫生检疫法=中华人民共和国国境卫生检疫法 特种设备安全法=中华人民共和国特种设备安全法 矿山安全法=中华人民共和国矿山安全法 石油天然气管道保护法=中华人民共和国石油天然气管道保护法 旅游法=中华人民共和国旅游法 文物保护法=中华人民共和国文物保护法 非物质文化遗产法=中华人民共和国非物质文化遗产法 公共文化服务保障法=中华人民共和国公共文化服务保障法 公共图书馆法=中华人民共和国公共图书馆法 电影产业促进法=中华人民共和国电影产业促进法 体育法=中华人民共和国体育法 科学技术进步法=中华人民共和国科学技术进步法 科学技术普及法=中华人民共和国科学技术普及法 促进科技成果转化法=中华人民共和国促进科技成果转化法 职业教育法=中华人民共和国职业教育法 民办教育促进法=中华人民共和国民办教育促进法 学前教育法=中华人民共和国学前教育法 家庭教育促进法=中华人民共和国家庭教育促进法 预防未成年人犯罪法=中华人民共和国预防未成年人犯罪法 妇女权益保障法=中华人民共和国妇女权益保障法 老年人权益保障法=中华人民共和国老年人权益保障法 残疾人保障法=中华人民共和国残疾人保障法 慈善法=中华人民共和国慈善法 红十字会法=中华人民共和国红十字会法 工会法=中华人民共和国工会法 劳动争议调解仲裁法=中华人民共和国劳动争议调解仲裁法 退役军人保障法=中华人民共和国退役军人保障法 军人地位和权益保障法=中华人民共和国军人地位和权益保障法 兵役法=中华人民共和国兵役法 国防法=中华人民共和国国防法 国防动员法=中华人民共和国国防动员法 国防教育法=中华人民共和国国防教育法 国防交通法=中华人民共和国国防交通法 人民武装警察法=中华人民共和国人民武装警察法 人民警察法=中华人民共和国人民警察法 监狱法=中华人民共和国监狱法 社区矫正法=中华人民共和国社区矫正法 禁毒法=中华人民共和国禁毒法 反有组织犯罪法=中华人民共和国反有组织犯罪法 反电信网络诈骗法=中华人民共和国反电信网络诈骗法 反间谍法=中华人民共和国反间谍法 反洗钱法=中华人民共和国反洗钱法 反外国制裁法=中华人民共和国反外国制裁法 保守国家秘密法=中华人民共和国保守国家秘密法 国家情报法=中华人民共和国国家情报法 密码法=中华人民共和国密码法 电子签名法=中华人民共和国电子签名法 出境入境管理法=中华人民共和国出境入境管理法 护照法=中华人民共和国护照法 居民身份证法=中华人民共和国居民身份证法 国籍法=中华人民共和国国籍法 戒严法=中华人民共和国戒严法 集会游行示威法=中华人民共和国集会游行示威法 国旗法=中华人民共和国国旗法 国徽法=中华人民共和国国徽法 国歌法=中华人民共和国国歌法 英雄烈士保护法=中华人民共和国英雄烈士保护法 国家勋章和国家荣誉称号法=中华人民共和国国家勋章和国家荣誉称号法 公职人员政务处分法=中华人民共和国公职人员政务处分法 监察官法=中华人民共和国监察官法 法律援助法=中华人民共和国法律援助法 人民陪审员法=中华人民共和国人民陪审员法 人民调解法=中华人民共和国人民调解法 引渡法=中华人民共和国引渡法 国际刑事司法协助法=中华人民共和国国际刑事司法协助法 海事诉讼特别程序法=中华人民共和国海事诉讼特别程序法 海商法=中华人民共和国海商法 信托法=中华人民共和国信托法 证券投资基金法=中华人民共和国证券投资基金法 期货和衍生品法=中华人民共和国期货和衍生品法 商业银行法=中华人民共和国商业银行法 中国人民银行法=中华人民共和国中国人民银行法 银行业监督管理法=中华人民共和国银行业监督管理法 外商投资法=中华人民共和国外商投资法 对外贸易法=中华人民共和国对外贸易法 出口管制法=中华人民共和国出口管制法 合伙企业法=中华人民共和国合伙企业法 个人独资企业法=中华人民共和国个人独资企业法 企业国有资产法=中华人民共和国企业国有资产法 中小企业促进法=中华人民共和国中小企业促进法 乡村振兴促进法=中华人民共和国乡村振兴促进法 粮食安全保障法=中华人民共和国粮食安全保障法 民族区域自治法=中华人民共和国民族区域自治法 村民委员会组织法=中华人民共和国村民委员会组织法 城市居民委员会组织法=中华人民共和国城市居民委员会组织法 全国人民代表大会组织法=中华人民共和国全国人民代表大会组织法 国务院组织法=中华人民共和国国务院组织法 邮政法=中华人民共和国邮政法 航道法=中华人民共和国航道法 海上交通安全法=中华人民共和国海上交通安全法 无障碍环境建设法=中华人民共和国无障碍环境建设法 青藏高原生态保护法=中华人民共和国青藏高原生态保护法 防沙治沙法=中华人民共和国防沙治沙法 水土保持法=中华人民共和国水土保持法 深海海底区域资源勘探开发法=中华人民共和国深海海底区域资源勘探开发法 核安全法=中华人民共和国核安全法 放射性污染防治法=中华人民共和国放射性污染防治法 资产评估法=中华人民共和国资产评估法 注册会计师法=中华人民共和国注册会计师法 价格法=中华人民共和国价格法 反食品浪费法=中华人民共和国反食品浪费法 国家公园法=中华人民共和国国家公园法 能源法=中华人民共和国能源法 原子能法=中华人民共和国原子能法 陆地国界法=中华人民共和国陆地国界法 海警法=中华人民共和国海警法 领海及毗连区法=中华人民共和国领海及毗连区法 专属经济区和大陆架法=中华人民共和国专属经济区和大陆架法 缔结条约程序法=中华人民共和国缔结条约程序法 爱国主义教育法=中华人民共和国爱国主义教育法 对外关系法=中华人民共和国对外关系法

: law-name no-sanction = laws, interpretations of courts, rules that cite laws by their short names (依照刑法第三十七条之一, 根据行政处罚法); rules on procedure (行政处罚决定书应当…, 代为送达)
行政处罚法=中华人民共和国行政处罚法

: own-kind = closing articles (本实施细则, 本暂行办法, 本工作方案)
专项 行动 若干

: rule-of-taiwan = orders of Taiwan's offices (修正「…補助要點」, 廢止「…審查基準」)
设置要点 作业程序 作业规定 注意事项

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
的相关规定 的要求 之规定

: cited-tail part-of-all = sentences with a citation (根据《…》第十条的规定); decisions (《甲》和《乙》中有关…的规定)
所列

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

: cited-tail address-gap names-asked = sentences with a citation (根据《…》第十条的规定); laws (《…》规定的第三条, 《…》中第三条); articles of rules (法律规定应当注销的其他情形, 其他应当公开的信息)
规定的

: not-law-noun = running text (按规定第三条)
照规定

: cited-unit part-of-all = citations (第十五条第二款第（一）项第1目, 第二章); decisions (《甲》和《乙》中有关…的规定)
部分

: form-end = lists of papers to hand in (《…申请表》, 《…审批表》, 《购销合同》)
评审表 报告表 确认表 审核表 考核表 调查表 明细表 汇总表 情况表 信息表 评分表 推荐表 报名表 统计表 备案表 申报表 登记表 审批表 申请表

: own-kind = autonomous regions (本自治条例, 本单行条例)
单行 自治

: cites-lead duty-manner = openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》); brackets and sentences behind tasks (按职责分工分别负责)
依

: own-kind role-scope duty-manner manner = closing articles (本实施细则, 本暂行办法, 本工作方案); labels of lists of offices behind tasks (主要责任单位, 市级配合部门); brackets and sentences behind tasks (按职责分工分别负责); rules of all levels (按照各自职责，做好…工作)
具体

: cites-lead no-subject = openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》); articles of rules (本办法所称…)
符合

: joins clause-word no-subject no-condition = lists of instruments (《甲》和《乙》, 行政处罚法、行政许可法); sentences about offices (因工作需要由市某局…); articles of rules (本办法所称…); articles of rules (用人单位招用劳动者，不得…)
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

: before-former earlier = running text (提前, 目前, 开工前); rules on procedures
提

: before-former time-start = running text (提前, 目前, 开工前); times of all offices (今年, 每年, 次月, 上半年, 年底)
当

: short-for name-note = instruments (以下简称《条例》); lists of offices (市某局〔以下简称市某局〕)
下称 简称 以下称

: own-kind force-sign = closing articles (本实施细则, 本暂行办法, 本工作方案); closing articles (过渡期至…, 暂行2年, 延续至…, 至…日止)
暂行

: cites-lead = definitions and judgments (是指电子商务法第九条规定的…, 适用刑法第三条)
触犯 援引

: no-law = running text before 第三条 (该办法第三条, 依法第三条)
方法 做法 执法 司法 立法 合法 守法 用法 算法 语法 书法 说法 上位法 兵法 手法

: law-lead = running text (该法第三条, 本法第三条, 新法第三条)
新 旧 此

: cites-lead basis-lead = openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》); rules (依据《…》作出的)
遵照 参照

: form-end catalogue = lists of papers to hand in (《…申请表》, 《…审批表》, 《购销合同》); decisions on repeal (《失效的法律目录》中104件)
一览表

: form-end term-of = lists of papers to hand in (《…申请表》, 《…审批表》, 《购销合同》); rules (补贴期限：累计不超过3年)
合同

: own-kind year-work governs = closing articles (本实施细则, 本暂行办法, 本工作方案); works of a year (滚动实施技改项目300个); closing articles (关于贯彻《甲条例》的规定同时废止, 《甲》由《乙》废止)
补充

: address-gap part-of-all place-tail = laws (《…》规定的第三条, 《…》中第三条); decisions (《甲》和《乙》中有关…的规定); decisions on amendment (第三条中的“甲”, 第五条后增加一条, 在第三条的基础上)
中的

: no-law how-it-is = running text before 第三条 (该办法第三条, 依法第三条); articles of rules (禁止非法的集会)
非法

: joins law-tail list-mark names-banned = lists of instruments (《甲》和《乙》, 行政处罚法、行政许可法); rules that cite laws by their short names (根据行政处罚法的规定, 刑法等法律); lists of times (6月底、12月底前); articles of rules of all levels (划定禁止…的区域)
、

: cites-lead adverbial rule-lead basis-lead no-name-start = openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》); articles of rules (经营者在销售时应当…); rules and plans for emergencies; rules (依据《…》作出的); rules (可致函请求某局协助)
依照

: form-end not-lead names-banned other-act deed asks-for heads-others left-open = lists of papers to hand in (《营业执照》《申请表》), rules on permits (《取水许可证》), notices in newspapers (《…日报》); rules (申请人户籍所在地民政部门); articles of rules of all levels (划定禁止…的区域); rules (对水质造成影响的, 对问题进行治理); articles of rules (用人单位招用劳动者，应当…); articles of rules (用户可以申请复核); sentences about offices (申请行政机关履行职责, 组成评审小组); notices (符合要求的，可不再执行《…》) and reports (《…》被废止)
申请

: law-part = amendments of the constitution (宪法总纲第五条)
总纲

: rule-of-taiwan no-modal = orders of Taiwan's offices (修正「…補助要點」, 廢止「…審查基準」); rules and notices (投标人须知)
须知
