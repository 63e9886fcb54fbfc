//! Formulas (MathML) as text on one line that means the same.

use scraper::{ElementRef, Node};

/// Elements nested deeper than this are read as their text.
const DEEPEST: usize = 60;

/// A formula on one line: `a/b`, `x^2`, `√(a+b)`, `∑_(i=1)^n`.
pub(super) fn linear(formula: ElementRef<'_>) -> String {
    row(formula, 0)
}

/// All that stands in an element, one after the other.
fn row(element: ElementRef<'_>, depth: usize) -> String {
    let mut out = String::new();
    for node in element.children() {
        match node.value() {
            Node::Text(text) => out.push_str(text.split_whitespace().collect::<Vec<_>>().join(" ").as_str()),
            _ => out.extend(ElementRef::wrap(node).map(|child| one(child, depth + 1))),
        }
    }
    out
}

fn one(element: ElementRef<'_>, depth: usize) -> String {
    if matches!(element.value().name(), "annotation" | "annotation-xml" | "mphantom") {
        return String::new();
    }
    if depth > DEEPEST {
        return element.text().collect::<String>().split_whitespace().collect();
    }
    let parts: Vec<String> = element.child_elements().map(|child| one(child, depth + 1)).collect();
    let part = |at: usize| parts.get(at).map_or("", String::as_str);
    // A formula that is not well-formed is read as it stands.
    let loose = element.children().filter_map(|node| node.value().as_text()).any(|text| !text.trim().is_empty());
    if loose || expected(element.value().name()).is_some_and(|count| count != parts.len()) {
        return row(element, depth);
    }
    match element.value().name() {
        "mfrac" => format!("{}/{}", grouped(part(0)), grouped(part(1))),
        "msqrt" => format!("√{}", rooted(&row(element, depth))),
        "mroot" => format!("{}^(1/{})", grouped(part(0)), part(1)),
        "msup" => format!("{}^{}", part(0), grouped(part(1))),
        "msub" => format!("{}{}", part(0), lowered(part(1))),
        "msubsup" => format!("{}{}^{}", part(0), lowered(part(1)), grouped(part(2))),
        "munder" => format!("{}_{}", part(0), grouped(part(1))),
        "mover" => format!("{}{}", part(0), over(part(1))),
        "munderover" => format!("{}_{}^{}", part(0), grouped(part(1)), grouped(part(2))),
        "mfenced" => {
            let open = element.attr("open").unwrap_or("(");
            let close = element.attr("close").unwrap_or(")");
            format!("{open}{}{close}", parts.join(","))
        }
        "mtable" => parts.join("; "),
        "mtr" | "mlabeledtr" => parts.join(", "),
        "mspace" => " ".to_owned(),
        _ => row(element, depth),
    }
}

/// How many parts an element has whose parts have their places.
fn expected(name: &str) -> Option<usize> {
    match name {
        "mfrac" | "mroot" | "msup" | "msub" | "munder" | "mover" => Some(2),
        "msubsup" | "munderover" => Some(3),
        _ => None,
    }
}

/// Whether a part of a formula needs no brackets: a number, a name, or what has brackets around it.
fn is_single(part: &str) -> bool {
    let simple = |text: &str| text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '%' | '_'));
    simple(part) || bracketed(part)
}

/// Whether one pair of brackets holds all of a text.
fn bracketed(part: &str) -> bool {
    let mut depth = 0i32;
    let last = part.chars().count().saturating_sub(1);
    part.starts_with(['(', '（'])
        && part.chars().enumerate().all(|(at, c)| {
            depth += match c {
                '(' | '（' => 1,
                ')' | '）' => -1,
                _ => 0,
            };
            depth > 0 || at == last
        })
        && depth == 0
}

fn grouped(part: &str) -> String {
    if is_single(part) { part.to_owned() } else { format!("({part})") }
}

fn rooted(part: &str) -> String {
    if bracketed(part) || part.chars().count() == 1 { part.to_owned() } else { format!("({part})") }
}

/// What stands below a letter: 1 in S1; more than a number or a letter is told apart.
fn lowered(part: &str) -> String {
    if part.chars().all(char::is_alphanumeric) { part.to_owned() } else { format!("_{}", grouped(part)) }
}

/// What stands over a letter: an accent, or a limit.
fn over(part: &str) -> String {
    match part.trim() {
        "¯" | "‾" | "ˉ" | "―" => "\u{304}".to_owned(),
        "^" | "ˆ" => "\u{302}".to_owned(),
        "~" | "˜" => "\u{303}".to_owned(),
        "→" => "\u{20D7}".to_owned(),
        part => format!("^{}", grouped(part)),
    }
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn formulas_on_one_line() {
        for (html, text) in [
            ("<mi>S</mi><mo>=</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>×</mo><mn>30</mn><mo>%</mo>", "S=a/b×30%"),
            ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>", "(a+b)/2"),
            ("<msub><mi>S</mi><mn>1</mn></msub><mo>=</mo><msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>", "S1=√(a+b)"),
            ("<mroot><mi>x</mi><mn>3</mn></mroot>", "x^(1/3)"),
            ("<msup><mi>x</mi><mrow><mi>n</mi><mo>-</mo><mn>1</mn></mrow></msup>", "x^(n-1)"),
            (
                "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>\
                 <msub><mi>P</mi><mi>i</mi></msub>",
                "∑_(i=1)^nPi",
            ),
            ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a,b)"),
            ("<semantics><mrow><mi>年</mi></mrow><annotation>\\frac</annotation></semantics>", "年"),
            (
                "<mfrac><mrow><mo>(</mo><mi>a</mi><mo>)</mo><mo>(</mo><mi>b</mi><mo>)</mo></mrow><mi>c</mi></mfrac>",
                "((a)(b))/c",
            ),
        ] {
            let page = Html::parse_document(&format!("<body><math>{html}</math>"));
            let formula = page.root_element().descendent_elements().find(|e| e.value().name() == "math");
            assert_eq!(linear(formula.expect("a formula")), text, "{html}");
        }
    }
}
