class passed-by: What leads to an office through which something goes (经某部会同有关部门评审).
class as-lead: What leads to who is made something (以市某局为牵头单位).
class remark: What stands among offices and says when, how or in which order, and is no office.
class asks: What says in plans and notices that an office has to do something.
class heads-others: What names of offices begin with when the word is a verb (领导某局做好).
class lead-group: Names that begin with the same word.
class stays: What is said of what was done before: that it counts.
class body-end: What else names of bodies end with before what they do (税务机关一并征收).
class passive-noun: Who something is done to, by name: no word of what must not be.
class decides-on: What is done of two things one.
class everybody: What names of all offices of a kind begin with (各地区、各部门要高度重视).
class no-act-of-office: What is said behind 由 and an office and is no duty of it (由市某局有关人员组成).
class remark-end: What ends such a remark.
class role-stem: What a role is about (牵头单位, 责任单位).
class role-bearer: Whose role it is.
class answers-for: What is said of who has to answer for something (对本地区…负总责).
class except-lead: What leads to what a rule takes out of it.
class except-end: What ends that (除…外).
class role-scope: What may stand before the name of a role.
class role-alone: Roles named by their verb alone, before a colon or over a column.
class role-lead: What shows that a role is that of the leader.
class role-support: What shows that a role is that of a helper.
class duty-verb: What offices are said to do at the end of a clause; the full form is the role that it makes.
class duty-manner: How offices are said to do it, before the verb.
class duty-noun: The roles that verbs make, with their rank: the first wins where several verbs stand together.
class first-place: The place of the office that leads, in a remark on the order of a list.
class below-too: What says of a remark that it holds for what follows.
class not-name: What shows that words among offices are no name of one.
class time-label: What a time limit is headed by, in brackets, lines and tables.
class task-column: Heads of the columns that hold the tasks.
class duty-lead: What stands before offices and is no part of them (由市某局负责).
class together: What joins an office that leads to those that help it (市某局会同市某局).
class role-is: The end of a role before 为 or 是 (牵头单位为).
class role-of-list: The role of offices that stand alone in brackets behind a task; one word.
class role-of-others: The role of the others of a list whose first office leads; one word.
class duty-act: What a sentence says that an office does, right behind its name; the full form is the role that it makes.
class not-lead: Words in which 请 leads to no office (申请人, 请求某局协助).
class not-act: What follows such a word where it says something else (负责人, 主管部门).
class explains: Who explains an instrument, which is no duty of its matter.
class manner: By what offices act, between their names and what they do (按照各自职责).
class modal: What says that somebody has to do something, before what it is.
class clause-word: Words of a sentence that no name of an office has in it.
class office-rest: What the name of an office goes on with behind what could be its end (委|员会).
class obliges: What says in a rule that somebody has to do something.
class forbids: What says in a rule that something must not be done.
class allows: What says in a rule that something may be done.
class sanction: What is done in a rule to those who break it.
class condition-end: What a condition in a rule ends with.
class adverbial: What stands between who has to do something and that he has to.
class no-subject: What words begin with that are not who has to do something.
class field-offices: What stands behind the fields of offices that are named by them alone (发展改革、财政等部门).
class pays: What is said of who pays, behind 由.
class done-word: What shows that a sentence tells of what was done.
class duty-head: What stands between offices and the colon behind which their duties are listed.
class body-kind: What a sentence says that an office is, before its duties (是…主管部门，负责…).
class is-word: What stands between an office and what it is.
class past-lead: What begins a sentence that tells of what was done.
class not-done: Words in which 了 tells of nothing done.
class no-modal: Words in which 应 and 要 say of nothing that it has to be done.
class by-act: What offices do that are named behind 由.
class of-bodies: What makes of 负责… the name of a body (负责地方志工作的机构).
class role-of-leader: The role of an office that leads others; one word.
class role-of-helper: The role of an office that helps another; one word.
class under-lead: What ends the words that say under whom an office acts (在市某局指导下).
class rule-lead: What leads to the rule by which offices act (按照指令参加…).
class no-adverb: Words with a character in them that is an adverb elsewhere (经营者应当…, 从业人员).
class sends-on: What is done with a case that goes to another office, which imposes nothing by that (移送司法机关).
class of-body: People who belong to somebody that has duties of its own (企业负责人).
class bearer-end: What the names of those end with who have duties.
class bears: What those are called who can have duties, at the end of the words: people, bodies, and what moves in traffic.
class no-bearer: Words that end as those do and are none of them (听证会).
class behind-who: Adverbs that stand right behind who has to (当事人各应当…).
class of-whom: What belongs to somebody, and is not they (船员服务簿, 被告人真实身份不明).
class gone: What is said of somebody who can have no duty any more (被告人死亡的).
class official: Those who act for an authority, at the end of the words (执法人员, 法庭).
class ruled: What an authority does to a person who was named before (裁定, 从轻, 责令其).
class asks-whether: What makes a question of what stands behind it (是否应当).
class knows: What somebody knows or should know (知道或者应当知道).
class no-sanction: Words in which the name of a sanction threatens none (行政处罚决定书, 代为送达).
class law-sanction: What sends to other laws, and threatens a sanction only where it is said (依照有关法律).
class punished: What says so (依照有关法律的规定处罚).
class turns: What a clause behind one that forbids begins with where it asks for something (不得超过三十日，并告知…).
class no-turn: Words that begin as those do and ask for nothing.
class if-lead: What a clause begins with that tells of a case (不得更改，如需修改，应重新办理).
class where-end: What ends words for a place or an extent, which are not who has to do something.
class act-post: Of the acts the one that is a person's post, too (部门主管负责考核).
class of-things: What makes of 制定… the name of things (制定法律的事项).
class may-lead: What leaves it open whether the office behind 由 does it (可由上级协调).
class when-end: What ends words that say when, before those who have to do something then.
class own-work: Of the acts those that name a role in lists of offices, and in a sentence what an office does itself.
class how-it-is: What says how something is before 的, and is no verb (非法的集会).
class banned-kind: What stands two characters behind such a word in names of what is forbidden (禁止建设区).
class names-asked: What stands before such a word where it tells which things have to be done (其他应当公开的信息).
class names-banned: What stands before such a word where it tells which things are forbidden (划定禁止…的区域).
class bans: Of those words the ones that stand before nouns, too.
class fine-mark: What is said of a fine before its amount (由市某局处五百元罚款).
class finds: What somebody does who then has to act (经营者发现…的，应当…).
class duties-head: What headings say under which offices stand with what each has to do (职责分工).
class how-long: What stands behind a length of time that has a bound, and is no part of its name (期限最长不得超过…).
class deed: What somebody does, right behind who it is, in a clause before what they have to do (用人单位招用…，应当…).
class noun-of-deed: What makes a noun of such a word (人民法院判决书, 公司执行董事).
class of-ground: What the words end with for that by which or for which somebody acts (根据案件的需要).
class no-bearer-start: What words begin with that name an act and nobody who has a duty (设立学校应当…).
class bearing: What stands between who answers for a damage and that (由责任人承担赔偿责任).
class no-threat: What stands before a sanction that is told of or provided for, and not threatened (曾受到…处罚).
class asks-for: What people do who ask an authority for something (可以申请复核).
class breaks: What is said, right behind who it is, of somebody who does not do what is asked (逾期不履行的).
class contact-role: Roles that name in the foot of a paper whom to ask (承办单位：…　电话：…).
class contact-label: What lines begin with that say how somebody is reached.
class no-condition: Words for people that end as conditions do (招用劳动者).
class acts-on: What is done to an office, before its name (保障某部门依法履行职责).
class acts-on-not: Words of names of offices that begin so (监督管理局).
class no-part: What people take part in who help nobody by it (参加社会保险).
class but-lead: What turns a clause before those who have to do something (但某单位应当…).
class joins-with: What joins an office to others as 会同 does, where names of offices stand on both sides (市某局联合市某局).

: remark = brackets behind tasks (…按职责分工负责，2025年底前完成，排第一位的为牵头单位)
底前 长期 排第一 列第一 排名 排序 排在 列在 常态化 为牵头 为主办 为主责 以下均需 不再列出 以下均由

: remark-end = brackets behind tasks (持续推进)
落实到位

: role-stem = labels of lists of offices behind tasks (牵头单位：…；配合部门：…)
协作 监管

: role-bearer = labels of lists of offices behind tasks (牵头单位：…)
科室 司局 厅局 县区 区县

