//! The table itself, in the order of the menus.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{Command, Entry, Menu};
use crate::ui::strings::Tr;

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const CTRL_ALT: Modifiers = Modifiers::COMMAND.plus(Modifiers::ALT);
const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;

const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

macro_rules! entry {
    ($command:ident, $menu:ident, $zh:literal, $en:literal, $does_zh:literal, $does_en:literal, [$($key:expr),*] $(, $group:ident)?) => {
        Entry {
            command: Command::$command,
            name: Tr { zh: $zh, en: $en },
            does: Tr { zh: $does_zh, en: $does_en },
            keys: &[$($key),*],
            menu: Menu::$menu,
            starts_group: entry!(@ $($group)?),
        }
    };
    (@ group) => { true };
    (@) => { false };
}

/// The table, in the order of the menus.
pub const COMMANDS: &[Entry] = &[
    entry!(Open, File, "打开…", "Open…", "打开一个或多个公报文件", "Open one or more gazettes", [key(CTRL, Key::O)]),
    entry!(
        OpenFolder,
        File,
        "打开文件夹…",
        "Open Folder…",
        "把一个文件夹里的文件当作一期公报打开",
        "Open the documents of a folder as one issue",
        []
    ),
    entry!(
        Reload,
        File,
        "重新载入",
        "Reload",
        "从磁盘重新读取当前文件，位置不变",
        "Read the file again, keeping the place",
        [key(CTRL, Key::R), key(NONE, Key::F5)]
    ),
    entry!(
        Export,
        File,
        "导出…",
        "Export…",
        "导出为 PDF、EPUB、Markdown、网页、JSON 或表格",
        "As PDF, EPUB, Markdown, web page, JSON or tables",
        [key(CTRL_SHIFT, Key::S)],
        group
    ),
    entry!(
        Print,
        File,
        "打印…",
        "Print…",
        "按公文格式排成 A4 页面，交给系统打印",
        "Set on A4 pages and handed to the system's viewer",
        [key(CTRL_SHIFT, Key::P)]
    ),
    entry!(
        NextTab,
        File,
        "下一个标签页",
        "Next Tab",
        "切换到右边的文件",
        "Show the next file",
        [key(CTRL, Key::Tab), key(CTRL, Key::PageDown)],
        group
    ),
    entry!(
        PreviousTab,
        File,
        "上一个标签页",
        "Previous Tab",
        "切换到左边的文件",
        "Show the previous file",
        [key(CTRL_SHIFT, Key::Tab), key(CTRL, Key::PageUp)]
    ),
    entry!(CloseTab, File, "关闭标签页", "Close Tab", "关闭当前文件", "Close this file", [key(CTRL, Key::W)]),
    entry!(
        ReopenTab,
        File,
        "重新打开关闭的标签页",
        "Reopen Closed Tab",
        "打开刚关闭的文件，回到原处",
        "The file just closed, at the same place",
        [key(CTRL_SHIFT, Key::T)]
    ),
    entry!(Quit, File, "退出", "Quit", "记住位置并退出", "Keep the place and quit", [key(CTRL, Key::Q)], group),
    entry!(
        Copy,
        Edit,
        "复制",
        "Copy",
        "复制所选原文",
        "Copy the selected text as the source has it",
        [key(CTRL, Key::C)]
    ),
    entry!(
        CopyCitation,
        Edit,
        "复制并注明出处",
        "Copy with Citation",
        "复制所选文字或当前段落，并附标题、文号、条款和刊期",
        "The selection or paragraph with title, number, article and issue",
        [key(CTRL_SHIFT, Key::C)]
    ),
    entry!(
        CopyTable,
        Edit,
        "复制表格",
        "Copy Table",
        "复制当前表中显示的各行，可粘贴到电子表格",
        "Copy the rows shown, for a spreadsheet",
        []
    ),
    entry!(
        SaveTable,
        Edit,
        "表格存为 CSV…",
        "Save Table as CSV…",
        "把当前表中显示的各行存为 CSV 文件",
        "Save the rows shown as a CSV file",
        []
    ),
    entry!(
        CopySource,
        Cite,
        "复制出处",
        "Copy Source",
        "只复制标题、文号、条款，用上次的格式",
        "Title, number and article alone, in the form used last",
        [key(CTRL.plus(Modifiers::ALT), Key::C)]
    ),
    entry!(
        CitePlain,
        Cite,
        "纯文本出处",
        "Source as Plain Text",
        "《标题》（文号）第几条，并以此为引用格式",
        "《Title》（number）article; the form from now on",
        [],
        group
    ),
    entry!(
        CiteMarkdown,
        Cite,
        "Markdown 出处",
        "Source as Markdown",
        "同上，转义 Markdown 符号，并以此为引用格式",
        "The same for Markdown; the form from now on",
        []
    ),
    entry!(
        CiteReference,
        Cite,
        "GB/T 7714 出处",
        "Source by GB/T 7714",
        "参考文献著录格式，并以此为引用格式",
        "A bibliographic reference; the form from now on",
        []
    ),
    entry!(
        ToggleCiteIssue,
        Cite,
        "出处附公报刊期与页码",
        "With Gazette, Issue and Page",
        "引用时写明载于哪期公报第几页",
        "Cite the issue and printed page as well",
        [],
        group
    ),
    entry!(SelectAll, Edit, "全选", "Select All", "选中整期正文", "Select the whole issue", [key(CTRL, Key::A)]),
    entry!(
        SplitHere,
        Correct,
        "在所选文字前拆分",
        "Split before the Selection",
        "所选文字是另一段的开头",
        "The selected text begins a paragraph of its own",
        []
    ),
    entry!(
        JoinWithPrevious,
        Correct,
        "与上段合并",
        "Join with the Paragraph above",
        "所选段落接在上一段之后",
        "The selected paragraph goes on from the one above",
        []
    ),
    entry!(
        UndoSeam,
        Correct,
        "撤销接续",
        "Undo the Continuation",
        "把误接的下转、上接余文放回印刷的位置",
        "Put a remainder that was joined wrongly back where it is printed",
        []
    ),
    entry!(
        Heading1,
        Correct,
        "设为 1 级标题",
        "Make a Heading of Level 1",
        "所选段落是 1 级标题",
        "The selected paragraph is a heading",
        [],
        group
    ),
    entry!(
        Heading2,
        Correct,
        "设为 2 级标题",
        "Make a Heading of Level 2",
        "所选段落是 2 级标题",
        "The selected paragraph is a heading",
        []
    ),
    entry!(
        Heading3,
        Correct,
        "设为 3 级标题",
        "Make a Heading of Level 3",
        "所选段落是 3 级标题",
        "The selected paragraph is a heading",
        []
    ),
    entry!(
        Heading4,
        Correct,
        "设为 4 级标题",
        "Make a Heading of Level 4",
        "所选段落是 4 级标题",
        "The selected paragraph is a heading",
        []
    ),
    entry!(
        BodyText,
        Correct,
        "设为正文",
        "Make Body Text",
        "所选段落不是标题",
        "The selected paragraph is no heading",
        []
    ),
    entry!(
        UndoCorrection,
        Correct,
        "撤销上一次更正",
        "Undo the Last Correction",
        "撤下最近一次对结构的更正",
        "Withdraw the last correction of the structure",
        [key(CTRL_ALT, Key::Z)],
        group
    ),
    entry!(
        RedoCorrection,
        Correct,
        "恢复撤下的更正",
        "Redo the Correction",
        "恢复刚撤下的更正",
        "Bring back the correction just withdrawn",
        [key(CTRL_ALT, Key::Y)]
    ),
    entry!(
        Find,
        Edit,
        "查找…",
        "Find…",
        "在全文中查找，边输入边显示",
        "Find in the text as you type",
        [key(CTRL, Key::F)],
        group
    ),
    entry!(
        FindNext,
        Edit,
        "下一处",
        "Find Next",
        "前往下一处结果",
        "Go to the next hit",
        [key(NONE, Key::F3), key(CTRL, Key::G)]
    ),
    entry!(
        FindPrevious,
        Edit,
        "上一处",
        "Find Previous",
        "前往上一处结果",
        "Go to the previous hit",
        [key(SHIFT, Key::F3), key(CTRL_SHIFT, Key::G)]
    ),
    entry!(ShowText, View, "正文", "Text", "阅读整期正文", "Read the issue", [key(CTRL, Key::Num1)]),
    entry!(
        ShowOverview,
        View,
        "概览",
        "Overview",
        "刊期、篇目、数量和效力一览",
        "Masthead, counts, contents and what is in force",
        [key(CTRL, Key::Num2)]
    ),
    entry!(
        ShowTables,
        View,
        "表",
        "Tables",
        "责任分工、任免、大事记、期限、金额、引用、效力",
        "Tasks, appointments, chronicle, deadlines, amounts, references, force",
        [key(CTRL, Key::Num3)]
    ),
    entry!(
        ToggleContents,
        View,
        "目录栏",
        "Contents",
        "显示或隐藏目录栏",
        "Show or hide the contents",
        [key(NONE, Key::F9), key(CTRL, Key::Backslash)],
        group
    ),
    entry!(
        FilterContents,
        View,
        "筛选目录",
        "Filter Contents",
        "在目录中筛选",
        "Filter the contents",
        [key(CTRL_SHIFT, Key::O)]
    ),
    entry!(
        ExpandContents,
        View,
        "展开全部目录",
        "Expand Contents",
        "展开目录的各级标题",
        "Expand all levels of the contents",
        []
    ),
    entry!(CollapseContents, View, "折叠目录", "Collapse Contents", "只显示各篇标题", "Show the documents only", []),
    entry!(
        ToggleBookmarks,
        View,
        "书签栏",
        "Bookmarks",
        "显示或隐藏书签栏",
        "Show or hide the bookmarks",
        [key(CTRL, Key::B)]
    ),
    entry!(
        ToggleSuspicions,
        View,
        "存疑栏",
        "Suspicions",
        "列出解读时存疑之处",
        "List what the reading is unsure of",
        [key(CTRL_SHIFT, Key::M)]
    ),
    entry!(
        TogglePages,
        View,
        "原页",
        "Original Pages",
        "在正文旁边显示 PDF 的原页",
        "Show the PDF's own pages beside the text",
        [key(NONE, Key::F8)]
    ),
    entry!(
        TogglePrinted,
        View,
        "对照原文",
        "As Printed",
        "按原文逐行显示，并在旁注明解读结果",
        "The source line by line, with what it was understood as",
        [key(NONE, Key::F7)]
    ),
    entry!(
        ToggleResults,
        View,
        "查找结果栏",
        "Find Results",
        "显示或隐藏查找结果的列表",
        "Show or hide the list of hits",
        [key(CTRL_SHIFT, Key::F)]
    ),
    entry!(
        ToggleReferences,
        View,
        "反向引用栏",
        "Back References",
        "列出引用当前条款和本篇的地方",
        "Who refers to this article and document",
        [key(CTRL_SHIFT, Key::R)]
    ),
    entry!(
        FullScreen,
        View,
        "全屏",
        "Full Screen",
        "进入或退出全屏",
        "Enter or leave full screen",
        [key(NONE, Key::F11)]
    ),
    entry!(
        ZoomIn,
        Text,
        "放大",
        "Zoom In",
        "放大正文",
        "Larger text",
        [key(CTRL, Key::Plus), key(CTRL, Key::Equals)],
        group
    ),
    entry!(ZoomOut, Text, "缩小", "Zoom Out", "缩小正文", "Smaller text", [key(CTRL, Key::Minus)]),
    entry!(ZoomReset, Text, "原始大小", "Actual Size", "正文恢复 100%", "Text at 100%", [key(CTRL, Key::Num0)]),
    entry!(
        MeasureWider,
        Text,
        "加长行长",
        "Wider Measure",
        "每行多排两个字",
        "Two more characters a line",
        [key(CTRL, Key::CloseBracket)],
        group
    ),
    entry!(
        MeasureNarrower,
        Text,
        "缩短行长",
        "Narrower Measure",
        "每行少排两个字",
        "Two fewer characters a line",
        [key(CTRL, Key::OpenBracket)]
    ),
    entry!(LinesApart, Text, "加大行距", "Wider Line Spacing", "行与行离得更开", "Lines further apart", [], group),
    entry!(LinesCloser, Text, "缩小行距", "Closer Line Spacing", "行与行靠得更近", "Lines closer together", []),
    entry!(
        ToggleSpread,
        Text,
        "双栏",
        "Two Columns",
        "窗口够宽时，正文左右分两栏",
        "The text in two columns where the window is wide enough",
        [key(NONE, Key::F6)]
    ),
    entry!(
        ToggleFullWidth,
        Text,
        "半角标点显示为全角",
        "Show Half-width Marks Full-width",
        "只改变显示，复制仍是原文",
        "Changes the look only; copying gives the source",
        [],
        group
    ),
    entry!(
        CycleTheme,
        Theme,
        "切换主题",
        "Next Theme",
        "依次切换浅色、米色、深色",
        "Light, sepia, dark in turn",
        [key(CTRL_SHIFT, Key::L)],
        group
    ),
    entry!(
        ThemeSystem,
        Theme,
        "跟随系统",
        "As the System",
        "随系统的浅色或深色",
        "Light or dark as the system is",
        [],
        group
    ),
    entry!(ThemeLight, Theme, "浅色", "Light", "白纸黑字", "Black on white", []),
    entry!(ThemeSepia, Theme, "米色", "Sepia", "久读不累的米色纸", "A warm page for long reading", []),
    entry!(ThemeDark, Theme, "深色", "Dark", "夜间阅读", "For reading at night", []),
    entry!(LanguageSystem, Language, "跟随系统", "As the System", "界面语言随系统", "The system's language", [], group),
    entry!(LanguageZh, Language, "简体中文", "简体中文", "界面用简体中文", "The window speaks Chinese", []),
    entry!(LanguageEn, Language, "English", "English", "界面用英文", "The window speaks English", []),
    entry!(
        Jump,
        Go,
        "跳转到…",
        "Go to…",
        "用汉字、拼音、文号、条号、页码直达",
        "By Chinese, pinyin, number, article or page",
        [key(CTRL, Key::P), key(CTRL, Key::K)]
    ),
    entry!(
        Peek,
        Go,
        "速览引用",
        "Peek at Reference",
        "不离开原处，看视线以下的引用所指；再按看下一处",
        "What the next reference in view means; again for more",
        [key(CTRL, Key::J)]
    ),
    entry!(Back, Go, "后退", "Back", "回到跳转前的位置", "Back to where one was", [key(ALT, Key::ArrowLeft)], group),
    entry!(Forward, Go, "前进", "Forward", "再到后退前的位置", "Forward again", [key(ALT, Key::ArrowRight)]),
    entry!(
        PreviousDocument,
        Go,
        "上一篇",
        "Previous Document",
        "到上一篇文件的开头",
        "To the document before",
        [key(CTRL, Key::ArrowUp)],
        group
    ),
    entry!(
        NextDocument,
        Go,
        "下一篇",
        "Next Document",
        "到下一篇文件的开头",
        "To the next document",
        [key(CTRL, Key::ArrowDown)]
    ),
    entry!(
        PreviousSection,
        Go,
        "上一节",
        "Previous Section",
        "到上一个标题或条",
        "To the heading or article before",
        [key(ALT, Key::ArrowUp)]
    ),
    entry!(
        NextSection,
        Go,
        "下一节",
        "Next Section",
        "到下一个标题或条",
        "To the next heading or article",
        [key(ALT, Key::ArrowDown)]
    ),
    entry!(Top, Go, "卷首", "Beginning", "到整期开头", "To the beginning of the issue", [key(CTRL, Key::Home)], group),
    entry!(End, Go, "卷末", "End", "到整期末尾", "To the end of the issue", [key(CTRL, Key::End)]),
    entry!(
        AddBookmark,
        Bookmarks,
        "添加书签",
        "Add Bookmark",
        "在当前段落或所选文字处添加书签",
        "At this paragraph or the selection",
        [key(CTRL, Key::D)]
    ),
    entry!(
        UndoBookmark,
        Bookmarks,
        "撤销删除书签",
        "Undo Delete Bookmark",
        "恢复刚删除的书签",
        "Bring back the bookmark just deleted",
        [key(CTRL, Key::Z)]
    ),
    entry!(
        Help,
        Help,
        "按键与命令",
        "Keys and Commands",
        "列出所有命令和按键",
        "All commands and their keys",
        [key(NONE, Key::F1)]
    ),
    entry!(
        Handbook,
        Help,
        "使用手册",
        "Handbook",
        "打开内置的使用手册",
        "Open the handbook inside the program",
        [],
        group
    ),
    entry!(
        About,
        Help,
        "关于公报阅读器",
        "About Gongbao",
        "版本、许可证与数据位置",
        "Version, licence and where data lives",
        []
    ),
];
