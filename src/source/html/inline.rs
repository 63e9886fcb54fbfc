//! What an element's own style says.

use scraper::ElementRef;

/// Whether an element of running text (`span`, `b`) says itself that it is set as a block of its own.
pub(super) fn set_as_block(element: ElementRef<'_>) -> bool {
    let running = matches!(element.value().name(), "span" | "b" | "strong" | "font" | "em" | "i" | "u" | "label" | "a");
    let blocks = ["block", "flex", "grid", "list-item", "table"];
    running && style(element, "display").is_some_and(|display| blocks.contains(&display.as_str()))
}

/// Whether an element says itself that it is not shown.
pub(super) fn hidden(element: ElementRef<'_>) -> bool {
    let says = |property: &str, value: &str| style(element, property).is_some_and(|v| v.starts_with(value));
    element.attr("hidden").is_some()
        || element.value().name() == "dialog" && element.attr("open").is_none()
        || says("display", "none")
        || says("visibility", "hidden")
}

/// A property of an element's own `style`, in lower case.
pub(super) fn style(element: ElementRef<'_>, property: &str) -> Option<String> {
    let style = element.attr("style")?;
    style.split(';').find_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        name.trim().eq_ignore_ascii_case(property).then(|| value.trim().to_lowercase())
    })
}