: role-bearer bears noun-of-deed = labels of lists of offices behind tasks (牵头单位：…); articles of rules (船员不得…, 养殖场应当…); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
主体

: role-bearer bears = labels of lists of offices behind tasks (牵头单位：…); articles of rules (船员不得…, 养殖场应当…)
乡镇

: role-scope = labels of lists of offices behind tasks (主要责任单位, 市级配合部门)
省级 市级 县级 区级 州级 省直 市直 县直

: role-stem role-alone role-lead = labels of lists of offices behind tasks (牵头单位：…；配合部门：…); labels and heads of columns (牵头：…；配合：…); roles as printed (市级牵头部门, 主责单位)
主责

: role-stem role-alone role-support = labels of lists of offices behind tasks (牵头单位：…；配合部门：…); labels and heads of columns (牵头：…；配合：…); roles as printed (协办单位, 参加部门, 业务指导单位)
会办

: role-stem role-alone duty-verb = labels of lists of offices behind tasks (牵头单位：…；配合部门：…); labels and heads of columns (牵头：…；配合：…); brackets and sentences behind tasks (市某局牵头，市某局配合)
协办=配合单位

: duty-manner = brackets and sentences behind tasks (按职责分工分别负责)
分工 抓好 加以 认真 协调

: duty-manner of-ground = brackets and sentences behind tasks (按职责分工分别负责); articles of rules (根据案件的需要，可以…)
权限

: remark first-place = brackets behind tasks (…按职责分工负责，2025年底前完成，排第一位的为牵头单位); remarks on the order of a list (列第一位的为牵头单位)
第一位 首位 第一个

: first-place = remarks on the order of a list (列第一位的为牵头单位)
第一名 第一的

: remark below-too = brackets behind tasks (…按职责分工负责，2025年底前完成，排第一位的为牵头单位); remarks on the order of a list (…，下同)
下同

: below-too = remarks on the order of a list (…，下同)
后同 余同 均同

: not-name = sentences in brackets among offices (各方要加强配合)
使 做 推

: time-label = lines and columns of plans (完成时限：2024年6月)
办结时间 办理时限 时限要求 时间要求 时间进度 进度安排 完成节点 计划完成时间 截止时间 完成日期

: task-column = heads of tables of duties (重点任务 | 牵头单位 | 时限)
任务内容 任务名称 工作内容 主要工作 工作措施 具体措施 主要措施 工作事项 项目名称 具体任务 改革任务 建设内容 具体内容 具体举措 工作要求 工作目标 任务目标

: duty-lead = sentences on who does what
请 并由 再由 具体由 统一由
: duty-lead tells-other = sentences on who does what; rules on procedures (应当通知申请人于五日内补正)
责成

: together = sentences on who does what
会商

: role-is = sentences (牵头单位为市某局)
位为 门为 位是 门是 构为

: role-of-others = plans of the State Council (列第一位的为牵头部门)
参加单位

: duty-act = rules and plans of all levels (市某局负责全市…的监督管理工作)
具体负责=负责单位 统一负责=负责单位 全面负责=负责单位 主要负责=负责单位 具体承担=责任单位 牵头负责=牵头单位 统筹协调=牵头单位 统筹负责=牵头单位 负责统筹=牵头单位 积极配合=配合单位 负责指导=负责单位 具体实施=实施单位 负责组织实施=负责单位 组织制定=责任单位 负责牵头=牵头单位 共同负责=负责单位 分别负责=负责单位 组织协调=责任单位 共同做好=责任单位 协同推进=责任单位 共同推进=责任单位 联合推进=责任单位 协同做好=责任单位 统筹推进=责任单位 牵头推进=牵头单位

: role-stem role-alone duty-verb duty-act = labels of lists of offices behind tasks (牵头单位：…；配合部门：…); labels and heads of columns (牵头：…；配合：…); brackets and sentences behind tasks (市某局牵头，市某局配合); rules and plans of all levels (市某局负责全市…的监督管理工作)
协助=配合单位

: together duty-act = sentences on who does what; rules and plans of all levels (市某局负责全市…的监督管理工作)
会同=牵头单位

: duty-manner duty-act = brackets and sentences behind tasks (按职责分工分别负责); rules and plans of all levels (市某局负责全市…的监督管理工作)
做好=责任单位

: not-act = rules and plans of all levels (主管部门, 负责人, 校长负责制)
制 费用 民事责任 法律责任 连带责任 相应责任 审计的 义务 和参与的 和参加的

: manner = rules of all levels (按照各自职责，做好…工作)
按照各自职责 按照职责分工 按照各自职责分工 按照职责 在各自职责范围内 在职责范围内 按各自职责 按职责分工 依照各自职责 根据各自职责 根据职责分工 依据各自职责 依据职责分工 在各自的职责范围内 按照规定职责 按照规定的职责 依照职责 按照各自的职责 按照各自的职责分工 依照职责分工 依职责 按照法定职责 在各自职权范围内 在职权范围内 按照各自权限 按照有关规定 按照规定 依照各自的职责 按照各自职能 按照职能分工 根据各自的职责 统一 按职责 密切配合 分工负责 重新 逐一

: duty-manner manner = brackets and sentences behind tasks (按职责分工分别负责); rules of all levels (按照各自职责，做好…工作)
各自

: clause-word = sentences about offices (因工作需要由市某局…)
鼓励 设在 划分 立足 专门 先行 优先 我们 组织我 组织有 组织各 应当组织 是国 你区 因为 牵头和 必要时 一是 二是 三是 下设 搭建 与所 商有关 商国务 商同级 本法 为主 商国家 因依法 报上级 报国务院 报市 报省 补助地方 速向 转制为 改制为

: clause-word considers = sentences about offices (因工作需要由市某局…); answers to questions and reports (正在研究修订《…》)
正在
: clause-word tells-other = sentences about offices (因工作需要由市某局…); rules on procedures (应当通知申请人于五日内补正)
督促
: clause-word now-lead = sentences about offices (因工作需要由市某局…); reports and opinions (目前，全市共有…)
目前

: manner clause-word = rules of all levels (按照各自职责，做好…工作); sentences about offices (因工作需要由市某局…)
积极

: duty-lead clause-word deed = sentences on who does what; sentences about offices (因工作需要由市某局…); articles of rules (用人单位招用劳动者，应当…)
委托

: office-rest = names of offices in sentences (委|员会)
员会 公室 公厅 计 议 展

: modal obliges asks = rules of all levels; articles of rules of all levels (某某应当…); plans and notices (住房城乡建设部门要加强监管)
应该

: obliges = articles of rules of all levels (某某应当…)
均须 均应 有义务 不得不 应按=应 应按照=应 应将=应 须经=须 须按=须 应依法=应 应向=应 应提前=应 应及时=应 应由=应

: forbids = articles of rules of all levels (任何单位和个人不得…)
不允许 一律不得 无权

: allows = articles of rules of all levels (某某可以…)
可向=可 可自=可 可申请=可 可依法=可

: sanction = the articles on liability (责令改正，处…罚款)
没收 吊销 警告 追究 拘留 追缴 治安管理处罚 通报批评 行政处罚 撤销登记 暂扣 记过 降级 撤职 开除 取缔 依法处罚 给予处罚 予以处罚 纳入失信 强制拆除 约谈 依法处理

: sanction law-sanction = the articles on liability (责令改正，处…罚款); articles of rules (依照有关法律规定办理, 代为送达)
代为

: sanction law-sanction = the articles on liability (责令改正，处…罚款); articles of rules (依照有关法律规定办理)
依照有关法律

: not-act sanction = rules and plans of all levels (主管部门, 负责人, 校长负责制); the articles on liability (责令改正，处…罚款)
刑事责任 赔偿责任

: condition-end = articles of rules (发生事故的，…)
之日起 除外 情况下

: condition-end except-end = articles of rules (发生事故的，…); articles of rules (除抢险人员外，…)
外

: adverbial = articles of rules (经营者在销售时应当…)
都 定期 就

: adverbial deed = articles of rules (经营者在销售时应当…); articles of rules (用人单位招用劳动者，应当…)
确需

: adverbial term-adverb = articles of rules (经营者在销售时应当…); closing articles (原则上有效期五年)
原则上

: office-rest adverbial = names of offices in sentences (委|员会); articles of rules (经营者在销售时应当…)
及其

: clause-word adverbial = sentences about offices (因工作需要由市某局…); articles of rules (经营者在销售时应当…)
还

: no-subject = articles of rules (本办法所称…)
本条例 本规定 本细则 有下列 前款 具有 具备 确 且 情节 经批准 经依法 经审 经同意 经检 自本 自公 第二 第三条 不按

