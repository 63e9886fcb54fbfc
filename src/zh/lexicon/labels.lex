# Labels: what numbers the parts of texts, and by what a label is told from a reference.

class part-unit: What the largest parts of a code are called, behind their number.
class subpart-unit: What such parts are divided into.
class chapter-unit: What the parts of a law above its sections are called, behind their number.
class section-unit: What the parts of a chapter are called, behind their number.
class article-unit: What a law is counted in, behind the number.
class item-unit: What stands below an article and is referred to by its number.
class reference-on: What follows the number of an article that is only referred to.
class reference-tail: What follows the name of an item that is referred to.
class range-word: What leads from one number to another.
class counted: What a number counts, or what goes on from it: such a number is no label.
class unnumbered-part: Parts of a text in chapters that have no number.

: subpart-unit = codes (第一分编　通则)
分编

: reference-tail = lines of laws that begin in a sentence ((一)项规定的, (二)目所列)
规 情

: counted = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起)
公 平

: counted level-word = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); lists of offices (各镇、县级有关部门)
级

: unnumbered-part = ends of laws and codes, before or behind the chapters (附则, 序言)
附则 结语

: unnumbered-part law-part = ends of laws and codes, before or behind the chapters (附则, 序言); amendments (刑法总则)
总则

: unnumbered-part attachment-word = ends of laws and codes, before or behind the chapters (附则, 序言); over attachments and under the text of notices (附件1, 附：, 附表2)
附录

: counted session = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); numbers of an assembly's announcements (…常务委员会公告〔十四届〕第12号)
届

: item-unit cited-unit before-former behind-former behind-count behind-item = references in laws (第三条第一款第二项); citations (第十五条第二款第（一）项第1目, 第二章); running text (提前, 目前, 开工前); running text (前条件, 前款目, 前条例); running text (第三条生产线, 第二条跑道); running text (第五项目)
目

: item-unit reference-on cited-unit behind-count here-unit = references in laws (第三条第一款第二项); lines of laws that begin in a sentence (第三条和第四条规定的…); citations (第十五条第二款第（一）项第1目, 第二章); running text (第三条生产线, 第二条跑道); laws (本条, 本款, 本章)
款

: counted count-unit = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); plans, reports and lists of what is done for the people
米 吨 名 套 座 辆 批 种 类
: counted count-unit share-unit = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); plans, reports and lists of what is done for the people; plans (供应量的60%)
倍

: item-unit reference-on counted cited-unit count-unit = references in laws (第三条第一款第二项); lines of laws that begin in a sentence (第三条和第四条规定的…); lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); citations (第十五条第二款第（一）项第1目, 第二章); plans, reports and lists of what is done for the people
项

: counted issue-unit period-end masthead-unit plan-time count-unit noun-of-deed = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); running heads (2024年第6期); heads of statistical tables (2023年, 1—6月, 三季度, 本期); mastheads (第8-9期, 1989年第11号, 第29卷第152期); five-year plans (“十四五”末); plans, reports and lists of what is done for the people; articles of rules (人民法院判决书应当…, 公司执行董事应当…)
期

: counted effect-adverb until or-more count-unit event-end onward = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); closing articles (《…》同时废止, 《…》予以废止, 原《…》即行废止); closing articles and notices (有效期至2028年10月31日); fines and subsidies of all levels (1万元以上3万元以下); plans, reports and lists of what is done for the people; rules on procedures; chronicles (9月开始，…)
起

: counted ten-thousand = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); money
万

: counted hundred-million = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); money
亿

: counted = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起)
千

: counted = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起)
百

: counted number-mark series-end masthead-unit time-end date-unit = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); numbers of all offices (国办发〔2019〕5号); 主席令第1号, …公告2018年第31号, 台甲字第…號, 国发…; mastheads (第8-9期, 1989年第11号, 第29卷第152期); plans of one year; times
号

: reference-on reference-tail span-lead-past nth-mark time-start = lines of laws that begin in a sentence (第三条和第四条规定的…); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); rules of all levels (近三年内未受处罚); ordinals; times of all offices (今年, 每年, 次月, 上半年, 年底)
第

: counted fund pay-verb count-unit office-tail fine-mark = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); subsidies, fines, fees and budgets of all levels; plans, reports and lists of what is done for the people; lists of offices behind tasks of all levels (市某局、某某区人民政府); the articles on liability (由市某局处…罚款)
处

: counted count-unit others-which = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); plans, reports and lists of what is done for the people; ends of lists (等8个有关单位, 其他相关部门)
家 个

: counted behind-former behind-count yuan-word count-unit attachment-mark = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); running text (前条件, 前款目, 前条例); running text (第三条生产线, 第二条跑道); words and names (状元路 aside); plans, reports and lists of what is done for the people; heads of attachments of all offices (附件2, 附表1)
件

: part-unit count-unit part-heading = codes and long laws (第一编　总则, 第三篇); plans, reports and lists of what is done for the people; laws in parts
篇

