# Paragraphs: words by which the ends of lines are told from the ends of paragraphs.

class open-word: Words that no paragraph ends with: what they belong to follows.
class suffix: Characters that end words: a line that begins with one goes on from the line above.
class history-end: What an entry in the history of a rule ends with, beside the acts of making law.
class chronicle-name: Names of chronicles.
class closed-word: Words that end like an open one and are none.
class chronicle-sign: What the titles of chronicles, or of the category that they stand in, have in them.
class posts-title: What the titles of lists of appointments have in them.
class post-abused: What stands before a post in words of crimes.
class post-of-matter: What stands behind a post in words that are of no list.
class appoints: What heads a list of those who are given or lose a post.
class post-marker: What stands between a name and the post given.
class post-owner: What stands between a name and the post taken.
class leaves-post: What stands between a name and the post left.
class post-word: What clauses that take a post say of it.
class post-last: Characters that names of posts end with.
class those-above: Those whom the clause before has named.
class those-of-list: Those whom the list names: such a line is no clause of it.

: suffix = starts of lines in columns of 18 em (水务、林业 / 等部门)
着 们 化

: suffix noun-of-deed = starts of lines in columns of 18 em (水务、林业 / 等部门); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
性

: closed-word = 达到上述目的
目的

: chronicle-sign = last pages of municipal gazettes (…大事记, 政务要闻)
政务要闻

: post-word = the same
职

: post-last = ends of clauses (…局局长, …科员, 总工程师)
师

: post-last speaker-end = ends of clauses (…局局长, …科员, 总工程师); reports to assemblies (某某省水利厅厅长　江某, 某某委员会代表　江某)
长

: chronicle-sign event-column = last pages of municipal gazettes (…大事记, 政务要闻); chronicles printed as tables
大事 要事

: chronicle-sign category-end event-column = last pages of municipal gazettes (…大事记, 政务要闻); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); chronicles printed as tables
记事

: chronicle-sign chronicle-title = last pages of municipal gazettes (…大事记, 政务要闻); chronicles of cities and departments (…人民政府大事记)
政务日志

: open-word not-name clause-word = broken lines of notices in two columns (根据有关规定的 / 要求办理); sentences in brackets among offices (各方要加强配合); sentences about offices (因工作需要由市某局…)
把

: post-last attachment-title-end office-rest bears noun-of-deed = ends of clauses (…局局长, …科员, 总工程师); attachments of plans and notices (任务分工表, 申请书, 领导小组成员); names of offices in sentences (委|员会); articles of rules (船员不得…, 养殖场应当…); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
员

: open-word cites-lead duty-manner adverbial no-subject pay-verb = broken lines of notices in two columns (根据有关规定的 / 要求办理); openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》); brackets and sentences behind tasks (按职责分工分别负责); articles of rules (经营者在销售时应当…); articles of rules (本办法所称…); subsidies, fines, fees and budgets of all levels
按

: open-word already has-done achieved deed = broken lines of notices in two columns (根据有关规定的 / 要求办理); orders (《云山市供水条例》已经…会议通过); reports (2023年底前已完成); reports on work (已建成12个); articles of rules (用人单位招用劳动者，应当…)
已经

: open-word addressed each office-start others-which behind-who = broken lines of notices in two columns (根据有关规定的 / 要求办理); 主送机关 of all offices (各县人民政府，市政府有关部门：); 主送机关 (各分行；各商业银行：); lists of offices behind tasks of all levels; ends of lists (等8个有关单位, 其他相关部门); articles of rules (当事人各应当…)
各

: suffix number-text law-tail and-others = starts of lines in columns of 18 em (水务、林业 / 等部门); sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); rules that cite laws by their short names (根据行政处罚法的规定, 刑法等法律); lists of offices
等

: open-word clause-word is-word = broken lines of notices in two columns (根据有关规定的 / 要求办理); sentences about offices (因工作需要由市某局…); rules (市某局是全市供水主管部门，负责…)
是

: open-word reference-on reference-tail joins law-tail law-stop = broken lines of notices in two columns (根据有关规定的 / 要求办理); lines of laws that begin in a sentence (第三条和第四条规定的…); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); lists of instruments (《甲》和《乙》, 行政处罚法、行政许可法); rules that cite laws by their short names (根据行政处罚法的规定, 刑法等法律); running text before 法第三条
或

: suffix page-readers-tail not-act done-word perfect law-stop = starts of lines in columns of 18 em (水务、林业 / 等部门); 阅读了1024次; rules and plans of all levels (主管部门, 负责人, 校长负责制); reports; reports (废止了《…》); running text before 法第三条
了