: no-subject deed = articles of rules (本办法所称…); articles of rules (用人单位招用劳动者，应当…)
未按 未取得

: no-subject no-act-of-office = articles of rules (本办法所称…); rules (委员会由某局构成)
构成

: adverbial no-subject finds = articles of rules (经营者在销售时应当…); articles of rules (本办法所称…); rules of all levels (经营者发现事故隐患的，应当…)
发现

: adverbial no-subject deed = articles of rules (经营者在销售时应当…); articles of rules (本办法所称…); articles of rules (用人单位招用劳动者，应当…)
未经

: adverbial no-subject except-lead = articles of rules (经营者在销售时应当…); articles of rules (本办法所称…); articles of rules (除抢险人员外，…)
除

: answers-for = plans for emergencies and opinions (各县区人民政府对本行政区域…工作负总责)
负总责 负主体责任 负属地责任 负领导责任 负监管责任

: clause-word no-subject = sentences about offices (因工作需要由市某局…); articles of rules (本办法所称…)
本办法

: role-scope no-subject = labels of lists of offices behind tasks (主要责任单位, 市级配合部门); articles of rules (本办法所称…)
第一

: office-rest field-offices = names of offices in sentences (委|员会); rules of all levels (发展改革、财政、水利等部门)
等部门 等有关部门 等相关部门

: field-offices = rules of all levels (发展改革、财政、水利等部门)
等主管部门 等行政主管部门 等有关单位 等单位 等行政部门 等有关主管部门 行政部门

: pays = sentences on costs of all levels (所需经费由市级财政承担)
负担 出资 解决 垫付 交纳

: of-bodies = rules of all levels
的机构 的部门 的单位 的直属机构 的主管部门 的人员 的行政部门 的工作机构 的企业 的国家机关 的专门机构 的情况 的侦查机关 的审判机关 的工作机制 的机关

: clause-word each-period = sentences about offices (因工作需要由市某局…); rules and plans of all levels (每年3月底前, 次年1月10日前)
每学期

: no-subject past-act not-within befalls = articles of rules (本办法所称…); programmes and rules of all levels (2000年前建成的老旧小区); rules of all levels (三年内不得申报); rules on procedures and on warranties (60日内出现质量问题的)
发生

: adverbial past-act before-event = articles of rules (经营者在销售时应当…); programmes and rules of all levels (2000年前建成的老旧小区); rules of all levels (有效期届满30日前)
使用

: role-scope self-word = labels of lists of offices behind tasks (主要责任单位, 市级配合部门); rules on procedures (自治区人民政府)
主

: clause-word pay-lead = sentences about offices (因工作需要由市某局…); subsidies, fines, fees and budgets of all levels (对新入规企业给予…)
给

: role-stem duty-verb duty-act pays pay-verb bearing = labels of lists of offices behind tasks (牵头单位：…；配合部门：…); brackets and sentences behind tasks (市某局牵头，市某局配合); rules and plans of all levels (市某局负责全市…的监督管理工作); sentences on costs of all levels (所需经费由市级财政承担); subsidies, fines, fees and budgets of all levels; articles of rules (由侵权人承担赔偿责任)
承担=责任单位

: sanction pay-verb law-sanction = the articles on liability (责令改正，处…罚款); subsidies, fines, fees and budgets of all levels; articles of rules (依照有关法律规定办理, 代为送达)
处以

: pays past-act fund pay-verb = sentences on costs of all levels (所需经费由市级财政承担); programmes and rules of all levels (2000年前建成的老旧小区); subsidies, fines, fees and budgets of all levels
缴纳

: clause-word until not-within reached = sentences about offices (因工作需要由市某局…); closing articles and notices (有效期至2028年10月31日); rules of all levels (三年内不得申报); plans of all levels (到2025年，绿化率达到30%)
累计

: office-rest count-unit = names of offices in sentences (委|员会); plans, reports and lists of what is done for the people
门

: not-act count-unit noun-of-deed = rules and plans of all levels (主管部门, 负责人, 校长负责制); plans, reports and lists of what is done for the people; articles of rules (人民法院判决书应当…, 公司执行董事应当…)
方

: sanction fund grant = the articles on liability (责令改正，处…罚款); subsidies, fines, fees and budgets of all levels; subsidies and fines of all levels
罚款

: adverbial fund pay-verb no-pay-lead grant ruled = articles of rules (经营者在销售时应当…); subsidies, fines, fees and budgets of all levels; subsidies, fines, fees and budgets of all levels (针对…, 应对); subsidies and fines of all levels; rules on procedure (被告人上诉的，应当依照第二审程序审理; 不得安排其值班)
给予

: not-name modal subject-end asks = sentences in brackets among offices (各方要加强配合); rules of all levels; rules on procedures (市某局应当自…之日起); plans and notices (住房城乡建设部门要加强监管)
要

: modal obliges since-lead subject-end asks = rules of all levels; articles of rules of all levels (某某应当…); rules on procedures (应当自受理之日起); rules on procedures (市某局应当自…之日起); plans and notices (住房城乡建设部门要加强监管)
必须

: modal adverbial no-subject subject-end = rules of all levels; articles of rules (经营者在销售时应当…); articles of rules (本办法所称…); rules on procedures (市某局应当自…之日起)
需

: duty-act subject-end = rules and plans of all levels (市某局负责全市…的监督管理工作); rules on procedures (市某局应当自…之日起)
组织开展=责任单位 组织实施=实施单位 组织编制=责任单位

: task-column task-title = heads of tables of duties (重点任务 | 牵头单位 | 时限); plans of one year
目标任务 任务分解

: role-support office-tail = roles as printed (协办单位, 参加部门, 业务指导单位); lists of offices behind tasks of all levels (市某局、某某区人民政府)
协

: office-rest office-tail = names of offices in sentences (委|员会); lists of offices behind tasks of all levels (市某局、某某区人民政府)
队

: role-stem role-alone duty-verb not-name duty-act adverbial no-office = labels of lists of offices behind tasks (牵头单位：…；配合部门：…); labels and heads of columns (牵头：…；配合：…); brackets and sentences behind tasks (市某局牵头，市某局配合); sentences in brackets among offices (各方要加强配合); rules and plans of all levels (市某局负责全市…的监督管理工作); articles of rules (经营者在销售时应当…); sentences behind tasks (以上任务由某局负责督办)
负责=负责单位

: role-scope office-start thing-start bears = labels of lists of offices behind tasks (主要责任单位, 市级配合部门); lists of offices behind tasks of all levels; chronicles (农田受灾); articles of rules (船员不得…, 养殖场应当…)
国家

: not-act office-start = rules and plans of all levels (主管部门, 负责人, 校长负责制); lists of offices behind tasks of all levels
行业

: role-bearer others-kind = labels of lists of offices behind tasks (牵头单位：…); ends of lists (某局等部门, 其他有关单位)
地区

: duty-manner others-which = brackets and sentences behind tasks (按职责分工分别负责); ends of lists (等8个有关单位, 其他相关部门)
职能

: time-label stray-label = lines and columns of plans (完成时限：2024年6月); lists of tasks (责任人：某某; 完成时限：长期)
完成时限 完成时间 完成期限 办结时限 时间节点 时限

: not-name office-like vague-office = sentences in brackets among offices (各方要加强配合); sentences behind labels (健全社会, 开会) and parts of lists (以上范围); slogans in brackets (政府负责、社会参与)
社会

: role-bearer office-tail bureau-end office-start = labels of lists of offices behind tasks (牵头单位：…); lists of offices behind tasks of all levels (市某局、某某区人民政府); lists of offices of all levels, which name the same bureau in several forms; rules of all levels (村民委员会和物业服务企业)
街道

: remark-end role-stem duty-verb clause-word plans year-work = brackets behind tasks (持续推进); labels of lists of offices behind tasks (牵头单位：…；配合部门：…); brackets and sentences behind tasks (市某局牵头，市某局配合); sentences about offices (因工作需要由市某局…); plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效); works of a year (滚动实施技改项目300个)
推进=责任单位

: duty-manner duty-head = brackets and sentences behind tasks (按职责分工分别负责); rules and plans for emergencies (市某局主要职责：（一）负责…)
职责

: duty-head = rules and plans for emergencies (市某局主要职责：（一）负责…)
主要职责 工作职责 主要职责是 主要职责为 的主要职责 的职责 职责是 职责为 的工作职责 具体职责 主要任务是 职责如下 主要职责如下

