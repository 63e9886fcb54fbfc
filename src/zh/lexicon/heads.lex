# Heads of documents: what stands over and around a title.

class red-kind: What a red header calls the papers below it, after the names of its offices.
class subject-word: What an announcement of Taiwan's offices calls its subject by.
class subject-close: What closes a subject and says nothing of it.
class letter-key: What the head of a letter of Taiwan's offices lists, each with a colon.
class letter-number: What such a head calls the document number.
class dateline-agency: Who sends a report, at the start of its dateline.
class preface: What stands before the first chapter of a law.
class act-lead: What leads from one day in a law's history to the next.
class act-adopted: An assembly adopted a law.
class act-amended: Parts of a law were changed.
class act-revised: A law was written anew.

: subject-word = 行政院公報, announcements (主旨：公告註銷…)
主旨

: subject-close = 行政院公報, the end of a subject
特此公告 请查照 请周知 特此通知 公告周知

: letter-key = letters and announcements of Taiwan's offices (受文者：, 發文日期：)
受文者 承办人 联络人 联络方式 传真 电子信箱 速别 密等及解密条件或保密期限

: dateline-agency = reports on the pages of the State Council and of the National People's Congress (新华社北京3月13日电)
新华网 中新社 中国新闻社 人民日报 中央社 本报

: act-amended = notes under the titles of laws (根据…《…的决定》修正)
修正 第一次修正 第二次修正 第三次修正

: act-revised = notes under the titles of laws (…会议修订)
修订 第一次修订 第二次修订

: preface = constitutions and charters, in their contents and over the text (序言, 第一章 总纲)
序言 序 前言 导言

: dateline-agency ministry = reports on the pages of the State Council and of the National People's Congress (新华社北京3月13日电); plans of the State Council, whose lists name ministries without a level
新华社

: act-adopted name-lead past-act = notes under the titles of laws (…会议通过); clauses of lists (批准江某辞去…); programmes and rules of all levels (2000年前建成的老旧小区)
批准

: act-adopted adverbial clause-word = notes under the titles of laws (…会议通过); articles of rules (经营者在销售时应当…); sentences about offices (因工作需要由市某局…)
通过

: act-lead open-word duty-manner adverbial clause-word = as above; and the ends of broken lines; the same (按职责分工分别负责); articles of rules (经营者在销售时应当…); sentences about offices (因工作需要由市某局…)
根据

: act-lead span-lead subject-end adverbial from-mark nature = notes under the titles of laws (…通过　根据…, …公布　自…起施行); sentences that tell from when to when; rules on procedures (市某局应当自…之日起); articles of rules (经营者在销售时应当…); articles of rules (本办法所称…); rules on procedures; rules of all levels (自然资源部门)
自
