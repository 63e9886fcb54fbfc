class each-weekday: Days of a week that come again (每周五前).
class report-title: What reports to assemblies are called, which tell of the year before.
class until-then: What is granted until a day, and is not due by it.
class reach-to: What leads to a length of time that something is cut to (压减到50个工作日以内).
class spends: What shows that an amount in a sentence is one that is spent.
class invests: What is said of money that somebody puts into something of his own.
class day-end: What ends a day of work (3月20日下班前).
class hour-unit: What an hour of a day ends with.
class day-part: A part of a day, before an hour.
class sum-reached: What leads to a sum that is reached rather than paid.
class dealing: What shows that a sentence tells of investors and what they bring.
class whole-year: What says of a figure that it is one of a year.
class this-year: The year of the paper itself.
class next-year: The year after that of the paper.
class each-period: What makes a time come again and again (每年3月底前).
class quarter-month: A month of a quarter, in times that come again each quarter.
class quarter: Quarters of a year, with their last month.
class ten-days: Thirds of a month.
class year-end: The end of a year or month.
class half-year: The first half of a year.
class time-end: Characters that a time ends with before 前.
class by-lead: What stands before a time by which something is due, and belongs to it.
class span-lead: What begins a span of time (自…至…).
class until: What is said of an instrument or a post before the day until which it holds.
class deadline-anchor: What a time by which something is due ends in or begins with.
class before-word: Before, in its forms.
class plan-time: What the time of a five-year plan is called.
class past-act: What is said of things that were there before a day: such a day is a condition and no time limit.
class has-done: What says that something is done already.
class year-gone: What a year is called that is over, and what a time is called that held no longer.
class span-unit: Units of a time within which something is due.
class span-lead-past: What stands before a length of time that lies behind.
class not-within: What is said of what may not happen within a time.
class since-lead: What stands before the event that a time runs from.
class before-event: Events before which something is due by so many days.
class reach-verb: Verbs that a number follows, so that what they end with begins no time.
class day-unit: Units of a day's name.
class state-of: What leads to a day whose state is told (截至2023年底，全市共有…).
class self-word: Words that begin with what leads to an event, and lead to none (自然资源).
class at-most: What a length of time or an amount is at most.
class inside-word: Within, in its forms.
class yuan-word: What follows 元 in words that are no money (2024元旦).
class about-amount: What may stand before an amount and belongs to it, without bounding it.
class at-least: What an amount or a figure is at least.
class below: What an amount or a figure is below.
class or-more: What stands behind the least that something is.
class or-less: What stands behind the most that something is.
class included: What says behind a bound whether it belongs to the range.
class turnover: Money that is made, owned or owed by somebody and is no fund.
class fund: Money that somebody gets or pays.
class pay-lead: What leads to who gets or pays an amount.
class pay-verb: What is done with an amount, behind who gets or pays it.
class no-pay-lead: Words that end as such a lead does and are none.
class reached: What a target says is done.
class strong-reach: What says that a figure is to be reached, without a time beside it.
class change: Changes that a figure follows.
class aim: What says that a sentence sets a target.
class aim-head: What headings over targets say.
class achieved: What says that a figure is reached already.
class whole-value: Figures in words (全覆盖).
class count-unit: Units of what targets count.
class around: What stands behind a figure that is no exact one.
class grant: What is given or taken for something, whose figures are no targets.
class subject-end: What stands behind who has to keep a time limit (市某局应当自…).
class plan-span: The years of a five-year plan as a whole.
class task-title: Titles of papers whose sentences set the tasks of a year.
class begins-length: What follows a length of time that stands behind the event before which it is due (举办前20日).
class balance: What may be less than nothing, before its amount (结余-3.5亿元).
class compare-lead: What stands before a year with which a figure is compared.
class only-target: What is said of figures that are reached and not given.
class done-verb: What is done by a year, where the year alone is named (2025年以前建成).
class joint: What may stand between a time and 前 or 内 (3月底之前, 三日以内).
class inexact: What stands for a number that is not told.
class list-mark: What parts the members of a list.
class earlier: What says how long before, and not before what (提前三日).
class by-whom: What leads to who does something.
class half: Half of a unit.
class nth-mark: What makes an ordinal of a number.
class of-mark: What joins an event to the time before it.
class event-end: What ends an event from which a time runs.
class from-mark: What leads to an event from which a time runs.
class this-form: What follows a length of time within which something is not done.
class person-end: What names of people by what they do end with.
class of-condition: What a condition ends with.
class nature: What must not be taken for what leads to an event.
class yuan: Money of this country.
class approx: What stands between a number and its unit and makes it no exact one.
class ten-thousand: 万, before a unit.
class hundred-million: 亿, before a unit.
class spread: What leads to things over which something is spread, or to whom something is given.
class year-unit: The unit of years.
class date-unit: The units of days.
class unit-tail: What may follow the unit of a year or month (2024年度, 6月份).
class no-name-start: What no name of an office begins with.
class time-start: What words for times begin with, numerals aside.
class review-head: What headings say under which it is told what was reached.
class plan-head: What headings say under which tasks are set.
class five-years: What a five-year plan is called where it is counted out (第十四个五年规划).
class aim-column: Heads of the columns that hold what is to be reached.
class unit-column: Heads of the columns that hold units.
class not-again: What must not be done again within a time.
class term-of: What is paid or granted for a term that is no time limit (补贴期限).
class seat: What the place of an office is called in its name (户籍所在地镇人民政府).
class times-unit: The unit of how often something is done.
class compared-year: What compares a figure with that of the year before, which only a report does.
class sum-name: What a sum is called that tells which things are meant.
class measure-lead: What leads to a length of time by which something is measured (以一个月内取得的收入为一次).
class defines: What says of a sentence that it tells what a word means.
class not-aim: Words in which 目标 or 争取 sets no target (目标责任考核, 争取国家资金).
class set-of-rules: What is counted and is no work (惠企12条举措).
class inner-word: Words that begin as 内 does, and end no time (2026年内蒙古…).
class since-then: What ends the words that say since when something is so (“十四五”以来，…).
class happened: What is said of things that happened in a time (事由应发生在申请日前1个月内).
class year-work: What is done in a year or a plan, before how much of it.
class unit-word: Words that begin as units do and count nothing (12345热线办110处置).
class per-unit: What a unit is counted by (35吨/小时, 0.45吨标准煤/万元).
class other-act: What says of somebody or something that another act is done to it than a payment.
class to-whom: Of those leads the one that many acts beside payments have, too.
class trillion: 兆, before a unit.
class denies: What says the contrary of the bound behind it (未超过, 不得低于).
class bound-verb: What may stand between a bound and an amount, beside what is done with it (最高支持100万元).
class currency: What money is called; the full form is its code, that of money whose country is not told the word itself.
class finishes: What is said of something that is finished, right behind when (2031年11月底完成).
class due-lead: What asks for something, or means it, right before when (应于4月中旬报送, 确保11月底完成).
class told-or-due: What a day is led to that may as well be told of (完成时间为2031年11月底).
class year-plan: Titles of papers that set the work of the year that they name (2031年工作要点).
class now-lead: What begins a sentence that tells how things stand.
class source-lead: What leads to who has counted or told something.
class source-end: What ends the clause that says who has counted or told something.
class tolerance: What bounds how far a figure may be off, and not what is to be reached.
class no-told-mark: Words with 了 that tell of nothing that was done.
class guesses: What says of a figure that somebody guesses it.
class range-of-place: What follows a length or an area within which things lie.
class not-aim-head: Heads of what a product or a substance must be like, and of no targets.
class of-length: What follows a length of time that is talked of, or in which something comes again.
class befell-before: What is said behind a day before which it had happened.
class befalls: What is said of what happens to somebody within a time, and is none that he has to do.
class illness: What an illness does within a time, which nobody has to do.
class state-verb: What is said of how something was until a day, and asks for nothing (1998年以前，储备是以存款方式存放).
class not-kept: What is said of what was not done within a time, in a condition.
class share-unit: Units of shares and of changes, which are of something.
class tells-other: What tells somebody else to do something by a time that stands behind him.
class no-befall: Words of which what befalls somebody is a part (原因, 退出现役).
class age-unit: The unit of ages.
class upgrades: Verbs that end as a change does before a figure and change none (改造提升25个机构).
class often: What says how often something is done within a time, and not by when (一个月内多次组织).

