# Links: what is cited, and how.

class paper-end: What the titles of forms and certificates end with, which are no instruments.
class list-end: Lists and tables that are instruments, though their titles end as forms do.
class work-end: What the titles of newspapers and books end with.
class common-law: Laws that are cited without 《》 as everybody calls them.
class cite-lead: What stands before an instrument that somebody looks up.
class cite-tail: What stands behind the address of a place that somebody looks up.
class number-tail: What stands behind a document number that is used as a name.

: paper-end = permits and forms that rules speak of (《营业执照》《取水许可申请表》)
证 证书 执照 簿 卡 证明 台账 票 券 合格证 准考证 存根 申请表 审批表 登记表 备案表 汇总表 统计表 报名表 情况表 推荐表
考核表 评分表 信息表 调查表 审核表 申报表 责任书 承诺书 告知书 申请书 委托书 保证书 意见书 证明书 聘书 任务书

: list-end = notices that issue lists (《市场准入负面清单》《行政处罚裁量基准表》)
基准表 目录表 税率表 标准表 裁量表 白皮书 规划书 目录单

: work-end = notices of publication and of study (在《云州日报》刊登公告)
日报 晚报 早报 时报 晨报 周报 法治报 选集 全集 文集 读本 教材 词典 字典 杂志 周刊 画报 年鉴 地图册

: common-law = judgments, interpretations and rules (依照刑法第三十七条之一)
宪法 刑法 民法典 民法通则 民法总则 民事诉讼法 刑事诉讼法 行政诉讼法 行政处罚法 行政许可法 行政强制法 行政复议法 国家赔偿法 公司法
劳动法 劳动合同法 立法法 监察法 公务员法 预算法 审计法 保险法 证券法 商标法 专利法 著作权法 合同法 物权法 环境保护法 土地管理法
城乡规划法 药品管理法 食品安全法 产品质量法 招标投标法 政府采购法 税收征收管理法 海关法 企业破产法 票据法 海商法 仲裁法 反垄断法
反不正当竞争法 消费者权益保护法 治安管理处罚法 道路交通安全法 安全生产法 消防法 统计法 会计法 价格法 档案法 教育法 义务教育法
律师法 法官法 检察官法 人民法院组织法 人民检察院组织法 选举法 代表法

: cite-lead = letters, judgments and questions of readers (见《…》第三条, 根据…第十条的规定)
参见 查 依

: cite-tail = letters, judgments and questions of readers (…第十条的规定, 第三条所列情形)
之规定 所列 所称 明确
