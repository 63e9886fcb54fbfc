# Web pages of government sites: what is said of the page, of the site and of the document beside its text.

class page-number-label: Labels of a document's number in a table about it.
class page-title-label: Labels of a document's title in a table about it.
class page-issuer-label: Labels of who issues a document in a table about it.
class page-day-label: Labels of the day on which a document was signed; when it was put online is another.
class page-text-label: Labels of the text of a document in a table about it.
class page-public-label: Labels of the day on which a document was made public, in the settings before a text.
class page-force-label: Labels of the day from which a document is in force, in the same settings.
class page-state-label: Labels of whether a document is in force, in the same settings.
class page-label: What else tables about a document say.
class page-line-start: What lines about a web page begin with, blanks and brackets aside.
class page-skip: What leads past the top of a page, or back to it: a line of nothing else, at an edge of a text, is of the page.
class page-posted: What stands before the day on which an article was posted.
class page-line-label: Labels of lines about a web page, of which one may stand in any text, two not.
class page-line-beside: What stands beside such a label in a line about a web page.
class page-tool: Names of tools: a line of nothing else is about the page.
class page-language: Links to a paper in another language, on lines of their own.
class page-view: Names of a page's other views: a line of nothing else is about the page at its edges, or as a link.
class menu-word: What an entry of a site's menu is called: two of them in a line of short names that bars part show a menu.
class menu-home: The entry that leads to the first page of a site: one is enough at an edge of a page.
class page-over-text: What a database of laws sets over the articles of any law.
class wiki-edit: What a wiki sets in brackets beside each heading of a text, for those who edit it.
class page-state: The state of a document, or the name of a tool, where a line says nothing else.
class site-mark: What only the foot of a site says, with a number behind it.
class site-speaks: What is in sentences that a site says of itself.
class site-owner-key: What the lines beside such a line begin with.
class title-kind: What titles of official documents end with.
class title-kind-with-matter: What such titles end with where they say what about: menus have entries of these kinds.
class site-end: What names of offices and sites end with: a page that is titled so states no title of its article.
class site-alone: What names of sites end with, and none of offices.
class page-disclaimer: How begins what a site says of itself, in sentences too.
class page-readers: What counts of readers are of.
class page-scrap: What goes with the line about the page before it, where it stands alone.
class title-matter: What says what a title is about.
class attachment-start: How lines begin that list what is attached.
class red-head-end: What the red head of a paper ends with.
class page-readers-tail: What stands between a count of readers and its number.
class minutes: What the titles of minutes end with, whose numbers need no series.
class title-bar: What is written like a bar between a page's title and its site's name.

: page-number-label letter-key letter-number = 发文字号： beside 索引号 on pages of the open government catalogue; 發文字號：府教字第…號
发文字号

: page-number-label = 文号： in the same tables
发文文号 文号 文件编号

: page-title-label = 标　题： in the same tables
信息名称 文件名称 法规名称

: page-issuer-label = 发文机关： in the same tables
发文机关 发文机构 发布机构 发布机关 发文单位 制定机关

: page-day-label page-line-start = 成文日期： in the same tables; 發文日期 of letters; 发布时间：, 【打印本页】, 当前位置： above and below articles of many sites
成文日期 发文时间 生成日期

: page-day-label page-line-start letter-key = the same; 發文日期 of letters
发文日期

: page-day-label = 成文日期： in the same tables; 發文日期 of letters; 修正日期：20310506 of databases of laws
成文时间 修正日期

: page-text-label = 内　容 with the whole text in the cell beside it, on older county sites
正文 信息内容 文件内容 文件正文

: page-label page-line-start = 索引号, 主题分类, 公开方式 … of provincial and municipal sites; 发布时间：, 【打印本页】, 当前位置： above and below articles of many sites
索引号 信息索引 主题分类 体裁分类 信息分类 发布时间 公开日期 信息有效性

: page-label = 索引号, 主题分类, 公开方式 … of provincial and municipal sites
信息索引号 主题 组配分类 分类 公开机构 公开主体 信息编号 公开时间 公开方式 公开形式 公开范围
公开类别 废止日期 失效日期 废止时间 失效时间 关键词 内容概述 语种
统一登记号