: until-then = notices on taxes and reforms of all levels (2027年底前对小微企业免征某税)
可免征 可免缴 暂免 可继续 可以继续 继续享受 可享受 可暂不

: report-title = reports of governments of all levels
政府工作报告

: this-year = plans of one year
本年度 今年度

: next-year = plans of one year
明年

: each-period = rules and plans of all levels (每年3月底前, 次年1月10日前)
每季度 每季 每半年 每周 每学年 每年度 次年度 下年 下一年 下年度 下一年度 次月 下月 当季 逐年 每旬 每年的 次年的 每月的 第二年 次季度 每季度的 下个月

: quarter-month = rules and plans of all levels (每季度末月25日前)
首月 末月 最后一个月 第一个月 首个月 最后一月 结束后

: quarter = plans of one year
第一季度=3 一季度=3 第二季度=6 二季度=6 第三季度=9 三季度=9 第四季度=12 四季度=12

: year-end = rules and plans of all levels
季末 岁末 年终

: time-end = plans of one year
旬 终 一 二 三 四 五 六

: by-lead = plans of one year
截止到 截止至 截 最迟 最晚 最迟于 最晚于 展望 展望到

: until no-name = closing articles and notices (有效期至2028年10月31日); notices before an appointment (公示期为…)
公示期

: until = closing articles and notices (有效期至2028年10月31日)
实施期限 顺延 延期 服务期 服务期限 合同期 暂停 评价期 缴费 公示期限 公示时间

: before-word = sentences of all offices
以前

: past-act = programmes and rules of all levels (2000年前建成的老旧小区)
注册 出生 参加工作 入学 毕业 入伍 立项 购置 安装 建造 入职 投运 遗留 开发 修建 已建 建档

: past-act noun-of-deed = programmes and rules of all levels (2000年前建成的老旧小区); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
登记

: past-act deed = programmes and rules of all levels (2000年前建成的老旧小区); articles of rules (用人单位招用劳动者，应当…)
购买 取得 签订

: past-act gone deed = programmes and rules of all levels (2000年前建成的老旧小区); articles of rules (被告人死亡的，应当裁定终止审理); articles of rules (用人单位招用劳动者，应当…)
死亡

: past-act no-act-of-office = programmes and rules of all levels (2000年前建成的老旧小区); rules of all levels (委员会由某局有关人员组成)
产生

: until past-act = closing articles and notices (有效期至2028年10月31日); programmes and rules of all levels (2000年前建成的老旧小区)
参保

: span-unit = rules on procedures of all levels (20个工作日内)
工作日 自然日 个自然日 个小时 个星期 个季度 个法定工作日 法定工作日 日历天 个日历天 个学期 年度 个年度

: span-lead-past = rules of all levels (近三年内未受处罚)
过去 最近 同一 此前 满 任意 任一 申报前 自然年度 申请前 最后

: not-within = rules of all levels (三年内不得申报)
不受理 发生过 受过 未发生 未受 再次 免费 减征 减免

: not-within no-threat = rules of all levels (三年内不得申报); articles of rules (未受到…处罚的, 可以设定罚款)
受到

: not-within deed = rules of all levels (三年内不得申报); articles of rules (用人单位招用劳动者，应当…)
停止

: not-within until-then = rules of all levels (三年内不得申报); notices on taxes and reforms of all levels (2027年底前对小微企业免征某税)
免征 免缴 减半征收 免收

: span-lead-past not-within = rules of all levels (近三年内未受处罚); rules of all levels (三年内不得申报)
连续

: since-lead = rules on procedures (应当自受理之日起)
应当自 须自 必须自 可以在 可以自 要自 需自

: before-event = rules of all levels (有效期届满30日前)
年会
演出 开业 停业 变更 启用 停用 作业 燃放 放映 上市 拆除 开放 开庭 举办日 举行日 开工日 施工日 到期日 届满日

: before-event term-of = rules of all levels (有效期届满30日前); plans of all levels (补贴期限：3年)
出让

: before-event deed = rules of all levels (有效期届满30日前); articles of rules (用人单位招用劳动者，应当…)
运输

: past-act before-event = programmes and rules of all levels (2000年前建成的老旧小区); rules of all levels (有效期届满30日前)
退役

: reach-verb = targets (提高到2025年的60%)
收 感 看 遇 乃 甚

: reach-verb level-word = targets (提高到2025年的60%); lists of offices (各镇、县级有关部门)
直

: deadline-anchor = rules on procedures (异议处理期限为7个工作日); 服务期限为五年, 贷款期限为三年 are no limits in which something is done
处理期限为 办理期限为 审查期限为 审核期限为 审批期限为 答复期限为 办结期限为 核查期限为 评审期限为 复核期限为 受理期限为 调查期限为 鉴定期限为 公示期限为 审理期限为 整改期限为 检查期限为

: deadline-anchor = sentences of all offices; rules on procedures
时限为

: self-word = rules on procedures (自治区人民政府)
然 治 愿 觉 动 身 己 我 查 贸 营 救 建

: self-word noun-of-deed = rules on procedures (自治区人民政府); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
费

: self-word says-of = rules on procedures (自治区人民政府); closing articles (《甲》现决定废止, 《甲》因上位法修改停止执行)
业

: at-most = rules on procedures and subsidies (不超过20个工作日)
最长不超过 不多于 不得超过 最高不超过 上限为 最高限额 累计不超过 总额不超过 合计不超过 上限 最多不超过 限额为 最高为 最高可达 最高可 不超出

: yuan-word = words and names (状元路 aside)
旦 素 宵 器 首 宇 曲 勋 老 帅 谋 件的

