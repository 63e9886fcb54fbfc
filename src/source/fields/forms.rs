//! The fields of forms: what they were filled in with.

/// A ticked box and an empty one.
pub(in crate::source) const TICKED: &str = "☑";
pub(in crate::source) const EMPTY: &str = "☐";

/// What a form says of one of its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::source) struct Form {
    pub(in crate::source) checkbox: bool,
    pub(in crate::source) list: bool,
    /// Whether the box is ticked; what it begins with.
    pub(in crate::source) checked: Option<bool>,
    pub(in crate::source) begins_checked: bool,
    /// Which entry of a list is chosen; which it begins with.
    pub(in crate::source) result: Option<usize>,
    pub(in crate::source) begins_with: usize,
    pub(in crate::source) entries: Vec<String>,
    /// The text that a text field begins with.
    pub(in crate::source) begins_as: String,
}

impl Form {
    /// What the field shows; `None` for one of text that has a result of its own.
    pub(in crate::source) fn shown(&self) -> Option<String> {
        if self.checkbox {
            let ticked = self.checked.unwrap_or(self.begins_checked);
            return Some(if ticked { TICKED } else { EMPTY }.to_owned());
        }
        if self.list {
            return self.entries.get(self.result.unwrap_or(self.begins_with)).or(self.entries.first()).cloned();
        }
        Some(self.begins_as.clone()).filter(|text| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn forms_show_what_they_were_filled_in_with() {
        let ticked = Form { checkbox: true, begins_checked: true, ..Form::default() };
        assert_eq!(ticked.shown().as_deref(), Some("☑"));
        assert_eq!(Form { checked: Some(false), ..ticked }.shown().as_deref(), Some("☐"));
        let list = Form { list: true, entries: vec!["一级".into(), "二级".into()], ..Form::default() };
        assert_eq!(list.shown().as_deref(), Some("一级"));
        assert_eq!(Form { result: Some(1), ..list.clone() }.shown().as_deref(), Some("二级"));
        assert_eq!(Form { result: Some(9), ..list }.shown().as_deref(), Some("一级"));
        assert_eq!(Form::default().shown(), None);
    }
}
