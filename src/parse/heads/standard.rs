//! The cover of a standard: of what kind it is, its number, its name, the days on which it is issued and comes into force, and the
//! offices that issue it, each set apart and none of them a sentence.

use super::super::lex::{End, Line};
use super::super::number;
use super::super::rules::heads::Found;
use super::super::shape;
use super::{Finder, Head};
use crate::zh::lexicon::Class;
use crate::zh::{chars, date, fold};

/// Lines of the longest cover, and those at its top among which the kind of standard stands.
const COVER: usize = 24;
const TOP: usize = 8;
/// Width of the widest line that tells the kind.
const KIND: u32 = 80;
/// Lines that name who issues it.
const ISSUERS: usize = 6;

impl Finder<'_, '_> {
    /// The head of a text that begins with such a cover.
    pub(super) fn standard_cover(&self) -> Option<Head> {
        let last = self.lines.len().min(self.floor + COVER);
        let kind = (self.floor..last).take(TOP).find(|&at| self.line(at).is_some_and(tells_kind))?;
        let in_force = |at: usize| self.line(at).is_some_and(|l| Class::ComesIntoForce.within(&fold::compact(&l.text)));
        let issued = |at: &usize| self.line(*at).is_some_and(|l| tells_issue(&l.text));
        let days = (kind + 1..last).find(|at| issued(at) && (in_force(*at) || in_force(*at + 1)))?;
        // A notice may print what stands on a cover (现批准下列标准：…): on a cover nobody is addressed and nothing is said.
        if (self.floor + 1..=days).any(|at| self.line(at).is_some_and(|l| l.page_start))
            || (self.floor..days).any(|at| self.line(at).is_some_and(is_of_text))
        {
            return None;
        }
        let numbered = |at: usize| self.line(at).and_then(|l| number::of_standard(&l.text));
        let number = (self.floor..days).find(|&at| numbered(at).is_some());
        let named = |at: &usize| Some(*at) != number && self.line(*at).is_some_and(is_name);
        let first = (kind + 1..days).find(named)?;
        let title: Vec<usize> = (first..days).take_while(named).collect();
        let issues = |at: &usize| self.line(*at).is_some_and(|l| !l.page_start && (l.office || is_issuer(&l.text)));
        let end = days + 1 + (days + 1..).take(ISSUERS).take_while(issues).count();
        let beside = |at: &usize| Some(*at) != number && !title.contains(at);
        let head = Head {
            start: self.floor,
            end,
            notes: (self.floor..end).filter(beside).collect(),
            number: number.and_then(numbered),
            number_lines: number.into_iter().collect(),
            title,
            ..Head::default()
        };
        Some(self.judge(head, Found::Top))
    }
}

/// Whether a line is what standards of a kind are called: 中华人民共和国国家标准, 某某省地方标准.
pub(crate) fn tells_kind(line: &Line<'_>) -> bool {
    let name = fold::compact(&line.text);
    line.is_bare() && line.width <= KIND && name.chars().all(chars::is_han) && Class::StandardKind.ends(&name).is_some()
}

/// Whether a line begins with the day on which a standard is issued: 2031-03-02 发布　2031-09-01 实施.
pub(crate) fn tells_issue(text: &str) -> bool {
    let day = date::day_at(text).or_else(|| date::day_of_numbers(text));
    let said = day.and_then(|(_, bytes)| text.get(bytes..)).map(fold::compact);
    said.is_some_and(|said| Class::MadePublic.starts(&said).is_some())
}

/// Whether a line is of no cover: a sentence, an addressee, a label of the text, or the number of another paper than a standard.
fn is_of_text(line: &Line<'_>) -> bool {
    let numbered = || line.number().is_some_and(|n| n.whole) && number::of_standard(&line.text).is_none();
    line.stops
        || matches!(line.end, End::Stop | End::Colon | End::Semi)
        || line.strict_label().is_some()
        || line.number().is_some_and(|number| number.of_a_year())
        || numbered()
}

/// Whether a line is of the name of a standard: not in another language, not what it replaces, no note.
fn is_name(line: &Line<'_>) -> bool {
    line.is_bare()
        && !line.note
        && line.text.starts_with(chars::is_han)
        && shape::is_title_piece(&line.text)
        && Class::Replaces.starts(&fold::compact(&line.text)).is_none()
}

/// Whether a line says that the offices beside it issue the standard: 发 布, 某某局　发布.
fn is_issuer(text: &str) -> bool {
    let said = fold::compact(text);
    Class::MadePublic.strip_end(&said).is_some_and(|office| office.is_empty() || crate::zh::office::is_name(office))
}

#[cfg(test)]
mod tests {
    use crate::issue::{Act, Document};

    fn read(text: &str) -> Vec<Document> {
        crate::parse::parse(&crate::source::read("a.txt", text.as_bytes()).expect("a text")).documents
    }

    const TEXT: &str = "前　　言\n　　为了节约用水，制定本标准。\n1　适用范围\n　　本标准规定了供水的要求。\n";

