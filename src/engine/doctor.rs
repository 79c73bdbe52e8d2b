//! Looks at everything that a cluster needs, without needing any of it to work; and makes the register
//! again from the definitions that lie beside the data.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::account::Account;
use super::error::{Context, Error, Result};
use super::layout::Layout;
use super::lifecycle::own;
use super::register::{BackupEntry, Entry, Phase, Register};
use super::{Configuration, Installations, installations, process, run};

/// Less than this is too little for one more cluster and its log.
const LITTLE_SPACE: u64 = 200 << 20;

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// As it should be.
    Good,
    /// It works, and may not for long.
    Doubtful,
    /// It does not work.
    Bad,
}

/// What was looked at, and what was seen.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What was looked at.
    pub subject: String,
    /// How it is.
    pub health: Health,
    /// What was seen.
    pub detail: String,
    /// What to do about it.
    pub advice: Option<String>,
}

impl Finding {
    fn good(subject: &str, detail: impl Into<String>) -> Self {
        Self {
            subject: subject.to_owned(),
            health: Health::Good,
            detail: detail.into(),
            advice: None,
        }
    }

    fn bad(subject: &str, detail: impl Into<String>, advice: &str) -> Self {
        Self {
            subject: subject.to_owned(),
            health: Health::Bad,
            detail: detail.into(),
            advice: Some(advice.to_owned()),
        }
    }

    fn doubtful(self) -> Self {
        Self {
            health: Health::Doubtful,
            ..self
        }
    }
}

/// Looks at the machine and at every cluster.
pub fn diagnose(configuration: &Configuration) -> Vec<Finding> {
    let layout = Layout::new(
        fs::canonicalize(&configuration.data_root).unwrap_or(configuration.data_root.clone()),
    );
    let found = installations(configuration);
    let account = Account::resolve(configuration.run_as.as_deref());
    let mut findings = vec![programs(&found), run_as(&account)];
    if !layout.root().exists() {
        let detail = format!("{} is not made yet", layout.root().display());
        findings.push(Finding::good("data directory", detail));
        return findings;
    }
    findings.push(data_root(&layout, account.as_ref().ok()));
    findings.extend(space(layout.root()));
    if !layout.register().exists() && layout.orphans().is_empty() {
        return findings;
    }
    match Register::open(&layout.register()).and_then(|register| {
        let problems = register.check()?;
        Ok((problems, register.entries()?))
    }) {
        Err(error) => findings.push(damaged(&error.to_string())),
        Ok((problems, _)) if !problems.is_empty() => findings.push(damaged(&problems.join("; "))),
        Ok((_, entries)) => {
            let detail = format!("{} clusters", entries.len());
            findings.push(Finding::good("catalogue", detail));
            findings.extend(strays(&layout, &entries));
            findings.extend(entries.iter().map(|entry| cluster(&layout, &found, entry)));
        }
    }
    findings
}

fn damaged(said: &str) -> Finding {
    Finding::bad(
        "catalogue",
        said,
        "`dbaas doctor --repair` makes it again from what lies beside the data",
    )
}

fn programs(found: &Installations) -> Finding {
    let versions: Vec<String> = found
        .usable
        .iter()
        .map(|i| format!("{} in {}", i.version, i.directory.display()))
        .collect();
    if !versions.is_empty() {
        return Finding::good("PostgreSQL", versions.join(", "));
    }
    let advice = super::install_command(None).map_or_else(
        || "install the PostgreSQL server package of your system".to_owned(),
        |command| format!("install it with `{command}`"),
    );
    Finding::bad("PostgreSQL", "no server programs were found", &advice)
}

fn run_as(account: &Result<Account>) -> Finding {
    match account {
        Ok(account) => Finding::good("account", format!("servers run as `{}`", account.name)),
        Err(error) => Finding::bad(
            "account",
            error.to_string(),
            "name the account with --run-as USER or DBAAS_RUN_AS",
        ),
    }
}

fn data_root(layout: &Layout, account: Option<&Account>) -> Finding {
    let subject = "data directory";
    let path = layout.root().display().to_string();
    let writable = tempfile::tempfile_in(layout.root());
    let reachable = account.map_or(Ok(()), |account| layout.check_way(account));
    match (writable, reachable) {
        (Ok(_), Ok(())) => Finding::good(subject, path),
        (Err(error), _) => Finding::bad(
            subject,
            format!("{path} cannot be written: {error}"),
            "mend its owner and mode, or name another one with DBAAS_DATA_DIR",
        ),
        (_, Err(error)) => Finding::bad(
            subject,
            error.to_string(),
            "open that directory to it, or name another one with DBAAS_DATA_DIR",
        ),
    }
}

