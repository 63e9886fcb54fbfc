# Paragraphs: words by which the ends of lines are told from the ends of paragraphs.

class open-word: Words that no paragraph ends with: what they belong to follows.
class suffix: Characters that end words: a line that begins with one goes on from the line above.
class history-end: What an entry in the history of a rule ends with, beside the acts of making law.
class chronicle-name: Names of chronicles.
class closed-word: Words that end like an open one and are none.
class chronicle-sign: What the titles of chronicles, or of the category that they stand in, have in them.
class posts-title: What the titles of lists of appointments have in them.
class appoints: What heads a list of those who are given or lose a post.
class post-marker: What stands between a name and the post given.
class post-owner: What stands between a name and the post taken.
class leaves-post: What stands between a name and the post left.
class post-word: What clauses that take a post say of it.
class post-last: Characters that names of posts end with.
class those-above: Those whom the clause before has named.
class those-of-list: Those whom the list names: such a line is no clause of it.

: open-word = broken lines of notices in two columns (根据有关规定的 / 要求办理)
在 将 由 是 被 把 但 其 该 不 经

: suffix = starts of lines in columns of 18 em (水务、林业 / 等部门)
着 们 性 化

: open-word force-lead = broken lines of notices in two columns (根据有关规定的 / 要求办理); subjects of orders of Taiwan's offices (…，並自一百十二年七月一日生效)
并

: closed-word = 达到上述目的
目的

: chronicle-sign = last pages of municipal gazettes (…大事记, 政务要闻)
政务要闻

: open-word post-marker = broken lines of notices in two columns (根据有关规定的 / 要求办理); clauses of lists (江某为某局局长, 江某任某局局长)
为

: post-word = the same
职

: post-last = ends of clauses (…局局长, …科员, 总工程师)
师

: open-word title-act toward = broken lines of notices in two columns (根据有关规定的 / 要求办理); replies (国务院对…的批复)
对

: post-last attachment-title-end = ends of clauses (…局局长, …科员, 总工程师); attachments of plans and notices (任务分工表, 申请书, 领导小组成员)
员

: open-word already = broken lines of notices in two columns (根据有关规定的 / 要求办理); orders (《云山市供水条例》已经…会议通过)
已经

: post-last speaker-end = ends of clauses (…局局长, …科员, 总工程师); reports to assemblies (某某省水利厅厅长　江某, 某某委员会代表　江某)
长

: open-word addressed each = broken lines of notices in two columns (根据有关规定的 / 要求办理); 主送机关 of all offices (各县人民政府，市政府有关部门：); 主送机关 (各分行；各商业银行：)
各

: suffix page-readers-tail = starts of lines in columns of 18 em (水务、林业 / 等部门); 阅读了1024次
了

: open-word cites-lead = broken lines of notices in two columns (根据有关规定的 / 要求办理); openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》)
按

: chronicle-sign event-column = last pages of municipal gazettes (…大事记, 政务要闻); chronicles printed as tables
大事 要事

: chronicle-sign category-end event-column = last pages of municipal gazettes (…大事记, 政务要闻); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); chronicles printed as tables
记事

: chronicle-sign chronicle-title = last pages of municipal gazettes (…大事记, 政务要闻); chronicles of cities and departments (…人民政府大事记)
政务日志

: open-word plans = broken lines of notices in two columns (根据有关规定的 / 要求办理); plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效)
可以

: open-word said plans = broken lines of notices in two columns (根据有关规定的 / 要求办理); lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效)
应当

: open-word day-lead = broken lines of notices in two columns (根据有关规定的 / 要求办理); closing articles (自2024年7月1日起)
于

: open-word number-text said cites-lead = broken lines of notices in two columns (根据有关规定的 / 要求办理); sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》)
按照

: suffix number-text law-tail = starts of lines in columns of 18 em (水务、林业 / 等部门); sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); rules that cite laws by their short names (根据行政处罚法的规定, 刑法等法律)
等

: open-word reference-on reference-tail range-word counted joins law-tail = broken lines of notices in two columns (根据有关规定的 / 要求办理); lines of laws that begin in a sentence (第三条和第四条规定的…); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); (二)至(四)项; 2024至2025年; lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); lists of instruments (《甲》和《乙》, 行政处罚法、行政许可法); rules that cite laws by their short names (根据行政处罚法的规定, 刑法等法律)
和

: open-word reference-tail joins law-tail = broken lines of notices in two columns (根据有关规定的 / 要求办理); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); lists of instruments (《甲》和《乙》, 行政处罚法、行政许可法); rules that cite laws by their short names (根据行政处罚法的规定, 刑法等法律)
及

: open-word reference-on reference-tail counted joins law-tail = broken lines of notices in two columns (根据有关规定的 / 要求办理); lines of laws that begin in a sentence (第三条和第四条规定的…); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); lists of instruments (《甲》和《乙》, 行政处罚法、行政许可法); rules that cite laws by their short names (根据行政处罚法的规定, 刑法等法律)
与

: open-word reference-on reference-tail joins law-tail = broken lines of notices in two columns (根据有关规定的 / 要求办理); lines of laws that begin in a sentence (第三条和第四条规定的…); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); lists of instruments (《甲》和《乙》, 行政处罚法、行政许可法); rules that cite laws by their short names (根据行政处罚法的规定, 刑法等法律)
或

: open-word reference-tail behind-effect before-former = broken lines of notices in two columns (根据有关规定的 / 要求办理); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); reports and rules (《…》废止后, 失效前); running text (提前, 目前, 开工前)
以

: suffix reference-tail behind-effect cited-tail before-former = starts of lines in columns of 18 em (水务、林业 / 等部门); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); reports and rules (《…》废止后, 失效前); sentences with a citation (根据《…》第十条的规定); running text (提前, 目前, 开工前)
之

: open-word day-lead before-former = broken lines of notices in two columns (根据有关规定的 / 要求办理); closing articles (自2024年7月1日起); running text (提前, 目前, 开工前)
从

: open-word before-former = broken lines of notices in two columns (根据有关规定的 / 要求办理); running text (提前, 目前, 开工前)
向

: open-word suffix reference-on reference-tail number-text post-owner of behind-effect cited-tail address-gap = as above; and at the start of lines (市人民政府 / 的规定); lines of laws that begin in a sentence (第三条和第四条规定的…); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); clauses of lists (免去江某的某局局长职务); 关于…的通知; reports and rules (《…》废止后, 失效前); sentences with a citation (根据《…》第十条的规定); laws (《…》规定的第三条, 《…》中第三条)
的
