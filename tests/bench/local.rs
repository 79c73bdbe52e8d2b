//! Local clusters: from nothing to the first answer, against the tools of PostgreSQL itself.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::{PROGRAM, Row, compare, has, median, say, time};

/// A directory for all of it, which the servers' account can enter.
struct Place {
    directory: tempfile::TempDir,
    postgres: PathBuf,
}

pub(crate) fn run(rounds: usize, embedded: bool) {
    let Some(place) = Place::new() else {
        say("\nLocal clusters: PostgreSQL is not installed, left out");
        return;
    };
    creation(&place, rounds);
    first_creation(&place, rounds.min(5));
    churn(&place);
    density(&place);
    others(&place, rounds.min(5), embedded);
}

impl Place {
    fn new() -> Option<Self> {
        let directory = tempfile::Builder::new()
            .prefix("dbaas-bench-")
            .tempdir_in("/tmp")
            .expect("a directory");
        let open = fs::Permissions::from_mode(0o777);
        fs::set_permissions(directory.path(), open).expect("a mode");
        let mut place = Self {
            directory,
            postgres: PathBuf::new(),
        };
        let found = place
            .dbaas("look", &["catalog", "versions", "--jq", ".[0].description"])
            .output()
            .expect("the program runs");
        let path = String::from_utf8_lossy(&found.stdout).trim().to_owned();
        place.postgres = PathBuf::from(&path);
        (!path.is_empty()).then_some(place)
    }

    /// The program over a data root of its own.
    fn dbaas(&self, root: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .args(arguments)
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("HOME", self.directory.path())
            .env("DBAAS_DATA_DIR", self.directory.path().join(root));
        command
    }

    fn delete_all(&self, root: &str) {
        let listed = self
            .dbaas(root, &["cluster", "list", "-o", "name"])
            .output();
        let listed = listed.expect("the program runs");
        let names = String::from_utf8_lossy(&listed.stdout).into_owned();
        for name in names.lines() {
            time(&mut self.dbaas(root, &["cluster", "delete", name, "--yes"]));
        }
    }

    /// A line of shell as the account that may run servers, with PostgreSQL's programs in its path.
    fn shell(&self, line: &str) -> Command {
        let is_root = rustix::process::geteuid().is_root();
        let mut command = Command::new(if is_root { "runuser" } else { "sh" });
        if is_root {
            command.args(["-u", "postgres", "--", "sh"]);
        }
        command.args(["-ec", line]).current_dir("/").env(
            "PATH",
            format!(
                "{}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
                self.postgres.display()
            ),
        );
        command
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }
}