: open-word that-one law-lead = broken lines of notices in two columns (根据有关规定的 / 要求办理); notices that prolong (决定将其有效期延长至…); running text (该法第三条, 本法第三条, 新法第三条)
其

: open-word post-marker adverbial no-subject is-word no-name-start place-tail governs renames-to = broken lines of notices in two columns (根据有关规定的 / 要求办理); clauses of lists (江某为某局局长, 江某任某局局长); articles of rules (经营者在销售时应当…); articles of rules (本办法所称…); rules (市某局是全市供水主管部门，负责…); decisions on amendment (第三条中的“甲”, 第五条后增加一条, 在第三条的基础上); closing articles (关于贯彻《甲条例》的规定同时废止, 《甲》由《乙》废止); orders of Taiwan (修正「甲標準」為「乙標準」)
为

: open-word not-name adverbial subject-end begins-length number-lead no-name-start object-mark = broken lines of notices in two columns (根据有关规定的 / 要求办理); sentences in brackets among offices (各方要加强配合); articles of rules (经营者在销售时应当…); rules on procedures (市某局应当自…之日起); rules on procedures; lists of repealed papers (原云政发〔2010〕8号文件, 将…); decisions (对…35件法律，宣告失效)
将

: open-word adverbial any-that says-of passed-by source-lead = broken lines of notices in two columns (根据有关规定的 / 要求办理); articles of rules (经营者在销售时应当…); notices (凡与…相抵触的，停止执行); closing articles (《甲》现决定废止, 《甲》因上位法修改停止执行); plans (经某部会同有关部门评审); reports and news (据市统计局统计，…)
经

: open-word force-lead clause-word adverbial no-subject behind-verb change-lead turns = broken lines of notices in two columns (根据有关规定的 / 要求办理); subjects of orders of Taiwan's offices (…，並自一百十二年七月一日生效); sentences about offices (因工作需要由市某局…); articles of rules (经营者在销售时应当…); articles of rules (本办法所称…); closing articles (同时废止并公布; 暂停执行至…); decisions on amendment (在第五条后增加一条); rules of all levels (不得超过三十日，并告知申请人理由)
并

: open-word reference-tail behind-effect before-former adverbial no-subject reach-verb begins-length compare-lead joint number-lead measure-lead behind-verb as-lead = broken lines of notices in two columns (根据有关规定的 / 要求办理); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); reports and rules (《…》废止后, 失效前); running text (提前, 目前, 开工前); articles of rules (经营者在销售时应当…); articles of rules (本办法所称…); targets (提高到2025年的60%); rules on procedures; plans (比2020年提高10个百分点); times of all offices; lists of repealed papers (原云政发〔2010〕8号文件, 将…); tax rules; closing articles (同时废止并公布; 暂停执行至…); plans (以市某局为牵头单位)
以

: open-word adverbial says-of denies breaks = broken lines of notices in two columns (根据有关规定的 / 要求办理); articles of rules (经营者在销售时应当…); closing articles (《甲》现决定废止, 《甲》因上位法修改停止执行); rules and reports of all levels (未超过50万元, 不得低于30万元); articles of rules (逾期不履行的，可以申请强制执行)
不

: open-word plans clause-word allows since-lead subject-end no-name-start left-open may-lead = broken lines of notices in two columns (根据有关规定的 / 要求办理); plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效); sentences about offices (因工作需要由市某局…); articles of rules of all levels (某某可以…); rules on procedures (应当自受理之日起); rules on procedures (市某局应当自…之日起); papers of all offices; notices (符合要求的，可不再执行《…》); rules (可由上级统筹协调)
可以

: open-word day-lead before-former adverbial span-lead from-mark compare-lead names-banned = broken lines of notices in two columns (根据有关规定的 / 要求办理); closing articles (自2024年7月1日起); running text (提前, 目前, 开工前); articles of rules (经营者在销售时应当…); sentences that tell from when to when; rules on procedures; plans (比2020年提高10个百分点); articles of rules of all levels (划定禁止…的区域)
从

: open-word reference-tail joins law-tail list-mark and-word number-lead law-stop names-banned = broken lines of notices in two columns (根据有关规定的 / 要求办理); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); lists of instruments (《甲》和《乙》, 行政处罚法、行政许可法); rules that cite laws by their short names (根据行政处罚法的规定, 刑法等法律); lists of times (6月底、12月底前); lists of offices (市某局和市某局); lists of repealed papers (原云政发〔2010〕8号文件, 将…); running text before 法第三条; articles of rules of all levels (划定禁止…的区域)
及

