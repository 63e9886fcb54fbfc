//! Formulas of pages.

use scraper::{ElementRef, Node};

use crate::source::mathml::MathMl;

/// Elements nested deeper than this are read as their text.
const DEEPEST: usize = 60;

/// A formula on one line.
pub(super) fn linear(formula: ElementRef<'_>) -> String {
    let mut math = MathMl::default();
    see(formula, &mut math, 0);
    math.finish().unwrap_or_default()
}

fn see(element: ElementRef<'_>, math: &mut MathMl, depth: usize) {
    let name = element.value().name();
    math.start(name.as_bytes(), || ["open", "close"].map(|of| element.attr(of).map(str::to_owned)));
    if depth > DEEPEST {
        math.text(&element.text().collect::<Vec<_>>().join(" "));
    } else {
        for node in element.children() {
            match node.value() {
                Node::Text(text) => math.text(text),
                _ => ElementRef::wrap(node).into_iter().for_each(|child| see(child, math, depth + 1)),
            }
        }
    }
    math.end();
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn formulas_on_one_line() {
        for (html, text) in [
            ("<mi>S</mi><mo>=</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>×</mo><mn>30</mn><mo>%</mo>", "S=a/b×30%"),
            ("<mfenced open='[' close=')'><mi>a</mi> <mi>b</mi></mfenced>", "[a,b)"),
            ("<semantics><mrow><mi>年</mi></mrow><annotation>\\frac</annotation></semantics>", "年"),
            ("a &lt; b", "a < b"),
        ] {
            let page = Html::parse_document(&format!("<body><math>{html}</math>"));
            let formula = page.root_element().descendent_elements().find(|e| e.value().name() == "math");
            assert_eq!(linear(formula.expect("a formula")), text, "{html}");
        }
    }
}
