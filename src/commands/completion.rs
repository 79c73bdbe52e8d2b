//! `dbaas completion`.

use clap::CommandFactory;

use crate::cli::{Cli, CompletionArgs};
use crate::error::Result;
use crate::output::Ui;

pub(super) fn run(ui: &Ui, args: &CompletionArgs) -> Result<()> {
    ui.refuse_format()?;
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "dbaas", &mut script);
    ui.write(&script)
}