    #[test]
    fn a_cover_tells_name_number_day_and_issuers() {
        for (kind, number, issuers) in [
            ("中华人民共和国国家标准", "GB 98765-2031", "环 境 保 护 部\n发　布\n国家质量监督检验检疫总局\n"),
            ("云 山 省 地 方 标 准", "DB99/ 765—2031", "云山省水务局\n云山省质量技术监督局　发布\n"),
            ("中华人民共和国水利行业标准", "SL/T 765.1－2031", "中华人民共和国水利部 发布\n"),
            ("云山市团体标准", "T/YSW 12—2031", "云山市供水协会　发布\n"),
            ("中华人民共和国城镇建设行业标准", "CJ 12—2031", "云山市供水协会　发布\n"),
            ("中华人民共和国国家生态环境标准", "HJ 12—2031", "生 态 环 境 部 发 布\n"),
        ] {
            let cover = format!(
                "ICS 13.060\nZ 60\n{kind}\n{number}\n代替 {number}\n云山供水水质要求\nQuality of water supply\n（发布稿）\n2031-03-02 发布　2031-09-01 实施\n{issuers}"
            );
            let documents = read(&format!("{cover}{TEXT}"));
            let [document] = documents.as_slice() else { panic!("{kind}: {} documents", documents.len()) };
            assert_eq!(document.title, "云山供水水质要求", "{kind}");
            let told = document.number.as_deref().map(|n| n.replace(' ', ""));
            assert_eq!(told, Some(number.replace(' ', "")), "{kind}");
            assert_eq!(document.signed.map(|day| day.to_string()).as_deref(), Some("2031-03-02"), "{kind}");
            let offices = issuers.replace([' ', '　'], "").replace("发布", "");
            let offices: Vec<&str> = offices.lines().filter(|line| !line.is_empty()).collect();
            assert_eq!(document.issuer, Some(offices.join("、")), "{kind}");
            assert_eq!(document.promulgates, [""; 0], "{kind}");
            assert!(document.history.iter().map(|entry| entry.act).eq([Act::Published]), "{kind}");
        }
    }

    #[test]
    fn what_a_standard_lists_is_no_contents_of_an_issue() {
        let cover =
            "云山省地方标准\nDB99/ 765—2031\n水量限值\n2031 – 03 – 02 发布　2031 – 09 – 01 实施\n云山省水务局　发布\n";
        for list in [
            "前言……1\n１适用范围……1\n２规范性引用文件……1\n３术语和定义……2\n４水量……3\n",
            "1.适用范围......1\n2.规范性引用文件......1\n3.术语和定义......2\n4.水量......3\n",
        ] {
            let issue = format!(
                "{cover}目　次\n{list}{TEXT}2　规范性引用文件\n　　下列文件适用于本标准。\n3　术语和定义\n　　水量：供水的量。\n4　水量\n　　水量不限。\n"
            );
            let issue = crate::parse::parse(&crate::source::read("a.txt", issue.as_bytes()).expect("a text"));
            assert_eq!((issue.contents.len(), issue.documents.len()), (0, 1), "{list}");
            let document = &issue.documents[0];
            assert_eq!(
                (document.title.as_str(), document.number.as_deref()),
                ("水量限值", Some("DB99/765—2031")),
                "{list}"
            );
            assert_eq!(document.signed.map(|day| day.to_string()).as_deref(), Some("2031-03-02"), "{list}");
        }
        // A notice of standards, and a text that prints their covers.
        for head in [
            "云山市水务局公告\n2031年第7号\n　　现批准下列标准，请各有关单位遵照执行。\n",
            "关于发布供水标准的通知\n云水发〔2031〕7号\n各县水务局：\n",
        ] {
            let text = format!(
                "{head}云山省地方标准\n供水水质要求\n2031-03-02 发布　2031-09-01 实施\n　　特此公告。\n云山市水务局\n2031年3月5日\n"
            );
            let documents = read(&text);
            assert_eq!(documents.len(), 1, "{head}");
            assert!(documents[0].number.is_some() && documents[0].title != "供水水质要求", "{:?}", documents[0].title);
        }
        let gazette = "云山市人民政府公报\n目　录\n关于实施规范性引用文件的通知……1\n关于加强供水管理的通知……3\n关于实施规范性引用文件的通知\n各县人民政府：\n　　请执行。\n关于加强供水管理的通知\n各县人民政府：\n　　请执行。\n";
        let issue = crate::parse::parse(&crate::source::read("a.txt", gazette.as_bytes()).expect("a text"));
        assert_eq!((issue.contents.len(), issue.documents.len()), (2, 2));
    }

    #[test]
    fn a_text_on_standards_has_no_such_cover() {
        for text in [
            "云山市地方标准\n云山市供水办法\n2031年3月2日　印发\n　　为了节约用水，制定本办法。\n第一条　本市供水。\n",
            "云山市水务局关于发布国家标准的通知\n各县水务局：\n　　现将国家标准印发给你们。\n　　　　云山市水务局\n　　　　2031年3月2日\n",
        ] {
            let documents = read(text);
            assert!(documents.iter().all(|d| d.history.is_empty() && d.number.is_none()), "{text}");
        }
    }
}