: page-label page-line-start page-public-label = 索引号, 主题分类, 公开方式 … of provincial and municipal sites; 发布时间：, 【打印本页】, 当前位置： above and below articles of many sites; 发布日期: 2031-05-06 over texts
发布日期

: page-public-label = 公布日期: 2031-05-06 over texts
公布日期

: page-label page-force-label = 索引号, 主题分类, 公开方式 … of provincial and municipal sites; 生效时间: 2031-06-01 over texts
生效时间

: page-force-label = 实施日期: 2031-06-01 over texts
实施日期 施行时间

: page-label page-state-label = databases of laws of Taiwan (生效狀態：※本法規部分或全部條文尚未生效); 索引号, 主题分类, 公开方式 … of provincial and municipal sites; 时效状态: 现行有效 over texts
有效性 时效 时效状态 生效状态

: page-state-label = 时效性: 现行有效 over texts
时效性 效力状态

: page-label foot-key = 索引号, 主题分类, 公开方式 … of provincial and municipal sites; the foot of papers, under the day (抄送：…, （联系人：…）)
主题词

: page-skip = over the texts of pages that were saved as text, in Hong Kong and Taiwan, too
跳至主要内容 跳到主要内容 跳转到主要内容 跳转至主要内容 跳到主要内容区 跳到主要内容区块 跳至内容 跳到内容 跳转到内容 跳至内容的开始 跳至正文 跳到正文
跳过导航 移至主内容 移至主要内容 回到顶部 返回页首 快速回到页首按钮

: page-skip page-tool = the same; 【打印】【关闭】; Top, 回頁首 at the foot of Taiwan's gazette
回页首 回到顶端 回到页首

: page-skip page-line-start = the same; 发布时间：, 【打印本页】, 当前位置： above and below articles of many sites
返回顶部