: each-period deadline-anchor about-amount = rules and plans of all levels (每年3月底前, 次年1月10日前); sentences of all offices; subsidies and budgets of all levels (每人1200元, 约3亿元)
每年

: about-amount = subsidies and budgets of all levels (每人1200元, 约3亿元)
每人 约 超 每人每月 每人每年 每户 每亩 每家 每个 每项 每平方米 每件 每吨 每人每天 共计 合计 总计

: span-lead-past about-amount = rules of all levels (近三年内未受处罚); subsidies and budgets of all levels (每人1200元, 约3亿元)
近

: each-period about-amount = rules and plans of all levels (每年3月底前, 次年1月10日前); subsidies and budgets of all levels (每人1200元, 约3亿元)
每月

: at-least = subsidies and budgets of all levels (不低于10万元)
至少 高于 多于 不小于 下限为 最低不少于 最低不低于 大于 下限

: below = subsidies and budgets of all levels (不足5万元)
不足 低于 不到 不满 少于 小于 未达到 未满

: or-more = fines and subsidies of all levels (1万元以上3万元以下)
起步

: or-less = fines and subsidies of all levels
及以下 封顶 为限 为上限

: included = fines and subsidies of all levels (10万元以上（含）)
含 不含

: turnover = conditions of subsidies (年营业收入2000万元以上的企业), plans
营业收入 主营业务收入 营业额 销售收入 销售额 销售总额 产值 总产值 增加值 生产总值 gdp 利润 利税 纳税 营收 进出口 出口额 进口额 零售额 交易额 成交额 贸易额 市值 总资产 净资产 资产总额 注册资本 注册资金 实缴资本 存款余额 贷款余额 可支配收入 年收入 人均收入 总收入 纯收入 产业规模 市场规模 经济规模 估值 货值 零售总额 产业产值 收入总额 经营收入 经济损失 损失 财产 交易金额 产业规模达到 产业集群 保费收入 产值达到 经济总量 流水 票房 上缴税收 税收贡献 价值 减税降费 税收 综合收入 旅游收入 到位资金 投资额 合同额 签约额 总价值 融资额 授信 技改投资 固定资产投资 工业投资 民间投资 贷款新增 新增贷款 效益 成本 规模达到 规模达 总规模达到 总规模达
劳动生产率 贸易总额 产出

: fund = subsidies, fines, fees and budgets of all levels
奖金 收费 预算 筹集 救助 贷款额度 募集 支出

: fund no-act-of-office = subsidies, fines, fees and budgets of all levels; rules of all levels (委员会由某局有关人员组成)
赔偿

: fund no-adverb = subsidies, fines, fees and budgets of all levels; articles of rules (经营者在销售时应当…)
经费

: fund pay-verb = subsidies, fines, fees and budgets of all levels
收取 补偿

: pay-verb = subsidies, fines, fees and budgets of all levels
一次性 可以处 再 处罚款 可以并处 追加 减按 缴付 缴存 转移支付

: at-least pay-verb = subsidies and budgets of all levels (不低于10万元); subsidies, fines, fees and budgets of all levels
最低

: no-pay-lead = subsidies, fines, fees and budgets of all levels (针对…, 应对)
面对 相对 绝对 对照 缘由 对标 反对 核对 供给 补给 给以 向社会 由此 事由 任由 对手 对此 对称 对策 对账 导向 流向 经由 给排水 给水 自给 配给

: no-pay-lead says-of not-lead = subsidies, fines, fees and budgets of all levels (针对…, 应对); closing articles (《甲》现决定废止, 《甲》因上位法修改停止执行); sentences about offices (由于甲局未完成…)
由于

: pay-verb no-pay-lead = subsidies, fines, fees and budgets of all levels; subsidies, fines, fees and budgets of all levels (针对…, 应对)
给与

: reached = plans of all levels (到2025年，绿化率达到30%)
提至 覆盖 开通 推广 攻克 升级 绿化 制修订 清淤 新签约 引进到位

: pay-verb reached year-work deed = subsidies, fines, fees and budgets of all levels; plans of all levels (到2025年，绿化率达到30%); works of a year (滚动实施技改项目300个); articles of rules (用人单位招用劳动者，应当…)
提供

: strong-reach = reports and plans (地区生产总值增长6%左右)
提高到 提升到 提高至 提升至 增加到 下降到 降低到 保持在 打通 更新 惠及 缩小到 缩小至 降低至 下降至 增长到 增长至 上升到 上升至 扩大为 提高为

: reach-to reached strong-reach = targets (提高到2025年的60%); plans of all levels (到2025年，绿化率达到30%); reports and plans (地区生产总值增长6%左右)
压缩至 压缩到 压减到 压减至 缩短至 缩短到 控制在 降至 降到

: reached strong-reach = plans of all levels (到2025年，绿化率达到30%); reports and plans (地区生产总值增长6%左右)
增至 稳定在 新建 改造 扩大到 扩大至 培育 创建 整治 修复 治理 招引 新改建 改建 扩建 改扩建

: reached strong-reach deed = plans of all levels (到2025年，绿化率达到30%); reports and plans (地区生产总值增长6%左右); articles of rules (用人单位招用劳动者，应当…)
引进

: not-within at-least reached strong-reach = rules of all levels (三年内不得申报); subsidies and budgets of all levels (不低于10万元); plans of all levels (到2025年，绿化率达到30%); reports and plans (地区生产总值增长6%左右)
不低于 不少于

: at-most reached strong-reach = rules on procedures and subsidies (不超过20个工作日); plans of all levels (到2025年，绿化率达到30%); reports and plans (地区生产总值增长6%左右)
不高于 不超过

: span-lead-past at-least reached strong-reach = rules of all levels (近三年内未受处罚); subsidies and budgets of all levels (不低于10万元); plans of all levels (到2025年，绿化率达到30%); reports and plans (地区生产总值增长6%左右)
超过

: reach-verb reached strong-reach change = targets (提高到2025年的60%); plans of all levels (到2025年，绿化率达到30%); reports and plans (地区生产总值增长6%左右); plans of all levels (增长6.2%左右)
增长 下降 降低

: change = plans of all levels (增长6.2%左右)
年均增长 增长率 累计下降 累计增长 同比增长

: reach-verb reached change = targets (提高到2025年的60%); plans of all levels (到2025年，绿化率达到30%); plans of all levels (增长6.2%左右)
上升

: reached change = plans of all levels (到2025年，绿化率达到30%); plans of all levels (增长6.2%左右)
压减 压降

: aim = plans and reports (主要预期目标是：…)
预期 预计达到 要达到 任务是 今年要 今年将 明年要 今年计划 要突出抓好

: aim aim-head = plans and reports (主要预期目标是：…); plans
目标

: achieved = reports on work (已建成12个)
实现了 完成了 上年 累计完成了 分别完成 达成了 累计建成了 未完成 只完成 仅完成 超额完成

: by-lead state-of achieved = plans of one year; reports; reports on work (已建成12个)
截至