/// Everything but the first row has its template; directories are new each round, because a file system
/// is slow to give out again what was deleted a moment ago.
fn creation(place: &Place, rounds: usize) {
    time(&mut place.dbaas("fresh", &["cluster", "create", "first"]));
    time(&mut place.dbaas("again", &["cluster", "create", "first"]));
    let by_hand = |round: usize| {
        let data = place.path(&format!("hand-{round}"));
        let data = data.display();
        let took = time(&mut place.shell(&format!(
            "initdb -D {data} -U postgres -A trust -E UTF8 --locale=C.UTF-8; \
             pg_ctl -D {data} -l {data}/log -w -o '-p 29871 -k /tmp' start; \
             psql -h /tmp -p 29871 -U postgres -c 'select 1'"
        )));
        time(&mut place.shell(&format!("pg_ctl -D {data} -m immediate -w stop")));
        took
    };
    let bare = place.path("bare");
    time(&mut place.shell(&format!(
        "initdb -D {0} -U postgres -A trust -E UTF8 --locale=C.UTF-8 --wal-segsize=1",
        bare.display()
    )));
    let bare_start = |_: usize| {
        let begun = Instant::now();
        let mut server = place.shell(&format!(
            "exec postgres -D {} -p 29872 -k /tmp -c shared_buffers=16MB -c max_connections=50 -c jit=off",
            bare.display()
        ));
        server
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null());
        let mut server = server.spawn().expect("postgres runs");
        let took = await_answer(begun, &bare);
        time(&mut place.shell(&format!(
            "pg_ctl -D {} -m immediate -w stop",
            bare.display()
        )));
        let _ = server.wait();
        took
    };
    let mut rows = vec![
        Row::new("initdb && pg_ctl -w start && psql", by_hand),
        Row::new(
            "bare: postgres on a directory that is there, select 1",
            bare_start,
        ),
    ];
    rows.push(Row::new("dbaas cluster create, a new directory", |round| {
        // Clusters stay until the end, so there is no directory to use again.
        time(&mut place.dbaas("fresh", &["cluster", "create", &format!("n{round}")]))
    }));
    rows.push(Row::new(
        "dbaas cluster create, a directory used again",
        |_| {
            time(&mut place.dbaas("again", &["cluster", "delete", "first", "--yes"]));
            time(&mut place.dbaas("again", &["cluster", "create", "first"]))
        },
    ));
    rows.push(Row::new("the same with durability off", |_| {
        time(&mut place.dbaas("again", &["cluster", "delete", "first", "--yes"]));
        let off = [
            "cluster",
            "create",
            "first",
            "--set",
            "native.local.durability=off",
        ];
        time(&mut place.dbaas("again", &off))
    }));
    rows.push(Row::new("dbaas cluster restart", |_| {
        time(&mut place.dbaas("again", &["cluster", "restart", "first"]))
    }));
    let samples = compare("Until SQL answers", rounds, rows);
    let hand = median(&samples[0]).as_secs_f64();
    let bare = median(&samples[1]).as_secs_f64();
    let [new, used] =
        [samples.len() - 4, samples.len() - 3].map(|row| median(&samples[row]).as_secs_f64());
    say(&format!(
        "  a new directory: x {:.2} of bare; one used again: x {:.2} of bare, x {:.3} of by hand",
        new / bare,
        used / bare,
        used / hand
    ));
    place.delete_all("fresh");
    place.delete_all("again");
}

/// Others that start a PostgreSQL. They come last: they delete what they made, and an ext4 that was made to
/// delete gives out new files three to six times slower for some minutes.
fn others(place: &Place, rounds: usize, embedded: bool) {
    time(&mut place.dbaas("other", &["cluster", "create", "x"]));
    let mut rows = vec![Row::new(
        "dbaas cluster create, a directory used again",
        |_| {
            time(&mut place.dbaas("other", &["cluster", "delete", "x", "--yes"]));
            time(&mut place.dbaas("other", &["cluster", "create", "x"]))
        },
    )];
    if has("pg_virtualenv") {
        rows.push(Row::new("pg_virtualenv psql -c 'select 1'", |_| {
            time(
                place
                    .shell("pg_virtualenv -t psql -c 'select 1'")
                    .env("HOME", "/tmp"),
            )
        }));
    }
    if embedded {
        let program = build_embedded(place);
        rows.push(Row::new(
            "postgresql_embedded, until it has a database",
            move |_| embedded_start(place, &program),
        ));
    }
    compare("Others", rounds, rows);
    place.delete_all("other");
}

/// Builds the package beside this file, and puts its program where the servers' account can run it.
fn build_embedded(place: &Place) -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("embedded");
    let manifest = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/bench/embedded/Cargo.toml"
    );
    let mut build = Command::new("cargo");
    build.args(["build", "--release", "--quiet", "--manifest-path", manifest]);
    time(build.arg("--target-dir").arg(&target));
    let program = place.path("embedded");
    fs::copy(target.join("release/embedded"), &program).expect("the program is copied");
    program
}

/// It says itself how long it took.
fn embedded_start(place: &Place, program: &Path) -> Duration {
    let installation = place.postgres.parent().unwrap_or(&place.postgres);
    let line = format!("exec {} {}", program.display(), installation.display());
    let mut command = place.shell(&line);
    let output = command
        .env("HOME", place.directory.path())
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&output.stdout).trim().parse();
    Duration::from_millis(said.unwrap_or_else(|_| panic!("{output:?}")))
}

