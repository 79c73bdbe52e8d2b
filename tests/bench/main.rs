//! `cargo bench`: how long things take, as ratios to references measured in the same run. It decides no
//! test. All rows of a group run in turn, one round after the other, so that what slows the machine down
//! slows all of them; the figures are medians.
//!
//! `cargo bench -- ROUNDS` sets the number of rounds (11 where absent); `--embedded` builds
//! `postgresql_embedded`, which takes two minutes, and adds a row for it; `--serve` measures the REST API
//! alone, against the original Postgraas, which it installs; `--biganimal` measures requests to a vendor alone,
//! against curl, jq and Python.

mod biganimal;
mod local;
mod serve;
mod start;
mod usage;

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The built program.
const PROGRAM: &str = env!("CARGO_BIN_EXE_dbaas");

fn main() {
    if usage::is_wrapper() {
        return;
    }
    let rounds = std::env::args()
        .skip(1)
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(11);
    let embedded = std::env::args().any(|argument| argument == "--embedded");
    if std::env::args().any(|argument| argument == "--serve") {
        serve::run(rounds);
        return;
    }
    if std::env::args().any(|argument| argument == "--biganimal") {
        biganimal::run(rounds);
        return;
    }
    start::run(rounds);
    local::run(rounds, embedded);
}

/// Something that is measured, and what it is compared with.
struct Row<'a> {
    name: &'static str,
    measure: Box<dyn FnMut(usize) -> Duration + 'a>,
}

impl<'a> Row<'a> {
    fn new(name: &'static str, measure: impl FnMut(usize) -> Duration + 'a) -> Self {
        Self {
            name,
            measure: Box::new(measure),
        }
    }
}

/// Runs the rows in turn, after one round that is not counted, and prints medians and ratios to the
/// first row. Returns the samples of each row.
fn compare(title: &str, rounds: usize, mut rows: Vec<Row<'_>>) -> Vec<Vec<Duration>> {
    let mut samples: Vec<Vec<Duration>> = rows.iter().map(|_| Vec::new()).collect();
    for round in 0..=rounds {
        for (row, samples) in rows.iter_mut().zip(&mut samples) {
            // What one row leaves to be written must not be paid for by the next one: a durable creation
            // waits for the whole file system.
            rustix::fs::sync();
            let took = (row.measure)(round);
            if round > 0 {
                samples.push(took);
            }
        }
    }
    say(&format!("\n{title} (median of {rounds})"));
    let reference = median(&samples[0]);
    for (row, samples) in rows.iter().zip(&samples) {
        let took = median(samples);
        say(&format!(
            "  {:<54} {:>9.2} ms   x {:.3}",
            row.name,
            took.as_secs_f64() * 1000.0,
            took.as_secs_f64() / reference.as_secs_f64()
        ));
    }
    samples
}

fn median(samples: &[Duration]) -> Duration {
    let mut sorted = samples.to_vec();
    sorted.sort();
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

/// Runs a command to its end, and expects success.
fn time(command: &mut Command) -> Duration {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let begun = Instant::now();
    let status = command.status();
    let took = begun.elapsed();
    assert!(
        status.is_ok_and(|status| status.success()),
        "{command:?} failed"
    );
    took
}

fn say(line: &str) {
    #[expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
    {
        println!("{line}");
    }
}

/// Whether a program is on this machine; if not, the row that needs it is left out, and that is said.
fn has(program: &str) -> bool {
    let found = Command::new("sh")
        .args(["-c", &format!("command -v {program}")])
        .output()
        .is_ok_and(|output| output.status.success());
    if !found {
        say(&format!("  ({program} is not installed: left out)"));
    }
    found
}

/// The instructions of one run, in millions: the same every time, whatever else the machine does.
fn instructions(command: &Command) -> String {
    let mut counted = Command::new("valgrind");
    counted
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(command.get_program())
        .args(command.get_args())
        .envs(
            command
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        );
    let output = counted.output().expect("valgrind runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let count = said
        .lines()
        .find_map(|line| line.split_once("Collected : "))
        .and_then(|(_, count)| count.trim().parse::<f64>().ok());
    count.map_or_else(
        || "unknown".to_owned(),
        |count| format!("{:.2} M", count / 1e6),
    )
}
