//! The program: capture the environment, run, exit.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(dbaas::guarded(|| {
        let environment = dbaas::env::Environment::capture();
        dbaas::run(std::env::args_os().collect(), &environment)
    }))
}
