//! What a process cost: wall time, processor time and memory. This program runs itself once more around each
//! measured command, because a process learns the memory of its children only as the largest of them all.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};

use crate::{median, say};

/// The first argument of the run around a command.
const FLAG: &str = "--usage";

/// What one run cost.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Usage {
    wall: Duration,
    /// User and system time of all its processes.
    cpu: Duration,
    /// The largest resident set of its processes, in KiB.
    memory: u64,
}

/// Something that is measured.
pub(crate) struct Row<'a> {
    name: &'static str,
    /// Whether the rows after it are compared with it.
    is_reference: bool,
    command: Box<dyn FnMut(usize) -> Command + 'a>,
}

impl<'a> Row<'a> {
    pub(crate) fn new(name: &'static str, command: impl FnMut(usize) -> Command + 'a) -> Self {
        Self {
            name,
            is_reference: false,
            command: Box::new(command),
        }
    }

    pub(crate) fn reference(mut self) -> Self {
        self.is_reference = true;
        self
    }
}

/// Does the work of the run around a command, if this is one.
pub(crate) fn is_wrapper() -> bool {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_none_or(|first| first != FLAG) {
        return false;
    }
    let program = arguments.next().expect("a program");
    let begun = Instant::now();
    let status = Command::new(&program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status();
    let wall = begun.elapsed();
    assert!(
        status.as_ref().is_ok_and(|status| status.success()),
        "{program:?}: {status:?}"
    );
    let used = getrusage(UsageWho::RUSAGE_CHILDREN).expect("what children used");
    let cpu = [used.user_time(), used.system_time()]
        .iter()
        .map(|time| time.tv_sec() * 1_000_000 + time.tv_usec())
        .sum::<i64>();
    say(&format!("{} {cpu} {}", wall.as_micros(), used.max_rss()));
    true
}

fn measure(command: &Command) -> Usage {
    let mut wrapper = Command::new(std::env::current_exe().expect("this program"));
    wrapper
        .arg(FLAG)
        .arg(command.get_program())
        .args(command.get_args())
        .env_clear()
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .envs(
            command
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        );
    let output = wrapper.output().expect("this program runs again");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let figures: Vec<u64> = said.split_whitespace().flat_map(str::parse).collect();
    let [wall, cpu, memory] = figures[..] else {
        panic!("{}", String::from_utf8_lossy(&output.stderr));
    };
    Usage {
        wall: Duration::from_micros(wall),
        cpu: Duration::from_micros(cpu),
        memory,
    }
}

/// Runs the rows in turn, after one round that is not counted, and prints medians and the ratios to each
/// reference.
pub(crate) fn compare(title: &str, rounds: usize, mut rows: Vec<Row<'_>>) {
    let mut samples: Vec<Vec<Usage>> = rows.iter().map(|_| Vec::new()).collect();
    for round in 0..=rounds {
        for (row, samples) in rows.iter_mut().zip(&mut samples) {
            let usage = measure(&(row.command)(round));
            if round > 0 {
                samples.push(usage);
            }
        }
    }
    say(&format!("\n{title} (median of {rounds})"));
    let medians: Vec<Usage> = samples.iter().map(|samples| middle(samples)).collect();
    let references: Vec<(&str, Usage)> = rows
        .iter()
        .zip(&medians)
        .filter(|(row, _)| row.is_reference)
        .map(|(row, usage)| (row.name, *usage))
        .collect();
    let heads = references
        .iter()
        .map(|(name, _)| format!("  {:>20}", format!("x {name}")));
    say(&format!(
        "  {:<40} {:>9} {:>9} {:>8} {}",
        "",
        "wall ms",
        "CPU ms",
        "MiB",
        heads.collect::<String>()
    ));
    for (row, usage) in rows.iter().zip(&medians) {
        let ratios = references
            .iter()
            .map(|(_, reference)| format!("  {:>20}", usage.ratios(reference)));
        say(&format!(
            "  {:<40} {:>9.2} {:>9.2} {:>8.1} {}",
            row.name,
            usage.wall.as_secs_f64() * 1000.0,
            usage.cpu.as_secs_f64() * 1000.0,
            usage.memory as f64 / 1024.0,
            ratios.collect::<String>()
        ));
    }
}

fn middle(samples: &[Usage]) -> Usage {
    let durations = |of: fn(&Usage) -> Duration| samples.iter().map(of).collect::<Vec<_>>();
    let mut memory: Vec<u64> = samples.iter().map(|usage| usage.memory).collect();
    memory.sort_unstable();
    Usage {
        wall: median(&durations(|usage| usage.wall)),
        cpu: median(&durations(|usage| usage.cpu)),
        memory: memory.get(memory.len() / 2).copied().unwrap_or_default(),
    }
}

impl Usage {
    /// Wall time, processor time and memory, as parts of another's.
    fn ratios(&self, reference: &Self) -> String {
        format!(
            "{:.3} {:.3} {:.2}",
            self.wall.as_secs_f64() / reference.wall.as_secs_f64(),
            self.cpu.as_secs_f64() / reference.cpu.as_secs_f64(),
            self.memory as f64 / reference.memory as f64
        )
    }
}