: whole-value = plans
全覆盖 翻一番 翻番 清零 动态清零 百分之百 零增长 应纳尽纳

: count-unit = plans, reports and lists of what is done for the people
平方公里 平方千米 平方米 立方米 公里 千米 公斤 斤 只 头 张 千瓦 兆瓦 千瓦时 位 艘 架 间 宗 微克/立方米 毫克/立方米 吨标准煤 升 标准箱 标箱 架次 班次 户次 班 棵 栋 幢 支 片 眼 盏 块 m3 km kw mw 床 席 棚 尾 羽 亩次 公里/小时 厘米 平方公里以上 车位 泊位 学位 床位 平米 英亩 市里 元/人 台套 社区 毫米 套次 /10万
: count-unit share-unit = plans, reports and lists of what is done for the people; plans (供应量的60%)
% ‰ 个百分点

: span-unit count-unit = rules on procedures of all levels (20个工作日内); plans, reports and lists of what is done for the people
分钟 个工作日 个月

: strong-reach around = reports and plans (地区生产总值增长6%左右); plans, reports and lists of what is done for the people
左右

: or-more around = fines and subsidies of all levels (1万元以上3万元以下); plans, reports and lists of what is done for the people
及以上

: around = plans, reports and lists of what is done for the people
上下

: fund pay-verb grant = subsidies, fines, fees and budgets of all levels; subsidies and fines of all levels
奖励 奖补

: grant = subsidies and fines of all levels
扣分 加分 收费标准 按照每 的标准 购置金额 的比例 专项资金 补助资金

: subject-end = rules on procedures (市某局应当自…之日起)
上报 汇总 组织申报 送达

: subject-end decides-on = rules on procedures (市某局应当自…之日起); rules on procedures (作出受理或者不予受理的决定)
出具

: past-act subject-end = programmes and rules of all levels (2000年前建成的老旧小区); rules on procedures (市某局应当自…之日起)
核发

: plan-time plan-span = five-year plans (“十四五”末); five-year plans (“十四五”期间，新建…)
时期

: until plan-time plan-span = closing articles and notices (有效期至2028年10月31日); five-year plans (“十四五”末); five-year plans (“十四五”期间，新建…)
规划期

: plan-span = five-year plans (“十四五”期间，新建…)
规划期间

: task-title duties-head = plans of one year; plans (三、职责分工)
任务分工

: task-title = plans of one year
民生实事 分工方案 任务清单 责任分解 为民办实事 实事项目

: begins-length = rules on procedures
书面 报

: begins-length no-bearer-start tells-other = rules on procedures; articles of rules (设立学校应当…, 载明申请人的姓名); rules on procedures (应当通知申请人于五日内补正)
告知

: compare-lead = plans (比2020年提高10个百分点)
比 较 相比

: reached done-verb year-work = plans of all levels (到2025年，绿化率达到30%); plans (2025年以前全面建成); works of a year (滚动实施技改项目300个)
实现

: reached strong-reach done-verb = plans of all levels (到2025年，绿化率达到30%); reports and plans (地区生产总值增长6%左右); plans (2025年以前全面建成)
达到

: done-verb = plans (2025年以前全面建成)
基本 淘汰 退出

: inexact = amounts (数十万元)
数 几

: time-end inexact half = plans of one year; amounts (数十万元)
半

: not-within this-form = rules of all levels (三年内不得申报); rules on procedures (20日内未答复的)
无

: not-within this-form says-of stays no-subject not-kept = rules of all levels (三年内不得申报); rules on procedures (20日内未答复的); closing articles (《甲》现决定废止, 《甲》因上位法修改停止执行); rules on what was begun before (已经完成的事项，仍有效); articles of rules (仍然可以追究); rules on procedures (30日内，当事人仍未办理的)
仍

: approx = money (100余万元)
余 左 右

: time-end unit-tail month-head-end = plans of one year; times; chronicles by months (（9月份）, 5月份大事记)
份

: time-start = times of all offices (今年, 每年, 次月, 上半年, 年底)
今 明 翌 逐

: count-unit time-start = plans, reports and lists of what is done for the people; times of all offices (今年, 每年, 次月, 上半年, 年底)
本

: self-word office-tail = rules on procedures (自治区人民政府); lists of offices behind tasks of all levels (市某局、某某区人民政府)
行

: count-unit office-tail = plans, reports and lists of what is done for the people; lists of offices behind tasks of all levels (市某局、某某区人民政府)
场 村

: approx others-which = money (100余万元); ends of lists (等8个有关单位, 其他相关部门)
多

: no-pay-lead free = subsidies, fines, fees and budgets of all levels (针对…, 应对); names of offices (自由贸易试验区管委会)
自由

: ten-days third = plans of one year (6月中旬前); chronicles (5月下旬, 月底)
上旬=10

: ten-days third = plans of one year (6月中旬前); chronicles (5月下旬, 月底)
中旬=20

: ten-days third = plans of one year (6月中旬前); chronicles (5月下旬, 月底)
下旬=31

: before-event ends-itself deed = rules of all levels (有效期届满30日前); closing articles (至2026年12月31日止, 2026年12月31日自行失效); articles of rules (用人单位招用劳动者，应当…)
终止

: by-lead before-event state-of ends-itself = plans of one year; rules of all levels (有效期届满30日前); reports; closing articles (至2026年12月31日止, 2026年12月31日自行失效)
截止

: until force-sign = closing articles and notices (有效期至2028年10月31日); closing articles (过渡期至…, 暂行2年, 延续至…, 至…日止)
过渡期 延续

: subject-end by-act = rules on procedures (市某局应当自…之日起); rules (水价由市某局核定)
审核

: past-act subject-end by-act ruled deed = programmes and rules of all levels (2000年前建成的老旧小区); rules on procedures (市某局应当自…之日起); rules (水价由市某局核定); rules on procedure (被告人上诉的，应当依照第二审程序审理; 不得安排其值班); articles of rules (用人单位招用劳动者，应当…)
受理

: reached by-act ruled deed = plans of all levels (到2025年，绿化率达到30%); rules (水价由市某局核定); rules on procedure (被告人上诉的，应当依照第二审程序审理; 不得安排其值班); articles of rules (用人单位招用劳动者，应当…)
认定

: dealing = news of investment (签约项目12个，总投资30亿元)
签约 招商 引资 落户 达产 试生产 战略合作 合作协议 首期投资 计划总投资

: has-done = reports (6月15日前未申报)
均已 就已

: reach-to = plans (压缩至5个工作日内)
缩减至 缩减到 压缩为 控制到 减少到 减少至 缩短为 压减为

: each-weekday = plans and notices (每周五前报送)
每周一 每周二 每周三 每周四 每周五 每周六 每周日 每周天 每星期五 每星期一

: reach-verb reached strong-reach = targets (提高到2025年的60%); plans of all levels (到2025年，绿化率达到30%); reports and plans (地区生产总值增长6%左右)
达

: turnover dealing = conditions of subsidies (年营业收入2000万元以上的企业), plans; news of investment (明年试生产)
年销售

