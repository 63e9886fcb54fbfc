//! The integration tests of the core, in one program that links no fonts and no window. A module is run by its name:
//! `cargo test --no-default-features --test core parse_fixtures::`.

mod held;
mod printing;
mod support;

mod addresses;
mod architecture;
mod bundles;
mod cases;
mod circles;
mod corrections;
mod damaged_files;
mod editions;
mod facts_fixtures;
mod facts_gold;
mod facts_properties;
mod facts_sentences;
mod force_of_texts;
mod handbook;
mod holdings;
mod holdings_kept;
mod holdings_links;
mod holdings_shelf;
mod holdings_versions;
mod one_answer;
mod parse_fixtures;
mod parse_properties;
mod pdf_damage;
mod pdf_kinds;
mod pdf_layouts;
mod pdf_tables;
mod places;
mod printing_model;
mod reopened;
#[cfg(feature = "ocr")]
mod scan_bench;
#[cfg(feature = "ocr")]
mod scans;
mod schema;
mod score;
mod search;
mod silent;
mod source_files;
mod source_text;
mod web_pages;
mod web_papers;
