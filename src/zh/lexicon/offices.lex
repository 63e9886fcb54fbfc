# Offices: what their names end with.

class office-end: What the name of an office that signs ends with.
class office-tail: What the name of an office in a list of offices ends with; wider than what signs.
class office-like: Words that end as offices do and are none.
class no-office: What shows that words are part of a sentence and no name of an office.
class office-start: What names of offices begin with: the level of their authority, or who is meant.
class others-kind: What the others of a list are called (等部门, 其他有关单位).
class others-which: Which others are meant, before what they are called.
class and-word: What joins two offices.
class stray-label: Labels that name no offices, where print put one right behind the offices before it.
class vague-office: Words for all offices of a kind, which name none.
class ministry: Offices of the centre that are named without a level.
class supreme: The highest organs, whose names papers print one behind the other (中共中央国务院).
class office-field: What an office is for, in its short and its full form.
class office-kind: The last part of an office's name, in its short and its full form.
class bureau-end: What only names of offices end with.
class name-note: What begins a note inside an office's name that gives its short form.
class level: The level of an authority, before what it is for.
class behind-office: Words with which a sentence goes on behind an office, and which no name has there.
class level-word: What follows a level where it is a part of a word (县级, 区属), or others are meant (县有关部门).
class level-beside: Levels whose offices are named together with those of another (各区、县某局, 各省、自治区某厅).
class government: What governments are called, in their short and their full form.
class nobody: Words for offices that are not named, at the end of a list.
class special-group: Groups that are set up for a task alone, and are no offices.
class free: Words that hold the word for “by” and are in names.
class district: What the name of a city with districts goes on with.
class will-end: What the name of an office ends with where 会 says what it will do (市水务局会配合…).
class and-others: What says that a list goes on.
class court: What names of courts end with.
class level-of: What stands before a level that goes with the next of a list (有关县、区人民政府).

: office-end = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅)
常委会 小组 指挥部 银行 总队
总会 工会 联席会议 军区 军分区 警备区 武装部 市委 司令部 行署 公署 政协 分行 研究所 团委
妇联 专家组 调查队 综合组

: office-end = heads of the papers of Taiwan's offices (…國家風景區管理處公告, …監理所公告, …博物館令)
管理处 办事处 监理所 博物馆 教育馆

: office-end = assemblies of Taiwan, Macao and Hong Kong, which head and sign papers of their own (某某縣議會公告, 立法會主席)
议会 立法会 民代表会

: office-end site-end = offices that head a site of their own (某某市人民政府, 某某局), and whose page is titled by their name
办公厅

: office-end addressed-body = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); decisions and replies to one applicant (某某公司：, 某某大学：)
学院 协会

: office-end place-end = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); the first of those lines (某某省, 某某自治州), and an assembly of the place (…人民代表大会)
大会

: office-end office-rest = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); names of offices in sentences (委|员会)
联合会

: office-tail = lists of offices behind tasks of all levels (市某局、某某区人民政府)
室 馆 社 园 企 店 厂 库 电台 电视台 团体 海事 公路段 养护段 工务段

: office-tail everybody = lists of offices behind tasks of all levels (市某局、某某区人民政府); notices (各地区、各部门要高度重视)
各地

: office-end office-rest office-tail = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); names of offices in sentences (委|员会); lists of offices behind tasks of all levels (市某局、某某区人民政府)
院

: office-end count-unit office-tail = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); plans, reports and lists of what is done for the people; lists of offices behind tasks of all levels (市某局、某某区人民政府)
站

: office-like = sentences behind labels (健全社会, 开会) and parts of lists (以上范围)
机会 开会 各处 好处 领导干部 一处 有关会 立场 乡村 示范区 开发建设 全局 大局 格局 当局 结局 责任区 全县城 推行 并行 通行 出行 飞行 流行

: office-like bears = sentences behind labels (健全社会, 开会) and parts of lists (以上范围); articles of rules (船员不得…, 养殖场应当…)
全社会

