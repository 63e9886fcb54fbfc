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
编 篇

: subpart-unit = codes (第一分编　通则)
分编

: item-unit = references in laws (第三条第一款第二项)
目

: item-unit reference-on = references in laws (第三条第一款第二项); lines of laws that begin in a sentence (第三条和第四条规定的…)
款

: reference-tail = lines of laws that begin in a sentence ((一)项规定的, (二)目所列)
规 情 内

: reference-on reference-tail = lines of laws that begin in a sentence (第三条和第四条规定的…); lines of laws that begin in a sentence ((一)项规定的, (二)目所列)
到 第

: counted = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起)
个 名 家 户 万 亿 千 百 元 吨 米 倍 届 级 岁 天 辆 台 套 件 座 处 亩 公 平 分 秒 点 类 种 批 起

: article-unit counted = laws and rules of all offices (第十五条); lines that begin with a quantity (3 个工作日, 12 万元, 5 月起)
条

: item-unit reference-on counted = references in laws (第三条第一款第二项); lines of laws that begin in a sentence (第三条和第四条规定的…); lines that begin with a quantity (3 个工作日, 12 万元, 5 月起)
项

: reference-tail counted = lines of laws that begin in a sentence ((一)项规定的, (二)目所列); lines that begin with a quantity (3 个工作日, 12 万元, 5 月起)
所

: reference-on reference-tail range-word counted = lines of laws that begin in a sentence (第三条和第四条规定的…); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); (二)至(四)项; 2024至2025年; lines that begin with a quantity (3 个工作日, 12 万元, 5 月起)
至

: unnumbered-part = ends of laws and codes, before or behind the chapters (附则, 序言)
附则 总则 结语

: unnumbered-part attachment-word = ends of laws and codes, before or behind the chapters (附则, 序言); over attachments and under the text of notices (附件1, 附：, 附表2)
附录

: chapter-unit seal = laws and rules of all offices (第一章　总则); between who signs and the day (（印章）)
章

: counted issue-unit period-end masthead-unit = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); running heads (2024年第6期); heads of statistical tables (2023年, 1—6月, 三季度, 本期); mastheads (第8-9期, 1989年第11号, 第29卷第152期)
期

: counted number-mark series-end masthead-unit = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); numbers of all offices (国办发〔2019〕5号); 主席令第1号, …公告2018年第31号, 台甲字第…號, 国发…; mastheads (第8-9期, 1989年第11号, 第29卷第152期)
号

: counted weekday = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); chronicles (8日（星期三）, 5日(农历三月廿七))
周

: section-unit weekday = laws and rules of all offices (第二节　义务); chronicles (8日（星期三）, 5日(农历三月廿七))
节

: counted period-end day-column = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); heads of statistical tables (2023年, 1—6月, 三季度, 本期); chronicles printed as tables
年 月

: counted day-column = lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); chronicles printed as tables
日