: no-pay-lead no-modal = subsidies, fines, fees and budgets of all levels (针对…, 应对); fields of offices (应急管理等部门)
对应

: fund invests = subsidies, fines, fees and budgets of all levels; news of investment
投资 投入

: fund invests noun-of-deed = subsidies, fines, fees and budgets of all levels; news of investment; articles of rules (人民法院判决书应当…, 公司执行董事应当…)
资金

: hour-unit = notices (5月18日下午5点前)
时整 点钟

: day-part = notices (5月18日下午5点前)
早上

: reached strong-reach sum-reached = plans of all levels (到2025年，绿化率达到30%); reports and plans (地区生产总值增长6%左右); reports (贷款新增300亿元以上)
新增

: at-least reached strong-reach only-target sum-reached = subsidies and budgets of all levels (不低于10万元); plans of all levels (到2025年，绿化率达到30%); reports and plans (地区生产总值增长6%左右); plans (突破1300亿元); reports (贷款新增300亿元以上)
突破

: before-event runs-out = rules of all levels (有效期届满30日前); notices that prolong (有效期即将届满)
到期

: reach-verb season = targets (提高到2025年的60%); chronicles of counties (1937年秋，…)
夏 冬

: until part-tail = closing articles and notices (有效期至2028年10月31日); notices that prolong (第一条执行期限延长至…)
执行期限 有效期限

: each-period year-after = rules and plans of all levels (每年3月底前, 次年1月10日前); chronicles (28日—次年1月3日)
次年 翌年

: compare-lead with letter-elsewhere = plans (比2020年提高10个百分点); notices on papers that no longer agree with a law (与民法典第三条不符); letters of Taiwan's offices (受文者：同正本)
同

: half-year time-told year-half = plans of one year; reports (2024年，废止《…》); chronicles of many years (1956年上半年，…)
上半年

: time-start law-lead = times of all offices (今年, 每年, 次月, 上半年, 年底); running text (该法第三条, 本法第三条, 新法第三条)
上

: this-year whole-year time-told = plans of one year; reports (今年要把…压缩至…); reports (2024年，废止《…》)
今年

: achieved past-lead time-told = reports on work (已建成12个); news and reports (近日，市某局会同…); reports (2024年，废止《…》)
去年

: span-lead-past time-told onward since-then = rules of all levels (近三年内未受处罚); reports (2024年，废止《…》); chronicles (9月开始，…); reports (“十四五”以来，…)
以来

: no-name-start = papers of all offices
构建 厚植 带动 促进 健全 发挥 允许 帮助 深化 优化 探索 压实 强化 整合 扩大 拓展 拓宽 畅通 激发 增强 营造 夯实 巩固 维护 发动 动员 倡导 严格 围绕 结合 切实 充分 进一步 着力 有序 大力 注重 突出 可由 可组织

: reach-verb reached change no-name-start = targets (提高到2025年的60%); plans of all levels (到2025年，绿化率达到30%); plans of all levels (增长6.2%左右)
提高 提升 减少

: reach-verb reached change no-name-start amends-if-quoted = targets (提高到2025年的60%); plans of all levels (到2025年，绿化率达到30%); plans of all levels (增长6.2%左右); decisions on amendment (宪法第十一条增加：“…”)
增加

: no-pay-lead no-name-start = subsidies, fines, fees and budgets of all levels (针对…, 应对)
针对

: past-act no-name-start = programmes and rules of all levels (2000年前建成的老旧小区)
形成

: sum-name = conditions of subsidies and fines (单户担保金额500万元以下的业务)
担保金额 研发投入 研发费用 研发经费投入 合同金额 单价 造价 售价 设备投入 成交金额 贷款金额 涉案金额 违法所得 总投入 年投入 标的额 总额 缴费额 纳税额

: defines = rules (本办法所称…是指…)
系指

: time-start not-act = times of all offices (今年, 每年, 次月, 上半年, 年底); rules and plans of all levels (主管部门, 负责人, 校长负责制)
下

: spends duty-act = programmes (统筹安排…，分三年拨付); rules and plans of all levels (市某局负责全市…的监督管理工作)
统筹安排

: no-name-start by-act body-lead = papers of all offices; rules (水价由市某局核定); titles of notices on committees (关于成立某领导小组的通知)
组建

: review-head = reports on work and plans (一、2023年工作回顾; 发展基础)
回顾 发展基础 发展现状 主要成效 工作成效 发展成就 主要成就 取得成效 面临形势 发展环境 形势分析 存在问题 主要问题 发展背景 工作总结 完成情况 落实情况 工作情况 现实基础 基本情况

: plan-head = reports on work and plans (二、2024年工作安排; 重点任务)
工作部署 重点工程 重大工程 主要举措 工作重点 建设任务 总体安排 任务安排 下一步工作 下步工作 工作思路

: five-years = plans (第十四个五年规划纲要)
个五年

: aim-head aim-column = plans; plans (指标名称 | 2020年 | 2025年)
指标

: aim-column = plans (指标名称 | 2020年 | 2025年)
指标名称 主要指标 具体指标 规划指标 发展指标 目标名称 目标指标 指标内容 考核指标 监测指标

: unit-column = plans (指标 | 单位 | 2025年)
计量单位 指标单位

: past-act strong-reach = programmes and rules of all levels (2000年前建成的老旧小区); plans (打通断头路8条)
交付

: no-pay-lead object-mark deed names-asked = subsidies, fines, fees and budgets of all levels (针对…, 应对); decisions (对…35件法律，宣告失效); articles of rules (用人单位招用劳动者，应当…); articles of rules (对应当公开的信息, 提出应当核准意见的案件)
对于

: no-name-start any-that = papers of all offices; notices (凡与…相抵触的，停止执行)
凡

: not-again = rules (…后12个月内，…不能再次申领)
不能再次 不得再次 不予重复 不重复

: fund pay-verb grant term-of = subsidies, fines, fees and budgets of all levels; subsidies and fines of all levels; rules (补贴期限：累计不超过3年)
补贴 资助 补助

: term-of = rules (补贴期限：累计不超过3年)
贷款 租赁 借款 租约 担保

: fund grant term-of = subsidies, fines, fees and budgets of all levels; subsidies and fines of all levels; rules (补贴期限：累计不超过3年)
贴息

: fund term-of = subsidies, fines, fees and budgets of all levels; rules (补贴期限：累计不超过3年)
扶持

: achieved compared-year = reports on work (已建成12个); reports (同比增长7.7%)
同比 比上年 较上年

: compared-year = reports (同比增长7.7%)
比去年 较去年 上年同期

: before-event office-like deed = rules of all levels (有效期届满30日前); sentences behind labels (健全社会, 开会) and parts of lists (以上范围); articles of rules (用人单位招用劳动者，应当…)
举行

: pay-verb manner = subsidies, fines, fees and budgets of all levels; rules of all levels (按照各自职责，做好…工作)
另行

: reached year-work = plans of all levels (到2025年，绿化率达到30%); works of a year (滚动实施技改项目300个)
引育 储备 投放 推出 上线 新设 保持