: office-like behind-area noun-of-deed range-of-place = sentences behind labels (健全社会, 开会) and parts of lists (以上范围); decisions on places where an act is suspended (在甲县范围内); articles of rules (人民法院判决书应当…, 公司执行董事应当…); plans (岸线1公里范围内的企业)
范围

: office-tail office-start = lists of offices behind tasks of all levels (市某局、某某区人民政府); lists of offices behind tasks of all levels
属地 兵团

: office-start = lists of offices behind tasks of all levels
驻 中央 团市委 团县委 团省委 中国

: level-word = lists of offices (各镇、县级有关部门)
域 辖

: level level-beside = lists of offices behind tasks of all levels; lists of offices of all levels (省、自治区、直辖市、设区的市某局)
设区的市 设区市 计划单列市

: level level-beside bears = lists of offices behind tasks of all levels; lists of offices of all levels (省、自治区、直辖市、设区的市某局); articles of rules (船员不得…, 养殖场应当…)
直辖市

: office-start level-beside bears = lists of offices behind tasks of all levels; lists of offices of all levels (各区、县某局, 各省、自治区某厅); articles of rules (船员不得…, 养殖场应当…)
自治州

: office-end office-tail office-start supreme = titles of papers of the party (中共中央关于…, 中共中央国务院关于…)
中共中央

: office-end office-tail office-start = joint notices and their signatures (共青团中央); lists of offices behind tasks of all levels
团中央

: office-end office-tail = joint notices and their signatures (中国残联, 全国工商联, 某县科协), notices of police and of neighbourhoods (某某派出所, 某某居委会)
残联 工商联 科协 侨联 文联 派出所 居委会 村委会 大队 公所

: others-which = ends of lists (等8个有关单位, 其他相关部门)
业务 关 相

: and-word = lists of offices (市某局和市某局)
/

: stray-label = lists of tasks (责任人：某某; 完成时限：长期)
责任领导 牵头领导 主管领导 包抓领导 市级领导 县级领导

: stray-label foot-key contact-label = lists of tasks (责任人：某某; 完成时限：长期); the foot of papers, under the day (抄送：…, （联系人：…）); papers of Taiwan's offices, and feet of notices (承办单位：…　电话：…)
联系人

: office-like vague-office = sentences behind labels (健全社会, 开会) and parts of lists (以上范围); slogans in brackets (政府负责、社会参与)
市场

: office-tail vague-office = lists of offices behind tasks of all levels (市某局、某某区人民政府); slogans in brackets (政府负责、社会参与)
学校

: ministry = plans of the State Council, whose lists name ministries without a level
发展改革委 教育部 科技部 工业和信息化部 公安部 民政部 司法部 财政部 人力资源社会保障部 自然资源部 生态环境部 住房城乡建设部 交通运输部 水利部 农业农村部 商务部 文化和旅游部 国家卫生健康委 卫生健康委 退役军人部 退役军人事务部 应急管理部 应急部 人民银行 审计署 国资委 海关总署 税务总局 市场监管总局 广电总局 体育总局 统计局 国际发展合作署 医保局 参事室 港澳办 中科院 社科院 工程院 发展研究中心 气象局 银保监会 证监会 金融监管总局 信访局 粮食和储备局 能源局 数据局 国防科工局 烟草局 移民局 林草局 铁路局 民航局 邮政局 文物局 中医药局 疾控局 矿山安监局 外汇局 药监局 知识产权局 外交部 国家民委 安全部 质检总局 环境保护部 国土资源部 农业部 卫生部 文化部 卫生计生委 工商总局 安全监管总局 食品药品监管总局 旅游局 扶贫办 林业局 海洋局 测绘地信局 全国总工会 共青团中央 全国妇联 中国残联 全国工商联 中央网信办 中央宣传部 中央组织部 中央编办 乡村振兴局 法制办 国管局

