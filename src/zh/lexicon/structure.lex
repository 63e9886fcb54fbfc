# Structure: what parts of documents are called in labels.

class attachment-mark: What the head of an attachment begins with.
class part-heading: Headings of the highest rank.
class chapter-heading: Headings of chapters.
class section-heading: Headings of sections.

: attachment-mark = heads of attachments of all offices (附件2, 附表1)
附 表 录 图

: part-heading = laws in parts
编

: chapter-heading = laws
章

: section-heading = laws
节