: field-offices body-kind = rules of all levels (发展改革、财政、水利等部门); rules (市某局是全市供水主管部门，负责…)
主管部门 行政主管部门

: body-kind = rules (市某局是全市供水主管部门，负责…)
责任主体 主管机关 管理部门 管理机构 牵头部门 实施主体 监督管理部门

: past-lead = news and reports (近日，市某局会同…)
近日 日前 昨日 五年来 过去五年 过去一年 去年以来 连日来 近期 昨天 去年底

: not-done = rules (为了…, 了解…)
明了 未了
: not-done no-told-mark = rules (为了…, 了解…); plans of all levels (为了…, 让群众了解…)
除了 了解 了结 了断

: role-stem duty-verb by-act deed = labels of lists of offices behind tasks (牵头单位：…；配合部门：…); brackets and sentences behind tasks (市某局牵头，市某局配合); rules (水价由市某局核定); articles of rules (用人单位招用劳动者，应当…)
办理=责任单位

: by-act = rules (水价由市某局核定)
拟订 拟定 验收 审定 评审 统一组织 另行制定 制订 起草 审批

: role-stem duty-manner manner = labels of lists of offices behind tasks (牵头单位：…；配合部门：…); brackets and sentences behind tasks (按职责分工分别负责); rules of all levels (在各自职责范围内协同做好)
协同

: pays fund pay-verb subject-end spends = sentences on costs of all levels (所需经费由市级财政承担); subsidies, fines, fees and budgets of all levels; rules on procedures (市某局应当自…之日起); programmes (统筹安排…，分三年拨付)
拨付

: pays spends = sentences on costs of all levels (所需经费由市级财政承担); programmes (统筹安排…，分三年拨付)
列支

: clause-word district = sentences about offices (因工作需要由市某局…); rules (所在地的乡镇人民政府)
所在地的

: clause-word adverbial no-modal of-ground = sentences about offices (因工作需要由市某局…); articles of rules (经营者在销售时应当…); fields of offices (应急管理等部门); articles of rules (根据案件的需要，可以…)
需要

: no-modal denies = articles of rules (无须报告, 证明资产所有权); rules and reports of all levels (未超过50万元, 不必废止)
毋须 不必

: no-modal = fields of offices (应急管理等部门)
供应 应用 响应 适应 反应 要素 重要 所有权 使用权 享有权 具有权 供需 军需 机要 要塞 高要 宝应 应城 应县 顺应 感应 效应

: not-act perfect = rules and plans of all levels (主管部门, 负责人, 校长负责制); reports (废止了《…》)
过

: clause-word plans = sentences about offices (因工作需要由市某局…); announcements of what is to come (将被废止)
将要

: past-lead time-told = news and reports (近日，市某局会同…); reports (2024年，废止《…》)
近年来 一年来 今年以来

: duty-noun = roles named by verbs
参与单位=3 支持单位=4 指导单位=5 负责单位=6 落实单位=7 实施单位=8

: duty-noun role-of-leader = roles named by verbs; sentences on who does what (市某局会同市某局)
牵头单位=1

: duty-noun role-of-helper = roles named by verbs; sentences on who does what (市某局会同市某局)
配合单位=2

: duty-noun role-of-list = roles named by verbs; brackets behind tasks (（市某局、市某局）)
责任单位=9

: clause-word no-name-start = sentences about offices (因工作需要由市某局…)
引导

: remark-end no-name-start = brackets behind tasks (持续推进)
坚持

: remark no-name-start = brackets behind tasks (…按职责分工负责，2025年底前完成，排第一位的为牵头单位)
持续

: adverbial no-subject no-name-start says-of befalls = articles of rules (经营者在销售时应当…); articles of rules (本办法所称…); closing articles (《甲》现决定废止, 《甲》因上位法修改停止执行); rules on procedures and on warranties (60日内出现质量问题的)
因

: role-scope manner = labels of lists of offices behind tasks (主要责任单位, 市级配合部门); rules of all levels (按照各自职责，做好…工作)
直接

: under-lead = rules of all levels
指导下 领导下 统一领导下 组织领导下 协调下 监督下 支持下 带领下 指挥下 统一指挥下 组织下 业务指导下

: task-column plan-head = heads of tables of duties (重点任务 | 牵头单位 | 时限); reports on work and plans (二、2024年工作安排; 重点任务)
主要任务 重点举措

: task-column plan-head says-of = heads of tables of duties (重点任务 | 牵头单位 | 时限); reports on work and plans (二、2024年工作安排; 重点任务); closing articles (《甲》现决定废止, 《甲》因上位法修改停止执行)
工作任务

: clause-word reached strong-reach = sentences about offices (因工作需要由市某局…); plans of all levels (到2025年，绿化率达到30%); plans (打通断头路8条)
打造

: adverbial no-subject plans-ahead no-name-start any-that letter-elsewhere = articles of rules (经营者在销售时应当…); articles of rules (本办法所称…); explanations of drafts and reports (建议条例通过后，废止《…》; 拟…; 待…后); notices (凡与…相抵触的，停止执行); letters of Taiwan's offices (受文者：如正、副本)
如

: remark not-again = brackets behind tasks (…按职责分工负责，2025年底前完成，排第一位的为牵头单位); rules (…后12个月内，…不能再次申领)
不再重复

: clause-word year-work = sentences about offices (因工作需要由市某局…); works of a year (滚动实施技改项目300个)
纳入

: task-column set-of-rules = heads of tables of duties (重点任务 | 牵头单位 | 时限); reports (12条举措落地见效)
举措

: clause-word not-lead = sentences about offices (因工作需要由市某局…); rules (申请人户籍所在地民政部门)
邀请

: not-lead = rules (申请人户籍所在地民政部门)
呈请

: below-too onward occasion-end = remarks on the order of a list (…，下同); chronicles (9月开始，…); closing articles (在过渡期结束后废止)
以后

: no-adverb = articles of rules (从业机构还应当…, 由其所在单位…)
经销 经纪 经办 经验 财经 就业 就医 就学 就诊 就读 就餐 就职 从业 行为 现在 在校 在职 在册 在岗 在线 在编 在场 人为 向导 按揭 使用人 使用单位 使用权人 不动产

: no-modal no-adverb = fields of offices (应急管理等部门); articles of rules (从业机构还应当…, 由其所在单位…)
需求

: no-adverb no-condition = articles of rules (从业机构还应当…, 由其所在单位…); articles of rules (用人单位招用劳动者，不得…)
使用者

: no-adverb deed = articles of rules (从业机构还应当…, 由其所在单位…); articles of rules (用人单位招用劳动者，应当…)
从事

: no-adverb deed term-of = articles of rules (从业机构还应当…, 由其所在单位…); articles of rules (用人单位招用劳动者，应当…); plans of all levels (补贴期限：3年)
经营

: clause-word is-word no-adverb as-part = sentences about offices (因工作需要由市某局…); rules (市某局是全市供水主管部门，负责…); articles of rules (从业机构还应当…, 由其所在单位…); decisions on amendment (增加一条，作为《…》第七条)
作为

: adverbial clause-word names-asked = articles of rules (经营者在销售时应当…); articles of rules (从业机构还应当…, 由其所在单位…); sentences about offices (甲机关认为乙机关…的); articles of rules (对应当公开的信息, 提出应当核准意见的案件)
认为

: clause-word no-modal denies = sentences about offices (因工作需要由市某局…); articles of rules (无须报告, 证明资产所有权); decisions (《甲》无需废止)
无需

: sends-on = rules on penalties (移送司法机关依法追究刑事责任)
移交

: bearer-end = articles of rules (涉及改革的部门，应当…)
个人

: condition-end person-end of-condition bearer-end noun-of-deed = articles of rules (发生事故的，…); rules of all levels (经营者); rules of all levels; articles of rules (涉及改革的部门，应当…); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
者

: no-adverb = articles of rules (经营者在销售时应当…)
经贸 经信 经开

: allows since-lead = articles of rules of all levels (某某可以…); rules on procedures (应当自受理之日起)
可在=可

: clause-word obliges since-lead = sentences about offices (因工作需要由市某局…); articles of rules of all levels (某某应当…); rules on procedures (应当自受理之日起)
应自=应

: banned-kind = articles of rules of all levels (禁止建设区)
坡度 时段 期的 类产业 类项目 路段

: banned-kind behind-area noun-of-deed = articles of rules of all levels (禁止建设区); decisions on places where an act is suspended (在甲区域); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
区域