: page-line-start = 发布时间：, 【打印本页】, 当前位置： above and below articles of many sites
更新时间 更新日期 信息来源 文章来源 稿件来源 信息提供 字号： 字号: 字体： 字体: 字体大小 字型大小 字体【 字体[
文字大小 视力保护色 打印此页 打印文章 关闭本页 分享： 分享至 扫一扫 扫描二维码 责任编辑 责编：
友情链接 上一篇 下一篇 上一条 下一条 当前位置 您的位置 您所在的位置 您所在位置 您现在的位置 您当前的位置 你的位置 所在位置
主题词： 发文机关： 发文机构： 发布机构： 公开方式： 公开形式： 公开范围： 有效性： 文件下载 相关链接
相关附件 标签： 点击上方 点击蓝字 长按识别 长按二维码 相关阅读 相关解读 相关文档 相关稿件 相关文章 相关报道 相关信息 相关新闻 附件下载 语音播报 返回列表 发表于

: page-line-start page-line-label = 发布时间：, 【打印本页】, 当前位置： above and below articles of many sites; 日期：… 来源：… 【字体：大 中 小】
来源： 来源: 作者： 作者: 编辑： 上一页 下一页

: page-line-start page-line-beside = 发布时间：, 【打印本页】, 当前位置： above and below articles of many sites; 来源：… 浏览次数：
浏览次数 浏览量 浏览： 访问次数 访问量 点击数 点击量 点击： 点击次数 阅读次数 阅读量 阅读： 分享到

: page-line-start site-owner-key site-speaks = 发布时间：, 【打印本页】, 当前位置： above and below articles of many sites; 主办单位：…　承办单位：…; 版权所有，未经授权不得转载。 in the foot of sites
版权所有

: page-posted = 发布于 2031年5月8日 under titles on sites of blogs
发布于 张贴于

: site-speaks = 您访问的链接即将离开“某某市人民政府门户网站”，是否继续？ in boxes over pages
您访问的链接 您即将离开 您正在离开

: site-speaks = 本网站由某某市人民政府办公室主办。 建议使用1024×768分辨率浏览。 in the foot of sites
本网站 本站 浏览器 分辨率 欢迎访问 未经授权

: page-line-start site-mark = 发布时间：, 【打印本页】, 当前位置： above and below articles of many sites; 京ICP备…号, 网站标识码：…
网站标识码

: page-line-label = 日期：… 来源：… 【字体：大 中 小】
日期： 日期: 时间： 时间: 编辑:

: page-line-label page-state = 日期：… 来源：… 【字体：大 中 小】; 现行有效 beside titles in catalogues of rules
字体 字号

: page-line-beside page-tool = 来源：… 浏览次数：; 【打印】【关闭】; Top, 回頁首 at the foot of Taiwan's gazette
打印 收藏

: page-line-beside = 来源：… 浏览次数：
尾页 末页

: page-tool = 【打印】【关闭】; Top, 回頁首 at the foot of Taiwan's gazette
朗读 点赞 我要纠错 纠错 分享 下载 微信 微博 返回 推荐给好友 无障碍 适老化 Top TOP
听全文 听全文朗读 全文朗读 订阅 纠错或建议 列印 列印版 打印版 友善列印 转寄 发表评论 告诉好友 打印此文

: page-line-start page-tool = 【打印本页】【关闭窗口】 above and below articles of many sites
打印本页 关闭窗口

: page-language = over each paper on the page of Macao's gazette (葡文版本 over 第1/2031號行政長官批示)
葡文版本 葡文版 中文版本 中文版 英文版本 英文版

: page-view = 文件原文　政策解读 above and below articles, links to the text and to what explains it
文件原文 政策原文 政策解读 政策图解 图解 图文解读 文字解读

: page-tool page-scrap = 【打印】【关闭】; Top, 回頁首 at the foot of Taiwan's gazette; 浏览次数： / 123 / 次 in elements of their own
大

: wiki-edit = [编辑] in lines of their own under the headings of texts copied from wikis
编辑源代码 edit

: page-over-text = databases of laws of Taiwan
所有条文 全部条文 法规内容 条文内容

: page-state kept = 现行有效 beside titles in catalogues of rules; heads of lists (现行有效的规范性文件目录)
现行有效

: page-state change-told = 现行有效 beside titles in catalogues of rules; texts of Macau's bulletin, below who signs (* 已更改 - 請查閱：…)
已废止 已修改

: page-state = 现行有效 beside titles in catalogues of rules
有效性：有效 已失效 尚未生效 全文有效 全文失效 全文废止 条款失效 条款废止

: site-mark = 京ICP备…号, 网站标识码：…
ICP备 ICP证 公网安备 网站标识码： 网站标识码:

: site-owner-key = 主办单位：…　承办单位：…
技术支持 维护单位 运行维护 联系地址
网站声明

: site-owner-key letter-beside = 主办单位：…　承办单位：…; letters of Taiwan's offices (承辦單位：水務局)
承办单位

: site-owner-key menu-word = 主办单位：…　承办单位：…; 首页 | 机构概况 | 网站地图, 印務局 | 主頁 | 公報
网站地图 联系我们 关于我们

: menu-word menu-home = 首页 | 机构概况 | 网站地图, 印務局 | 主頁 | 公報, 法規檢索 | 最新訊息 | 回首頁
主页 网站首页 网站主页 本站首页 返回首页 返回主页 回首页 回主页

: menu-word = 首页 | 机构概况 | 网站地图, 印務局 | 主頁 | 公報, 隱私權政策 | 網站安全政策 of sites of all sorts
站点地图 网页指南 网站导览 隐私权政策 隐私政策 安全政策 网站安全政策 无障碍浏览 加入收藏

: title-kind title-end = 关于…的通知, …管理办法, on web pages and over documents of all gazettes
复函

: site-end site-alone = …人民政府门户网站, …信息公开专栏; names of sites over the titles of their pages
网 网站 频道 公报网

: page-disclaimer = 【免责声明】本网站的文件以正式文本为准。
免责声明

: page-readers = 阅读 1024 次
阅读 浏览 点击 访问

: page-tool page-scrap counted = 【打印】【关闭】; Top, 回頁首 at the foot of Taiwan's gazette; 浏览次数： / 123 / 次 in elements of their own; lines that begin with a quantity (3 个工作日, 12 万元, 5 月起)
小

: site-end caption category-end site-alone = …人民政府门户网站, …信息公开专栏; plans of all offices (表1　…情况, 图2　…, 专栏3　…); contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); names of sites over the titles of their pages
专栏

: site-owner-key imprint-sponsor = 主办单位：…　承办单位：…; imprints of municipal and provincial gazettes (主办：某某市人民政府)
主办单位 主管单位

