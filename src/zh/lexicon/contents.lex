# Contents, masthead and imprint.

class contents-label: What stands over the contents of an issue.
class category-end: What the names of categories of a gazette end with.
class republic: The name of the state, which begins titles and no category.
class imprint-sponsor: Keys of an imprint: who is responsible for a gazette.
class imprint-editor: Keys of an imprint: who edits and publishes it.
class imprint-phone: Keys of an imprint: the telephone.
class imprint-postcode: Keys of an imprint: the postcode.
class imprint-address: Keys of an imprint: the address.
class imprint-serial: Keys of an imprint: the number under which it is registered.
class periodical: What a masthead says of how an issue comes out.
class gazette-name: What gazettes are called.
class gazette-goes-on: What goes on from the word of a gazette to another word.
class no-gazette: What stands in a name that ends so and is no gazette's.
class organ: Whose organs print breaks from the place they are of.
class place-end: What the names of places end with.
class masthead-unit: What mastheads count issues and volumes in.
class total-label: What stands before the number of an issue counted from the first on.
class volume-unit: Units of several issues.
class total: What counts the issues of a gazette from the first on.

: contents-label = over contents (本期目录, 要目)
本期目录 总目录 要目 本期要目

: category-end = contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗)
动态 文献 特载 选登 数据 选编 转载 政务 资料 公告通告 案例
记要 事记 法治 简讯 荣誉 之窗

: category-end no-modal = contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); fields of offices (应急管理等部门)
要闻

: republic = 中华人民共和国… begins titles of laws and orders
中华人民共和国

: imprint-sponsor = imprints of municipal and provincial gazettes (主办：某某市人民政府)
主管主办 主管、主办

: imprint-editor = the same (编辑出版：某某市人民政府办公室)
编辑出版 编辑、出版 编辑单位 出版单位 编辑部 出版 编印

: imprint-serial = the same (国内统一刊号：CN…, 准印证号)
国内统一刊号 国内统一连续出版物号 刊号 准印证号 准印证 准印号 登记证号

: periodical = mastheads and covers (半月刊, 内部资料　免费赠阅, 出版日期：)
公开发行 内部资料 免费赠阅 半月刊 月刊 季刊 双月刊 旬刊 出版日期

: gazette-name = names of gazettes (某某市人民政府公报, 某某省政报, 最高人民检察院公报, 憲報)
政报 文告 宪报

: organ = mastheads of two lines (某某市人民代表大会 / 常务委员会公报)
常务委员会 人民代表大会 最高人民 人民检察院

: total-label = mastheads (总第245期, 总号：592)
总第 总号 总期

: masthead-unit volume-unit = mastheads (第8-9期, 1989年第11号, 第29卷第152期); 第29卷第152期
卷

: periodical issue-front = mastheads and covers (半月刊, 内部资料　免费赠阅, 出版日期：); folders and archives of saved issues (index.html, cover.pdf)
封面

: total role-scope = 总第245期; labels of lists of offices behind tasks (主要责任单位, 市级配合部门)
总

: category-end event-column task-column = contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); chronicles printed as tables; heads of tables of duties (重点任务 | 牵头单位 | 时限)
事项

: category-end no-gazette until source-end = contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); 2020年国民经济和社会发展统计公报, 关于…的公报; closing articles and notices (有效期至2028年10月31日); reports and news (据市统计局统计，…)
统计

: organ office-start supreme = mastheads of two lines (某某市人民代表大会 / 常务委员会公报); lists of offices behind tasks of all levels; titles of joint papers (中共中央国务院关于…)
国务院

: category-end form-end = contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); lists of papers to hand in (《营业执照》《申请表》), rules on permits (《取水许可证》), notices in newspapers (《…日报》)
文选

: category-end subject-end by-act deed = contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); rules on procedures (市某局应当自…之日起); rules (水价由市某局核定); articles of rules (用人单位招用劳动者，应当…)
编制

: place-end land = the first of those lines (某某省, 某某自治州), and an assembly of the place (…人民代表大会); laws of other lands (德国民法典第三条)
国

: category-end list-head = contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); annexes of decisions on repeal (废止的规范性文件目录, 一、宣布失效的文件（2件）)
规章 规范性文件 司法解释

: category-end tells-only = contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); reports, explanations and minutes
解读

: category-end office-like = contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); sentences behind labels (健全社会, 开会) and parts of lists (以上范围)
运行

: category-end thing-start = contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); chronicles (农田受灾)
信息

: category-end role-bearer not-act office-tail others-kind vague-office bearer-end noun-of-deed = contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); labels of lists of offices behind tasks (牵头单位：…); rules and plans of all levels (主管部门, 负责人, 校长负责制); lists of offices behind tasks of all levels (市某局、某某区人民政府); ends of lists (某局等部门, 其他有关单位); slogans in brackets (政府负责、社会参与); articles of rules (涉及改革的部门，应当…); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
机构

: organ names-banned = mastheads of two lines (某某市人民代表大会 / 常务委员会公报); articles of rules of all levels (划定禁止…的区域)
人民法院

: no-gazette = bulletins on one matter (污染源普查公报, 水资源公报, 环境状况公报, 海洋灾害公报, 全体会议公报)
普查 状况 灾害 水资源 水土保持 监测 抽查 环境质量 全体会议
