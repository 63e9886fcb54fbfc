# Structure: what parts of documents are called in labels.
class attachment-mark: What the head of an attachment begins with.
class part-heading: Headings of the highest rank.
class chapter-heading: Headings of chapters.
class section-heading: Headings of sections.
