//! Every word that the window says, in Simplified Chinese and English, in one table. Its longest parts, on the library and on the tables
//! of facts, are in files of their own.

pub use crate::lang::{Lang, Tr};
pub use facts::*;
pub use held::*;

macro_rules! strings {
    ($($(#[$doc:meta])* $name:ident = $zh:literal, $en:literal;)*) => {
        $($(#[$doc])* #[allow(missing_docs, reason = "the two texts say what it is")]
        pub const $name: Tr = Tr { zh: $zh, en: $en };)*

        /// All of them, for the tests.
        #[cfg(test)]
        pub(super) const ALL: &[(&str, Tr)] = &[$((stringify!($name), $name)),*];
    };
}

mod facts;
mod held;

strings! {
    APP_NAME = "公报阅读器", "Gongbao";
    // Menus
    MENU_FILE = "文件", "File";
    MENU_EDIT = "编辑", "Edit";
    MENU_VIEW = "查看", "View";
    MENU_GO = "跳转", "Go";
    MENU_MARKS = "标记", "Marks";
    MENU_HELP = "帮助", "Help";
    MENU_RECENT = "最近打开", "Open Recent";
    MENU_THEME = "主题", "Theme";
    MENU_LANGUAGE = "界面语言", "Language";
    MENU_CORRECT = "更正结构", "Correct the Structure";
    MENU_TEXT = "版面", "Page";
    NO_RECENT = "还没有打开过文件", "No files yet";
    PANE_MENUS = "菜单栏", "Menu bar";
    PANE_TABS = "标签栏", "Tabs";
    PANE_STATUS = "状态栏", "Status bar";
    PANE_CENTRE = "内容", "Content";
    PANE_NOTICES = "提示", "Notices";
    SCROLL_BAR = "滚动条", "Scroll bar";
    // Panels
    CONTENTS_FILTER = "筛选目录…", "Filter contents…";
    CONTENTS_MATCHES = "{} 条匹配", "{} match[es]";
    CONTENTS_NO_MATCH = "目录里没有匹配的条目", "Nothing in the contents matches";
    CONTENTS_EMPTY = "这一期没有可列出的篇章", "This issue has no parts to list";
    CLEAR = "清除", "Clear";
    EXPAND = "展开", "Expand";
    COLLAPSE = "折叠", "Collapse";
    PAGE_N = "第{}页", "page {}";
    PAGE_ABOUT_N = "约第{}页", "about page {}";
    UNCATEGORISED = "其他", "Other";
    // Jump
    JUMP_HINT = "跳到篇章、条款、文号、页码，或执行命令", "Go to a document, article, number, page, or run a command";
    JUMP_BUTTON = "跳转到…", "Go to…";
    JUMP_NOTHING = "没有匹配的篇章、条款、文号、页码或命令", "No document, article, number, page or command matches";
    JUMP_TRY = "可输入汉字、全拼或首字母，例如：第十五条、d15t、48页", "Chinese, pinyin or initials, for example: 第十五条, d15t, p48";
    JUMP_CHOOSE = "选择", "choose";
    JUMP_GO = "前往", "go";
    JUMP_BACK = "返回", "back";
    JUMP_PREPARING = "正在编制索引…", "Preparing the index…";
    KIND_DOCUMENT = "文件", "document";
    KIND_HEADING = "标题", "heading";
    KIND_ARTICLE = "条", "article";
    KIND_NUMBER = "文号", "number";
    KIND_PAGE = "页", "page";
    KIND_COMMAND = "命令", "command";
    KIND_TAB = "标签页", "open tab";
    KIND_TITLE = "正文标题", "text";
    PAGE_APPROXIMATE = "约在此处", "about here";
    // Find
    FIND_HINT = "查找", "Find";
    FIND_COUNT = "{}/{}", "{}/{}";
    JUMP_MISSING = "没有{}", "There is no {}";
    JUMP_BY_PART = "按篇名的一部分：《{}》", "By a part of the title 《{}》";
    JUMP_OTHERS = "只到第一处，其后还有：{}", "The first of several; behind it: {}";
    FIND_NONE = "无结果", "No results";
    FIND_OUTSIDE = "另有 {} 处在刊头、目录等处，不在各篇之内", "{} more in masthead, contents or furniture, in no document";
    FIND_OUTSIDE_TIP = "在原文各行中显示；再单击看下一处", "Show the next one among the printed lines";
    FIND_SCOPE_DOCUMENT = "仅本篇", "This document";
    FIND_REGEX = "正则", "Regex";
    FIND_REGEX_TIP = "按正则表达式查找", "Find by regular expression";
    FIND_LIST = "结果列表", "List of results";
    FIND_CLOSE = "关闭查找", "Close find";
    FIND_MORE = "结果过多，只列出前 {} 处", "Too many results: the first {} are listed";
    FIND_RUNNING = "正在查找…", "Searching…";
    FIND_RESULTS = "查找结果", "Results";
    FIND_WAITING = "输入要查找的文字", "Type what to find";
    // Marks
    MARKS = "书签与批注", "Bookmarks and notes";
    MARKS_NONE = "这一期还没有书签、高亮或批注", "No bookmarks, highlights or notes in this issue yet";
    MARKS_NONE_ANYWHERE = "各期都还没有书签、高亮或批注", "No bookmarks, highlights or notes in any issue yet";
    MARKS_NONE_HOW = "选中文字，用旁边的工具条高亮、写批注；Ctrl+D 添加书签。", "Select text and use the bar beside it to highlight or write a note; Ctrl+D adds a bookmark.";
    MARKS_IN_FILE = "文件里有他人的批注，可从“更多”导入。", "The file holds comments of others: import them under More.";
    MARK_FILTER = "筛选标记…", "Filter marks…";
    MARK_NO_MATCH = "没有匹配的标记", "No mark matches";
    MARKS_HERE = "本期", "This issue";
    MARKS_EVERYWHERE = "各期", "All issues";
    MARKS_MORE = "更多", "More";
    MARKS_COUNT = "{} 条", "{} shown";
    MARKS_EXPORT = "导出标记…", "Export marks…";
    MARKS_IMPORT = "导入标记", "Import marks";
    MARKS_EXPORTED = "已导出 {} 条标记", "{} mark[s] exported";
    MARKS_IMPORTED = "已导入 {} 条标记", "{} mark[s] imported";
    MARKS_NONE_IN_FILE = "{} 中没有标记：请选择从标记栏导出的 Markdown 或 CSV 文件", "{} holds no marks: choose a Markdown or CSV file that was exported from the list of marks";
    MARKS_SOME_UNREAD = "文件中有标记无法读取，没有导入（{}）", "Some marks of the file could not be read and are not imported ({})";
    MARK_BOOKMARK = "书签", "Bookmark";
    MARK_HIGHLIGHT = "高亮", "Highlight";
    MARK_UNDERLINE = "下划线", "Underline";
    MARK_ORDER = "排序", "Order";
    MARK_KIND = "种类", "Kind";
    MARK_COLOUR = "颜色", "Colour";
    MARK_OFFICE = "机关", "Office";
    MARK_YEAR = "年份", "Year";
    MARK_WHERE = "条款", "Article";
    MARK_PAGE = "页", "Page";
    MARK_ISSUE = "刊期", "Issue";
    ALL_KINDS = "全部种类", "All kinds";
    ALL_COLOURS = "全部颜色", "All colours";
    ALL_OFFICES = "全部机关", "All offices";
    ALL_YEARS = "全部年份", "All years";
    MARK_NAME = "名称", "Name";
    MARK_NOTE = "批注", "Note";
    NOTE_HINT = "写下批注…", "Write a note…";
    NOTE_KEYS = "{} 或 Esc 保存", "{} or Esc saves";
    MARK_DELETE = "删除", "Delete";
    MARK_OPEN_ISSUE = "打开这一期", "Open the issue";
    MARK_LOST = "在这份文本中找不到原处，原文如上", "Its place is not found in this text; the words were as above";
    MARK_UNSURE = "原文有变，位置是推定的", "The text has changed; this place is a guess";
    BOOKMARK_ADDED = "已添加书签：{}", "Bookmark added: {}";
    BOOKMARK_DELETED = "已删除书签：{}", "Bookmark deleted: {}";
    MARKS_LOST = "{} 条标记已不在数据文件夹中（可能在别处删除），可以逐条恢复", "{} mark[s] [is|are] no longer in the data folder (deleted elsewhere?); [it|they] can be brought back one by one";
    HIGHLIGHT_ADDED = "已高亮：{}", "Highlighted: {}";
    HIGHLIGHT_DELETED = "已删除高亮：{}", "Highlight deleted: {}";
    UNDERLINE_ADDED = "已加下划线：{}", "Underlined: {}";
    UNDERLINE_DELETED = "已删除下划线：{}", "Underline deleted: {}";
    NOTE_ADDED = "已写批注：{}", "Note added: {}";
    MARK_CHANGED = "已修改：{}", "Changed: {}";
    MARK_UNDONE = "已撤销（{}）", "Undone ({})";
    MARK_REDONE = "已重做（{}）", "Done again ({})";
    MARKS_KEPT = "{}；有 {} 条已在另一个窗口改动，保留现状", "{}; {} changed by another window stay as they are";
    COLOUR_YELLOW = "要点", "Key point";
    COLOUR_GREEN = "依据", "Authority";
    COLOUR_BLUE = "待办", "To do";
    COLOUR_RED = "疑问", "Question";
    COLOUR_GREY = "参考", "Background";
    COLOUR_NAMES = "颜色的含义", "What the colours mean";
    COLOUR_NAMES_WHAT = "给每种颜色起个名字；空着就用原来的。", "Name each colour; an empty name is the usual one.";
    BAR_CITE = "注明出处", "Cite";
    BAR_FIND = "查找", "Find";
    BAR_PEEK = "速览", "Peek";
    BAR_PEEK_TIP = "不离开原处，看所选文字引用或指明的条文", "What the selected words refer to, without leaving";
    PEEK_NOTHING = "所选文字没有指向本期的条文：{}", "The selected words name no text of this issue: {}";
    PIN_PEEK = "钉在旁边", "Keep beside";
    PIN_PEEK_TIP = "在并排栏里打开，一边读一边对照", "Opens it at the side of the text, to stay";
    BESIDE = "并排", "Side by side";
    BESIDE_OWN = "本期另一处", "This issue";
    BESIDE_GO = "前往此处", "Go there";
    BESIDE_GO_TIP = "让正文也到这一处", "Shows this place in the text, too";
    BESIDE_TOGETHER = "同步滚动", "Scroll Together";
    BESIDE_TOGETHER_TIP = "两侧按段落一起前进、后退", "Both sides go on and back by the same paragraphs";
    BESIDE_READING = "正在读取…", "Reading…";
    REDO = "重做", "Redo";
    // Parts of an issue
    EXCERPT_COPY = "复制全文", "Copy Text";
    EXCERPT_PRINT = "打印这一部分…", "Print This Part…";
    EXCERPT_EXPORT = "导出这一部分…", "Export This Part…";
    EXCERPT_COPIED = "已复制：{}", "Copied: {}";
    BESIDE_OPEN = "在旁边打开", "Open Beside the Text";
    SELECTION_PRINT = "打印所选…", "Print the Selection…";
    SELECTION_EXPORT = "导出所选…", "Export the Selection…";
    SELECTION = "所选文字", "selection";
    // Reading aloud
    SPEAK_FROM_HERE = "从此处朗读", "Read Aloud from Here";
    SPEECH_NONE = "这台电脑上没有找到语音程序，无法朗读。Linux 请安装 speech-dispatcher（spd-say）或 espeak-ng；Windows 和 macOS 使用系统自带的语音。", "No speech program was found on this computer. On Linux install speech-dispatcher (spd-say) or espeak-ng; Windows and macOS have their own.";
    SPEECH_FAILED = "语音程序出错，朗读已停止：{}", "The speech program failed and reading has stopped: {}";
    SPEECH_SILENT = "语音程序没有响应，朗读已停止。请检查声音输出，以及语音程序是否有中文语音。", "The speech program does not answer and reading has stopped. Check the sound output, and that the speech program has a Chinese voice.";
    SPEECH_STOP = "停止朗读", "Stop reading";
    SPEECH_RATE = "语速 {}", "Speed {}";
    // The window
    SPREAD_CONTENTS = "、收起目录", ", or the contents hidden";
    SPREAD_PANEL = "、关闭侧栏", ", or the side panel closed";
    SPREAD_NARROW = "窗口不够宽，放不下两栏：再宽 {} 像素，或者缩小正文{}。", "The window is too narrow for two columns: it needs {} more pixel[s], or smaller text{}.";
    SETTING_SCALE = "界面 {}%", "Interface {}%";
    FOUND_AT = "第 {} 处，共 {} 处：{}", "{} of {}: {}";
    WENT_TO = "已到：{}", "At: {}";
    SORT_PLACE = "按位置", "By place";
    SORT_TIME = "按时间", "By time";
    SORT_NAME = "按名称", "By name";
    SAVE = "保存", "Save";
    CANCEL = "取消", "Cancel";
    UNDO = "撤销", "Undo";
    CLOSE = "关闭", "Close";
    // Status bar
    STATUS_PAGE = "第 {} 页", "p. {}";
    STATUS_PAGE_TIP = "原刊印的页码", "The page number as printed";
    STATUS_PAGE_ABOUT = "约第 {} 页", "about p. {}";
    STATUS_PAGE_ABOUT_TIP = "原刊印的页码；文中没有标明，按篇幅推算", "The page number as printed, placed by proportion: the text does not mark it";
    STATUS_SHARE = "已读 {}%", "{}% read";
    STATUS_CRUMB = "所在：{}", "In: {}";
    STATUS_SUSPICIONS = "{} 处存疑", "{} suspicion[s]";
    STATUS_ZOOM_LIMITED = "每行至少 18 字，窗口宽度只容 {}；设定为 {}。单击恢复 100%", "Lines have at least 18 characters: the window has room for {}; {} is set. Click for 100%";
    STATUS_ZOOM_TIP = "正文缩放，单击恢复 100%", "Text zoom; click for 100%";
    SUSPICIONS = "存疑", "Suspicions";
    SUSPICIONS_WHAT = "解读本期结构时没有把握的地方。单击一处前往正文核对。", "Places where the structure of the issue is unsure. Click one to check it in the text.";
    SUSPICIONS_UNDROP = "恢复为正文", "Make text again";
    SUSPICIONS_NONE = "没有存疑之处", "No suspicions";
    SPAN_LINE = "原文第 {} 行", "source line {}";
    SPAN_PAGE = "原文件第 {} 页", "file page {}";
    SPAN_ELEMENT = "原文件第 {} 段", "file element {}";
    SUSPICIONS_NOTES = "也列出 {} 处修补", "List {} repair[s] as well";
    // Corrections
    CORRECTIONS = "已作更正（{}）", "Corrections ({})";
    CORRECTION_MADE = "已更正：{}", "Corrected: {}";
    CORRECTION_WITHDRAWN = "已撤下更正：{}", "Correction withdrawn: {}";
    CORRECTION_RESTORED = "已恢复更正：{}", "Correction restored: {}";
    CORRECTION_WITHDRAW = "撤下更正", "Withdraw";
    CORRECTION_NOT_DONE = "未执行", "not done";
    CORRECTED_JOIN = "两段合并", "two paragraphs joined";
    CORRECTED_SPLIT = "拆分段落", "paragraph split";
    CORRECTED_MOVED = "归入另一篇", "moved to another document";
    CORRECT_SPLIT_BEFORE = "在“{}”前拆分", "Split before “{}”";
    CORRECT_SPLIT = "在此处拆分", "Split here";
    CORRECT_JOIN_ABOVE = "与上段合并", "Join with the paragraph above";
    CORRECT_JOIN_BELOW = "与下段合并", "Join with the paragraph below";
    CORRECT_UNDO_SEAM = "撤销接续", "Undo the continuation";
    CORRECT_TO_PREVIOUS = "归入上一篇", "Belongs to the document before";
    CORRECT_TO_NEXT = "归入下一篇", "Belongs to the next document";
    CORRECT_HEADING_1 = "设为 1 级标题", "Make a heading of level 1";
    CORRECT_HEADING_2 = "设为 2 级标题", "Make a heading of level 2";
    CORRECT_HEADING_3 = "设为 3 级标题", "Make a heading of level 3";
    CORRECT_HEADING_4 = "设为 4 级标题", "Make a heading of level 4";
    CORRECT_BODY = "设为正文", "Make body text";
    OUTCOME_DONE = "已执行", "Applied";
    OUTCOME_NEEDLESS = "现在的解读已是如此", "The issue is understood so without it";
    OUTCOME_UNFIT = "此处已不适用", "It no longer applies there";
    OUTCOME_LOST = "在这份文本中找不到原处", "Its place is not in this text";
    CORRECTED_READING = "认定识别的字", "recognised character decided";
    CORRECTED_RESTORED = "恢复为正文", "left-out line made text again";
    // Why
    WHY = "为什么这样分", "Why Is This So";
    WHY_WHAT = "解读这一段时起作用的规则，正数支持，负数反对。", "The rules that decided on this paragraph: above 0 for, below 0 against.";
    WHY_NO_RULE = "没有规则参与判断：由版面、标记或上下文直接确定。", "No rule was asked: layout, marks or the neighbours settle it.";
    WHY_CHOOSE = "在正文中选定一段，再看它为什么这样分。", "Choose a paragraph in the text to see why it is so.";
    WHY_BEGINS = "本段从这里开始", "the paragraph begins here";
    WHY_JOINED = "接上文：{}，把握 {}", "joined to the text before: {}, {} sure";
    WHY_DECIDED = "{}：{}（{}）", "{}: {} ({})";
    WHY_MORE = "另有 {} 条规则", "{} more rule[s]";
    // Comments
    COMMENTS = "批注", "Comments";
    COMMENTS_WHAT = "文件中他人留下的批注，不属正文。", "What others have written on this file; no part of its text.";
    COMMENTS_LOST = "有 {} 条批注旁没有文字，未导入，仍列在批注栏", "{} comment[s] stand[s|] beside no text: not imported, still listed under Comments";
    COMMENTS_GUESSED = "有 {} 条批注没有对上字句，标在最近的段落，请核对", "{} comment[s] could not be matched to words and mark[s|] the nearest paragraph: please check";
    COMMENTS_KNOWN = "文件里的批注此前都已导入", "All comments in the file were imported before";
    COMMENT_STRUCK = "删除线", "struck out";
    COMMENT_NEAR = "位置是推定的", "place is a guess";
    COMMENT_NO_TEXT = "旁边没有文字", "no text beside it";
    COMMENTS_NONE = "这个文件里没有批注", "There are no comments in this file";
    COMMENT_NOWHERE = "位置不明", "place not known";
    COMMENT_FILTER = "筛选批注…", "Filter comments…";
    // As printed
    SHOW_PRINTED = "对照原文", "Show as Printed";
    PRINTED_PREPARING = "正在整理原文…", "Preparing the source…";
    PRINTED_CLICK = "单击前往正文", "Click to go to the text";
    PRINTED_PAGE = "原文件第 {} 页", "File page {}";
    PRINTED_MASTHEAD = "刊头", "masthead";
    PRINTED_CONTENTS = "目录条目", "contents entry";
    PRINTED_CONTENTS_LOST = "目录条目（未找到文件）", "contents entry (no document found)";
    PRINTED_DROPPED = "略去：{}", "left out: {}";
    KIND_HEADING_LEVEL = "{} 级标题", "heading {}";
    JOIN_FROM = "（接{}）", " (from {})";
    EVIDENCE_FOR = "依据：{}", "For it: {}";
    EVIDENCE_AGAINST = "疑点：{}", "Against it: {}";
    LIST_COMMA = "、", ", ";
    // Opening
    OPENING = "正在打开 {}…", "Opening {}…";
    OPENING_PAGES = "已读 {} 页，共 {} 页", "{} of {} page[s]";
    OPENING_PARSING = "各页已读完，正在解读结构…", "All pages are read; understanding them…";
    FRONT_READING = "这里是文件的开头，其余部分正在读取。目录、查找、跳转和各表目前只到这里为止。", "This is the beginning of the file; the rest is being read. Contents, find, jumping and tables reach only so far as yet.";
    FRONT_ONLY = "这里只有文件的开头，其余部分没有读取。{}", "This is the beginning of the file only; the rest was not read. {}";
    PUT_OFF = "文件很长：查找、跳转、引用链接、效力标记和表格到用时才准备", "A long file: find, jump, links, marks of force and tables are prepared when they are asked for";
    NOT_WHOLE = "文件还没有读完：读完之后才能加书签、更正和导出。", "The file is not read to its end: bookmarks, corrections and exports have to wait for that.";
    SCANS_OPENING = "{} 是扫描件，正在识别文字，先识别正在看的一页。识别完第一页即可阅读文字，下面先显示原页。", "{} is a scan whose text is being recognised, the page in view first. As soon as a page is done its text is shown; until then these are its pages.";
    SCANS_READING = "正在逐页识别扫描页的文字，先识别正在看的一页。识别完之前，目录、查找和各表只到已识别的页为止。", "The scanned pages are being recognised, the one in view first. Until that is done, contents, find and tables reach only so far.";
    SCANS_COUNT = "已识别 {} 页，共 {} 页", "{} of {} page[s] recognised";
    SCANS_STOP = "停止识别", "Stop recognising";
    SCANS_STOPPED = "已停止识别，已识别的页可以阅读；在“文件”菜单中可以继续", "Recognising was stopped; the pages that were recognised can be read, and the File menu goes on with it";
    DOUBT_IS = "扫描件上的这个字没有读准（把握 {}%），它是：", "This character of the scan was not read surely ({} %). It is:";
    DOUBT_READ = "识别为“{}”，没有错", "“{}”, as it was read";
    DOUBT_OTHER = "应是“{}”", "“{}”, the other reading";
    DOUBT_TYPED = "其他字", "Another";
    DOUBT_ONE = "只填一个字", "One character only";
    DOUBT_PRINT = "原页上的字", "The print";
    FIND_BY_OTHER = "其中 {} 处按存疑字的另一读法", "{} by another reading of a doubtful character";
    FIND_OTHER_HIT = "按另一读法", "by another reading";
    STOP_READING = "停止读取", "Stop reading";
    READ_AGAIN = "重新读取", "Read again";
    PASSWORD_TITLE = "{} 需要密码", "{} needs a password";
    PASSWORD_HINT = "密码", "Password";
    PASSWORD_OPEN = "打开", "Open";
    PASSWORD_KEPT = "密码只在窗口打开期间使用，不会保存。", "The password is used while the window is open and is not kept.";
    HELD_BACK = "没有自动读取 {}", "{} was not read by itself";
    READ_NOW = "现在读取", "Read it now";
    PANEL_EDGE = "调整栏宽", "Resize the panel";
    READING_SCROLL = "正文滚动条", "Scroll bar of the text";
    HOME_WHAT = "打开一期公报，或者把文件拖进窗口。", "Open a gazette, or drop its file on the window.";
    FILE_MISSING = "文件不存在，可能已被移动、改名或者删除。放回原处后重试，或者打开其他文件。",
        "There is no such file: it may have been moved, renamed or deleted. Put it back and try again, or open another one.";
    OPEN_FAILED = "打不开 {}", "Cannot open {}";
    OPEN_ANOTHER = "打开其他文件…", "Open another file…";
    TRY_AGAIN = "重试", "Try again";
    ALL_TABS = "全部标签页", "All tabs";
    CLOSE_TAB_BUTTON = "关闭此页", "Close tab";
    DROP_HERE = "松开以打开", "Drop to open";
    HANDBOOK = "使用手册", "Handbook";
    RELOADED = "{} 已更新，已重新载入", "{} has changed and was loaded again";
    RELOAD_FAILED = "{} 有变化，但新内容打不开：{}。窗口中仍是原来的内容。", "{} has changed but cannot be read: {}. The window still shows what it showed.";
    FILE_GONE = "{} 已被移动或删除。窗口中的内容仍可阅读。", "{} was moved or deleted. What is in the window can still be read.";
    EXPORT_TITLE = "导出", "Export";
    EXPORTING = "正在生成…", "Working…";
    EXPORTED = "已导出 {}", "Exported {}";
    EXPORTED_TABLES = "已导出 {} 个表格，各成一个文件", "{} table[s] [was|were] exported, each as a file";
    EXPORT_CANCELLED = "已取消", "Cancelled";
    EXPORT_ENDING = "无法导出为 {}：文件名请以 {} 结尾", "Cannot export {}: end the name with one of {}";
    PRINT_OPENED = "已排成 PDF，交给系统的阅读程序打印", "The PDF was handed to the system's viewer for printing";
    PRINT_NO_VIEWER = "没有可以打开 PDF 的程序。文件在：{}", "There is no program to open the PDF. It is here: {}";
    DIALOG_TITLE = "打开公报", "Open a gazette";
    FILTER_GAZETTES = "公报文件", "Gazettes";
    FILTER_ALL = "所有文件", "All files";
    DIALOG_FOLDER = "打开一个文件夹", "Open a folder";
    // The window's own dialog
    FILE_BOX_WHY = "系统没有选择文件的对话框（缺少 xdg-desktop-portal 或 zenity），请在此选择。", "The system has no file dialog (xdg-desktop-portal or zenity is missing): choose here.";
    FILE_BOX_UP = "上一级", "Up";
    FILE_BOX_PATH = "路径，按 Enter 前往", "Path; Enter goes there";
    FILE_BOX_NAME = "文件名", "File name";
    FILE_BOX_LOOKING = "正在读取文件夹…", "Reading the folder…";
    FILE_BOX_ASTRAY = "没有这个文件或文件夹：{}", "There is no such file or folder: {}";
    FILE_BOX_DENIED = "没有权限读取：{}", "No permission to read: {}";
    FILE_BOX_NO_FOLDER = "这是文件，请选文件夹：{}", "This is a file; choose a folder: {}";
    FILE_BOX_NO_FILE = "这不是文件：{}", "This is not a file: {}";
    FILE_BOX_EMPTY = "没有可选的文件", "Nothing here to choose";
    FILE_BOX_NO_FOLDERS = "没有下级文件夹", "No folders in here";
    FILE_BOX_FORMS = "格式：{}", "Forms: {}";
    FILE_BOX_ENDING = "不能存为这种格式，文件名请以 {} 结尾", "Not a form that can be saved: end the name with one of {}";
    FILE_BOX_FAILED = "读不出这个文件夹：{}", "This folder cannot be read: {}";
    FILE_BOX_MORE = "只列出前 {} 项；请输入路径", "Only the first {} are listed; type the path";
    FILE_BOX_REPLACES = "已有同名文件，保存后会被替换", "There is a file of this name, which will be replaced";
    FILE_BOX_REPLACE = "替换", "Replace";
    FILE_BOX_SAVE = "保存", "Save";
    FILE_BOX_THIS_FOLDER = "选择此文件夹", "Choose This Folder";
    FILE_BOX_OPEN = "打开", "Open";
    // Original pages
    PAGES = "原页", "Original pages";
    PAGE_OF = "PDF 第 {} 页，共 {} 页", "PDF page {} of {}";
    PAGE_FAILED = "这一页画不出来", "This page cannot be drawn";
    PAGE_LARGER = "放大原页", "Larger page";
    PAGE_SMALLER = "缩小原页", "Smaller page";
    PAGES_ONLY_PDF = "只有 PDF 文件才有原页可看。", "Only a PDF file has pages to show.";
    // Help
    HELP_TITLE = "按键与命令", "Keys and commands";
    HELP_FILTER = "筛选命令…", "Filter commands…";
    HELP_READING = "阅读", "Reading";
    HELP_READING_TEXT = "空格、PageDown 下翻，Shift+空格、PageUp 上翻；↑↓ 或者 j、k 滚动；Home、End 到首尾；Esc 关闭最上面的一层。", "Space and PageDown turn on, Shift+Space and PageUp back; ↑↓ or j, k scroll; Home and End; Esc closes what is on top.";
    HELP_MOUSE = "鼠标", "Mouse";
    HELP_MOUSE_TEXT = "拖动选取跨段文字；双击选词，三击选段；侧键后退、前进；Ctrl+滚轮缩放。", "Drag to select over paragraphs; double click a word, triple click a paragraph; side buttons go back and forward; Ctrl+wheel zooms.";
    HELP_DATA = "书签与设置保存在：{}", "Bookmarks and settings are kept in: {}";
    ABOUT_TEXT = "公报阅读器 {}　离线阅读政府公报。许可证：MIT 或 Apache-2.0；字体：OFL。", "Gongbao {}   Reads government gazettes offline. Licence: MIT or Apache-2.0; fonts: OFL.";
    // Context menu
    COPY_SELECTION = "复制", "Copy";
    COPY_PARAGRAPH = "复制本段", "Copy Paragraph";
    CITED = "已复制，出处：{}", "Copied with its source: {}";
    BOOKMARK_HERE = "在此添加书签", "Bookmark This Place";
    FIND_SELECTION = "查找所选文字", "Find the Selected Text";
    // Reading view
    NO_TEXT_WHY = "文件是空的，或者其中的内容都被当作版面上的附属文字略去了。可以对照原文查看每一行的去向。", "The file is empty, or all of it was left out as furniture of its pages. As Printed shows what became of each line.";
    NO_TEXT_YET = "已读的各页还没有正文", "No text of documents yet";
    NO_TEXT_YET_WHY = "读出的只有封面、刊头之类；其余各页正在读，读到正文就会显示。", "What was read so far is a cover or masthead; the other pages are being read, and their text is shown as it comes.";
    NO_TEXT = "这份文件里没有文字", "There is no text in this file";
    JOINED = "接第{}页", "from p. {}";
    JOINED_NO_PAGE = "接续", "continued";
    JOINED_HOVER = "原刊在此中断（下转第{}页），余文印在别页（上接第{}页），已接回原处", "The print breaks off here (to p. {}); the rest, printed elsewhere (from p. {}), is joined";
    // Text read from pictures
    RECOGNISED = "本文由扫描图像识别而来，可能有误，以原页为准", "Read from pictures of the pages, and may be wrong: the pages decide";
    RECOGNISED_CITED = "（文字由图像识别，以原页为准）", " (text read from a picture of the page)";
    // In force
    STATUS_DATE = "效力截至", "State as of";
    STATUS_DATE_TIP = "可输入 2023-9-10、20230910 或 2023年9月10日", "Type 2023-9-10, 20230910 or 2023年9月10日";
    STATUS_DATE_WRONG = "不是有效的日期", "Not a day";
    TODAY = "今天", "Today";
    DAY_BEFORE = "上一个有变化的日子", "The day of the change before";
    DAY_AFTER = "下一个有变化的日子", "The day of the next change";
    STATUS_AT = "按本期所载，截至{}：{}", "By what this issue states, on {}: {}";
    STATUS_NO_SENTENCE = "正文没有说明施行日期或有效期。", "The text does not say from when or until when.";
    REFERRED_MARK = "被引 {}", "cited {}";
    REFERRED_HOVER = "本期其他文件引用本篇 {} 处，单击查看", "Other documents of the issue refer to this one {} time[s]; click for a list";
    // Overview
    OVERVIEW_CONTENTS = "目录与效力", "Contents and status";
    COUNT_DOCUMENTS = "篇文件", "document[s]";
    COUNT_ARTICLES = "条", "article[s]";
    COUNT_CHARACTERS = "字", "character[s]";
    PLOT_CATEGORIES = "各栏目的文件", "Documents by category";
    PLOT_DUE = "到期日（期限表中各日的条数）", "Due days (rows of the table of deadlines on each)";
    ROLE_LEAD = "牵头", "leads";
    ROLE_RESPONSIBLE = "责任", "responsible";
    ROLE_SUPPORT = "配合", "supports";
    PLOT_UNITS = "任务最多的单位", "Units with the most tasks";
    PLOT_DAYS = "大事记各日条数", "Chronicle by day";
    /// A name and what it is.
    NAMED = "{}：{}", "{}: {}";
    /// A name and how many there are.
    COUNTED = "{}（{}）", "{} ({})";
    SPONSOR = "主办", "Sponsor";
    EDITOR = "编辑", "Editor";
    SERIAL = "刊号", "Serial";
    ADDRESS = "地址", "Address";
    PHONE = "电话", "Phone";
    POSTCODE = "邮编", "Postcode";
    UNTITLED = "（无标题）", "(untitled)";
    // Peek and back references
    GO = "前往", "Go";
    CLOSE_PEEK = "关闭 Esc", "Close Esc";
    COPY_NAME = "复制名称文号", "Copy name and number";
    OUTSIDE_TIP = "本期没有刊载这份文件", "This issue does not hold this instrument";
    ALSO_MENTIONED = "本期另有 {} 处提到：", "Mentioned {} more time[s] in this issue:";
    REFERENCES = "反向引用", "Back references";
    REFERS_HERE = "引用此处", "Refer to this place";
    REFERS_DOCUMENT = "其他文件引用本篇", "Other documents refer to this one";
    REFERS_NONE = "本期没有引用它的地方", "Nothing in this issue refers to it";
    WHO_REFERS = "谁引用了这里", "Who Refers to This";
    // Citing
    CITE_SOURCE = "复制出处", "Copy Source";
    CITE_PLAIN = "纯文本", "Plain text";
    CITE_MARKDOWN = "Markdown", "Markdown";
    CITE_REFERENCE = "GB/T 7714", "GB/T 7714";
    CITE_WITH_ISSUE = "附公报刊期与页码", "With gazette, issue and page";
    CITE_WITH_ISSUE_TIP = "GB/T 7714 格式总是写明刊期与页码", "References by GB/T 7714 always have them";
    SOURCE_COPIED = "已复制出处：{}", "Source copied: {}";
    // Settings
    SETTING_MEASURE = "行长 {} 字", "Measure {} em";
    SETTING_LINE_GAP = "行距 {} 倍", "Line spacing {}";
    // Data
    DIED_READING = "上次读取 {} 时程序意外退出，因此这次没有自动读取。", "The program ended unexpectedly while it was reading {}, so it was not read again by itself.";
    DIED_READING_NOTE = "上次读取 {} 时程序意外退出，因此这次没有自动读取。情况写在 {} 里，可以随问题报告发送。", "The program ended unexpectedly while it was reading {}, so it was not read again by itself. What is known is in {}, which can be sent with a report.";
    BACKUPS_TITLE = "恢复备份", "Restore a Backup";
    BACKUPS_WHAT = "书签、更正、设置和阅读记录，每天一份。恢复之前，现在的数据会另存为一份备份。", "Bookmarks, corrections, settings and places, one copy a day. Before a restore, what is there now is kept as a backup.";
    BACKUPS_NONE = "还没有备份", "There are no backups yet";
    BACKUPS_LOOKING = "正在查看…", "Looking…";
    BACKUP_HOLDS = "书签 {} 个，更正 {} 处", "{} bookmark[s], {} correction[s]";
    BACKUP_DAMAGED = "{} 个文件已损坏", "{} file[s] [is|are] damaged";
    BACKUP_RESTORE = "恢复", "Restore";
    BACKUP_RESTORED = "已恢复 {} 的备份", "The backup of {} was restored";
    BACKUP_NOT_WHOLE = "{}；其中 {} 个文件已损坏，没有恢复，仍是现在的内容", "{}; {} of its files [is|are] damaged and [was|were] not restored: [it is|they are] as before";
    BACKUP_LOST = "{} 的备份已全部损坏，什么也没有恢复", "All files of the backup of {} are damaged: nothing was restored";
    BACKUP_RESTORED_BEFORE = "已恢复 {} 的备份；恢复前的数据存为 {}", "The backup of {} was restored; what was there before is kept as {}";
    CRASHED = "程序内部出错，这一步没有完成，其余功能可以照常使用。（{}）", "The program failed and did not finish this step; everything else goes on. ({})";
    NO_DISPLAY = "没有可用的显示：请在图形桌面中启动，或设置 DISPLAY / WAYLAND_DISPLAY。无窗口命令见 gongbao --help。", "There is no display: start it on a desktop, or set DISPLAY / WAYLAND_DISPLAY. For commands without a window see gongbao --help.";
    LINUX_PACKAGES = "可能缺少系统库。Debian/Ubuntu：sudo apt install libgl1 libegl1 libxkbcommon-x11-0 libxcursor1 libxrandr2 libxi6 libx11-xcb1；Fedora：sudo dnf install mesa-libGL mesa-libEGL libxkbcommon-x11 libXcursor libXrandr libXi libX11-xcb", "System libraries may be missing. Debian/Ubuntu: sudo apt install libgl1 libegl1 libxkbcommon-x11-0 libxcursor1 libxrandr2 libxi6 libx11-xcb1; Fedora: sudo dnf install mesa-libGL mesa-libEGL libxkbcommon-x11 libXcursor libXrandr libXi libX11-xcb";
    BACKEND_FAILED = "无法创建窗口：{}", "The window cannot be created: {}";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_take_the_same_arguments() {
        for (name, tr) in ALL.iter().chain(facts::ALL).chain(held::ALL) {
            assert_eq!(tr.zh.matches("{}").count(), tr.en.matches("{}").count(), "{name}");
            assert!(!tr.zh.is_empty() && !tr.en.is_empty(), "{name}");
        }
    }

    #[test]
    fn arguments_are_put_in() {
        let tr = Tr { zh: "{}/{}", en: "{} of {}" };
        assert_eq!(tr.with(Lang::En, &["3", "27"]), "3 of 27");
        assert_eq!(tr.with(Lang::Zh, &["3"]), "3/");
    }
}
