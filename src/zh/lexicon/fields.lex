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

: counted-paper order-paper = gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告); gazettes of Macao (第18/2025號行政長官批示)
批示

: counted-paper = gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告)
告示

: series-end = 主席令第1号, …公告2018年第31号, 台甲字第…號, 国发…
发

: series-end header-series-end gazette-goes-on = 主席令第1号, …公告2018年第31号, 台甲字第…號, 国发…; the line over a bare number (某某部令 / 第46号; 某某省公告 / 2023年第5号; 国教字 / 第12号); reports (施政报告, 财政报告)
告

: series-end letter-series header-series-end = 主席令第1号, …公告2018年第31号, 台甲字第…號, 国发…; letters of Taiwan's offices, letters of the fifties (台甲字第…號); the line over a bare number (某某部令 / 第46号; 某某省公告 / 2023年第5号; 国教字 / 第12号)
字

: area-rank place-end office-tail office-start level named-level level-beside = titles of local offices (省政府办公厅关于…, 市人民政府关于…); the first of those lines (某某省, 某某自治州), and an assembly of the place (…人民代表大会); lists of offices behind tasks of all levels (市某局、某某区人民政府); lists of offices behind tasks of all levels; governments of all levels (市政府, 各县区政府); lists of appointments (免去江某平山县某局局长职务); lists of offices of all levels (各区、县某局, 各省、自治区某厅)
旗

: area-rank place-end office-tail office-start level = titles of local offices (省政府办公厅关于…, 市人民政府关于…); the first of those lines (某某省, 某某自治州), and an assembly of the place (…人民代表大会); lists of offices behind tasks of all levels (市某局、某某区人民政府); lists of offices behind tasks of all levels; governments of all levels (市政府, 各县区政府)
盟

: area-rank place-end office-tail office-start level land named-level = titles of local offices (省政府办公厅关于…, 市人民政府关于…); the first of those lines (某某省, 某某自治州), and an assembly of the place (…人民代表大会); lists of offices behind tasks of all levels (市某局、某某区人民政府); lists of offices behind tasks of all levels; governments of all levels (市政府, 各县区政府); laws of other lands (德国民法典第三条); lists of appointments (免去江某平山县某局局长职务)
市

: area-rank place-end office-tail office-start level land named-level level-beside = titles of local offices (省政府办公厅关于…, 市人民政府关于…); the first of those lines (某某省, 某某自治州), and an assembly of the place (…人民代表大会); lists of offices behind tasks of all levels (市某局、某某区人民政府); lists of offices behind tasks of all levels; governments of all levels (市政府, 各县区政府); laws of other lands (德国民法典第三条); lists of appointments (免去江某平山县某局局长职务); lists of offices of all levels (各区、县某局, 各省、自治区某厅)
县

: area-rank place-end office-tail office-start level land = titles of local offices (省政府办公厅关于…, 市人民政府关于…); the first of those lines (某某省, 某某自治州), and an assembly of the place (…人民代表大会); lists of offices behind tasks of all levels (市某局、某某区人民政府); lists of offices behind tasks of all levels; governments of all levels (市政府, 各县区政府); laws of other lands (德国民法典第三条)
省 州

: office-lead issuer-act title-act issues passes-on = titles (某某市人民政府关于…, 国务院办公厅印发…); titles of all gazettes (云山市人民政府关于…的通知, …印发…的通知); covering notices and orders (现印发给你们, 现予公布, 自…起施行); lists of repealed instruments (1985年12月18日国务院办公厅转发)
批转

: area-rank place-end office-tail office-start level land banned-kind named-level level-beside = titles of local offices (省政府办公厅关于…, 市人民政府关于…); the first of those lines (某某省, 某某自治州), and an assembly of the place (…人民代表大会); lists of offices behind tasks of all levels (市某局、某某区人民政府); lists of offices behind tasks of all levels; governments of all levels (市政府, 各县区政府); laws of other lands (德国民法典第三条); articles of rules of all levels (禁止建设区); lists of appointments (免去江某平山县某局局长职务); lists of offices of all levels (各区、县某局, 各省、自治区某厅)
区

: counted-paper category-end names-banned of-ground = gazettes of Hong Kong and Macao (第22/2024號行政法規, 第2458號政府公告); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); articles of rules of all levels (划定禁止…的区域); articles of rules (根据案件的需要，可以…)
法律

: number-text on-ground cites-lead duty-manner clause-word adverbial rule-lead basis-lead no-name-start = sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); notes under the titles of laws (根据2018年…的决定修正); openings of instruments (根据《…》, 按照《…》的要求), rules on penalties (违反《…》); brackets and sentences behind tasks (按职责分工分别负责); sentences about offices (因工作需要由市某局…); articles of rules (经营者在销售时应当…); rules and plans for emergencies; rules (依据《…》作出的); rules (可致函请求某局协助)
依据
