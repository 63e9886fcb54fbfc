# Paragraphs: words by which the ends of lines are told from the ends of paragraphs.

class open-word: Words that no paragraph ends with: what they belong to follows.
class suffix: Characters that end words: a line that begins with one goes on from the line above.
class history-end: What an entry in the history of a rule ends with, beside the acts of making law.
class chronicle-name: Names of chronicles.

: open-word = broken lines of notices in two columns (根据有关规定的 / 要求办理)
和 及 与 在 对 为 将 由 按 以 或 是 从 于 被 把 向 已经 并 但 其 该 各 不 应当 可以 按照 经

: open-word suffix = as above; and at the start of lines (市人民政府 / 的规定)
的

: suffix = starts of lines in columns of 18 em (水务、林业 / 等部门)
了 着 等 之 们 性 化