: forbids bans = articles of rules of all levels (任何单位和个人不得…); articles of rules of all levels (禁止建设区)
严禁

: forbids not-within bans term-of = articles of rules of all levels (任何单位和个人不得…); rules of all levels (三年内不得申报); articles of rules of all levels (禁止建设区); plans of all levels (补贴期限：3年)
禁止

: pays fund pay-verb bound-verb = sentences on costs of all levels (所需经费由市级财政承担); subsidies, fines, fees and budgets of all levels; subsidies of all levels (最高支持100万元)
支付

: role-stem role-support duty-verb clause-word fund bound-verb = labels of lists of offices behind tasks (牵头单位：…；配合部门：…); roles as printed (协办单位, 参加部门, 业务指导单位); brackets and sentences behind tasks (市某局牵头，市某局配合); sentences about offices (因工作需要由市某局…); subsidies, fines, fees and budgets of all levels; subsidies of all levels (最高支持100万元)
支持=支持单位

: forbids denies = articles of rules of all levels (任何单位和个人不得…); rules and reports of all levels (未超过50万元, 不得低于30万元)
不准 不应 不应当

: no-subject not-within denies clause-word not-kept = articles of rules (本办法所称…); rules of all levels (三年内不得申报); rules and reports of all levels (未超过50万元, 不得低于30万元); sentences about offices (行政机关不能当场答复的); rules on procedures (30日内，当事人仍未办理的)
不能

: clause-word no-modal denies = sentences about offices (因工作需要由市某局…); articles of rules (无须报告, 证明资产所有权); rules and reports of all levels (未超过50万元, 不得低于30万元)
无须

: adverbial no-law how-it-is post-of-matter = articles of rules (经营者在销售时应当…); running text before 第三条 (该办法第三条, 依法第三条); articles of rules (禁止非法的集会); titles of rules (…职务违法案件…)
违法

: how-it-is = articles of rules (禁止非法的集会)
一切 不当 不正当 任何 假冒 危险 恶意 有害 有毒 特定 虚假 过度

: may-lead = rules (可由上级统筹协调)
也可 亦可

: clause-word governs names-banned = sentences about offices (因工作需要由市某局…); closing articles (关于贯彻《甲条例》的规定同时废止, 《甲》由《乙》废止); articles of rules of all levels (划定禁止…的区域)
完善

: clause-word no-subject names-banned = sentences about offices (因工作需要由市某局…); articles of rules (本办法所称…); articles of rules of all levels (划定禁止…的区域)
属于

: clause-word reached subject-end done-verb year-work names-banned body-lead = sentences about offices (因工作需要由市某局…); plans of all levels (到2025年，绿化率达到30%); rules on procedures (市某局应当自…之日起); plans (2025年以前全面建成); works of a year (滚动实施技改项目300个); articles of rules of all levels (划定禁止…的区域); titles of notices on committees (关于成立某领导小组的通知)
建立

: by-act names-banned = rules (水价由市某局核定); articles of rules of all levels (划定禁止…的区域)
核定

: role-stem role-alone duty-verb cites-lead reached names-banned = labels of lists of offices behind tasks (牵头单位：…；配合部门：…); labels and heads of columns (牵头：…；配合：…); brackets and sentences behind tasks (市某局牵头，市某局配合); openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》); plans (6月底前上线20项); articles of rules of all levels (划定禁止…的区域)
落实=落实单位

: clause-word past-act reached names-banned body-lead deed no-bearer-start = sentences about offices (因工作需要由市某局…); programmes and rules of all levels (2000年前建成的老旧小区); plans of all levels (到2025年，绿化率达到30%); articles of rules of all levels (划定禁止…的区域); titles of notices on committees (关于成立某领导小组的通知); articles of rules (用人单位招用劳动者，应当…); articles of rules (设立学校应当…, 载明申请人的姓名)
设立

: names-banned = articles of rules of all levels (划定禁止…的区域)
划定 列入 制止 前项 后之 含有 夹带 指定 提示 明令 标明 确定 竖立 遵守

: names-banned no-bearer-start = articles of rules of all levels (划定禁止…的区域); articles of rules (设立学校应当…, 载明申请人的姓名)
设置

: names-banned deed = articles of rules of all levels (划定禁止…的区域); articles of rules (用人单位招用劳动者，应当…)
查处 进入 携带

: names-banned level-word = articles of rules of all levels (划定禁止…的区域); lists of offices (各镇、县级有关部门)
属

: names-banned names-asked = articles of rules of all levels (划定禁止…的区域); articles of rules (法律规定应当注销的其他情形, 其他应当公开的信息)
其它

: no-modal = articles of rules (违反禁止令的)
禁止事项 禁止令 禁止区 禁止性内容 禁止性措施 禁止性条款 禁止性标准 禁止性行为 禁止性要求 禁止性规定 禁止标志 禁止标识 禁止清单 禁止目录 禁止类 禁止行为 认可

: no-modal noun-of-deed = articles of rules (违反禁止令的); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
许可

: clause-word no-name-start = sentences about offices (因工作需要由市某局…); rules (可致函请求某局协助)
函送

: not-lead sends-on clause-word no-name-start no-bearer-start = rules (申请人户籍所在地民政部门); rules on penalties (移送司法机关依法追究刑事责任); sentences about offices (因工作需要由市某局…); rules (可致函请求某局协助); articles of rules (设立学校应当…, 载明申请人的姓名)
报请

: no-adverb no-pay-lead = articles of rules (从业机构还应当…, 由其所在单位…); subsidies, fines, fees and budgets of all levels (针对…, 应对)
对方 方向 面向

: sanction names-banned no-subject tells-other = the articles on liability (责令改正，处…罚款); articles of rules of all levels (划定禁止…的区域); articles of rules (本办法所称…); rules on procedures (应当通知申请人于五日内补正)
责令

: of-things = laws (应当由…制定法律的事项); rules of ministries (以及按照规定应当明示的其他内容)
的事项 的其他事项 的其他情形 的情形 的其他内容 的其他材料

: adverbial subject-end names-banned other-act decides-on = articles of rules (经营者在销售时应当…); rules on procedures (市某局应当自…之日起); articles of rules of all levels (划定禁止…的区域); rules (对水质造成影响的, 对问题进行治理); rules on procedures (作出受理或者不予受理的决定)
作出

: not-name clause-word other-act = sentences in brackets among offices (各方要加强配合); sentences about offices (因工作需要由市某局…); rules (对水质造成影响的, 对问题进行治理)
加强

: remark-end clause-word before-event reached subject-end year-work names-banned other-act deed = brackets behind tasks (持续推进); sentences about offices (因工作需要由市某局…); rules of all levels (有效期届满30日前); plans of all levels (到2025年，绿化率达到30%); rules on procedures (市某局应当自…之日起); works of a year (滚动实施技改项目300个); articles of rules of all levels (划定禁止…的区域); rules (对水质造成影响的, 对问题进行治理); articles of rules (用人单位招用劳动者，应当…)
开展

: sends-on other-act = rules on penalties (移送司法机关依法追究刑事责任); rules (对水质造成影响的, 对问题进行治理)
移送

: adverbial names-banned other-act = articles of rules (经营者在销售时应当…); articles of rules of all levels (划定禁止…的区域); rules (对水质造成影响的, 对问题进行治理)
采取

: role-stem role-support duty-verb duty-act own-kind own-work = labels of lists of offices behind tasks (牵头单位：…；配合部门：…); roles as printed (协办单位, 参加部门, 业务指导单位); brackets and sentences behind tasks (市某局牵头，市某局配合); rules and plans of all levels (市某局负责全市…的监督管理工作); closing articles (本实施细则, 本暂行办法, 本工作方案); rules and plans of all levels (市某局指导…)
指导=指导单位

: role-stem role-lead duty-verb duty-act own-work = labels of lists of offices behind tasks (牵头单位：…；配合部门：…); roles as printed (市级牵头部门, 主责单位); brackets and sentences behind tasks (市某局牵头，市某局配合); rules and plans of all levels (市某局负责全市…的监督管理工作); rules and plans of all levels (市某局指导…)
统筹=牵头单位

: condition-end span-unit hour-unit behind-verb occasion-end per-unit = articles of rules (发生事故的，…); rules on procedures of all levels (20个工作日内); notices (5月18日下午5点前); closing articles (同时废止并公布; 暂停执行至…); closing articles (在过渡期结束后废止); plans (0.45吨标准煤/万元, 60吨/日)
时

