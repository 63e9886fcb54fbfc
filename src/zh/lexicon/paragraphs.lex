# Paragraphs: words by which the ends of lines are told from the ends of paragraphs.

class open-word: Words that no paragraph ends with: what they belong to follows.
class suffix: Characters that end words: a line that begins with one goes on from the line above.
class history-end: What an entry in the history of a rule ends with, beside the acts of making law.
class chronicle-name: Names of chronicles.

: open-word = broken lines of notices in two columns (根据有关规定的 / 要求办理)
和 及 与 在 为 将 由 按 以 或 是 从 于 被 把 向 并 但 其 该 不 可以 经

: suffix = starts of lines in columns of 18 em (水务、林业 / 等部门)
了 着 等 之 们 性 化

: open-word title-act toward = broken lines of notices in two columns (根据有关规定的 / 要求办理); replies (国务院对…的批复)
对

: open-word suffix of = as above; and at the start of lines (市人民政府 / 的规定); 关于…的通知
的

: open-word already = broken lines of notices in two columns (根据有关规定的 / 要求办理); orders (《云山市供水条例》已经…会议通过)
已经

: open-word said = broken lines of notices in two columns (根据有关规定的 / 要求办理); lines that end with a colon and are sentences (现将有关事项通知如下：, 应当包括下列内容：)
按照 应当

: open-word addressed each = broken lines of notices in two columns (根据有关规定的 / 要求办理); 主送机关 of all offices (各县人民政府，市政府有关部门：); 主送机关 (各分行；各商业银行：)
各