fn space(root: &Path) -> Option<Finding> {
    let stat = rustix::fs::statvfs(root).ok()?;
    let free = stat.f_bavail.saturating_mul(stat.f_frsize);
    let detail = format!("{} MiB are free", free >> 20);
    Some(if free < LITTLE_SPACE {
        Finding::bad("disk", detail, "make room: a cluster needs 40 MiB and more").doubtful()
    } else {
        Finding::good("disk", detail)
    })
}

fn strays(layout: &Layout, entries: &[Entry]) -> Option<Finding> {
    let known = |id: &String| entries.iter().any(|entry| entry.id == *id);
    let strays: Vec<String> = layout
        .orphans()
        .into_iter()
        .filter(|id| !known(id))
        .collect();
    (!strays.is_empty()).then(|| {
        Finding::bad(
            "directories",
            format!("not in the catalogue: {}", strays.join(", ")),
            "look at them below `clusters` in the data directory; nothing here uses them",
        )
        .doubtful()
    })
}

fn cluster(layout: &Layout, found: &Installations, entry: &Entry) -> Finding {
    let subject = format!("cluster {}", entry.name);
    let data = layout.data(&entry.id);
    let server = process::server(&data);
    let stranger = fs::read_to_string(data.join("postmaster.pid")).ok();
    if !data.join("PG_VERSION").exists() {
        return Finding::bad(
            &subject,
            format!("its data directory {} is gone", data.display()),
            "put it back, or restore a backup, or delete the cluster",
        );
    }
    if let Some(server) = server {
        let pid = server.pid.as_raw_nonzero();
        return Finding::good(
            &subject,
            format!("runs as process {pid} on port {}", entry.port),
        );
    }
    if own(found, entry).is_err() {
        let advice = super::install_command(Some(&entry.major.to_string()))
            .map_or_else(String::new, |command| {
                format!("install it with `{command}`")
            });
        let detail = format!("PostgreSQL {} is not installed any more", entry.major);
        return Finding::bad(&subject, detail, &advice);
    }
    if !run::is_free(entry.port) {
        return Finding::bad(
            &subject,
            format!(
                "stopped, and port {} is taken by another process",
                entry.port
            ),
            "end the process that listens there",
        )
        .doubtful();
    }
    match stranger {
        // The start that comes next finds out the same way.
        Some(_) => Finding::good(
            &subject,
            "stopped without a shutdown; it recovers when started",
        ),
        None => Finding::good(&subject, "stopped"),
    }
}

/// Makes a damaged register again. The old file is kept beside it. Returns what was found, or nothing
/// where the register is in order.
///
/// # Errors
/// Where files cannot be moved or written.
pub fn rebuild(configuration: &Configuration) -> Result<Vec<String>> {
    let root =
        fs::canonicalize(&configuration.data_root).context("open", &configuration.data_root)?;
    let layout = Layout::new(root);
    let path = layout.register();
    let _turn = layout.lock("rebuild")?;
    if path.exists() {
        let sound = Register::open(&path).and_then(|register| register.check());
        match sound {
            Ok(problems) if problems.is_empty() => return Ok(Vec::new()),
            Ok(_) | Err(Error::Damaged { .. } | Error::Register(_)) => {}
            Err(error) => return Err(error),
        }
    }
    let mark = Timestamp::now().as_second();
    for suffix in ["", "-wal", "-shm"] {
        let old = sibling(&path, suffix);
        if old.exists() {
            let kept = sibling(&path, &format!("{suffix}.damaged-{mark}"));
            fs::rename(&old, &kept).context("rename", &old)?;
        }
    }
    let register = Register::open(&path)?;
    let mut names = Vec::new();
    for id in layout.orphans() {
        let Some(mut entry) = read::<Entry>(&layout.definition(&id)) else {
            continue;
        };
        if entry.id != id || !layout.data(&id).join("PG_VERSION").exists() {
            continue;
        }
        entry.phase = Phase::Present;
        entry.should_run = process::server(&layout.data(&id)).is_some();
        register.insert(&entry)?;
        names.push(entry.name);
    }
    for id in layout.backups() {
        let Some(backup) = read::<BackupEntry>(&layout.backup_definition(&id)) else {
            continue;
        };
        if backup.complete && register.entry(&backup.definition.id)?.is_some() {
            register.register_backup(&backup)?;
            register.finish_backup(&backup.id, backup.size)?;
        }
    }
    Ok(names)
}

fn sibling(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Option<T> {
    serde_json::from_str(&fs::read_to_string(path).ok()?).ok()
}
