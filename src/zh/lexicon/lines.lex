# Lines: what pages bring (page numbers, continuations, captions, heads of tables), told from the text.

class turn-below: Says, wherever it stands in a line, that the text goes on elsewhere.
class turn-above: Says, wherever it stands in a line, that what follows goes on from elsewhere.
class turn-below-in-brackets: Says so in brackets only: without them it stands in other sentences, too.
class turn-above-in-brackets: Says in brackets only that what follows goes on from elsewhere.
class turn-short-below: Says with a page, in brackets at an end of a line, that the text goes on there.
class turn-short-above: Says with a page, in brackets at an end of a line, that it comes from there.
class turn-short: Goes on at the end of a line and comes from elsewhere at its beginning.
class turn-lead: What stands between the bracket and such a word.
class turn-unfinished: Says before such a word that the text is not complete.
class turn-page-unit: What the page is called that a continuation is on.
class cover-page: Pages of the cover, which have no number.
class page-side: Columns of a page.
class page-unit: What a page is called behind its number.
class page-count: What stands between the number of a page and how many there are.
class page-reference: What sends the reader to another page.
class issue-unit: What an issue of a gazette is called behind its number.
class caption: What a table, a figure or a box is called, before its number.
class amending-line: What stands on a line of its own between the words that an amendment takes out and puts in.
class unit-label: Says in what the numbers of a table are told.
class attachment-word: What attachments are called, before their number.
class page-column-head: Heads of the column of pages in a list of contents.
class period-end: What the name of a period ends with, over the column of its figures.
class table-continued: Says that a table goes on.
class of-which: Begins the head of a column that tells of a part.
class credit-end: What the line under a picture ends with, behind who took it.
class listed-unit: What pages say that they list so many of.

: turn-below = newspapers and gazettes in columns (下转第13页)
下转 下接

: turn-above = newspapers and gazettes in columns (上接第4页)
上接

: turn-below-in-brackets = the same (转下第5页); 运转下第5页 is none
转下

: turn-above-in-brackets = the same (接上第5页); 连接上第5页 is none
接上

: turn-short-below = the same (转5页, 接下页)
转至 转到 接下

: turn-short-above = the same (接自第5页)
接自 续自

: turn-lead = the same (文转第5页, 紧接第5页)
紧

: turn-unfinished = the same (未完，下转第5页)
未完

: cover-page = gazettes that use their covers for text (下转封三)
封二 封三 封四 封底

: page-side = gazettes in columns (下转第5页左栏)
左栏 右栏 中栏

: turn-short-below page-reference = the same (转5页, 接下页); 下转第8页, 见第8页
转

: turn-short page-reference = the same (续第5页); 下转第8页, 见第8页
接

: attachment-word = over attachments and under the text of notices (附件1, 附：, 附表2)
附表 附图

: page-column-head = contents in columns (序号　名称　页码)
页码 页次 页数

: table-continued = tables over several pages (续表, 表3（续）)
续表

: turn-short table-continued = the same (续第5页); tables over several pages (续表, 表3（续）)
续

: turn-page-unit page-unit page-column-head listed-unit = entries of a site's lists and their pages (共3页, 共12条); the same (第5页, 第三版); feet of pages (第12页); contents in columns (序号　名称　页码)
页

: page-reference cites-lead = 下转第8页, 见第8页; openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》)
见

: turn-page-unit before-this = the same (第5页, 第三版); running text (基本法, 样本, 成本法, 副本令)
版

: turn-lead cited-paper before-this serial-paper = the same (文转第5页, 紧接第5页); citations (云政发〔2023〕7号文第二十一条, 第46号令第九条); running text (基本法, 样本, 成本法, 副本令); orders and letters of Taiwan with a serial number (府地字第…號函)
文

: page-count about-amount = feet of pages (第12页 共50页); subsidies and budgets of all levels (每人1200元, 约3亿元)
共

: of-which no-subject goes-on change-lead = heads of statistical tables (其中：工业); articles of rules (本办法所称…); plans (到2025年，…。其中，…)
其中

: period-end time-end count-unit unit-tail = heads of statistical tables (2023年, 1—6月, 三季度, 本期); plans of one year; plans, reports and lists of what is done for the people; times
度

: attachment-word attached attachment-mark = over attachments and under the text of notices (附件1, 附：, 附表2); instruments (附件1, 附表2); heads of attachments of all offices (附件2, 附表1)
附

: caption attachment-title-end attachment-mark = plans of all offices (表1　…情况, 图2　…, 专栏3　…); attachments of plans and notices (任务分工表, 申请书, 领导小组成员); heads of attachments of all offices (附件2, 附表1)
图

: caption attachment-title-end attachment-mark noun-of-deed = plans of all offices (表1　…情况, 图2　…, 专栏3　…); attachments of plans and notices (任务分工表, 申请书, 领导小组成员); heads of attachments of all offices (附件2, 附表1); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
表

: amending-line = amendment regulations of Hong Kong (廢除 / “甲” / 代以 / “乙”)
代以 加入

: credit-end = lines under pictures (江一帆 摄, 本报记者 何大江摄)
摄