/// Waits until the server says that it is ready, and asks once; what `psql` costs is in the figure.
fn await_answer(begun: Instant, data: &Path) -> Duration {
    loop {
        let state = fs::read_to_string(data.join("postmaster.pid")).unwrap_or_default();
        if state
            .lines()
            .nth(7)
            .is_none_or(|line| line.trim() != "ready")
        {
            std::thread::sleep(Duration::from_millis(1));
            continue;
        }
        let answer = Command::new("psql")
            .args([
                "-h", "/tmp", "-p", "29872", "-U", "postgres", "-c", "select 1",
            ])
            .output();
        if answer.expect("psql runs").status.success() {
            return begun.elapsed();
        }
    }
}

/// The very first creation makes the template.
fn first_creation(place: &Place, rounds: usize) {
    let rows = vec![
        Row::new("initdb alone", |round| {
            let data = place.path(&format!("initdb-{round}"));
            time(&mut place.shell(&format!("initdb -D {} -U postgres", data.display())))
        }),
        Row::new("the very first dbaas cluster create", |round| {
            let root = format!("first-{round}");
            let took = time(&mut place.dbaas(&root, &["cluster", "create", "x"]));
            place.delete_all(&root);
            took
        }),
    ];
    compare("The first cluster of a machine", rounds, rows);
}

/// Twenty times the same cluster: the file system must not get slower.
fn churn(place: &Place) {
    time(&mut place.dbaas("churn", &["cluster", "create", "x"]));
    time(&mut place.dbaas("churn", &["cluster", "delete", "x", "--yes"]));
    let rounds: Vec<(Duration, Duration)> = (0..20)
        .map(|_| {
            let create = time(&mut place.dbaas("churn", &["cluster", "create", "x"]));
            let delete = time(&mut place.dbaas("churn", &["cluster", "delete", "x", "--yes"]));
            (create, delete)
        })
        .collect();
    let both = |(create, delete): &(Duration, Duration)| (*create + *delete).as_secs_f64() * 1000.0;
    let (first, last) = (both(&rounds[0]), both(&rounds[19]));
    let middle = median(&rounds.iter().map(|(c, d)| *c + *d).collect::<Vec<_>>());
    say("\nTwenty rounds of create and delete");
    say(&format!(
        "  first {first:.1} ms, 20th {last:.1} ms (x {:.2}), median {:.1} ms",
        last / first,
        middle.as_secs_f64() * 1000.0
    ));
}

/// Many clusters that nobody uses.
fn density(place: &Place) {
    const CLUSTERS: usize = 50;
    let next = AtomicUsize::new(0);
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= CLUSTERS {
                        break;
                    }
                    let name = format!("n{number}");
                    time(&mut place.dbaas("many", &["cluster", "create", &name]));
                }
            });
        }
    });
    let took = begun.elapsed();
    let root = place.path("many");
    let memory: u64 = processes_below(&root)
        .iter()
        .map(|pid| proportional_memory(*pid))
        .sum();
    say(&format!("\n{CLUSTERS} idle clusters"));
    say(&format!(
        "  created from eight shells: {:.1} a second; memory {:.1} MB each (PSS)",
        CLUSTERS as f64 / took.as_secs_f64(),
        memory as f64 / 1024.0 / CLUSTERS as f64
    ));
    place.delete_all("many");
}

/// Servers are known by their command line, their children by their working directory.
fn processes_below(root: &Path) -> Vec<u32> {
    fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|pid: &u32| {
            fs::read_link(format!("/proc/{pid}/cwd")).is_ok_and(|cwd| cwd.starts_with(root))
        })
        .collect()
}

/// In kB.
fn proportional_memory(pid: u32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    text.lines()
        .find_map(|line| line.strip_prefix("Pss:"))
        .and_then(|rest| rest.trim().strip_suffix("kB")?.trim().parse().ok())
        .unwrap_or(0)
}