: year-work = works of a year (滚动实施技改项目300个)
盘活 开设 加装 敷设 铺设 培养 新实施 滚动实施 谋划 收储 续建

: turnover = reports (一般公共预算收入完成21亿元)
一般公共预算收入 公共预算收入 财政收入 财政总收入 税收收入 非税收入 预算收入 花费 总花费 综合消费 带动消费 拉动消费 使用外资 利用外资 成交价 并购重组 市场交易 使用台资

: before-event onward = rules of all levels (有效期届满30日前); chronicles (9月开始，…)
开始

: span-unit thing-start = rules on procedures of all levels (20个工作日内); chronicles (农田受灾)
季度

: before-event thing-start = rules of all levels (有效期届满30日前); chronicles (农田受灾)
施工

: reached strong-reach thing-start = plans of all levels (到2025年，绿化率达到30%); reports and plans (地区生产总值增长6%左右); chronicles (农田受灾)
种植

: not-aim = reports (国家节能目标责任考核)
目标责任 目标考核 目标绩效 目标管理 争取国家 争取中央 争取上级 争取省级 争取各类 争取到 争取资金 累计争取 计划入选

: set-of-rules = reports (12条举措落地见效)
政策措施 政策举措 硬措施

: inner-word = reports (2026年内蒙古自治区政府工作报告)
内蒙 内涵 内外 内生 内陆 内河 内地 内设 内控 内在

: inner-word where-end = reports (2026年内蒙古自治区政府工作报告); articles of rules (会计机构内部应当建立制度)
内部

: inner-word no-modal = reports (2026年内蒙古自治区政府工作报告); fields of offices (应急管理等部门)
内需

: happened = rules (事由应发生在申请日前1个月内)
发生在 发生于 产生于 取得于 形成于

: before-word place-tail = sentences of all offices; decisions on amendment (第三条中的“甲”, 第五条后增加一条, 在第三条的基础上)
之前

: count-unit place-tail = plans, reports and lists of what is done for the people; decisions on amendment (第三条中的“甲”, 第五条后增加一条, 在第三条的基础上)
里

: past-act no-adverb = programmes and rules of all levels (2000年前建成的老旧小区); articles of rules (从业机构还应当…, 由其所在单位…)
在建

: no-pay-lead no-adverb = subsidies, fines, fees and budgets of all levels (针对…, 应对); articles of rules (从业机构还应当…, 由其所在单位…)
理由

: no-pay-lead office-answers no-adverb = subsidies, fines, fees and budgets of all levels (针对…, 应对); names of bodies that are set up for an event (应对…联防联控机制综合组); articles of rules (从业机构还应当…, 由其所在单位…)
应对

: no-name-start no-adverb = papers of all offices; articles of rules (从业机构还应当…, 由其所在单位…)
依托

: land = papers on foreign trade; laws of other lands (德国民法典第三条)
澳

: office-tail land = papers on foreign trade; lists of offices behind tasks of all levels (市某局、某某区人民政府); laws of other lands (德国民法典第三条)
港

: bound-verb = subsidies of all levels (最高支持100万元)
可奖 可奖励 可支持 可获 可获得 可补 可补助 可达

: count-unit currency = plans, reports and lists of what is done for the people; papers on foreign trade
欧元=eur 美元=usd

: currency = papers on foreign trade
人民币=cny 人民币元=cny 克朗=other 兰特=other 加元=cad 加币=cad 加拿大元=cad 卢布=rub 卢比=other 印尼盾=other 台币=twd 坚戈=other 新加坡元=sgd 新加坡币=sgd 新台币=twd 新台币元=twd 新西兰元=other 日元=jpy 日圆=jpy 日币=jpy 林吉特=other 比索=other 法币=other 法郎=other 泰铢=other 港元=hkd 港币=hkd 港币元=hkd 澳元=aud 澳大利亚元=aud 澳币=aud 澳门元=mop 澳门币=mop 澳门币元=mop 瑞士法郎=chf 瑞郎=chf 美金=usd 美金元=usd 英镑=gbp 越南盾=other 银元=other 韩元=krw 韩圆=krw 韩币=krw

: this-form has-done denies behind-office breaks not-kept = rules on procedures (20日内未答复的); reports (6月15日前未申报); rules and reports of all levels (未超过50万元, 不得低于30万元); sentences about offices (由败诉方向人民法院交纳, 甲局未完成任务); articles of rules (逾期不履行的，可以申请强制执行); rules on procedures (30日内，当事人仍未办理的)
未

: not-within has-done denies breaks not-kept = rules of all levels (三年内不得申报); reports (6月15日前未申报); rules and reports of all levels (未超过50万元, 不得低于30万元); articles of rules (逾期不履行的，可以申请强制执行); rules on procedures (30日内，当事人仍未办理的)
没有

: denies = rules and reports of all levels (未超过50万元, 不得低于30万元)
不会 不可 不宜 不许 从未 并未 未曾 没

: pay-verb left-open may-lead = subsidies, fines, fees and budgets of all levels; notices (符合要求的，可不再执行《…》); rules (可由上级统筹协调)
可

: fund subject-end spends names-banned = subsidies, fines, fees and budgets of all levels; rules on procedures (市某局应当自…之日起); programmes (统筹安排…，分三年拨付); articles of rules of all levels (划定禁止…的区域)
下达

: not-within done-verb names-banned ruled = rules of all levels (三年内不得申报); plans (2025年以前全面建成); articles of rules of all levels (划定禁止…的区域); rules on procedure (被告人上诉的，应当依照第二审程序审理; 不得安排其值班)
取消

: past-act no-adverb names-banned = programmes and rules of all levels (2000年前建成的老旧小区); articles of rules (从业机构还应当…, 由其所在单位…); articles of rules of all levels (划定禁止…的区域)
存在

: no-name-start names-banned body-lead clause-word = papers of all offices; articles of rules of all levels (划定禁止…的区域); titles of notices on committees (关于成立某领导小组的通知); sentences about offices (征求意见稿明确甲部负责…)
明确

: past-act others-which names-banned = programmes and rules of all levels (2000年前建成的老旧小区); ends of lists (等8个有关单位, 其他相关部门); articles of rules of all levels (划定禁止…的区域)
有

: reach-verb names-banned = targets (提高到2025年的60%); articles of rules of all levels (划定禁止…的区域)
涉及

: reach-verb may-lead names-banned no-name-start = targets (提高到2025年的60%); rules (可由上级统筹协调); articles of rules of all levels (划定禁止…的区域); rules (可致函请求某局协助)
得

: no-name-start = rules (可致函请求某局协助)
惟

: no-name-start no-bearer-start = rules (可致函请求某局协助); articles of rules (设立学校应当…, 载明申请人的姓名)
函请

: compare-lead no-pay-lead = plans (比2020年提高10个百分点); subsidies, fines, fees and budgets of all levels (针对…, 应对)
对比

