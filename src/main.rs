//! The program: capture the environment, run, exit.

use std::panic;
use std::process::ExitCode;

fn main() -> ExitCode {
    // The message of a panic may hold anything; its place is enough to find the bug.
    panic::set_hook(Box::new(|_| {}));
    let code = panic::catch_unwind(|| {
        let environment = dbaas::env::Environment::capture();
        dbaas::run(std::env::args_os().collect(), &environment)
    });
    ExitCode::from(code.unwrap_or_else(|_| dbaas::report_panic()))
}
