//! The one table of commands, in the order of the menus.
//!
//! A row is all there is to a command: its name, keys and explanation, what it runs, when it can be run (without
//! `when`: always) and, of a switch, when it is on. Menu, jump box, shortcuts and help are made of the rows.
//!
//! The rows are read twice: here below the views for the names, and by the window, which knows what they run. So they
//! are the argument of a macro, and what they run is looked up where that is: see `commands`.

/// Gives the rows to another macro. A row:
///
/// ```text
/// Name { Menu, "名称", "Name", [MODIFIERS Key, …; "typed", …] flags,
///     "说明", "What it does",
///     run |app, ctx| …,
///     when |app| …,
///     on |app| … }
/// ```
///
/// Flags are the methods of [`super::About`]: `group`, `yields`, `by_event`.
macro_rules! command_table {
    ($then:ident) => {
        $then! {
            Open { File, "打开…", "Open…", [CTRL O],
                "打开一个或多个公报文件", "Open one or more gazettes",
                run |app, _| app.ask_for_files() }
            OpenFolder { File, "打开文件夹…", "Open Folder…", [],
                "把一个文件夹里的文件当作一期公报打开", "Open the documents of a folder as one issue",
                run |app, _| app.ask_for_folder() }
            Reload { File, "重新载入", "Reload", [CTRL R, NONE F5],
                "从磁盘重新读取当前文件，位置不变", "Read the file again, keeping the place",
                run |app, _| app.reload_front(),
                when |app| app.tabs.front().is_some_and(|t| t.path().is_some()) }
            RecogniseScans { File, "识别扫描页", "Recognise Scanned Pages", [] group,
                "逐页识别扫描页和读不出的页的文字；再点一次，只看图像", "Read pages that are pictures; once more: show them only",
                run |app, _| app.toggle_scans(),
                when |app| app.can_recognise(),
                on |app| app.scans().is_some_and(|scans| scans != Scans::Left) }
            RecogniseAll { File, "识别全部页面", "Recognise All Pages", [],
                "不用文件自带的文字，各页都从图像识别", "Read all pages from their pictures, whatever text the file has",
                run |app, _| app.recognise_pages(Scans::All),
                when |app| app.can_recognise(),
                on |app| app.scans() == Some(Scans::All) }
            Export { File, "导出…", "Export…", [CTRL_SHIFT S] group,
                "导出为 PDF、EPUB、Markdown、网页、JSON 或表格", "As PDF, EPUB, Markdown, web page, JSON or tables",
                run |app, _| app.export(),
                when |app| app.can_export() }
            Print { File, "打印…", "Print…", [CTRL_SHIFT P],
                "按公文格式排成 A4 页面，交给系统打印", "Set on A4 pages and handed to the system's viewer",
                run |app, _| app.print(),
                when |app| app.can_export() }
            ExportDocument { File, "导出本篇…", "Export This Document…", [],
                "只导出正在读的这一篇", "Only the document that is read",
                run |app, ctx| app.excerpt_here(ctx, ExcerptWish::Export),
                when |app| app.can_export() }
            PrintDocument { File, "打印本篇…", "Print This Document…", [],
                "只打印正在读的这一篇", "Only the document that is read",
                run |app, ctx| app.excerpt_here(ctx, ExcerptWish::Print),
                when |app| app.can_export() }
            NextTab { File, "下一个标签页", "Next Tab", [CTRL Tab, CTRL PageDown] group,
                "切换到右边的文件", "Show the next file",
                run |app, _| app.step_tab(true),
                when |app| app.can_step_tab() }
            PreviousTab { File, "上一个标签页", "Previous Tab", [CTRL_SHIFT Tab, CTRL PageUp],
                "切换到左边的文件", "Show the previous file",
                run |app, _| app.step_tab(false),
                when |app| app.can_step_tab() }
            CloseTab { File, "关闭标签页", "Close Tab", [CTRL W],
                "关闭当前文件", "Close this file",
                run |app, _| app.close_front(),
                when |app| !app.tabs.is_empty() }
            ReopenTab { File, "重新打开关闭的标签页", "Reopen Closed Tab", [CTRL_SHIFT T],
                "打开刚关闭的文件，回到原处", "The file just closed, at the same place",
                run |app, _| app.reopen_tab(),
                when |app| app.tabs.can_reopen() }
            Backups { File, "恢复备份…", "Restore a Backup…", [] group,
                "书签、更正和设置每日自动备份，可恢复到某一天", "Bookmarks, corrections and settings as they were on a day",
                run |app, _| app.show_backups() }
            Quit { File, "退出", "Quit", [CTRL Q] group,
                "记住位置并退出", "Keep the place and quit",
                run |_app, ctx| ctx.send_viewport_cmd(ViewportCommand::Close) }
            Copy { Edit, "复制", "Copy", [CTRL C] by_event,
                "复制所选原文", "Copy the selected text as the source has it",
                run |app, ctx| app.copy_selection(ctx),
                when |app| app.doc().is_some_and(|d| d.view.selection().is_some()) }
            CopyCitation { Edit, "复制并注明出处", "Copy with Citation", [CTRL_SHIFT C],
                "复制所选文字或当前段落，并附标题、文号、条款和刊期", "The selection or paragraph with title, number, article and issue",
                run |app, ctx| app.copy_quote(ctx, None),
                when |app| app.doc().is_some() }
            CopyDocument { Edit, "复制本篇", "Copy This Document", [],
                "复制正在读的这一篇全文", "The whole text of the document that is read",
                run |app, ctx| app.excerpt_here(ctx, ExcerptWish::Copy),
                when |app| app.doc().is_some() }
            CopyTable { Edit, "复制表格", "Copy Table", [],
                "复制当前表中显示的各行，可粘贴到电子表格", "Copy the rows shown, for a spreadsheet",
                run |app, ctx| app.copy_table(ctx),
                when |app| app.shows_table() }
            SaveTable { Edit, "表格存为 CSV…", "Save Table as CSV…", [],
                "把当前表中显示的各行存为 CSV 文件", "Save the rows shown as a CSV file",
                run |app, _| app.save_table(),
                when |app| app.shows_table() }
            CopySource { Cite, "复制出处", "Copy Source", [CTRL_ALT C],
                "只复制标题、文号、条款，用上次的格式", "Title, number and article alone, in the form used last",
                run |app, ctx| app.copy_source(ctx, None),
                when |app| app.doc().is_some() }
            CitePlain { Cite, "纯文本出处", "Source as Plain Text", [] group,
                "《标题》（文号）第几条，并以此为引用格式", "《Title》（number）article; the form from now on",
                run |app, ctx| app.cite_as(ctx, CiteStyle::Plain, None),
                when |app| app.doc().is_some(),
                on |app| app.settings.cite.style == CiteStyle::Plain }
            CiteMarkdown { Cite, "Markdown 出处", "Source as Markdown", [],
                "同上，转义 Markdown 符号，并以此为引用格式", "The same for Markdown; the form from now on",
                run |app, ctx| app.cite_as(ctx, CiteStyle::Markdown, None),
                when |app| app.doc().is_some(),
                on |app| app.settings.cite.style == CiteStyle::Markdown }
            CiteReference { Cite, "GB/T 7714 出处", "Source by GB/T 7714", [],
                "参考文献著录格式，并以此为引用格式", "A bibliographic reference; the form from now on",
                run |app, ctx| app.cite_as(ctx, CiteStyle::Reference, None),
                when |app| app.doc().is_some(),
                on |app| app.settings.cite.style == CiteStyle::Reference }
            ToggleCiteIssue { Cite, "出处附公报刊期与页码", "With Gazette, Issue and Page", [] group,
                "引用时写明载于哪期公报第几页", "Cite the issue and printed page as well",
                run |app, _| app.change_settings(|s| s.cite.gazette = !s.cite.gazette),
                on |app| app.settings.cite.gazette }
            SelectAll { Edit, "全选", "Select All", [CTRL A] by_event,
                "选中整期正文", "Select the whole issue",
                run |app, _| app.with_doc(|d| d.view.select_all()),
                when |app| app.doc().is_some() }
            SplitHere { Correct, "在所选文字前拆分", "Split before the Selection", [],
                "所选文字是另一段的开头", "The selected text begins a paragraph of its own",
                run |app, _| app.correct_selection(Wish::Split),
                when |app| app.correction_of(Wish::Split).is_some() }
            JoinWithPrevious { Correct, "与上段合并", "Join with the Paragraph above", [],
                "所选段落接在上一段之后", "The selected paragraph goes on from the one above",
                run |app, _| app.correct_selection(Wish::JoinAbove),
                when |app| app.correction_of(Wish::JoinAbove).is_some() }
            UndoSeam { Correct, "撤销接续", "Undo the Continuation", [],
                "把误接的下转、上接余文放回印刷的位置", "Put a remainder that was joined wrongly back where it is printed",
                run |app, _| app.correct_selection(Wish::UndoSeam),
                when |app| app.correction_of(Wish::UndoSeam).is_some() }
            Heading1 { Correct, "设为 1 级标题", "Make a Heading of Level 1", [] group,
                "所选段落是 1 级标题", "The selected paragraph is a heading",
                run |app, _| app.correct_selection(Wish::Heading(Some(1))),
                when |app| app.correction_of(Wish::Heading(Some(1))).is_some() }
            Heading2 { Correct, "设为 2 级标题", "Make a Heading of Level 2", [],
                "所选段落是 2 级标题", "The selected paragraph is a heading",
                run |app, _| app.correct_selection(Wish::Heading(Some(2))),
                when |app| app.correction_of(Wish::Heading(Some(2))).is_some() }
            Heading3 { Correct, "设为 3 级标题", "Make a Heading of Level 3", [],
                "所选段落是 3 级标题", "The selected paragraph is a heading",
                run |app, _| app.correct_selection(Wish::Heading(Some(3))),
                when |app| app.correction_of(Wish::Heading(Some(3))).is_some() }
            Heading4 { Correct, "设为 4 级标题", "Make a Heading of Level 4", [],
                "所选段落是 4 级标题", "The selected paragraph is a heading",
                run |app, _| app.correct_selection(Wish::Heading(Some(4))),
                when |app| app.correction_of(Wish::Heading(Some(4))).is_some() }
            BodyText { Correct, "设为正文", "Make Body Text", [],
                "所选段落不是标题", "The selected paragraph is no heading",
                run |app, _| app.correct_selection(Wish::Heading(None)),
                when |app| app.correction_of(Wish::Heading(None)).is_some() }
            UndoCorrection { Correct, "撤销上一次更正", "Undo the Last Correction", [CTRL_ALT Z] group,
                "撤下最近一次对结构的更正", "Withdraw the last correction of the structure",
                run |app, _| app.withdraw_correction(None),
                when |app| app.doc().is_some_and(|d| d.corrections.can_undo()) }
            RedoCorrection { Correct, "恢复撤下的更正", "Redo the Correction", [CTRL_ALT Y],
                "恢复刚撤下的更正", "Bring back the correction just withdrawn",
                run |app, _| app.restore_correction(),
                when |app| app.doc().is_some_and(|d| d.corrections.can_redo()) }
            Find { Edit, "查找…", "Find…", [CTRL F; "/", "／"] group,
                "在全文中查找，边输入边显示", "Find in the text as you type",
                run |app, _| app.begin_find(),
                when |app| app.doc().is_some() || app.shows_library() }
            FindNext { Edit, "下一处", "Find Next", [NONE F3, CTRL G],
                "前往下一处结果", "Go to the next hit",
                run |app, _| app.find_step(true),
                when |app| app.doc().is_some() }
            FindPrevious { Edit, "上一处", "Find Previous", [SHIFT F3, CTRL_SHIFT G],
                "前往上一处结果", "Go to the previous hit",
                run |app, _| app.find_step(false),
                when |app| app.doc().is_some() }
            ShowText { View, "正文", "Text", [CTRL Num1],
                "阅读整期正文", "Read the issue",
                run |app, _| app.show_pane(Pane::Text),
                when |app| app.doc().is_some(),
                on |app| app.shows_pane(Pane::Text) }
            ShowOverview { View, "概览", "Overview", [CTRL Num2],
                "刊期、篇目、数量和效力一览", "Masthead, counts, contents and status",
                run |app, _| app.show_pane(Pane::Overview),
                when |app| app.doc().is_some(),
                on |app| app.shows_pane(Pane::Overview) }
            ShowTables { View, "表", "Tables", [CTRL Num3],
                "责任分工、任免、大事记、期限、金额、引用、效力", "Tasks, appointments, chronicle, deadlines, amounts, references, force",
                run |app, _| app.show_pane(Pane::Tables),
                when |app| app.doc().is_some(),
                on |app| app.shows_pane(Pane::Tables) }
            ToggleContents { View, "目录栏", "Contents", [NONE F9, CTRL Backslash] group,
                "显示或隐藏目录栏", "Show or hide the contents",
                run |app, _| app.show_contents(!app.shows_contents()),
                on |app| app.shows_contents() }
            FilterContents { View, "筛选目录", "Filter Contents", [CTRL_SHIFT O],
                "在目录中筛选", "Filter the contents",
                run |app, _| app.filter_contents(),
                when |app| app.doc().is_some() }
            ExpandContents { View, "展开全部目录", "Expand Contents", [],
                "展开目录的各级标题", "Expand all levels of the contents",
                run |app, _| app.with_doc(|d| d.contents.expand_all()),
                when |app| app.doc().is_some() }
            CollapseContents { View, "折叠目录", "Collapse Contents", [],
                "只显示各篇标题", "Show the documents only",
                run |app, _| app.with_doc(|d| d.contents.collapse_all()),
                when |app| app.doc().is_some() }
            TogglePrinted { View, "对照原文", "As Printed", [NONE F7],
                "按原文逐行显示，并在旁注明解读结果", "The source line by line, with what it was understood as",
                run |app, _| app.with_doc(Doc::toggle_printed),
                when |app| app.doc().is_some(),
                on |app| app.doc().is_some_and(|d| d.printed.is_some()) }
            ReadAloud { View, "朗读", "Read Aloud", [NONE F4] group,
                "从所选文字或当前段落起朗读；再按停止", "From the selection or this paragraph on; again to stop",
                run |app, _| app.toggle_speech(),
                when |app| app.doc().is_some(),
                on |app| app.speech.is_going() }
            SpeakFaster { View, "朗读加快", "Read Faster", [],
                "从下一句起读得快些", "Faster from the next sentence on",
                run |app, _| app.change_speech_rate(0.25) }
            SpeakSlower { View, "朗读减慢", "Read Slower", [],
                "从下一句起读得慢些", "Slower from the next sentence on",
                run |app, _| app.change_speech_rate(-0.25) }
            FullScreen { View, "全屏", "Full Screen", [NONE F11],
                "进入或退出全屏", "Enter or leave full screen",
                run |_app, ctx| toggle_full_screen(ctx) }
            ZoomIn { Text, "放大", "Zoom In", [CTRL Plus, CTRL Equals] group,
                "放大正文", "Larger text",
                run |app, _| app.zoom(Step::Up) }
            ZoomOut { Text, "缩小", "Zoom Out", [CTRL Minus],
                "缩小正文", "Smaller text",
                run |app, _| app.zoom(Step::Down) }
            ZoomReset { Text, "原始大小", "Actual Size", [CTRL Num0],
                "正文恢复 100%", "Text at 100%",
                run |app, _| app.zoom(Step::Reset) }
            MeasureWider { Text, "加长行长", "Wider Measure", [CTRL CloseBracket] group,
                "每行多排两个字", "Two more characters a line",
                run |app, _| app.change_measure(2.0) }
            MeasureNarrower { Text, "缩短行长", "Narrower Measure", [CTRL OpenBracket],
                "每行少排两个字", "Two fewer characters a line",
                run |app, _| app.change_measure(-2.0) }
            LinesApart { Text, "加大行距", "Wider Line Spacing", [] group,
                "行与行离得更开", "Lines further apart",
                run |app, _| app.change_line_gap(0.1) }
            LinesCloser { Text, "缩小行距", "Closer Line Spacing", [],
                "行与行靠得更近", "Lines closer together",
                run |app, _| app.change_line_gap(-0.1) }
            ToggleSpread { Text, "双栏", "Two Columns", [NONE F6],
                "窗口够宽时，正文左右分两栏", "The text in two columns where the window is wide enough",
                run |app, _| app.toggle_spread(),
                on |app| app.settings.reading.spread }
            ToggleFullWidth { Text, "半角标点显示为全角", "Show Half-width Marks Full-width", [] group,
                "只改变显示，复制仍是原文", "Changes the look only; copying gives the source",
                run |app, _| app.change_settings(|s| s.reading.half_as_full = !s.reading.half_as_full),
                on |app| app.settings.reading.half_as_full }
            InterfaceLarger { Text, "放大界面", "Larger Interface", [CTRL_ALT Plus, CTRL_ALT Equals] group,
                "放大菜单、目录和各栏的文字，正文不变", "Larger menus, contents and panels; the text stays",
                run |app, _| app.scale(Step::Up) }
            InterfaceSmaller { Text, "缩小界面", "Smaller Interface", [CTRL_ALT Minus],
                "缩小菜单、目录和各栏的文字，正文不变", "Smaller menus, contents and panels; the text stays",
                run |app, _| app.scale(Step::Down) }
            InterfaceReset { Text, "界面原始大小", "Interface at 100%", [CTRL_ALT Num0],
                "界面恢复 100%", "Menus, contents and panels at 100%",
                run |app, _| app.scale(Step::Reset) }
            CycleTheme { Theme, "切换主题", "Next Theme", [CTRL_SHIFT L] group,
                "依次切换浅色、米色、深色", "Light, sepia, dark in turn",
                run |app, ctx| app.next_theme(ctx) }
            ThemeSystem { Theme, "跟随系统", "As the System", [] group,
                "随系统的浅色或深色", "Light or dark as the system is",
                run |app, _| app.change_settings(|s| s.theme = Theme::System),
                on |app| app.settings.theme == Theme::System }
            ThemeLight { Theme, "浅色", "Light", [],
                "白纸黑字", "Black on white",
                run |app, _| app.change_settings(|s| s.theme = Theme::Light),
                on |app| app.settings.theme == Theme::Light }
            ThemeSepia { Theme, "米色", "Sepia", [],
                "久读不累的米色纸", "A warm page for long reading",
                run |app, _| app.change_settings(|s| s.theme = Theme::Sepia),
                on |app| app.settings.theme == Theme::Sepia }
            ThemeDark { Theme, "深色", "Dark", [],
                "夜间阅读", "For reading at night",
                run |app, _| app.change_settings(|s| s.theme = Theme::Dark),
                on |app| app.settings.theme == Theme::Dark }
            LanguageSystem { Language, "跟随系统", "As the System", [] group,
                "界面语言随系统", "The system's language",
                run |app, _| app.set_language(Language::System),
                on |app| app.settings.language == Language::System }
            LanguageZh { Language, "简体中文", "简体中文", [],
                "界面用简体中文", "The window speaks Chinese",
                run |app, _| app.set_language(Language::Zh),
                on |app| app.settings.language == Language::Zh }
            LanguageEn { Language, "English", "English", [],
                "界面用英文", "The window speaks English",
                run |app, _| app.set_language(Language::En),
                on |app| app.settings.language == Language::En }
            Jump { Go, "跳转到…", "Go to…", [CTRL P, CTRL K],
                "用汉字、拼音、文号、条号、页码直达", "By Chinese, pinyin, number, article or page",
                run |app, _| app.open_jump_box() }
            Peek { Go, "速览引用", "Peek at Reference", [CTRL J],
                "不离开原处，看视线以下的引用所指；再按看下一处", "What the next reference in view means; again for more",
                run |app, ctx| app.peek_next(ctx),
                when |app| app.doc().is_some_and(|d| d.made.understood.is_some()) }
            Back { Go, "后退", "Back", [ALT ArrowLeft] group,
                "回到跳转前的位置", "Back to where one was",
                run |app, _| app.go_back(),
                when |app| app.can_go_back_to_library()
                    || !app.shows_library() && app.doc().is_some_and(|d| d.reader.history.can_go_back()) }
            Forward { Go, "前进", "Forward", [ALT ArrowRight],
                "再到后退前的位置", "Forward again",
                run |app, _| app.go_forward(),
                when |app| app.doc().is_some_and(|d| d.reader.history.can_go_forward()) }
            PreviousDocument { Go, "上一篇", "Previous Document", [CTRL ArrowUp] group yields,
                "到上一篇文件的开头", "To the document before",
                run |app, _| app.go_to_neighbour(Stops::Documents, false),
                when |app| app.doc().is_some() }
            NextDocument { Go, "下一篇", "Next Document", [CTRL ArrowDown] yields,
                "到下一篇文件的开头", "To the next document",
                run |app, _| app.go_to_neighbour(Stops::Documents, true),
                when |app| app.doc().is_some() }
            PreviousSection { Go, "上一节", "Previous Section", [ALT ArrowUp] yields,
                "到上一个标题或条", "To the heading or article before",
                run |app, _| app.go_to_neighbour(Stops::Sections, false),
                when |app| app.doc().is_some() }
            NextSection { Go, "下一节", "Next Section", [ALT ArrowDown] yields,
                "到下一个标题或条", "To the next heading or article",
                run |app, _| app.go_to_neighbour(Stops::Sections, true),
                when |app| app.doc().is_some() }
            Top { Go, "卷首", "Beginning", [CTRL Home] group yields,
                "到整期开头", "To the beginning of the issue",
                run |app, _| app.go_to(Place::default(), 0),
                when |app| app.doc().is_some() }
            End { Go, "卷末", "End", [CTRL End] yields,
                "到整期末尾", "To the end of the issue",
                run |app, _| app.go_to_end(),
                when |app| app.doc().is_some() }
            Library { Go, "公报库", "Library", [CTRL_SHIFT F] group,
                "所有公报的书架和全文查找；再按一次回到正文", "The shelf of all gazettes, and search over them; again for the text",
                run |app, _| app.toggle_library(),
                on |app| app.shows_library() }
            AddBookmark { Marks, "添加书签", "Add Bookmark", [CTRL D],
                "在当前段落或所选文字处添加书签", "At this paragraph or the selection",
                run |app, _| app.mark_here(MarkKind::Bookmark),
                when |app| app.doc().is_some() }
            Highlight { Marks, "高亮", "Highlight", [CTRL H] yields,
                "用上次的颜色高亮所选文字，未选时为当前段落", "The selection or this paragraph, in the colour used last",
                run |app, _| app.mark_here(MarkKind::Highlight),
                when |app| app.doc().is_some() }
            Underline { Marks, "下划线", "Underline", [CTRL U] yields,
                "给所选文字加下划线，未选时为当前段落", "The selection or this paragraph, in the colour used last",
                run |app, _| app.mark_here(MarkKind::Underline),
                when |app| app.doc().is_some() }
            AddNote { Marks, "批注…", "Note…", [CTRL M] yields,
                "给所选文字或当前段落写批注，显示在页边", "Write a note in the margin of the selection or this paragraph",
                run |app, _| app.note_here(),
                when |app| app.doc().is_some() }
            UndoMark { Marks, "撤销标记", "Undo Mark", [CTRL Z] group yields,
                "撤销上一次对书签、高亮、批注的添加、修改或删除", "Undo what was last done to bookmarks, highlights or notes",
                run |app, _| app.undo_mark(),
                when |app| app.library.history.can_undo() }
            RedoMark { Marks, "重做标记", "Redo Mark", [CTRL Y, CTRL_SHIFT Z] yields,
                "重做刚撤销的一步", "Do again what was just undone",
                run |app, _| app.redo_mark(),
                when |app| app.library.history.can_redo() }
            ExportMarks { Marks, "导出标记…", "Export Marks…", [] group,
                "把本期的书签、高亮和批注连同出处写成 Markdown 或 CSV", "This issue's marks with their citations, as Markdown or CSV",
                run |app, _| app.export_own_marks(),
                when |app| app.doc().is_some_and(|d| !d.marks.all().is_empty()) }
            ImportMarks { Marks, "导入标记…", "Import Marks…", [],
                "从导出的 Markdown 或 CSV 读回标记", "From a Markdown or CSV file that was exported",
                run |app, _| app.import_marks(),
                when |app| app.doc().is_some() }
            ImportComments { Marks, "导入文件中的批注", "Import Comments of the File", [],
                "把文件里他人的高亮和批注存为自己的标记", "Keep the highlights and notes inside the file as marks",
                run |app, _| app.import_comments(),
                when |app| app.doc().is_some_and(|d| !d.issue.comments.is_empty()) }
            Help { Help, "按键与命令", "Keys and Commands", [NONE F1; "?", "？"],
                "列出所有命令和按键", "All commands and their keys",
                run |app, _| app.overlays.toggle_help(),
                on |app| app.overlays.help.is_some() }
            Handbook { Help, "使用手册", "Handbook", [] group,
                "打开内置的使用手册", "Open the handbook inside the program",
                run |app, _| app.open_handbook() }
            Install { Help, "安装到应用菜单", "Install into the Menu", [] group,
                "为本用户安装程序、菜单项和图标，不改变默认程序", "Program, menu entry and icon for this user; no default is changed",
                run |app, _| app.install_program(),
                when |_app| cfg!(target_os = "linux") }
            Uninstall { Help, "从应用菜单卸载", "Remove from the Menu", [],
                "删除所安装的，书签等数据保留", "What was installed goes; bookmarks and other data stay",
                run |app, _| app.uninstall_program(),
                when |_app| cfg!(target_os = "linux") }
            About { Help, "关于公报阅读器", "About Gongbao", [],
                "版本、许可证与数据位置", "Version, licence and where data lives",
                run |app, _| app.overlays.show_help() }
        }
    };
}

pub(in crate::ui) use command_table;