: not-within no-subject denies ruled = rules of all levels (三年内不得申报); articles of rules (本办法所称…); decisions (《甲》不予废止); rules on procedure (被告人上诉的，应当依照第二审程序审理; 不得安排其值班)
不予

: past-act other-act = programmes and rules of all levels (2000年前建成的老旧小区); rules (对水质造成影响的, 对问题进行治理)
备案

: subject-end other-act = rules on procedures (市某局应当自…之日起); rules (对水质造成影响的, 对问题进行治理)
提交

: subject-end other-act clause-word = rules on procedures (市某局应当自…之日起); rules (对水质造成影响的, 对问题进行治理); plans (实施方案报送某部)
报送

: other-act = rules (对水质造成影响的, 对问题进行治理)
作虚假 检验 评估 造成

: other-act asks-for = rules (对水质造成影响的, 对问题进行治理); articles of rules (用户可以申请复核)
投诉 举报

: count-unit per-unit = plans, reports and lists of what is done for the people; plans (0.45吨标准煤/万元, 60吨/日)
万人 公顷 株

: time-start per-unit = times of all offices (今年, 每年, 次月, 上半年, 年底); plans (0.45吨标准煤/万元, 60吨/日)
季

: span-unit per-unit = rules on procedures of all levels (20个工作日内); plans (0.45吨标准煤/万元, 60吨/日)
学期

: span-unit count-unit per-unit = rules on procedures of all levels (20个工作日内); plans, reports and lists of what is done for the people; plans (0.45吨标准煤/万元, 60吨/日)
小时

: per-unit = plans (0.45吨标准煤/万元, 60吨/日)
a d h kwh 万元 万元产值 人年 亿元 千人 天·人 标准立方米 百万 百人 百公里 百户

: trillion = budgets of Taiwan
兆

: turnover unit-word = conditions of subsidies (年营业收入2000万元以上的企业), plans; plans (转交110处置, 拨打12345热线)
人均

: year-work unit-word deed = works of a year (滚动实施技改项目300个); plans (转交110处置, 拨打12345热线); articles of rules (用人单位招用劳动者，应当…)
处置

: no-pay-lead unit-word = subsidies, fines, fees and budgets of all levels (针对…, 应对); plans (转交110处置, 拨打12345热线)
对接

: no-pay-lead no-adverb unit-word = subsidies, fines, fees and budgets of all levels (针对…, 应对); articles of rules (从业机构还应当…, 由其所在单位…); plans (转交110处置, 拨打12345热线)
对象

: goes-on unit-word = plans (到2025年，…。其中，…); plans (转交110处置, 拨打12345热线)
届时

: before-event runs-out unit-word = rules of all levels (有效期届满30日前); notices that prolong (有效期即将届满); plans (转交110处置, 拨打12345热线)
届满

: reached unit-word = plans of all levels (到2025年，绿化率达到30%); plans (转交110处置, 拨打12345热线)
集聚

: unit-word = plans (转交110处置, 拨打12345热线)
吨级 瓦级 米级 伏级 人力 人口 人大 人才 人防 位于 位列 位居 位置 口岸 口径 名列 场地 处级 处罚 处警 天津 天然 家具 家政 家电 家畜 家禽 幅员 幅度 度假 座谈 张贴 户口 户均 户型 户外 户籍 所属 期末 本地 本市 条款 条约 架构 点评 环保 环境 环节 班级 级别 里程 门诊 集中

: unit-word noun-of-deed = plans (转交110处置, 拨打12345热线); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
场所

: unit-word deed = plans (转交110处置, 拨打12345热线); articles of rules (用人单位招用劳动者，应当…)
处理

: unit-word bears = plans (转交110处置, 拨打12345热线); articles of rules (船员不得…, 养殖场应当…)
家庭

: unit-word bears = plans (转交110处置, 拨打12345热线); articles of rules (船员不得…, 养殖场应当…)
家长

: inside-word or-less where-end = rules on procedures and subsidies; fines and subsidies of all levels; articles of rules (防火区内禁止…)
之内

: inside-word or-less reached around where-end = rules on procedures and subsidies; fines and subsidies of all levels; plans of all levels (到2025年，绿化率达到30%); plans, reports and lists of what is done for the people; articles of rules (防火区内禁止…)
以内

: currency yuan = papers on foreign trade; money
圆=圆

: yuan-word = words and names (圆桌 aside)
弧 形 柱 桌

: day-end = notices of all offices (3月20日下班前报送)
下班 下班时

: task-title = responsibility letters of governments (耕地保护目标责任书)
目标责任书 责任状

: at-most = rules on loans (最高额度30万元)
最高额度 最高额度为

: fund = plans and notices on funds (新增专项债券不低于1.2亿元)
专项债券 专项债 政府债券 一般债券

: deadline-anchor = notices (申报截止时间为4月20日)
截止时间为 截止日期为 截止时间是 截止日期是 完成时限为 完成期限为

: year-gone = notices that recall the year before (上一年度申报截止日期为4月20日)
上一年度 上年度 上一年 去年度 前一年度

: balance = budgets, accounts and reports on them (收支结余-3.5亿元)
结余 差额 净额 净值 利润总额 营业利润 盈余 盈亏 损益 增减额 收支差 结转

: turnover balance = conditions of subsidies (年营业收入2000万元以上的企业), plans; budgets, accounts and reports on them (收支结余-3.5亿元)
余额 净利润

: past-act reached strong-reach done-verb finishes = programmes and rules of all levels (2000年前建成的老旧小区); plans of all levels (到2025年，绿化率达到30%); reports and plans (地区生产总值增长6%左右); plans (2025年以前全面建成); plans (2031年11月底完成)
建成

: done-verb finishes = rules on how long offices may take (三个工作日内办结); plans (2031年11月底完成)
办结 办毕 审结

: past-act strong-reach finishes = programmes and rules of all levels (2000年前建成的老旧小区); plans (打通断头路8条); plans (2031年11月底完成)
竣工

: past-act dealing finishes = programmes and rules of all levels (2000年前建成的老旧小区); news of investment (签约项目12个，总投资30亿元); plans (2031年11月底完成)
投产

: past-act finishes = programmes and rules of all levels (2000年前建成的老旧小区); plans (2031年11月底完成)
投用 投入使用

: whole-value finishes = plans; plans (2031年11月底完成)
全部完成

: finishes = plans (2031年11月底完成)
通车 完工 全面完成 基本完成 全面建成 全部建成 基本建成 建成投用 建成投产 竣工投产 投入运行 投入运营 全部办结 全部竣工 全面竣工 全线通车

: since-lead due-lead = rules on procedures (应当自受理之日起); plans and notices (请于4月中旬报送, 确保11月底完成)
应当于 应当在 须于 必须于 必须在 要于 要在 需在

: aim no-name-start due-lead = plans and reports (主要预期目标是：…); plans and notices (请于4月中旬报送, 确保11月底完成)
确保

: reached strong-reach aim done-verb due-lead = plans of all levels (到2025年，绿化率达到30%); reports and plans (地区生产总值增长6%左右); plans and reports (主要预期目标是：…); plans (2025年以前全面建成); plans and notices (请于4月中旬报送, 确保11月底完成)
力争