: office-field = lists of offices of all levels, which name the same bureau in several forms (市发改委, 市发展改革委, 市发展和改革委员会)
发改=发展和改革 发展改革=发展和改革 住建=住房和城乡建设 住房城乡建设=住房和城乡建设 住房与城乡建设=住房和城乡建设 城乡住房建设=住房和城乡建设 工信=工业和信息化 工业信息化=工业和信息化 人力资源社会保障=人力资源和社会保障 人力社保=人力资源和社会保障 卫健=卫生健康 国资=国有资产监督管理 市场监管=市场监督管理 市监=市场监督管理 文旅=文化和旅游 文化旅游=文化和旅游 自然资源规划=自然资源和规划 资源规划=自然资源和规划 科技=科学技术 城管=城市管理 民宗=民族宗教事务 林草=林业和草原 退役军人=退役军人事务 粮食储备=粮食和物资储备 粮食物资储备=粮食和物资储备 金融监管=金融监督管理 地方金融监管=地方金融监督管理 药监=药品监督管理 药品监管=药品监督管理 广电=广播电视 文化广电旅游=文化广电和旅游 教育体育=教育和体育 教体=教育和体育 农业和农村=农业农村 城市管理执法=城市管理和综合执法 生态环保=生态环境 发展和改革=发展和改革 住房和城乡建设=住房和城乡建设 工业和信息化=工业和信息化 人力资源和社会保障=人力资源和社会保障 卫生健康=卫生健康 国有资产监督管理=国有资产监督管理 市场监督管理=市场监督管理 文化和旅游=文化和旅游 自然资源和规划=自然资源和规划 民族事务=民族事务 卫生和计划生育=卫生和计划生育 卫生计生=卫生和计划生育 民族宗教事务=民族宗教事务 科学技术=科学技术

: office-end site-end addressed office-kind = offices that head a site of their own (某某市人民政府, 某某局), and whose page is titled by their name; 主送机关 of all offices (各县人民政府，市政府有关部门：); lists of offices of all levels, which name the same bureau in several forms
委员会=委员会

: office-end site-end office-kind = offices that head a site of their own (某某市人民政府, 某某局), and whose page is titled by their name; lists of offices of all levels, which name the same bureau in several forms
办公室=办公室

: office-kind = lists of offices of all levels, which name the same bureau in several forms
总局=总局

: office-end office-tail office-kind bureau-end = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); lists of offices behind tasks of all levels (市某局、某某区人民政府); lists of offices of all levels, which name the same bureau in several forms
办=办公室

: office-end addressed-body office-tail bureau-end = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); decisions and replies to one applicant (某某公司：, 某某大学：); lists of offices behind tasks of all levels (市某局、某某区人民政府); lists of offices of all levels, which name the same bureau in several forms
大学

: office-end office-tail bureau-end = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); lists of offices behind tasks of all levels (市某局、某某区人民政府); lists of offices of all levels, which name the same bureau in several forms
海关

: office-tail bureau-end = lists of offices behind tasks of all levels (市某局、某某区人民政府); lists of offices of all levels, which name the same bureau in several forms
府 司 联

: bureau-end = lists of offices of all levels, which name the same bureau in several forms
总社 公安

: office-end addressed bureau-end = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); 主送机关 of all offices (各县人民政府，市政府有关部门：); lists of offices of all levels, which name the same bureau in several forms
管委会

: office-end addressed bureau-end court = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); 主送机关 of all offices (各县人民政府，市政府有关部门：); lists of offices of all levels, which name the same bureau in several forms; papers that only courts give (民事判决书)
法院

: office-end bureau-end = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); lists of offices of all levels, which name the same bureau in several forms
检察院

: office-end office-rest office-tail bureau-end = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); names of offices in sentences (委|员会); lists of offices behind tasks of all levels (市某局、某某区人民政府); lists of offices of all levels, which name the same bureau in several forms
中心 署

