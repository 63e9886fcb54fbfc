# Fields: what a document's number, issuer and days are told by.

class number-mark: What every document number ends with.
class number-text: Words that stand in texts and titles and never in what a series of numbers is called.
class counted-paper: What papers are called that are counted by their kind, behind the count.
class series-end: What the name of a series of numbers ends with.
class letter-series: What the series of an office's letters ends with, before the count.
class announcement: What announcements are called.
class area-rank: Ranks of areas, by which an office is called in its own area.
class office-lead: What stands behind the office at the start of a title.
class force-lead: What leads to the day from which a paper is in force.

: counted-paper = gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告)
法律 批示 告示

: series-end = 主席令第1号, …公告2018年第31号, 台甲字第…號, 国发…
告 发

: series-end letter-series = 主席令第1号, …公告2018年第31号, 台甲字第…號, 国发…; letters of Taiwan's offices, letters of the fifties (台甲字第…號)
字

: area-rank = titles of local offices (省政府办公厅关于…, 市人民政府关于…)
省 市 县 区 州 盟 旗

: office-lead = titles (某某市人民政府关于…, 国务院办公厅印发…)
批转

: number-text cites-lead = sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》)
依据
