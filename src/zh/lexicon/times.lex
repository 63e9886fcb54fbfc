# Times: what is said of days and periods in chronicles, time limits and targets.
class chronicle-title: Titles of chronicles.
class told-day: Labels of an entry that is of the day above.
class told-month: Labels of an entry that is of the month that is being told.
class told-year: Labels of an entry that is of the year that is being told.
class third: Thirds of a month.
class year-half: Halves of a year.
class month-head-end: What may end a heading that is nothing but a month of a chronicle (5月份大事记).
class weekday: What a bracket behind a day holds.
class day-column: Heads of columns that hold the day of an event.
class event-column: Heads of columns that hold an event.
class season: Seasons, as chronicles of many years tell them.
class onward: What goes on from the time that labels an entry (9月开始，…).
class year-after: What names the year after the one that is being told.
class school-year: What names a school year, behind its number (93學年度第2學期).
class part-of-day: Parts of a day that may stand behind it before another (10日晚至11日).

: chronicle-title = chronicles of cities and departments (…人民政府大事记)
大事纪 大事志 大事要览 大事辑要 大事简记 政务记事 要事记 大事年表 大事辑录 大事述要 大事摘要 政务活动纪事 工作纪事

: told-day effect-adverb = chronicles (同日，召开座谈会。); closing articles (《…》同日废止)
同日

: told-day = chronicles (同日，召开座谈会。)
当日 是日 当天 同一天

: told-month = chronicles (是月，…)
同月 是月 本月

: told-year = chronicles (是年，…)
是年 同年 年初

: third = chronicles (5月下旬, 月底)
月初=10 月中=20

: weekday = chronicles (8日（星期三）, 5日(农历三月廿七))
农历 正月 腊月 除夕

: third weekday season = chronicles (5月下旬, 月底); chronicles (8日（星期三）, 5日(农历三月廿七)); chronicles of many years (1950年初，…)
初=10

: day-column = chronicles printed as tables
年份 月份 年月日 发生时间

: event-column = chronicles printed as tables
事件 纪事

: event-column task-column says-of = chronicles printed as tables; heads of tables of duties (重点任务 | 牵头单位 | 时限); closing articles (《甲》现决定废止, 《甲》因上位法修改停止执行)
主要内容

: told-year remark year-end = chronicles (是年，…); brackets behind tasks (…按职责分工负责，2025年底前完成，排第一位的为牵头单位); rules and plans of all levels
年底

: told-year each-period no-subject = chronicles (是年，…); rules and plans of all levels (每年3月底前, 次年1月10日前); articles of rules (当年不得参加评选)
当年

: told-month each-period = chronicles (是月，…); rules and plans of all levels (每年3月底前, 次年1月10日前)
当月

: told-year year-end = chronicles (是年，…); rules and plans of all levels
年末

: weekday span-unit = chronicles (8日（星期三）, 5日(农历三月廿七)); rules on procedures of all levels (20个工作日内)
星期

: third year-end = chronicles (5月下旬, 月底); rules and plans of all levels
月底=31

: third year-end = chronicles (5月下旬, 月底); rules and plans of all levels
月末=31

: third year-end time-end time-start season = chronicles (5月下旬, 月底); rules and plans of all levels; plans of one year; times of all offices (今年, 每年, 次月, 上半年, 年底); chronicles of many years (1950年初，…)
底=31

: third year-end time-end time-start season = chronicles (5月下旬, 月底); rules and plans of all levels; plans of one year; times of all offices (今年, 每年, 次月, 上半年, 年底); chronicles of many years (1950年初，…)
末=31

: season = chronicles of counties (1937年秋，…)
春 秋 春季 夏季 秋季 冬季 春天 夏天 秋天 冬天 春夏之交 秋冬 冬春

: weekday = chronicles (10日（正月初一）)
元宵 阴历 旧历 闰

: third = chronicles (3月中下旬)
中下旬=32 上中旬=22 上半月=15 下半月=16

: year-after = chronicles (28日—次年1月3日)
来年

: day-column day-word behind-verb = chronicles printed as tables; columns of days (失效日期); closing articles (同时废止并公布; 暂停执行至…)
日期

: season = chronicles of many years (1950年初，…)
初期 末期 中期

: onward = chronicles (9月开始，…)
前后

: onward occasion-end place-tail = chronicles (9月开始，…); closing articles (在过渡期结束后废止); decisions on amendment (第三条中的“甲”, 第五条后增加一条, 在第三条的基础上)
之后

: told-year this-year unit-word = chronicles (是年，…); plans of one year; plans (转交110处置, 拨打12345热线)
本年

: month-head-end = chronicles by months (（9月份）, 5月份大事记)
份大事记

: told-year while-end = chronicles (是年，…); decisions of assemblies (授权国务院在试点期间暂时调整适用)
年内

: school-year = notes under the titles of rules of Taiwan's schools (94年2月15日93學年度第2學期第1次校務會議通過)
学年度

: part-of-day = chronicles (10日晚至11日)
清晨 早晨 傍晚 深夜 夜 夜间 午后