: office-end site-end addressed office-rest office-tail office-kind bureau-end = offices that head a site of their own (某某市人民政府, 某某局), and whose page is titled by their name; 主送机关 of all offices (各县人民政府，市政府有关部门：); names of offices in sentences (委|员会); lists of offices behind tasks of all levels (市某局、某某区人民政府); lists of offices of all levels, which name the same bureau in several forms
局=局 厅=厅

: office-end office-rest office-tail office-kind bureau-end = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); names of offices in sentences (委|员会); lists of offices behind tasks of all levels (市某局、某某区人民政府); lists of offices of all levels, which name the same bureau in several forms
委=委员会

: office-end addressed count-unit office-tail office-kind bureau-end = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); 主送机关 of all offices (各县人民政府，市政府有关部门：); plans, reports and lists of what is done for the people; lists of offices behind tasks of all levels (市某局、某某区人民政府); lists of offices of all levels, which name the same bureau in several forms
部=部

: name-note = lists of offices (市某局〔以下简称市某局〕)
以下简称

: office-tail office-start level named-level = lists of offices behind tasks of all levels (市某局、某某区人民政府); lists of offices behind tasks of all levels; governments of all levels (市政府, 各县区政府); lists of appointments (免去江某平山县某局局长职务)
镇

: office-tail office-start level named-level = lists of offices behind tasks of all levels (市某局、某某区人民政府); lists of offices behind tasks of all levels; governments of all levels (市政府, 各县区政府); lists of appointments (免去江某平山县某局局长职务)
乡

: office-end site-end thing-end vague-office bureau-end government = offices that head a site of their own (某某市人民政府, 某某局), and whose page is titled by their name; reports of events (金融工作, 高质量发展); slogans in brackets (政府负责、社会参与); lists of offices of all levels, which name the same bureau in several forms; lists of offices (市政府 beside 市人民政府)
政府=人民政府

: nobody = lists of offices (…，其他有关部门, 各专班)
工作专班 其他部门 其他单位 其它部门 其它单位 有关职能部门 相关职能部门 其他有关部门 其他有关单位 其他相关部门 其他相关单位 其他职能部门 其他责任单位 其他成员单位 其它有关部门 其它相关部门 有关方面 相关方面 各方面 其他各部门 其他各单位 有关责任单位 相关责任单位 其他部门和单位 其他相关部门和单位 其他有关部门和单位 有关部门和单位 相关部门和单位 有关单位和个人 其他有关单位和个人 相关机构 有关机构 其他有关机构 其他机构

: nobody everybody = lists of offices (…，其他有关部门, 各专班); notices (各地区、各部门要高度重视)
相关单位

: nobody everybody = lists of offices (…，其他有关部门, 各专班); notices (各地区、各部门要高度重视)
有关单位

: nobody everybody = lists of offices (…，其他有关部门, 各专班); notices (各地区、各部门要高度重视)
相关部门

: nobody = lists of offices (配合单位：各工作组)
各工作组 各小组 各专项组 各专项工作组

: nobody special-group = lists of offices (…，其他有关部门, 各专班); lists of offices (市某工作专班)
专班

: district = rules of all levels (设区的市)
区的

: vague-office = sentences (第三方机构参与)
第三方机构 第三方 社会组织 社会机构 专业机构 中介机构 项目单位 专业化公司 专业公司 专业服务机构 第三方治理企业 中央与地方 政府部门

: office-field own-kind no-modal = lists of offices of all levels, which name the same bureau in several forms (市发改委, 市发展改革委, 市发展和改革委员会); closing articles (本实施细则, 本暂行办法, 本工作方案); fields of offices (应急管理等部门)
应急=应急管理

: office-like reached = sentences behind labels (健全社会, 开会) and parts of lists (以上范围); plans (新签约项目40个)
到位

: office-tail others-kind vague-office = lists of offices behind tasks of all levels (市某局、某某区人民政府); ends of lists (某局等部门, 其他有关单位); sentences (第三方机构参与)
地方

