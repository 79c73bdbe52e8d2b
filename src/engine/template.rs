//! The result of `initdb`, made once for each (version, encoding, locale) and copied for every cluster.
//! All copies share its system identifier. It holds a spare database, because renaming one takes a
//! millisecond and creating one takes sixty.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tokio::io::AsyncWriteExt;

use super::account::Account;
use super::binaries::Installation;
use super::configuration;
use super::error::{Context, Error, Result};
use super::layout::{Layout, give_to, make_directory, new_id};
use super::process;
use crate::files;

/// The database of a template that becomes a cluster's first one.
pub(super) const SPARE_DATABASE: &str = "dbaas_spare";

/// How the name of a template that is being made begins.
const MAKING: &str = ".making";
/// How often, and how long apart, the removal of an unfinished template is tried.
const ATTEMPTS: u32 = 50;
const PAUSE: std::time::Duration = std::time::Duration::from_millis(10);

/// Part of every key: a template made to another recipe is not used.
const RECIPE: u32 = 1;

/// A template that is there, and how its directories are called.
#[derive(Debug)]
pub(super) struct Template {
    pub(super) key: String,
    pub(super) directory: PathBuf,
}

/// The key of a template. The locale and encoding were checked to hold no separator.
pub(super) fn key(installation: &Installation, encoding: &str, locale: &str) -> String {
    format!("{}-{encoding}-{locale}-{RECIPE}", installation.version)
}

/// Finds the template of that key, or makes it; of several commands at once, one makes it.
pub(super) async fn ensure(
    layout: &Layout,
    account: &Account,
    installation: &Installation,
    encoding: &str,
    locale: &str,
) -> Result<Template> {
    let key = key(installation, encoding, locale);
    let template = Template {
        directory: layout.template(&key),
        key,
    };
    if template.directory.exists() {
        return Ok(template);
    }
    let _lock = layout.lock("templates")?;
    if template.directory.exists() {
        return Ok(template);
    }
    clear(layout)?;
    // A name of its own: the `initdb` of a command that was killed may still write to the last one.
    let making = layout.template(&new_id(MAKING));
    let _unfinished = Unfinished(&making);
    make_directory(&making)?;
    give_to(&making, account)?;
    initialise(&making, account, installation, encoding, locale).await?;
    write_configuration(&making, account)?;
    create_spare_database(&making, account, installation).await?;
    super::copy::sync_file_system(&making).context("write", &making)?;
    fs::rename(&making, &template.directory).context("rename", &making)?;
    Ok(template)
}

/// A template that is being made; what there is of it goes when it is given up.
struct Unfinished<'a>(&'a Path);

impl Drop for Unfinished<'_> {
    fn drop(&mut self) {
        if self.0.exists() {
            // If this fails, the next command tries again.
            let _ = remove(self.0);
        }
    }
}

/// Removes what killed commands left behind, unless a command is making a template.
pub(super) fn repair(layout: &Layout) -> Result<()> {
    match layout.try_lock("templates") {
        Ok(_lock) => clear(layout),
        Err(Error::Busy) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Whoever calls holds the lock.
fn clear(layout: &Layout) -> Result<()> {
    let templates = layout.template("");
    for entry in fs::read_dir(&templates).into_iter().flatten() {
        let path = entry.context("read", &templates)?.path();
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        if name.starts_with(MAKING.as_bytes()) {
            remove(&path)?;
        }
    }
    Ok(())
}

/// Ends the programs of an unfinished template, and removes it. A program that was begun between the look and its end
/// still writes, and what it writes keeps the directory from being removed: then both are done again.
fn remove(unfinished: &Path) -> Result<()> {
    let mut attempts = 1..ATTEMPTS;
    loop {
        process::end_programs_on(unfinished);
        match fs::remove_dir_all(unfinished) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error)
                if error.kind() == io::ErrorKind::DirectoryNotEmpty
                    && attempts.next().is_some() =>
            {
                std::thread::sleep(PAUSE);
            }
            removed => return removed.context("remove", unfinished),
        }
    }
}

async fn initialise(
    directory: &Path,
    account: &Account,
    installation: &Installation,
    encoding: &str,
    locale: &str,
) -> Result<()> {
    let mut initdb = process::command(&installation.program("initdb"), account);
    initdb
        .arg("-D")
        .arg(directory)
        .args(["-U", "postgres", "-E", encoding])
        .arg(format!("--locale={locale}"))
        .args(["--auth-local=peer", "--auth-host=scram-sha-256"])
        // Synchronised as a whole afterwards. Segments of 1 MiB instead of 16 make a template of 24 MB
        // instead of 39, and a copy that much faster.
        .args(["--no-sync", "--wal-segsize=1", "--data-checksums"]);
    run("initdb", initdb, "").await
}

fn write_configuration(directory: &Path, account: &Account) -> Result<()> {
    let main = directory.join("postgresql.conf");
    let mut file = fs::OpenOptions::new()
        .append(true)
        .custom_flags(files::NO_FOLLOW)
        .open(&main)
        .context("write", &main)?;
    file.write_all(configuration::SHARED.as_bytes())
        .context("write", &main)?;
    let files = [
        ("pg_hba.conf", configuration::host_based_authentication()),
        ("pg_ident.conf", configuration::identities(&account.name)),
    ];
    for (name, text) in files {
        write_file(&directory.join(name), &text, account)?;
    }
    Ok(())
}

/// A standalone server makes the spare database; then the log it wrote is cut to one segment.
async fn create_spare_database(
    directory: &Path,
    account: &Account,
    installation: &Installation,
) -> Result<()> {
    let mut postgres = process::command(&installation.program("postgres"), account);
    postgres
        .args(["--single", "-D"])
        .arg(directory)
        .args(["-c", "fsync=off", "-c", "log_checkpoints=off"])
        // A standalone server goes on after a refused statement, and ends well, unless told not to.
        .args(["-c", "exit_on_error=on", "postgres"]);
    let statement = format!("CREATE DATABASE {SPARE_DATABASE}\n");
    run("postgres", postgres, &statement).await?;
    let mut reset = process::command(&installation.program("pg_resetwal"), account);
    reset.arg("-f").arg(directory);
    run("pg_resetwal", reset, "").await
}

/// Replaces a file as a whole, owned by the servers' account and closed to others.
pub(super) fn write_file(path: &Path, text: &str, account: &Account) -> Result<()> {
    files::replace_alone(path, text, account.change_to).context("write", path)
}

/// Runs a PostgreSQL program to its end; what it said is the error if it fails. It is ended if the
/// caller gives up, and does not hear the terminal's Ctrl-C itself: whoever started it decides.
pub(super) async fn run(program: &'static str, mut command: Command, input: &str) -> Result<()> {
    let path = PathBuf::from(command.get_program());
    command
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = tokio::process::Command::from(command)
        .kill_on_drop(true)
        .spawn()
        .context("run", &path)?;
    if let Some(mut stdin) = child.stdin.take() {
        match stdin.write_all(input.as_bytes()).await {
            // It ended before it read; its exit status says more.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            result => result.context("run", &path)?,
        }
    }
    let output = child.wait_with_output().await.context("run", &path)?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    let lines: Vec<&str> = said
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let start = lines.len().saturating_sub(8);
    Err(Error::Program {
        program,
        output: lines[start..]
            .iter()
            .map(|line| (*line).to_owned())
            .collect(),
    })
}