: site-owner-key imprint-phone foot-key contact-label = 主办单位：…　承办单位：…; the same (电　话：); the foot of papers, under the day (抄送：…, （联系人：…）); papers of Taiwan's offices, and feet of notices (承办单位：…　电话：…)
联系电话

: site-owner-key imprint-postcode = 主办单位：…　承办单位：…; the same (邮　编：)
邮政编码 邮编

: site-owner-key letter-key imprint-address contact-label = the foot of a site; 地址：, 電話： in the heads of letters of Taiwan's offices; the same (地　址：); papers of Taiwan's offices, and feet of notices (承办单位：…　电话：…)
地址

: title-kind-with-matter title-end red-kind gazette-name = 关于…的报告; 目录 in menus; red heads over decisions and communiqués (某某市人民代表大会常务委员会决定, 某某统计局公报); names of gazettes (某某市人民政府公报, 某某省政报, 最高人民检察院公报, 憲報)
公报

: page-title-label heading-style = 标　题： in the same tables; word processors (标题 1)
标题

: page-readers-tail noun-of-deed = 阅读量：1024; articles of rules (人民法院判决书应当…, 公司执行董事应当…)
量

: title-bar = 关于…的通知丨某市人民政府
丨

: attachment-start attachment-word number-text no-title-start attachment-file letter-beside = 附件：1.申请表; over attachments and under the text of notices (附件1, 附：, 附表2); sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); attachments of notices, and of orders of Taiwan's offices (附「某某辦法」, 附修正…條文); folders of papers (附件1.docx, 2-附件.pdf); letters of Taiwan's offices (承辦單位：水務局)
附件

: page-text-label event-column task-column inner-word = 内　容 with the whole text in the cell beside it, on older county sites; chronicles printed as tables; heads of tables of duties (重点任务 | 牵头单位 | 时限); reports (2026年内蒙古自治区政府工作报告)
内容

: page-tool until = 【打印】【关闭】; Top, 回頁首 at the foot of Taiwan's gazette; closing articles and notices (有效期至2028年10月31日)
保存

: page-scrap count-unit = 浏览次数： / 123 / 次 in elements of their own; plans, reports and lists of what is done for the people
人次

: page-line-beside page-tool done-verb = 来源：… 浏览次数：; 【打印】【关闭】; Top, 回頁首 at the foot of Taiwan's gazette; plans (2025年以前全面建成)
关闭

: site-end office-tail = …人民政府门户网站, …信息公开专栏; lists of offices behind tasks of all levels (市某局、某某区人民政府)
平台

: site-owner-key letter-key imprint-phone stray-label foot-key contact-label = the foot of a site; 地址：, 電話： in the heads of letters of Taiwan's offices; the same (电　话：); lists of tasks (责任人：某某; 完成时限：长期); the foot of papers, under the day (抄送：…, （联系人：…）); papers of Taiwan's offices, and feet of notices (承办单位：…　电话：…)
电话

: page-label clause-head page-force-label = 索引号, 主题分类, 公开方式 … of provincial and municipal sites; administrative regulations of Macao (第三條 生效 本行政法規自…); 施行日期: 2031-06-01 over texts
施行日期 生效日期

: title-kind title-end category-end tells-only no-modal minutes = …会议纪要; over documents of all gazettes; contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); reports, explanations and minutes; fields of offices (应急管理等部门); 〔2031〕9号 over …会议纪要
纪要

: page-state until not-within no-name-start = 现行有效 beside titles in catalogues of rules; closing articles and notices (有效期至2028年10月31日); rules of all levels (三年内不得申报)
有效

: title-kind-with-matter title-end no-name-end list-head order-paper catalogue part-noun = 关于…的报告; 目录 in menus; lists of appointments; annexes of decisions on repeal (废止的规范性文件目录, 一、宣布失效的文件（2件）); orders, decisions and announcements on posts; decisions on repeal (《失效的法律目录》中104件); decisions on repeal (《甲》第三条关于补贴的规定)
名单

: page-scrap counted count-unit time-start times-unit = 浏览次数： / 123 / 次 in elements of their own; lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); plans, reports and lists of what is done for the people; times of all offices (今年, 每年, 次月, 上半年, 年底); plans (每季度不少于1次)
次

