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

: part-unit = codes and long laws (第一编　总则, 第三篇)
篇

: subpart-unit = codes (第一分编　通则)
分编

: reference-tail = lines of laws that begin in a sentence ((一)项规定的, (二)目所列)
规 情 内

: reference-on reference-tail = lines of laws that begin in a sentence (第三条和第四条规定的…); lines of laws that begin in a sentence ((一)项规定的, (二)目所列)
第

: counted = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起)
个 名 家 户 万 亿 千 百 元 吨 米 倍 级 岁 天 辆 台 套 座 处 亩 公 平 分 秒 类 种 批

: reference-tail counted = lines of laws that begin in a sentence ((一)项规定的, (二)目所列); lines that begin with a quantity (3 个工作日, 12 万元, 5 月起)
所

: unnumbered-part = ends of laws and codes, before or behind the chapters (附则, 序言)
附则 总则 结语

: unnumbered-part attachment-word = ends of laws and codes, before or behind the chapters (附则, 序言); over attachments and under the text of notices (附件1, 附：, 附表2)
附录

: counted issue-unit period-end masthead-unit = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); running heads (2024年第6期); heads of statistical tables (2023年, 1—6月, 三季度, 本期); mastheads (第8-9期, 1989年第11号, 第29卷第152期)
期

: counted number-mark series-end masthead-unit = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); numbers of all offices (国办发〔2019〕5号); 主席令第1号, …公告2018年第31号, 台甲字第…號, 国发…; mastheads (第8-9期, 1989年第11号, 第29卷第152期)
号

: counted session = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); numbers of an assembly's announcements (…常务委员会公告〔十四届〕第12号)
届

: counted weekday = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); chronicles (8日（星期三）, 5日(农历三月廿七))
周

: counted effect-adverb = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); closing articles (《…》同时废止, 《…》予以废止, 原《…》即行废止)
起

: section-unit weekday cited-unit = laws and rules of all offices (第二节　义务); chronicles (8日（星期三）, 5日(农历三月廿七)); citations (第十五条第二款第（一）项第1目, 第二章)
节

: part-unit cited-unit = codes and long laws (第一编　总则, 第三篇); citations (第十五条第二款第（一）项第1目, 第二章)
编

: reference-on reference-tail range-word counted range-mark = lines of laws that begin in a sentence (第三条和第四条规定的…); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); (二)至(四)项; 2024至2025年; lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); laws (第三条至第五条)
至

: reference-on reference-tail range-mark = lines of laws that begin in a sentence (第三条和第四条规定的…); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); laws (第三条至第五条)
到

: counted period-end day-column before-former = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); heads of statistical tables (2023年, 1—6月, 三季度, 本期); chronicles printed as tables; running text (提前, 目前, 开工前)
月 年

: counted day-column before-this before-former = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); chronicles printed as tables; running text (基本法, 样本, 成本法, 副本令); running text (提前, 目前, 开工前)
日

: counted behind-former behind-count = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); running text (前条件, 前款目, 前条例); running text (第三条生产线, 第二条跑道)
件

: item-unit cited-unit before-former behind-former behind-count behind-item = references in laws (第三条第一款第二项); citations (第十五条第二款第（一）项第1目, 第二章); running text (提前, 目前, 开工前); running text (前条件, 前款目, 前条例); running text (第三条生产线, 第二条跑道); running text (第五项目)
目

: chapter-unit seal cited-unit here-unit = laws and rules of all offices (第一章　总则); between who signs and the day (（印章）); citations (第十五条第二款第（一）项第1目, 第二章); laws (本条, 本款, 本章)
章

: item-unit reference-on counted cited-unit outline-item = references in laws (第三条第一款第二项); lines of laws that begin in a sentence (第三条和第四条规定的…); lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); citations (第十五条第二款第（一）项第1目, 第二章); citations of outlines (第一部分第二项, 第一点)
项

: counted outline-part outline-item = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); citations of outlines (第一部分第二项, 第二大点); citations of outlines (第一部分第二项, 第一点)
点

: article-unit counted listed-unit cited-unit here-unit outline-part outline-item = entries of a site's lists (共12条); laws and rules of all offices (第十五条); lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); citations (第十五条第二款第（一）项第1目, 第二章); laws (本条, 本款, 本章); citations of outlines (第一部分第二项, 第二大点); citations of outlines (第一部分第二项, 第一点)
条

: item-unit reference-on cited-unit behind-count here-unit outline-item = references in laws (第三条第一款第二项); lines of laws that begin in a sentence (第三条和第四条规定的…); citations (第十五条第二款第（一）项第1目, 第二章); running text (第三条生产线, 第二条跑道); laws (本条, 本款, 本章); citations of outlines (第一部分第二项, 第一点)
款
