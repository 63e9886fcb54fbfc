# Offices: what their names end with.

class office-end: What the name of an office that signs ends with.

: office-end = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅)
常委会 委 院 署 中心 小组 指挥部 银行 总队 支队 办 海关
检察院 联合会 总会 工会 联席会议 军区 军分区 警备区 武装部 市委 司令部 机关 行署 公署 政协 分行 站 研究所 团委
妇联 专家组 调查队

: office-end = heads of the papers of Taiwan's offices (…國家風景區管理處公告, …監理所公告, …博物館令)
管理处 办事处 监理所 博物馆 教育馆

: office-end site-end = offices that head a site of their own (某某市人民政府, 某某局), and whose page is titled by their name
办公室 办公厅

: office-end site-end thing-end = offices that head a site of their own (某某市人民政府, 某某局), and whose page is titled by their name; reports of events (金融工作, 高质量发展)
政府

: office-end site-end addressed = offices that head a site of their own (某某市人民政府, 某某局), and whose page is titled by their name; 主送机关 of all offices (各县人民政府，市政府有关部门：)
委员会 厅 局

: office-end addressed = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); 主送机关 of all offices (各县人民政府，市政府有关部门：)
管委会 部 法院

: office-end addressed-body = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); decisions and replies to one applicant (某某公司：, 某某大学：)
公司 集团 大学 学院 协会

: office-end history-end doing thing-end category-end = 某某会议 signs; and an entry of a rule's history ends with it; reports of events (江某、柳某参加活动); reports of events (金融工作, 高质量发展); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗)
会议

: office-end place-end = heads and sign-offs of municipal, provincial and State Council gazettes (某某市人民政府, 某某厅); the first of those lines (某某省, 某某自治州), and an assembly of the place (…人民代表大会)
大会
