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
在 将 由 是 从 于 把 向 但 其 该

: suffix = starts of lines in columns of 18 em (水务、林业 / 等部门)
了 着 们 性 化

: open-word reference-tail = broken lines of notices in two columns (根据有关规定的 / 要求办理); lines of laws that begin in a sentence ((一)项规定的, (二)目所列)
以

: suffix number-text = starts of lines in columns of 18 em (水务、林业 / 等部门); sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号)
等

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

: chronicle-sign chronicle-name = last pages of municipal gazettes (…大事记, 政务要闻); chronicles of cities and departments (…人民政府大事记)
政务日志

: chronicle-sign event-column = last pages of municipal gazettes (…大事记, 政务要闻); chronicles printed as tables
大事 要事

: chronicle-sign category-end event-column = last pages of municipal gazettes (…大事记, 政务要闻); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); chronicles printed as tables
记事

: open-word said plan = broken lines of notices in two columns (根据有关规定的 / 要求办理); lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); plans of work and reports (建议废止, 加快推进《…》废止工作, 适时予以修改)
应当

: open-word plan = broken lines of notices in two columns (根据有关规定的 / 要求办理); plans of work and reports (建议废止, 加快推进《…》废止工作, 适时予以修改)
可以

: open-word done-before = broken lines of notices in two columns (根据有关规定的 / 要求办理); accounts of what happened (已于2019年废止, 被《…》废止)
被 经

: open-word not-done = broken lines of notices in two columns (根据有关规定的 / 要求办理); orders and procedure (不停止执行, 未失效)
不

: open-word reference-on reference-tail range-word counted joint = broken lines of notices in two columns (根据有关规定的 / 要求办理); lines of laws that begin in a sentence (第三条和第四条规定的…); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); (二)至(四)项; 2024至2025年; lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); lists of instruments (《…》和《…》)
和

: open-word reference-tail joint = broken lines of notices in two columns (根据有关规定的 / 要求办理); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); lists of instruments (《…》和《…》)
及

: open-word reference-on reference-tail counted joint = broken lines of notices in two columns (根据有关规定的 / 要求办理); lines of laws that begin in a sentence (第三条和第四条规定的…); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); lists of instruments (《…》和《…》)
与

: open-word suffix reference-on reference-tail number-text post-owner of after-verb = as above; and at the start of lines (市人民政府 / 的规定); lines of laws that begin in a sentence (第三条和第四条规定的…); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); clauses of lists (免去江某的某局局长职务); 关于…的通知; rules about documents (废止后, 失效的, 废止工作)
的

: suffix reference-tail after-verb = starts of lines in columns of 18 em (水务、林业 / 等部门); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); rules about documents (废止后, 失效的, 废止工作)
之

: open-word reference-on reference-tail after-verb = broken lines of notices in two columns (根据有关规定的 / 要求办理); lines of laws that begin in a sentence (第三条和第四条规定的…); lines of laws that begin in a sentence ((一)项规定的, (二)目所列); rules about documents (废止后, 失效的, 废止工作)
或

: open-word number-text said basis cite-lead = broken lines of notices in two columns (根据有关规定的 / 要求办理); sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); preambles (根据《…》, 按照《…》执行); letters, judgments and questions of readers (见《…》第三条, 根据…第十条的规定)
按照

: open-word basis cite-lead = broken lines of notices in two columns (根据有关规定的 / 要求办理); preambles (根据《…》, 按照《…》执行); letters, judgments and questions of readers (见《…》第三条, 根据…第十条的规定)
按