: open-word reference-on reference-tail range-word counted joins law-tail compare-lead list-mark and-word number-lead with law-stop names-banned = broken lines of notices in two columns (根据有关规定的 / 要求办理); lines of laws that begin in a sentence (第三条和第四条规定的…); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); (二)至(四)项; 2024至2025年; lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); lists of instruments (《甲》和《乙》, 行政处罚法、行政许可法); rules that cite laws by their short names (根据行政处罚法的规定, 刑法等法律); plans (比2020年提高10个百分点); lists of times (6月底、12月底前); lists of offices (市某局和市某局); lists of repealed papers (原云政发〔2010〕8号文件, 将…); notices on papers that no longer agree with a law (与民法典第三条不符); running text before 法第三条; articles of rules of all levels (划定禁止…的区域)
和

: open-word adverbial no-subject since-lead subject-end compare-lead no-name-start event-lead area-lead names-banned change-lead = broken lines of notices in two columns (根据有关规定的 / 要求办理); articles of rules (经营者在销售时应当…); articles of rules (本办法所称…); rules on procedures (应当自受理之日起); rules on procedures (市某局应当自…之日起); plans (比2020年提高10个百分点); sentences of plans; closing articles (在过渡期结束后废止); articles of rules of all levels (划定禁止…的区域); decisions on amendment (在第五条后增加一条)
在

: open-word title-act toward clause-word adverbial no-subject pay-lead count-unit subject-end spread number-lead object-mark names-banned names-asked = broken lines of notices in two columns (根据有关规定的 / 要求办理); replies (国务院对…的批复); sentences about offices (因工作需要由市某局…); articles of rules (经营者在销售时应当…); articles of rules (本办法所称…); subsidies, fines, fees and budgets of all levels (对新入规企业给予…); plans, reports and lists of what is done for the people; rules on procedures (市某局应当自…之日起); conditions of subsidies; lists of repealed papers (原云政发〔2010〕8号文件, 将…); decisions (对…35件法律，宣告失效); articles of rules of all levels (划定禁止…的区域); articles of rules (对应当公开的信息, 提出应当核准意见的案件)
对

: open-word suffix reference-on reference-tail number-text post-owner of behind-effect cited-tail address-gap not-name not-act clause-word condition-end of-mark this-form of-condition law-tail law-stop behind-verb names-banned = as above; and at the start of lines (市人民政府 / 的规定); lines of laws that begin in a sentence (第三条和第四条规定的…); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); clauses of lists (免去江某的某局局长职务); 关于…的通知; reports and rules (《…》废止后, 失效前); sentences with a citation (根据《…》第十条的规定); laws (《…》规定的第三条, 《…》中第三条); sentences in brackets among offices (各方要加强配合); rules and plans of all levels (主管部门, 负责人, 校长负责制); sentences about offices (因工作需要由市某局…); articles of rules (发生事故的，…); rules on procedures (会议举行的七日前); rules on procedures (20日内未答复的); rules of all levels; rules (违反个人信息保护法的，…); running text before 法第三条; closing articles (同时废止并公布; 暂停执行至…); articles of rules of all levels (划定禁止…的区域)
的

: open-word clause-word not-within governs says-of names-banned no-post-start befell-before left-open = broken lines of notices in two columns (根据有关规定的 / 要求办理); sentences about offices (因工作需要由市某局…); rules of all levels (三年内不得申报); closing articles (关于贯彻《甲条例》的规定同时废止, 《甲》由《乙》废止); closing articles (《甲》现决定废止, 《甲》因上位法修改停止执行); articles of rules of all levels (划定禁止…的区域); clauses of lists (江某同志被任命为…); interpretations (2031年9月30日以前被收回的); notices (符合要求的，可不再执行《…》) and reports (《…》被废止)
被

: open-word law-lead that-one names-banned = broken lines of notices in two columns (根据有关规定的 / 要求办理); running text (该法第三条, 本法第三条, 新法第三条); notices that prolong (决定将其有效期延长至…); articles of rules of all levels (划定禁止…的区域)
该

