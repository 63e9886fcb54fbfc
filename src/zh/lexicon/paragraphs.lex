# Paragraphs: words by which the ends of lines are told from the ends of paragraphs.

class open-word: Words that no paragraph ends with: what they belong to follows.
class suffix: Characters that end words: a line that begins with one goes on from the line above.
class history-end: What an entry in the history of a rule ends with, beside the acts of making law.
class chronicle-name: Names of chronicles.

: open-word = broken lines of notices in two columns (根据有关规定的 / 要求办理)
或 该

: suffix = starts of lines in columns of 18 em (水务、林业 / 等部门)
着 们 性 化

: open-word office-start others-which = broken lines of notices in two columns (根据有关规定的 / 要求办理); lists of offices behind tasks of all levels; ends of lists (等8个有关单位, 其他相关部门)
各

: open-word not-name clause-word = broken lines of notices in two columns (根据有关规定的 / 要求办理); sentences in brackets among offices (各方要加强配合); sentences about offices (因工作需要由市某局…)
把

: open-word = broken lines of notices in two columns (根据有关规定的 / 要求办理)
其

: open-word clause-word not-within = broken lines of notices in two columns (根据有关规定的 / 要求办理); sentences about offices (因工作需要由市某局…); the same (三年内不得申报)
被

: open-word has-done achieved = broken lines of notices in two columns (根据有关规定的 / 要求办理); reports (2023年底前已完成); reports on work (已建成12个)
已经

: open-word duty-manner pay-verb adverbial = broken lines of notices in two columns (根据有关规定的 / 要求办理); the same (按职责分工分别负责); the same; articles of rules (经营者在销售时应当…)
按照

: open-word adverbial no-subject = broken lines of notices in two columns (根据有关规定的 / 要求办理); articles of rules (经营者在销售时应当…); articles of rules (本办法所称…)
为

: open-word duty-manner pay-verb adverbial no-subject = broken lines of notices in two columns (根据有关规定的 / 要求办理); the same (按职责分工分别负责); the same; articles of rules (经营者在销售时应当…); articles of rules (本办法所称…)
按

: open-word clause-word adverbial no-subject = broken lines of notices in two columns (根据有关规定的 / 要求办理); sentences about offices (因工作需要由市某局…); articles of rules (经营者在销售时应当…); articles of rules (本办法所称…)
并

: open-word no-subject = broken lines of notices in two columns (根据有关规定的 / 要求办理); articles of rules (本办法所称…)
但

: open-word adverbial = broken lines of notices in two columns (根据有关规定的 / 要求办理); articles of rules (经营者在销售时应当…); articles of rules (本办法所称…)
经

: open-word adverbial = broken lines of notices in two columns (根据有关规定的 / 要求办理); articles of rules (经营者在销售时应当…); articles of rules (本办法所称…)
不

: open-word pay-lead adverbial begins-length = broken lines of notices in two columns (根据有关规定的 / 要求办理); the same (对新入规企业给予…); articles of rules (经营者在销售时应当…); rules on procedures
向

: open-word not-name subject-end adverbial begins-length = broken lines of notices in two columns (根据有关规定的 / 要求办理); sentences in brackets among offices (各方要加强配合); rules on procedures (市某局应当自…之日起); articles of rules (经营者在销售时应当…); rules on procedures
将

: open-word since-lead subject-end adverbial compare-lead = broken lines of notices in two columns (根据有关规定的 / 要求办理); rules on procedures (应当自受理之日起); rules on procedures (市某局应当自…之日起); articles of rules (经营者在销售时应当…); plans (比2020年提高10个百分点)
于

: open-word and-word adverbial compare-lead = broken lines of notices in two columns (根据有关规定的 / 要求办理); lists of offices (市某局和市某局); articles of rules (经营者在销售时应当…); plans (比2020年提高10个百分点)
与

: open-word since-lead subject-end allows clause-word = broken lines of notices in two columns (根据有关规定的 / 要求办理); rules on procedures (应当自受理之日起); rules on procedures (市某局应当自…之日起); the same (某某可以…); sentences about offices (因工作需要由市某局…)
可以

: suffix not-act done-word = starts of lines in columns of 18 em (水务、林业 / 等部门); the same (主管部门, 负责人, 校长负责制); reports
了

: open-word modal since-lead subject-end obliges clause-word = broken lines of notices in two columns (根据有关规定的 / 要求办理); rules of all levels; rules on procedures (应当自受理之日起); rules on procedures (市某局应当自…之日起); articles of rules of all levels (某某应当…); sentences about offices (因工作需要由市某局…)
应当

: open-word clause-word = broken lines of notices in two columns (根据有关规定的 / 要求办理); sentences about offices (因工作需要由市某局…)
是

: open-word reach-verb adverbial no-subject begins-length compare-lead joint = broken lines of notices in two columns (根据有关规定的 / 要求办理); targets (提高到2025年的60%); articles of rules (经营者在销售时应当…); articles of rules (本办法所称…); rules on procedures; plans (比2020年提高10个百分点); times of all offices
以

: open-word and-word compare-lead list-mark = broken lines of notices in two columns (根据有关规定的 / 要求办理); lists of offices (市某局和市某局); plans (比2020年提高10个百分点); lists of times (6月底、12月底前)
和

: open-word and-word list-mark = broken lines of notices in two columns (根据有关规定的 / 要求办理); lists of offices (市某局和市某局); lists of times (6月底、12月底前)
及

: open-word no-office not-name duty-lead span-lead self-word pay-lead adverbial by-whom = broken lines of notices in two columns (根据有关规定的 / 要求办理); sentences behind tasks (以上任务由某局负责督办); sentences in brackets among offices (各方要加强配合); sentences on who does what; sentences that tell from when to when; rules on procedures (自治区人民政府); the same (对新入规企业给予…); articles of rules (经营者在销售时应当…); rules of all levels
由

: suffix joint of-mark = starts of lines in columns of 18 em (水务、林业 / 等部门); times of all offices; rules on procedures (会议举行的七日前)
之

: open-word span-lead adverbial from-mark = broken lines of notices in two columns (根据有关规定的 / 要求办理); sentences that tell from when to when; articles of rules (经营者在销售时应当…); rules on procedures
从

: open-word suffix not-name not-act clause-word condition-end of-mark this-form of-condition = as above; and at the start of lines (市人民政府 / 的规定); sentences in brackets among offices (各方要加强配合); the same (主管部门, 负责人, 校长负责制); sentences about offices (因工作需要由市某局…); articles of rules (发生事故的，…); rules on procedures (会议举行的七日前); rules on procedures (20日内未答复的); rules of all levels
的

: open-word clause-word pay-lead count-unit subject-end adverbial no-subject spread = broken lines of notices in two columns (根据有关规定的 / 要求办理); sentences about offices (因工作需要由市某局…); the same (对新入规企业给予…); plans, reports and lists of what is done for the people; rules on procedures (市某局应当自…之日起); articles of rules (经营者在销售时应当…); articles of rules (本办法所称…); conditions of subsidies
对

: suffix and-others = starts of lines in columns of 18 em (水务、林业 / 等部门); lists of offices
等

: open-word since-lead subject-end adverbial no-subject compare-lead no-name-start = broken lines of notices in two columns (根据有关规定的 / 要求办理); rules on procedures (应当自受理之日起); rules on procedures (市某局应当自…之日起); articles of rules (经营者在销售时应当…); articles of rules (本办法所称…); plans (比2020年提高10个百分点); sentences of plans
在