: aim plans-ahead year-work due-lead = plans and reports (主要预期目标是：…); explanations of drafts and reports (建议条例通过后，废止《…》; 拟…; 待…后); works of a year (滚动实施技改项目300个); plans and notices (请于4月中旬报送, 确保11月底完成)
争取

: due-lead = plans and notices (请于4月中旬报送, 确保11月底完成)
需于 请于 请在 务必于 务必在 务于 确保于 确保在 力争于 力争在 争取于 争取在 计划于 拟于 预计于

: deadline-anchor told-or-due = plans (完成时间为2031年11月底); plans (完成时间为2031年11月底)
完成时间为 完成时间是 竣工时间为 建成时间为 竣工日期为 完工时间为 完成日期为

: at-most how-long = rules on procedures and subsidies (不超过20个工作日); rules (期限一般不得超过三十日)
最长 最多 至多

: at-most pay-verb grant how-long = rules on procedures and subsidies (不超过20个工作日); subsidies, fines, fees and budgets of all levels; subsidies and fines of all levels; rules (期限一般不得超过三十日)
最高

: fund = money of plans (县级配套800万元)
中央配套 省级配套 市级配套 县级配套 区级配套 地方配套 省配套 市配套 县配套 区配套 地方自筹 企业自筹 县级自筹 单位自筹 自筹资金

: plan-head year-plan = reports on work and plans (二、2024年工作安排; 重点任务); plans of one year (2031年工作要点)
工作计划 工作打算 工作安排

: not-aim year-plan = reports (国家节能目标责任考核); plans of one year (2031年工作要点)
年度计划

: year-plan = plans of one year (2031年工作要点)
工作要点

: quarter-month = rules of all levels (每季度首月10日前)
第二个月 第三个月

: no-name-start allows clause-word = papers of all offices; rules and notices (甲局可与乙局联合检查); sentences about offices (因工作需要由市某局…)
可与=可 可会同=可

: now-lead = reports and opinions (目前，全市共有…)
现时 截至目前 到目前为止

: source-lead = reports and news (据市统计局统计，…)
据

: source-end = reports and news (据市统计局统计，…)
显示 测算 初步核算 统计数据

: tolerance = standards and rules (误差不超过5%)
误差 偏差 公差 允许值 允许偏差

: no-told-mark = plans of all levels (为了…, 让群众了解…)
终了 罢了 了然 了望

: guesses = replies and reports (估计明年可提供…)
估计 估算 预料

: not-aim = news and replies (预期参加会议的人数)
预期参加 预期参与 预期将 预期会 预期可 预期有

: not-aim-head = standards (主要技术指标)
技术指标 性能指标 理化指标 感官指标 检验指标 检测指标 污染物指标

: of-length = rules of all levels (10年以内每年检验1次, 十日以内期限的规定)
同期

: befalls = rules on procedures and on warranties (60日内出现质量问题的)
出现 上涨

: not-kept = rules on procedures (30日内，当事人仍未办理的)
仍未

: until = reports and notices (有效期限延至2027年, 推算至2031年)
延 推算 推展

: term-of = plans of all levels (补贴期限：3年)
试点 承包 特许经营 监护 保修 质保 实习 优惠 托管 观察 隔离 见习

: tells-other = rules on procedures (应当通知申请人于五日内补正)
限令

: no-name-start = notices (…，送市某局)
送

: no-befall = rules on procedures (将原因通知家属, 退出现役)
原因 因此 因素 因而 退出现 成因 死因 病因 起因 诱因 基因 因地

: until-then = rules (五年内，免纳费用)
免纳

: illness = programmes of treatment (发病后3天内达到高峰)
阳性率 病灶 高峰 传染性

: state-verb = answers to questions (1998年4月以前，储备是以存款方式存放)
是以 是按 是由 是用

: year-gone plans = notices that recall the year before (上一年度申报截止日期为4月20日); plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效)
原定

: year-gone plans = notices that recall the year before (上一年度申报截止日期为4月20日); plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效)
原计划

: until plans = closing articles and notices (有效期至2028年10月31日); plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效)
推迟

: until plans = closing articles and notices (有效期至2028年10月31日); plans, reports and comments on drafts (适时对《…》予以修改, 拟废止《…》, 推动修订《…》); conditions (逾期的，…自动失效)
延后

: day-part part-of-day = notices (5月18日下午5点前); chronicles (10日晚至11日)
下午 中午 晚 晚上

: before-event reached year-work deed no-bearer = rules of all levels (有效期届满30日前); plans of all levels (到2025年，绿化率达到30%); works of a year (滚动实施技改项目300个); articles of rules (用人单位招用劳动者，应当…))
举办

: fund pay-verb reached year-work deed = subsidies, fines, fees and budgets of all levels; plans (6月底前上线20项); works of a year (滚动实施技改项目300个); articles of rules (交通管理部门办理登记，发放号牌，应当…)
发放

: pay-verb fine-mark no-bearer = subsidies, fines, fees and budgets of all levels; the articles on liability (由市某局处…罚款))
并处

: pay-verb fine-mark no-bearer = subsidies, fines, fees and budgets of all levels; the articles on liability (由市某局处…罚款))
可处

: before-event no-part = rules of all levels (有效期届满30日前); rules of all levels (缴费单位必须参加社会保险)
听证 考试

: reached strong-reach no-part = plans of all levels (到2025年，绿化率达到30%); reports and plans (地区生产总值增长6%左右); rules of all levels (缴费单位必须参加社会保险)
培训

: befalls often = rules on procedures and on warranties (60日内出现质量问题的); rules on procedures (一个月内多次组织演练)
往返

: befalls often = rules on procedures and on warranties (60日内出现质量问题的); rules on procedures (一个月内多次组织演练)
始终

: befalls often = rules on procedures and on warranties (60日内出现质量问题的); rules on procedures (一个月内多次组织演练)
多次

: past-act before-event strong-reach = programmes and rules of all levels (2000年前建成的老旧小区); rules of all levels (有效期届满30日前); plans (打通断头路8条)
开工

: seat no-adverb unit-word level-of = rules (户籍所在地镇人民政府); articles of rules (从业机构还应当…, 由其所在单位…); plans (转交110处置, 拨打12345热线); rules (由有关县、区人民政府批准)
所在

: unit-word office-start = plans (转交110处置, 拨打12345热线); rules (某企业和当地人民政府)
本级

: review-head now-lead = reports on work and plans (一、2023年工作回顾; 发展基础); reports and opinions (现状绿化率为35%)
现状

: upgrades = works of a year (改造提升25个养老机构)
优化提升 修缮提升 创建提升 完善提升 巩固提升 建设提升 打造提升 提质提升 改建提升 改造提升 整治提升 新建提升 更新提升 规范提升

: subject-end no-bearer = rules on procedures (市某局应当自…之日起); articles of rules (可处罚款, 开办…应当)
当场
