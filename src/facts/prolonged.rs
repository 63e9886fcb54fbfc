//! Posts that are held for a time, as the gazette of Macao tells of them: 江一帆——根據…，其擔任甲局局長的定期委任，自…起續期一年. What is
//! said of contracts (不具期限的行政任用合同) gives no post.

use std::sync::LazyLock;

use regex::{Captures, Match, Regex};

use super::appointments::{Action, Appointment};
use super::people::{name, surname};
use super::posts::is_given;
use super::text::View;
use crate::zh::fold;
use crate::zh::lexicon::{Class, pattern};

/// Such a post that goes on, that is given, and that ends: who, which post, and from when or how long.
static HELD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?P<who>[^,;。:()-]{2,24}?)-+[^;。]*?(?:,其?(?:{gives-marker})(?P<on>[^,;。的]{2,60}?)的{dated-post},(?P<note>[^;。不]{0,40}{post-goes-on}[^;。不]{0,40})\
         |{dated-post}方式{gives}(?:其)?(?:为|{gives-marker})(?P<new>[^,;。]{2,60}?)(?:,(?P<since>自[^;。]{2,60}))?)[;。]?$\
         |^应(?P<asks>[^,;。:]{2,24}?)的请求,(?:[^,;。]{0,24},)?{ends-itself}其?(?:{gives-marker})(?P<lost>[^,;。的]{2,60}?)的{dated-post}",
    )
});

/// Reads a block.
pub(super) fn read(view: &View<'_>, out: &mut Vec<Appointment>) {
    if !view.has(Class::DatedPost) {
        return;
    }
    out.extend(HELD.captures(view.text()).and_then(|found| post(view, &found)));
}

fn post(view: &View<'_>, found: &Captures<'_>) -> Option<Appointment> {
    let forms = [("who", "on", "note", Action::Appoint), ("who", "new", "since", Action::Appoint)];
    let forms = forms.into_iter().chain([("asks", "lost", "", Action::Remove)]);
    let of = |form: (&str, &str, &str, Action)| {
        let (person, post) = (found.name(form.0)?, found.name(form.1)?);
        let person = name(person.as_str()).filter(|name| surname(name) > 0)?;
        let printed = |part: Match<'_>| fold::compact(view.original(part.range()));
        let position = printed(post);
        let given = is_given(&position, std::slice::from_ref(&person), false);
        let passage = view.passage(0..view.text().len());
        given.then(|| Appointment { passage, person, action: form.3, position, note: found.name(form.2).map(printed) })
    };
    forms.into_iter().find_map(of)
}
