//! What is said of the force of whole texts, as they are read.

use gongbao::facts::{Facts, Status, facts};
use gongbao::issue::Date;

fn facts_of(text: &str) -> Facts {
    let source = gongbao::source::read("a.txt", text.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    facts(&gongbao::parse::parse(&source))
}

fn day(y: i32, m: u32, d: u32) -> Date {
    Date::new(y, m, d).unwrap_or_else(|| panic!("{y}-{m}-{d}"))
}

#[test]
fn of_a_day_before_the_last_change_the_text_tells_little() {
    let text = "某省供水条例\n（2010年5月1日某省人民代表大会常务委员会第一次会议通过　2020年6月1日某省人民代表大会常务委员会第九次会议修订）\n第一条　为了供水，制定本条例。\n第二条　本条例自2010年7月1日起施行。\n";
    let force = &facts_of(text).force[0];
    let at = |y, m, d| force.at(day(y, m, d));
    assert_eq!(at(2010, 6, 30), Status::NotYet);
    assert_eq!(at(2015, 1, 1), Status::LaterText);
    assert_eq!(at(2020, 6, 1), Status::InForce);
    assert!(force.evidence(day(2015, 1, 1)).is_some());
}

#[test]
fn what_is_announced_only_is_in_no_force() {
    let announced = |does: &str| {
        let text = format!(
            "某部公告\n中華民國97年1月29日\n某字第09702401830號\n主　　旨：{does}「供水辦法」。\n公告事項：條文如附件。\n供水辦法\n第　一　條　　為供水，訂定本辦法。\n第　二　條　　本辦法自發布日施行。\n"
        );
        facts_of(&text).force[0].effective
    };
    assert_eq!(announced("預告廢止"), None);
    assert_eq!(announced("預告修正"), None);
    assert!(announced("訂定").is_some());
}
