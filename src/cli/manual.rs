//! The manual page, with all commands in the one page: what a page of each would say is short.

use std::io::{self, Write};

use clap::Command;
use clap_mangen::Man;

/// Writes the page.
pub(super) fn write(command: Command, out: &mut dyn Write) -> io::Result<()> {
    let command = command.disable_help_subcommand(true);
    let whole = Man::new(command.clone());
    whole.render_title(out)?;
    whole.render_name_section(out)?;
    whole.render_synopsis_section(out)?;
    whole.render_description_section(out)?;
    whole.render_options_section(out)?;
    writeln!(out, ".SH COMMANDS")?;
    command.get_subcommands().try_for_each(|sub| section(sub, "", out))?;
    whole.render_extra_section(out)
}

/// A command below a heading of its name, and the commands below it.
fn section(command: &Command, above: &str, out: &mut dyn Write) -> io::Result<()> {
    let name = format!("{above} {}", command.get_name()).trim().to_owned();
    let man = Man::new(command.clone());
    let mut text = Vec::new();
    man.render_description_section(&mut text)?;
    if command.get_arguments().next().is_some() {
        man.render_options_section(&mut text)?;
    }
    let text = String::from_utf8_lossy(&text).replace(".SH DESCRIPTION\n", "").replace(".SH OPTIONS\n", "");
    write!(out, ".SS gongbao {name}\n{text}")?;
    command.get_subcommands().try_for_each(|sub| section(sub, &name, out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_option_is_in_the_page() {
        let mut page = Vec::new();
        write(super::super::command(), &mut page).unwrap();
        let page = String::from_utf8(page).unwrap();
        for part in [".TH gongbao 1", ".SS gongbao export", ".SS gongbao backup restore", "out\\-dir", "Exit codes"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert!(!page.contains("gongbao\\-export(1)"), "no page of another name is promised");
    }
}