: part-unit cited-unit part-heading = codes and long laws (第一编　总则, 第三篇); citations (第十五条第二款第（一）项第1目, 第二章); laws in parts
编

: chapter-unit seal cited-unit here-unit chapter-heading = laws and rules of all offices (第一章　总则); between who signs and the day (（印章）); citations (第十五条第二款第（一）项第1目, 第二章); laws (本条, 本款, 本章); laws
章

: section-unit weekday cited-unit section-heading = laws and rules of all offices (第二节　义务); chronicles (8日（星期三）, 5日(农历三月廿七)); citations (第十五条第二款第（一）项第1目, 第二章); laws
节

: counted hour-unit = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); notices (5月18日下午5点前)
点

: counted count-unit land = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); plans, reports and lists of what is done for the people; laws of other lands (德国民法典第三条)
台

: article-unit counted listed-unit cited-unit here-unit count-unit law-stop = entries of a site's lists (共12条); laws and rules of all offices (第十五条); lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); citations (第十五条第二款第（一）项第1目, 第二章); laws (本条, 本款, 本章); plans, reports and lists of what is done for the people; running text before 法第三条
条

: reference-on reference-tail range-word counted range-mark by-lead deadline-anchor behind-verb = lines of laws that begin in a sentence (第三条和第四条规定的…); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); (二)至(四)项; 2024至2025年; lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); laws (第三条至第五条); plans of one year; sentences of all offices; ranges of all offices (10万～50万元, 3至5个工作日); closing articles (同时废止并公布; 暂停执行至…)
至

: reference-on reference-tail range-mark by-lead deadline-anchor behind-verb = lines of laws that begin in a sentence (第三条和第四条规定的…); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); laws (第三条至第五条); plans of one year; sentences of all offices; ranges of all offices (10万～50万元, 3至5个工作日); closing articles (同时废止并公布; 暂停执行至…)
到

: reference-tail counted office-rest count-unit office-tail names-banned = lines of laws that begin in a sentence ((一)项规定的, (二)目所列); lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); names of offices in sentences (委|员会); plans, reports and lists of what is done for the people; lists of offices behind tasks of all levels (市某局、某某区人民政府); articles of rules of all levels (划定禁止…的区域)
所

: counted count-unit per-unit = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); plans, reports and lists of what is done for the people; plans (0.45吨标准煤/万元, 60吨/日)
亩 分 户

: counted count-unit yuan currency per-unit = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); plans, reports and lists of what is done for the people; money; papers on foreign trade; plans (0.45吨标准煤/万元, 60吨/日)
元=元

: counted weekday span-unit per-unit = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); chronicles (8日（星期三）, 5日(农历三月廿七)); rules on procedures of all levels (20个工作日内); plans (0.45吨标准煤/万元, 60吨/日)
周

: counted span-unit count-unit time-end per-unit = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); rules on procedures of all levels (20个工作日内); plans, reports and lists of what is done for the people; plans and notices (每周五前报送); plans (0.45吨标准煤/万元, 60吨/日)
天

: counted period-end day-column before-former time-end span-unit day-unit year-unit time-start per-unit = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); heads of statistical tables (2023年, 1—6月, 三季度, 本期); chronicles printed as tables; running text (提前, 目前, 开工前); plans of one year; rules on procedures of all levels (20个工作日内); days in gazettes of all offices; times; times of all offices (今年, 每年, 次月, 上半年, 年底); plans (0.45吨标准煤/万元, 60吨/日)
年

: counted day-column before-this before-former time-end span-unit day-unit date-unit per-unit = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); chronicles printed as tables; running text (基本法, 样本, 成本法, 副本令); running text (提前, 目前, 开工前); plans of one year; rules on procedures of all levels (20个工作日内); days in gazettes of all offices; papers on foreign trade; times; plans (0.45吨标准煤/万元, 60吨/日)
日

: counted period-end day-column before-former time-end span-unit day-unit yuan-word time-start per-unit = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); heads of statistical tables (2023年, 1—6月, 三季度, 本期); chronicles printed as tables; running text (提前, 目前, 开工前); plans of one year; rules on procedures of all levels (20个工作日内); days in gazettes of all offices; words and names (状元路 aside); times of all offices (今年, 每年, 次月, 上半年, 年底); plans (0.45吨标准煤/万元, 60吨/日)
月

: counted per-unit = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); plans (0.45吨标准煤/万元, 60吨/日)
秒

: reference-tail deadline-anchor inside-word begins-length place-tail where-end = lines of laws that begin in a sentence ((一)项规定的, (二)目所列); sentences of all offices; rules on procedures and subsidies; rules on procedures; decisions on amendment (第三条中的“甲”, 第五条后增加一条, 在第三条的基础上); articles of rules (防火区内禁止…)
内

: counted count-unit time-start age-unit = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); plans, reports and lists of what is done for the people; times of all offices (今年, 每年, 次月, 上半年, 年底); works of a year (0-6岁儿童孤独症筛查)
岁
