# Times: what is said of days and periods in chronicles, time limits and targets.
class chronicle-title: Titles of chronicles.
class told-day: Labels of an entry that is of the day above.
class told-month: Labels of an entry that is of the month that is being told.
class told-year: Labels of an entry that is of the year that is being told.
class third: Thirds of a month.
class weekday: What a bracket behind a day holds.
class day-column: Heads of columns that hold the day of an event.
class event-column: Heads of columns that hold an event.

: chronicle-title = chronicles of cities and departments (…人民政府大事记)
大事纪 大事志 大事要览 大事辑要 大事简记 政务记事 要事记 大事年表 大事辑录 大事述要 大事摘要 政务活动纪事 工作纪事

: told-day = chronicles (同日，召开座谈会。)
同日 当日 是日 当天 同一天

: told-month = chronicles (是月，…)
同月 当月 是月 本月

: told-year = chronicles (是年，…)
是年 本年 同年 当年 年初 年底 年末 年内

: third = chronicles (5月下旬, 月底)
上旬 中旬 下旬 月初=上旬 月中=中旬 月末=下旬 月底=下旬 末=下旬 底=下旬

: weekday = chronicles (8日（星期三）, 5日(农历三月廿七))
星期 农历 正月 腊月 除夕

: third weekday = chronicles (5月下旬, 月底); chronicles (8日（星期三）, 5日(农历三月廿七))
初=上旬

: day-column = chronicles printed as tables
日期 年份 月份 年月日 发生时间

: event-column = chronicles printed as tables
事件 纪事 主要内容