: open-word reference-on reference-tail counted joins law-tail adverbial compare-lead and-word number-lead with law-stop says-of names-banned no-name-start = broken lines of notices in two columns (根据有关规定的 / 要求办理); lines of laws that begin in a sentence (第三条和第四条规定的…); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); lists of instruments (《甲》和《乙》, 行政处罚法、行政许可法); rules that cite laws by their short names (根据行政处罚法的规定, 刑法等法律); articles of rules (经营者在销售时应当…); plans (比2020年提高10个百分点); lists of offices (市某局和市某局); lists of repealed papers (原云政发〔2010〕8号文件, 将…); notices on papers that no longer agree with a law (与民法典第三条不符); running text before 法第三条; closing articles (《甲》现决定废止, 《甲》因上位法修改停止执行); articles of rules of all levels (划定禁止…的区域); rules (可致函请求某局协助)
与

: suffix reference-tail behind-effect cited-tail before-former joint of-mark behind-verb names-banned no-name-start = starts of lines in columns of 18 em (水务、林业 / 等部门); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); reports and rules (《…》废止后, 失效前); sentences with a citation (根据《…》第十条的规定); running text (提前, 目前, 开工前); times of all offices; rules on procedures (会议举行的七日前); closing articles (同时废止并公布; 暂停执行至…); articles of rules of all levels (划定禁止…的区域); rules (可致函请求某局协助)
之

: open-word number-text said cites-lead duty-manner adverbial pay-verb rule-lead basis-lead text-opening no-name-start = broken lines of notices in two columns (根据有关规定的 / 要求办理); sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》); brackets and sentences behind tasks (按职责分工分别负责); articles of rules (经营者在销售时应当…); subsidies, fines, fees and budgets of all levels; rules and plans for emergencies; rules (依据《…》作出的); first sentences that extraction joined to the title (…的通知根据《…》); rules (可致函请求某局协助)
按照

: open-word before-former adverbial pay-lead begins-length no-name-start names-banned to-whom behind-office asks-for = broken lines of notices in two columns (根据有关规定的 / 要求办理); running text (提前, 目前, 开工前); articles of rules (经营者在销售时应当…); subsidies, fines, fees and budgets of all levels (对新入规企业给予…); rules on procedures; articles of rules of all levels (划定禁止…的区域); rules of all levels; sentences about offices (由败诉方向人民法院交纳, 甲局未完成任务); articles of rules (用户可以申请复核)
向

: open-word day-lead adverbial since-lead subject-end compare-lead event-lead names-banned no-subject = broken lines of notices in two columns (根据有关规定的 / 要求办理); closing articles (自2024年7月1日起); articles of rules (经营者在销售时应当…); rules on procedures (应当自受理之日起); rules on procedures (市某局应当自…之日起); plans (比2020年提高10个百分点); closing articles (在过渡期结束后废止); articles of rules of all levels (划定禁止…的区域); articles of rules (本办法所称…)
于

: open-word not-name duty-lead adverbial span-lead self-word pay-lead by-whom no-office number-lead compare-lead governs says-of no-subject = broken lines of notices in two columns (根据有关规定的 / 要求办理); sentences in brackets among offices (各方要加强配合); sentences on who does what; articles of rules (经营者在销售时应当…); sentences that tell from when to when; rules on procedures (自治区人民政府); subsidies, fines, fees and budgets of all levels (对新入规企业给予…); rules of all levels; sentences behind tasks (以上任务由某局负责督办); lists of repealed papers (原云政发〔2010〕8号文件, 将…); plans (比2020年提高10个百分点); closing articles (关于贯彻《甲条例》的规定同时废止, 《甲》由《乙》废止); closing articles (《甲》现决定废止, 《甲》因上位法修改停止执行); articles of rules (本办法所称…)
由

: post-abused = titles of papers on discipline (…利用职务之便收受财物…)
利用

: post-of-matter = titles of papers on discipline and of rules (…职务犯罪…, …职务发明…)
之便 便利 上的便利 发明 科技成果 作品 侵占 消费 津贴

: post-of-matter befell-before = titles of papers on discipline (…职务犯罪…); interpretations (2031年9月30日以前犯罪的)
犯罪

: open-word no-subject but-lead = broken lines of notices in two columns (根据有关规定的 / 要求办理); articles of rules (本办法所称…); rules of all levels (但业主委员会应当…)
但

: open-word said plans modal clause-word obliges since-lead subject-end asks no-name = broken lines of notices in two columns (根据有关规定的 / 要求办理); lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效); rules of all levels; sentences about offices (因工作需要由市某局…); articles of rules of all levels (某某应当…); rules on procedures (应当自受理之日起); rules on procedures (市某局应当自…之日起); plans and notices (住房城乡建设部门要加强监管); rules that a list is taken for (应当担任…职务两年以上)
应当