: office-like year-work = sentences behind labels (健全社会, 开会) and parts of lists (以上范围); works of a year (滚动实施技改项目300个)
布局

: office-start = rules of all levels (村民委员会和物业服务企业)
物业服务 村民 居民委员会

: office-start bears = rules of all levels (村民委员会和物业服务企业); articles of rules (船员不得…, 养殖场应当…)
业主

: office-like thing-start = sentences behind labels (健全社会, 开会) and parts of lists (以上范围); chronicles (农田受灾)
农村 都市

: office-end thing-start = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); chronicles (农田受灾)
支队

: no-name-start = rules (可致函请求某局协助)
求

: office-rest = rules (会同街道办|事处)
事处

: office-end not-act office-tail bearer-end body-end noun-of-deed = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); rules and plans of all levels (主管部门, 负责人, 校长负责制); lists of offices behind tasks of all levels (市某局、某某区人民政府); articles of rules (涉及改革的部门，应当…); rules of all levels (由税务机关一并征收); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
机关

: office-end addressed-body office-tail bearer-end noun-of-deed = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); decisions and replies to one applicant (某某公司：, 某某大学：); lists of offices behind tasks of all levels (市某局、某某区人民政府); articles of rules (涉及改革的部门，应当…); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
公司

: nobody = rules (政府有关部门应当…)
政府有关部门 政府相关部门 同级有关部门 同级相关部门 同级有关单位

: office-start unit-word = lists of offices behind tasks of all levels; plans (转交110处置, 拨打12345热线)
人民

: office-field unit-word = lists of offices of all levels, which name the same bureau in several forms (市发改委, 市发展改革委, 市发展和改革委员会); plans (转交110处置, 拨打12345热线)
人社=人力资源和社会保障

: office-like unit-word = sentences behind labels (健全社会, 开会) and parts of lists (以上范围); plans (转交110处置, 拨打12345热线)
部署

: office-end addressed-body office-tail unit-word = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); decisions and replies to one applicant (某某公司：, 某某大学：); lists of offices behind tasks of all levels (市某局、某某区人民政府); plans (转交110处置, 拨打12345热线)
集团

: stray-label of-body = lists of tasks (责任人：某某; 完成时限：长期); articles of rules (企业负责人兼职的，不得…)
责任人 分管领导

: ministry by-leave = plans of the State Council, whose lists name ministries without a level; decisions of assemblies (授权中央军事委员会暂时调整适用)
最高人民法院 最高人民检察院

: vague-office = offices of which it is not said which they are (所属公司)
所属公司 所属单位 所属部门 所属企业 所属学校 所属机构

: will-end = answers of governments (医管局会安排)
局会 厅会 署会 处会

: stray-label of-body no-adverb post-end = lists of tasks (责任人：某某; 完成时限：长期); articles of rules (企业负责人兼职的，不得…); articles of rules (机关负责人应当…, 行政处罚决定期限); lists of appointments of all offices, from ambassadors to jurors
负责人

: office-like = rules and plans (厕所要有足够厕位)
厕所 城镇

: office-like level = sentences behind labels (健全社会, 开会) and parts of lists (以上范围); rules of the State Council (城市、县人民政府某主管部门)
城市

: level = plans (地市和县级人民政府)
地市

: level-of = rules (由有关县、区人民政府批准)
毗邻 相邻

: office-end history-end doing thing-end category-end before-event no-bearer no-part = 某某会议 signs; and an entry of a rule's history ends with it; reports of events (江某、柳某参加活动); reports of events (金融工作, 高质量发展); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); rules of all levels (有效期届满30日前); articles of rules (听证会应当…, 款项全部应当…); rules of all levels (缴费单位必须参加社会保险)
会议

: office-field no-part = lists of offices of all levels, which name the same bureau in several forms (市发改委, 市发展改革委, 市发展和改革委员会); rules of all levels (缴费单位必须参加社会保险)
医保=医疗保障

: office-start = rules (某企业和当地人民政府)
当地 同级 上级 下级
