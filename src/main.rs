//! The program: capture the environment, run, exit.

use std::process::ExitCode;

fn main() -> ExitCode {
    // What is made here can be used by its owner, whatever the umask.
    dbaas::files_for_their_owner();
    ExitCode::from(dbaas::guarded(|| {
        let environment = dbaas::env::Environment::capture();
        dbaas::run(std::env::args_os().collect(), &environment)
    }))
}