: sanction unit-word term-of = the articles on liability (责令改正，处…罚款); plans (转交110处置, 拨打12345热线); plans of all levels (补贴期限：3年)
处分

: role-bearer unit-word = labels of lists of offices behind tasks (牵头单位：…); plans (转交110处置, 拨打12345热线)
处室

: no-subject unit-word = articles of rules (本办法所称…); plans (转交110处置, 拨打12345热线)
所需

: time-label until span-lead-past behind-verb granted unit-word noun-of-deed of-length = lines and columns of plans (完成时限：2024年6月); closing articles and notices (有效期至2028年10月31日); rules of all levels (近三年内未受处罚); closing articles (同时废止并公布; 暂停执行至…); decisions that prolong what an assembly has allowed (规定的试点期限延长至…); plans (转交110处置, 拨打12345热线); articles of rules (人民法院判决书应当…, 公司执行董事应当…); rules of all levels (10年以内每年检验1次, 十日以内期限的规定)
期限

: condition-end when-end = articles of rules (发生事故的，…); rules (机构履行职责时，有关单位应当…)
过程中

: when-end = rules (机构履行职责时，有关单位应当…)
义务的 事务时 任务时 工作时 工作的 检查时 监督时 管理时 职务时 职责时 职责的

: bears = articles of rules (船员不得…, 养殖场应当…)
民 商 用户 客户 商户 工商户 租户 住户 养殖户 经营户 业户 双方 一方 三方 船方 校方 资方 承包方 发包方 受托方 买方 卖方 出资方 投资方 转让方 受让方 约方 医师 律师 药师
教师 会计师 建造师 建筑师 工程师 拍卖师 评估师 设计师 长官 调查官 警官 军官 船长 机长 轮机长 班长 车主 雇主 船主 货主 广告主 户主 院校 党校 中学 小学
幼儿园 图书馆 宾馆 大使馆 领事馆 美术馆 文化馆 档案馆 纪念馆 合作社 合作联社 联合社 旅行社 出版社 报社 通讯社 工厂 药店 商店 饭店 酒店 部队 军队 队伍 消防队 救援队 工作队 船队
清算组 工作组 起草组 检查组 评审组 验收组 调查组 核查组 督察组 巡视组 业务组 事务所 看守所 交易所 诊所 卫生所 戒毒所 拘留所 代表处 联络处 秘书处 监理处 支行 气象台 医务室 卫生室 实验室 行政区
自治县 市辖区 民族乡 买家 卖家 商家 水手 舵工 士兵 民兵 义务兵 交警 学生 研究生 毕业生 考生 医生 家属 妇女 媒体 媒介 实体 联合体 船舶 渔船 机动车
航空器 列车 公众 观众 班子 大副 精子库 村民会议 居民会议 小组会议 委员长会议 主任会议 董事会会议 宗教活动场所 娱乐场所 批发市场 商品市场 养殖场 屠宰场 林场 农场

: bears lead-group = articles of rules (船员不得…, 养殖场应当…); sentences about offices (申请单位应当提交材料)
委托方

: bears official = articles of rules (船员不得…, 养殖场应当…); rules on procedure (执法人员抽样的，应当由执法人员签名)
仲裁庭

: bears official = articles of rules (船员不得…, 养殖场应当…); rules on procedure (执法人员抽样的，应当由执法人员签名)
合议庭

: bears official = articles of rules (船员不得…, 养殖场应当…); rules on procedure (执法人员抽样的，应当由执法人员签名)
法庭

: bears of-whom = articles of rules (船员不得…, 养殖场应当…); articles of rules (船员服务簿记载的事项变更的, 当事人提出的理由成立的)
父母

: bears of-whom = articles of rules (船员不得…, 养殖场应当…); articles of rules (船员服务簿记载的事项变更的, 当事人提出的理由成立的)
亲属

: bears of-whom = articles of rules (船员不得…, 养殖场应当…); articles of rules (船员服务簿记载的事项变更的, 当事人提出的理由成立的)
子女

: bears of-whom = articles of rules (船员不得…, 养殖场应当…); articles of rules (船员服务簿记载的事项变更的, 当事人提出的理由成立的)
配偶

: no-bearer = articles of rules (听证会应当…, 款项全部应当…)
听证会 论证会 座谈会 交易会 展销会 展览会 博览会 研讨会 磋商 营商 便民 移民 局部 外部 加处 单处 处所 申办 载人 专项督查 主要街道 案件查办

: no-bearer deed = articles of rules (听证会应当…, 款项全部应当…); articles of rules (用人单位招用劳动者，应当…)
协商

: behind-who = articles of rules (当事人各应当…)
既 至迟 亦 俱

: of-whom = articles of rules (船员服务簿记载的事项变更的, 当事人提出的理由成立的)
服务簿 证书 处方权 近亲属 真实身份 身份 住所 证件 提出的

: gone = articles of rules (被告人死亡的，应当裁定终止审理)
下落不明 失踪 被宣告

: ruled = rules on procedure (被告人上诉的，应当依照第二审程序审理; 不得安排其值班)
注明 记录在案 记明 注明情况
裁判 准许 释放 立即释放 驳回 采纳 予以采纳 予以注销 予以警告 予以处理 予以登记 予以立案 予以准许 予以释放 从轻 减轻 免予 缓征 附卷 宣读 立案 公告送达 送达当事人
送达其 终止审理 中止审理 中止诉讼 终结诉讼 变更强制措施 先行拘留 逮捕 监视居住 取保候审 第一审程序 第二审程序 再审程序 安排其 允许其 准许其 通知其 告知其 责令其 要求其 给予其 恢复其
询问其 讯问其 劝阻其 制止其 撤销其 取消其 催促其 限制其 禁止其 向其宣读 向他宣读

: ruled deed = rules on procedure (被告人上诉的，应当依照第二审程序审理; 不得安排其值班); articles of rules (用人单位招用劳动者，应当…)
裁定

: ruled deed names-asked = rules on procedure (被告人上诉的，应当依照第二审程序审理; 不得安排其值班); articles of rules (用人单位招用劳动者，应当…); articles of rules (人民法院判决不准离婚的案件)
判决

: ruled deed no-bearer-start = rules on procedure (被告人上诉的，应当依照第二审程序审理; 不得安排其值班); articles of rules (用人单位招用劳动者，应当…); articles of rules (设立学校应当…, 载明申请人的姓名)
讯问 询问

: asks-whether = rules on procedure (审查是否应当回避, 有无应当排除的情形)
是否依法 是否仍 是否存在 是否属于 是否属 是否有 是否已经
: asks-whether of-length = rules on procedure (审查是否应当回避, 有无应当排除的情形); rules of all levels (10年以内每年检验1次, 十日以内期限的规定)
是否 有无

: knows = laws (知道或者应当知道之日)
知道 知悉 预见 知情

: no-sanction = rules on procedure (行政处罚决定书应当…, 代为送达)
收缴罚款 缴纳罚款 抵缴罚款 罚款收据 缴清罚款 上缴罚款 不予开除 不再给予罚款
行政处罚决定 行政处罚机关 行政处罚案件 行政处罚告知 行政处罚事先 行政处罚的意见 行政处罚意见 行政处罚程序 行政处罚无效 行政处罚不停止 行政处罚立案 行政处罚建议 行政处罚裁量 行政处罚实施条例
行政处罚由 行政处罚信息 行政处罚文书 行政处罚听证 行政处罚两年 行政处罚适用 行政处罚内容 行政处罚种类 行政处罚的种类 行政处罚依据 行政处罚权 行政处罚的行为 行政处罚时 行政处罚前
行政处罚过程 受过行政处罚 受到行政处罚 受过刑事处罚 受行政处罚 作出行政处罚 不予行政处罚 免予行政处罚 实施行政处罚 海事行政处罚 加重行政处罚 不追究 不予追究 不予追缴 未追究
不承担赔偿责任 不得给予行政处罚 实施强制拆除 罚款决定 罚款数额 罚款的数额 处分决定 处分的决定 处分建议 拘留决定 没收决定 追究责任建议 追责建议 处罚建议 不负刑事责任 不负法律责任 不负赔偿责任 不承担民事责任 不承担刑事责任 不承担法律责任 不承担责任 不承担行政责任 不承担侵权责任
责令其说明 责令说明 责令其提供 责令提供 责令其提交 责令提交 责令其补正 责令补正 责令其补充 责令补充 责令其作出说明

: punished = the articles on liability (依照有关法律、法规的规定处罚)
规定处罚 规定处理 规定予以处罚 规定给予处罚 规定从重处罚 规定从重处理 规定惩处 规定追究责任 规定追究 处理、处罚 有关规定处罚 行政法规处罚 行政法规的规定处罚

