# Heads of documents: what stands over and around a title.

class red-kind: What a red header calls the papers below it, after the names of its offices.
class subject-word: What an announcement of Taiwan's offices calls its subject by.
class subject-close: What closes a subject and says nothing of it.
class letter-key: What the head of a letter of Taiwan's offices lists, each with a colon.
class letter-receiver: What such a head calls the one who receives the letter.
class letter-beside: What such a head lists that stands before a colon elsewhere, too.
class letter-elsewhere: What sends from him to the list of the copies below.
class letter-copies: What that list is called.
class letter-number: What such a head calls the document number.
class dateline-agency: Who sends a report, at the start of its dateline.
class preface: What stands before the first chapter of a law.
class act-lead: What leads from one day in a law's history to the next.
class act-adopted: An assembly adopted a law.
class act-amended: Parts of a law were changed.
class act-revised: A law was written anew.
class adopts: What bodies do with a text, as the note under its title says.
class issues: What a text says or does with a rule that comes with it.
class already: What tells an order's text (《…》已经…通过) from a title.
class spoken-to: What the first line of a letter begins with.
class occasion: Where a speech or a report was given.
class meeting: What the places of such occasions have in their names.
class unit-key: What the unit of a table's figures stands behind.
class left-out: What a bracket says where an attachment was not printed.
class own-contents: What stands over a text's own list of chapters.
class head-mark: What stands by itself over a paper: how urgent or secret it is, or which version.
class stamp: Those of them that are stamped beside a title and are no part of it.
class paper-label: What counts the papers of a book, over the title of each (文件一).
class change-told: What a note of asterisks says became of a part of a text (* 已更改 - 請查閱：…).
class dateline-end: What a dateline ends with.
class approver: Who has let a paper to a higher office go out, before a colon.
class elect-verb: What stands between who elects and whom, in titles of rules.
class debate-word: What a meeting does with a text before it adopts it.
class act-approved: A higher assembly approved a law.

: subject-word = 行政院公報, announcements (主旨：公告註銷…)
主旨

: subject-close = 行政院公報, the end of a subject
特此公告 请查照 请周知 特此通知 公告周知

: approver = papers to higher offices (签发人：江某)
签发人 会签人 签批人

: letter-elsewhere = letters of Taiwan's offices (受文者：如正、副本, 受文者：詳如正本)
详 详如 详见

: letter-copies = letters of Taiwan's offices (受文者：如正、副本, 受文者：如行文單位)
正、副本 正副本 行文单位 行文机关 行文对象 行文者

: letter-key letter-receiver = letters of Taiwan's offices (受文者：各鄉鎮公所)
受文者

: letter-key = letters and announcements of Taiwan's offices (受文者：, 發文日期：)
机关地址 承办人 联络方式 速别 密等及解密条件或保密期限

: letter-key contact-label = letters and announcements of Taiwan's offices (受文者：, 發文日期：); papers of Taiwan's offices, and feet of notices (承办单位：…　电话：…)
传真 联络人 电子信箱

: dateline-agency = reports on the pages of the State Council and of the National People's Congress (新华社北京3月13日电)
新华网 中新社 中国新闻社 人民日报 中央社 本报

: act-amended = notes under the titles of laws (根据…《…的决定》修正)
第一次修正 第二次修正 第三次修正

: act-revised = notes under the titles of laws (…会议修订)
第一次修订 第二次修订

: preface = constitutions and charters, in their contents and over the text (序言, 第一章 总纲)
序 前言 导言 引言

: preface unnumbered-part law-part = constitutions and charters, in their contents and over the text (序言, 第一章 总纲); ends of laws and codes, before or behind the chapters (附则, 序言); amendments of the constitution (宪法序言第七自然段)
序言

: spoken-to = letters and replies (你局《关于…的请示》收悉, 来函收悉, 贵委)
您 贵

: occasion = reports to assemblies (——2023年1月5日在…会议上)
会议上

: left-out = lists of attachments (附件：1.分工表（略）)
略

: spoken-to addressed = letters and replies (你局《关于…的请示》收悉, 来函收悉, 贵委); 主送机关 of all offices (各县人民政府，市政府有关部门：)
你