: page-tool page-scrap reference-tail address-gap place-tail part-of-all = 【打印】【关闭】; Top, 回頁首 at the foot of Taiwan's gazette; 浏览次数： / 123 / 次 in elements of their own; lines of laws that begin in a sentence ((一)项规定的, (二)目所列); laws (《…》规定的第三条, 《…》中第三条); decisions on amendment (第三条中的“甲”, 第五条后增加一条, 在第三条的基础上); decisions (《甲》和《乙》中有关…的规定)
中

: page-tool office-lead issuer-act title-act issues passes-on = 【打印】【关闭】; Top, 回頁首 at the foot of Taiwan's gazette; titles (某某市人民政府关于…, 国务院办公厅印发…); titles of all gazettes (云山市人民政府关于…的通知, …印发…的通知); covering notices and orders (现印发给你们, 现予公布, 自…起施行); lists of repealed instruments (1985年12月18日国务院办公厅转发)
转发

: title-kind-with-matter title-end category-end subject-end tells-only other-act deed = 关于…的报告; 目录 in menus; contents of municipal, provincial and State Council gazettes and of courts' (市政府文件, 人事任免, 大事记, 司法解释, 数据之窗); rules on procedures (市某局应当自…之日起); reports, explanations and minutes; rules (对水质造成影响的, 对问题进行治理); articles of rules (用人单位招用劳动者，应当…)
报告

: page-scrap counted not-act count-unit per-unit bears noun-of-deed = 浏览次数： / 123 / 次 in elements of their own; lines that begin with a quantity (3 个工作日, 12 万元, 5 月起); rules and plans of all levels (主管部门, 负责人, 校长负责制); plans, reports and lists of what is done for the people; plans (0.45吨标准煤/万元, 60吨/日); articles of rules (船员不得…, 养殖场应当…); articles of rules (人民法院判决书应当…, 公司执行董事应当…)
人

: page-title-label unit-word post-of-matter = 标　题： in the same tables; plans (转交110处置, 拨打12345热线); titles of rules (…职务名称…)
名称

: site-end unit-word site-alone = …人民政府门户网站, …信息公开专栏; plans (转交110处置, 拨打12345热线); names of sites over the titles of their pages
门户

: title-matter number-text office-lead issuer-act title-act no-gazette part-of-all governs names-banned no-subject part-about = 关于加强河道管理的通知; sentences with a number in them (按照财库〔2022〕3号, 关于印发甲政发〔2023〕7号); titles (某某市人民政府关于…, 国务院办公厅印发…); titles of all gazettes (云山市人民政府关于…的通知, …印发…的通知); 2020年国民经济和社会发展统计公报, 关于…的公报; decisions (《甲》和《乙》中有关…的规定); closing articles (关于贯彻《甲条例》的规定同时废止, 《甲》由《乙》废止); articles of rules of all levels (划定禁止…的区域); articles of rules (本办法所称…); decisions (《甲》中有关《乙》的内容)
关于

: site-owner-key assigned role-stem role-alone duty-verb duty-act contact-role no-bearer = 主办单位：…　承办单位：…; plans with tasks (责任单位：市水务局); labels of lists of offices behind tasks (牵头单位：…；配合部门：…); labels and heads of columns (牵头：…；配合：…); brackets and sentences behind tasks (市某局牵头，市某局配合); rules and plans of all levels (市某局负责全市…的监督管理工作); papers of Taiwan's offices, and feet of notices (承办单位：…　电话：…); articles of rules (可处罚款, 开办…应当)
承办=责任单位

: site-owner-key assigned imprint-sponsor role-stem role-alone role-lead duty-verb not-act contact-role no-bearer = 主办单位：…　承办单位：…; plans with tasks (责任单位：市水务局); imprints of municipal and provincial gazettes (主办：某某市人民政府); labels of lists of offices behind tasks (牵头单位：…；配合部门：…); labels and heads of columns (牵头：…；配合：…); roles as printed (市级牵头部门, 主责单位); brackets and sentences behind tasks (市某局牵头，市某局配合); rules and plans of all levels (主管部门, 负责人, 校长负责制); papers of Taiwan's offices, and feet of notices (承办单位：…　电话：…); articles of rules (可处罚款, 开办…应当)
主办=牵头单位