: no-turn = rules of all levels (不得转让，并罚款)
并不 并无 并非 并罚 并购 并网 并列 应答 应收 应付 应税 应诉 应聘 应征 应届 应有 应得 应纳

: punished = the articles on liability (依照有关法律、法规的规定处罚, 代为履行)
代为捕回 代为采取
代为履行 代为拆除 代为恢复 代为清除 代为处置 代为治理 代为清理 代为改正 代为整改 代为清运 代为修复 代为补种 代为种植 代为疏通 代为消除 代为补救

: bears = articles of rules (船员不得…, 养殖场应当…)
主席团 警察 官兵

: if-lead = articles of rules (不得更改，如需修改，应重新办理)
如需 如有 如确需 如因 如遇 如仍 如不 如无 若需 若确需 若有 若因

: where-end = articles of rules (防火区内禁止…)
两侧 周围

: where-end beside = articles of rules (防火区内禁止…); decisions (《甲》中《乙》以外的内容废止)
以外

: passive-noun = rules on complaints and checks (告知被投诉人)
被投诉人 被申请人 被举报人 被检查人 被检查单位 被检查对象 被征收人 被告人 被害人 被许可人 被保险人 被执行人 被处罚人 被监护人 被审计单位 被侵权人 被管理人 被监督单位 被评估单位 被监测单位 被安置人 被补偿人 被征地 被采购人 被推荐人 被鉴定人 被救助人

: decides-on = rules on procedures (作出受理或者不予受理的决定)
作成

: everybody = notices of the centre and of provinces (各地区、各部门要高度重视)
各相关 各行业 各企业 各成员 各责任 各方 各主管 地方各级 有关地方 有关地区 全国各 全省各 全市各 全县各

: no-act-of-office = rules of all levels (委员会由某局有关人员组成)
主持召开 派员 派人 名义 给予处分 依法给予

: no-act-of-office heads-others = rules of all levels (委员会由某局有关人员组成); sentences about offices (申请行政机关履行职责, 组成评审小组)
组成

: stays = rules on what was begun before (已经完成的事项，仍然有效)
视为

: stays no-subject = rules on what was begun before (已经完成的事项，仍然有效); articles of rules (仍然可以追究)
仍然

: lead-group = names of offices (领导小组办公室)
领导小组 领导机构 领导机关 领导班子

: no-name-start = sentences of rules (保证市某局依法履行职责, 促使用人单位履行责任)
保证 促使 敦促 便于

: not-lead no-name-start no-office = replies of the centre (请商市某局办理)
请商

: no-act-of-office = rules of all levels (由某局负责同志担任)
分管 有关人员 领导同志

: no-act-of-office of-body = rules of all levels (由某局负责同志担任); articles of rules (企业负责人兼职的，不得…)
工作人员

: everybody = rules of all levels (由所在单位提出)
所在单位 其所在单位

: manner = rules of Taiwan (由內政部逕行辦理)
径行 迳行

: duties-head = plans (三、职责分工)
职责分工 责任分工 部门职责 工作分工 成员单位职责 单位职责 部门分工 成员单位分工 职责及分工 职责和分工 职责与分工 工作职责与分工 职责分工和工作要求 职责分工及工作要求 职责分工与工作要求 职责分工及要求 职责分工和要求 职责任务 部门任务分工 单位任务分工 部门工作职责 部门主要职责 单位主要职责 部门职能分工 各部门职责 各单位职责 部门职责任务 责任分工及要求 任务分工及要求 部门分工及要求 部门分工和要求

: of-body = articles of rules (企业负责人兼职的，不得…)
从业人员 职工 员工 管理人员 股东 直接责任人 分管负责人 项目负责人 有关责任人 直接责任人员 责任人员 高级管理人员 执法人员

: remark-end role-stem reached strong-reach subject-end done-verb finishes = brackets behind tasks (持续推进); labels of lists of offices behind tasks (牵头单位：…；配合部门：…); plans of all levels (到2025年，绿化率达到30%); reports and plans (地区生产总值增长6%左右); rules on procedures (市某局应当自…之日起); plans (2025年以前全面建成); plans (2031年11月底完成)
完成

: obliges since-lead due-lead = articles of rules of all levels (某某应当…); rules on procedures (应当自受理之日起); plans and notices (请于4月中旬报送, 确保11月底完成)
应于=应 应在=应 须在=须

: of-body no-adverb = articles of rules (企业负责人兼职的，不得…); articles of rules (机关负责人应当…, 行政处罚决定期限)
主要负责人

: no-adverb = articles of rules (机关负责人应当…, 行政处罚决定期限)
负责人员 定期限 相对人 相对方

: no-act-of-office no-adverb of-body = rules of all levels (由某局负责同志担任); articles of rules (机关负责人应当…, 行政处罚决定期限); articles of rules (企业负责人兼职的，不得…)
负责同志

: how-long = rules (期限一般不得超过三十日)
通常 最短 最少

: modal since-lead subject-end asks obliges = rules of all levels; rules on procedures (应当自受理之日起); rules on procedures (市某局应当自…之日起); plans and notices (住房城乡建设部门要加强监管); rules and notices (承租人须遵守规定)
须

: allows = rules and notices (甲局可与乙局联合检查)
可按照=可 可委托=可 可要求=可 可采取=可 可提前=可

: no-modal = rules and notices (投标人须知)
触须 胡须 根须 须眉 何须 须臾

: task-column plan-head year-plan = heads of tables of duties (重点任务 | 牵头单位 | 时限); reports on work and plans (二、2024年工作安排; 重点任务); plans of one year (2031年工作要点)
重点工作 重点任务

: condition-end plan-time plan-span behind-verb onward banned-kind unit-word when-end while-end = articles of rules (发生事故的，…); five-year plans (“十四五”末); five-year plans (“十四五”期间，新建…); closing articles (同时废止并公布; 暂停执行至…); chronicles (9月开始，…); articles of rules of all levels (禁止建设区); plans (转交110处置, 拨打12345热线); rules (机构履行职责时，有关单位应当…); decisions of assemblies (授权国务院在试点期间暂时调整适用)
期间

: banned-kind while-end = articles of rules of all levels (禁止建设区); decisions of assemblies (授权国务院在试点期间暂时调整适用)
期内

: no-modal = lists of what is meant (由国家机关保存而须由法院调取的证据)
而须

: where-end = articles of rules (合同中应当写明…)
合同中 协议中 方案中 文件中 申请中 报告中 计划中 公告中 章程中 通知中 工作中

: where-end noun-of-deed = articles of rules (合同中应当写明…); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
活动中

: allows clause-word = rules and notices (甲局可与乙局联合检查); sentences about offices (因工作需要由市某局…)
可将=可 可根据=可

: role-stem role-alone role-support duty-verb not-name duty-act names-banned no-adverb = labels of lists of offices behind tasks (牵头单位：…；配合部门：…); labels and heads of columns (牵头：…；配合：…); roles as printed (协办单位, 参加部门, 业务指导单位); brackets and sentences behind tasks (市某局牵头，市某局配合); sentences in brackets among offices (各方要加强配合); rules and plans of all levels (市某局负责全市…的监督管理工作); articles of rules of all levels (划定禁止…的区域); articles of rules (机关负责人应当…, 行政处罚决定期限)
参与=参与单位

: subject-end = rules on procedures (市某局应当自…之日起)
务必

: obliges = rules and notices (承租人须遵守规定)
务须 仍须 亦须 尚须 则须 只须 仅须 皆须 方须 又须 且须 并须 应须 还须 也须 都须

: deed = articles of rules (用人单位招用劳动者，应当…)
审查 审理 调查 招用 录用 雇用 变更为 改建为 改组 改制 销售 召集 拒绝 查封 扣押 冻结 传唤 出售 转让 订立 享有 行使 指派 分立 解散 歇业 迁移 迁入 迁出 离开 驶入 停靠 经过 不服
已取得 未依 未能 未在 未及时 未履行 无法 丧失 申报 提前 联名 丢失 遗失 凭 确认 核实 采购 出租 承租 收购 储存 排放 生产 进口 出口 捕捞 采集 占用 租用

: deed term-of = articles of rules (用人单位招用劳动者，应当…); plans of all levels (补贴期限：3年)
借用

: deed measure-lead = articles of rules (用人单位招用劳动者，应当…); rules (持48小时内核酸检测证明)
持