: unit-key assigned = over and under tables (（单位：万元）); plans with tasks (责任单位：市水务局)
单位： 单位:

: head-mark stamp = over papers and beside their titles (特急, 机密★1年, 核定本)
特急 特提 加急 平急 急件 秘密 机密 绝密 核定本

: head-mark = over papers (征求意见稿)
征求意见稿 报批稿 发布稿 初稿 定稿 修订稿 内部文件

: change-told = texts of Macau's bulletin, below who signs (* 已更改 - 請查閱：…)
已更改 已附加 已删除 已更正 已被更改

: own-contents contents-label issue-front = laws, plans and reports with chapters (目　录); over contents (目　录, 目次); folders and archives of saved issues (index.html, cover.pdf)
目次

: dateline-end = the same, and reports of newspapers (本报北京3月13日讯)
电 讯

: act-amended adoption-end amends-these = notes under the titles of laws (根据…《…的决定》修正); notes under the titles of laws (…会议通过, 根据…修正, …施行); orders of Taiwan's offices (修正「…要點」第四點), decisions (决定修改《…》)
修正

: spoken-to self-word since-then = letters and replies (你局《关于…的请示》收悉, 来函收悉, 贵委); rules on procedures (自治区人民政府); reports (“十四五”以来，…)
来

: dateline-agency ministry = reports on the pages of the State Council and of the National People's Congress (新华社北京3月13日电); plans of the State Council, whose lists name ministries without a level
新华社

: meeting before-former office-tail bureau-end = the same (——在…大会上, …全会上); running text (提前, 目前, 开工前); lists of offices behind tasks of all levels (市某局、某某区人民政府); lists of offices of all levels, which name the same bureau in several forms
会

: act-revised adoption-end amends-these reached = notes under the titles of laws (…会议修订); notes under the titles of laws (…会议通过, 根据…修正, …施行); orders of Taiwan's offices (修正「…要點」第四點), decisions (决定修改《…》); plans (6月底前上线20项)
修订

: act-lead force-lead day-lead adverbial span-lead subject-end from-mark nature event-lead = notes under the titles of laws (…通过　根据…, …公布　自…起施行); subjects of orders of Taiwan's offices (…，並自一百十二年七月一日生效); closing articles (自2024年7月1日起); articles of rules (经营者在销售时应当…); sentences that tell from when to when; rules on procedures (市某局应当自…之日起); rules on procedures; rules of all levels (自然资源部门); closing articles (在过渡期结束后废止)
自

: act-lead open-word number-text said on-ground cites-lead duty-manner clause-word adverbial rule-lead basis-lead text-opening no-name-start = as above; and the ends of broken lines; sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：); notes under the titles of laws (根据2018年…的决定修正); openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》); brackets and sentences behind tasks (按职责分工分别负责); sentences about offices (因工作需要由市某局…); articles of rules (经营者在销售时应当…); rules and plans for emergencies; rules (依据《…》作出的); first sentences that extraction joined to the title (…的通知根据《…》); rules (可致函请求某局协助)
根据

: act-approved name-lead adopts adoption-end past-act unit-word = notes under the titles of laws (…会议通过); clauses of lists (批准江某辞去…); notes under the titles of laws and rules (…会议通过, …公布, …批准); notes under the titles of laws (…会议通过, 根据…修正, …施行); programmes and rules of all levels (2000年前建成的老旧小区); plans (转交110处置, 拨打12345热线)
批准

: debate-word = notes under the titles of rules (…会议讨论通过)
讨论 审议 表决 审议并

: act-adopted adopts adoption-end note-said clause-word adverbial no-name = notes under the titles of laws (…会议通过); notes under the titles of laws and rules (…会议通过, …公布, …批准); notes under the titles of laws (…会议通过, 根据…修正, …施行); （此件公开发布）, （此件有删减）, （附件略，详见网站）; sentences about offices (因工作需要由市某局…); articles of rules (经营者在销售时应当…); rules that a list is taken for (应当担任…职务两年以上)
通过
