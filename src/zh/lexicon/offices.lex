# Offices: what their names end with.

class office-end: What the name of an office that signs ends with.

: office-end = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅)
常委会 管委会 委 部 院 署 中心 小组 指挥部 大会 银行 协会 总队 支队 办 公司 学院 大学 海关
法院 检察院 联合会 总会 工会 联席会议 军区 军分区 警备区 武装部 市委 司令部 机关 行署 公署 政协 分行 集团 站 研究所 团委
妇联 专家组

: office-end = heads of the papers of Taiwan's offices (…國家風景區管理處公告, …監理所公告, …博物館令)
管理处 办事处 监理所 博物馆 教育馆

: office-end site-end = offices that head a site of their own (某某市人民政府, 某某局), and whose page is titled by their name
办公室 办公厅 委员会 局 厅

: office-end site-end thing-end = offices that head a site of their own (某某市人民政府, 某某局), and whose page is titled by their name; reports of events (金融工作, 高质量发展)
政府

: office-end history-end doing thing-end = 某某会议 signs; and an entry of a rule's history ends with it; reports of events (江某、柳某参加活动); reports of events (金融工作, 高质量发展)
会议