: deed breaks = articles of rules (用人单位招用劳动者，应当…); articles of rules (逾期不履行的，可以申请强制执行)
无正当理由

: deed asks-for = articles of rules (用人单位招用劳动者，应当…); articles of rules (用户可以申请复核)
提起

: noun-of-deed = articles of rules (人民法院判决书应当…, 公司执行董事应当…)
权 地 物 品 率 史 条件 结果 设施 设备 过程 资质 额 能力 收入 材料 基地 总数

: of-ground = articles of rules (根据案件的需要，可以…)
原则 约定 实际 方式 特点

: no-bearer-start = articles of rules (设立学校应当…, 载明申请人的姓名)
辞退 遴选 选出 驾驶机动车 驾驶非机动车 决定代理 选出或者罢免

: no-bearer-start no-bearer = articles of rules (设立学校应当…, 载明申请人的姓名))
使公众

: no-bearer-start deed = articles of rules (设立学校应当…, 载明申请人的姓名); articles of rules (用人单位招用劳动者，应当…)
乘坐

: no-bearer-start ruled = articles of rules (设立学校应当…, 载明申请人的姓名); rules on procedure (当事人拒不到场的，可以按撤回申请处理)
载明

: bearing = articles of rules (由侵权人承担赔偿责任)
酌情 视其情节 视情节 视情节轻重 视情节的轻重 视其情节轻重 根据情节 根据情节轻重 按照情节轻重 依情节

: no-threat = articles of rules (未受到…处罚的, 可以设定罚款)
设定 曾受

: asks-for = articles of rules (用户可以申请复核)
起诉 上诉 申诉 控告

: breaks = articles of rules (逾期不履行的，可以申请强制执行)
拒 滥用 玩忽 弄虚

: contact-label = papers of Taiwan's offices, and feet of notices (承办单位：…　电话：…)
电子邮件 邮箱 联络电话

: no-bearer = articles of rules (信息公开平台应当具备检索功能)
信息平台 公开平台 管理平台 官方网站 专项督察

: behind-office = sentences about offices (工会代表职工签订合同)
代表职工 代表国家 代表业主 代表政府 代表企业 代表全体 代表本 代表其

: lead-group = sentences about offices (申请单位应当提交材料)
申请单位 申请机关 申请部门 申请企业 申请机构 申请学校 组成部门 组成单位 委托单位 委托机关 委托部门 委托机构 委托企业 委托人 申请方

: no-condition = articles of rules (用人单位招用劳动者，不得…)
劳动者 经营者 消费者 生产者 销售者 管理者 所有者 持有者 提供者 投资者 工作者 志愿者 爱好者 承运者 组织者 举办者 责任者 领导者 学者 记者 作者 患者

: no-modal = articles of rules (应当事人的请求)
应当事人

: ruled = rules on procedure (当事人拒不到场的，可以按撤回申请处理)
申请处理 上诉处理 撤诉处理

: heads-others = sentences about offices (妨害某局依法履行职责的)
妨害 妨碍 阻碍 阻挠

: not-lead = sentences about offices (可以通过委托某机构运作)
通过委托

: office-rest = rules (由其监护人办理手续)
理

: clause-word = sentences about offices (这些修订得到某委员会支持)
得到 这些 报交通 报财政 报国家 报公安 报民政 报商务 报住房 报水利 报农业 报教育 报自然资源 报生态 报发展 报文化 报卫生 报应急

: clause-word plans-ahead = sentences about offices (因工作需要由市某局…); explanations of drafts and reports (建议条例通过后，废止《…》; 拟…; 待…后)
一旦

: deed merges = articles of rules (用人单位招用劳动者，应当…); decisions on amendment (第六条和第七条合并修改为)
合并

: clause-word = reports and rules (由国库转拨到某单位, 由某学校寻求与某机构合作)
转拨 寻求 拒不接受

: no-name-start = laws of Taiwan (已依主管機關要求提出)
已依

: acts-on-not = names of offices (监督管理部门, 保障性住房中心)
监督管理 监督检查 监督执法 监督监测 监督指导 监督服务 监督检验 监督评价 保障服务 保障管理 保障性 保障房 保障监察 监督监察

: no-part = rules of all levels (缴费单位必须参加社会保险)
社会保险 保险 考核 诉讼 投标 竞买 评选 社保 面试 抽签 摇号

: how-long no-name = rules (期限一般不得超过三十日); rules that a list is taken for (应当担任…职务两年以上)
一般

: past-lead day-part part-of-day = news and reports (近日，市某局会同…); notices (5月18日下午5点前); chronicles (10日晚至11日)
上午

: no-subject but-lead = articles of rules (本办法所称…); rules of all levels (但业主委员会应当…)
但是

: role-stem pays term-of acts-on = labels of lists of offices behind tasks (牵头单位：…；配合部门：…); sentences on costs of all levels (所需经费由市级财政承担); rules (补贴期限：累计不超过3年); rules of all levels (保障红十字会依法履行职责, 监督物业服务企业履行合同)
保障

: no-bearer-start no-name-start = articles of rules (设立学校应当…, 载明申请人的姓名); reports (建议某省人民政府做好…, 商请某法院协助)
商请

: duty-act office-like deed clause-word = rules and plans of all levels (市某局负责全市…的监督管理工作); sentences behind labels (健全社会, 开会) and parts of lists (以上范围); articles of rules (用人单位招用劳动者，应当…); reports and rules (某副市长主持召开某会议, 由企业履行某程序)
履行=责任单位

: no-subject no-name-start = articles of rules (本办法所称…); reports (建议某省人民政府做好…, 商请某法院协助)
拒不

: adverbial subject-end deed = articles of rules (经营者在销售时应当…); rules on procedures (市某局应当自…之日起); articles of rules (医疗机构接到患者，不得拒绝)
接到

: adverbial subject-end names-banned deed = articles of rules (经营者在销售时应当…); rules on procedures (市某局应当自…之日起); articles of rules of all levels (划定禁止…的区域); articles of rules (医疗机构接到患者，不得拒绝)
收到

: bears office-like = articles of rules (船员不得…, 养殖场应当…); rules and plans (新建机组要…)
机组

: adverbial span-lead-past pay-verb subject-end no-name-start time-start of-length = articles of rules (经营者在销售时应当…); rules of all levels (近三年内未受处罚); subsidies, fines, fees and budgets of all levels; rules on procedures (市某局应当自…之日起); sentences of plans; times of all offices (今年, 每年, 次月, 上半年, 年底); rules of all levels (10年以内每年检验1次, 十日以内期限的规定)
每

: bears post-end = articles of rules (船员不得…, 养殖场应当…); lists of appointments of all offices, from ambassadors to jurors
民警

: where-end level-of = articles of rules (防火区内禁止…); rules (由有关县、区人民政府批准)
沿线

: of-body post-end = articles of rules (企业负责人兼职的，不得…); lists of appointments of all offices, from ambassadors to jurors
法定代表人

: role-stem acts-on = labels of lists of offices behind tasks (牵头单位：…；配合部门：…); rules of all levels (保障红十字会依法履行职责, 监督物业服务企业履行合同)
监督

: role-scope duty-manner manner joins-with = labels of lists of offices behind tasks (主要责任单位, 市级配合部门); brackets and sentences behind tasks (按职责分工分别负责); rules of all levels (按照各自职责，做好…工作); plans (市某局联合市某局负责)
联合

: clause-word adverbial other-act no-name = sentences about offices (因工作需要由市某局…); articles of rules (经营者在销售时应当…); rules (对水质造成影响的, 对问题进行治理); rules that a list is taken for (应当担任…职务两年以上)
进行

: bears = articles of rules (船员不得…, 养殖场应当…)
中心馆 分馆 厂长 商贩 小作坊 总馆 摊贩 煤矿 用气户 用水户 用热户 用电户 隔离戒毒场所

: clause-word = sentences about offices (因工作需要由市某局…)
以书面 在收到 重新确定 限你

: no-bearer-start no-bearer = articles of rules (设立学校应当…, 载明申请人的姓名); articles of rules (可处罚款, 开办…应当)
兴办 开办

: no-bearer-start = articles of rules (设立学校应当…, 载明申请人的姓名)
创办 申请开办 申请设立

: allows left-open = articles of rules of all levels (某某可以…); notices (符合要求的，可不再执行《…》) and reports (《…》被废止)
有权

: clause-word left-open = sentences about offices (因工作需要由市某局…); notices (符合要求的，可不再执行《…》) and reports (《…》被废止)
能够
