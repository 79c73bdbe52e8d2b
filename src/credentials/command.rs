//! `credential-command`: a program of the user's that answers with the secrets of a profile, as JSON on its
//! standard output: `{"secrets": {"access-key": "..."}}`. It is run without a shell, finds the profile's
//! name in `DBAAS_CREDENTIAL_PROFILE`, has ten seconds, and its output is never shown.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde::Deserialize;
use zeroize::Zeroizing;

use super::Secret;
use crate::error::{Error, ErrorKind, Result};

const LIMIT: Duration = Duration::from_secs(10);
const MAXIMUM_BYTES: u64 = 1 << 20;

/// The program and its arguments.
#[derive(Clone)]
pub struct CredentialCommand {
    /// The program, then its arguments.
    pub words: Vec<String>,
    /// The profile whose secrets are wanted.
    pub profile: String,
}

/// Without the arguments, in which a user may have put anything.
impl std::fmt::Debug for CredentialCommand {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CredentialCommand")
            .field("program", &self.words.first())
            .field("profile", &self.profile)
            .finish_non_exhaustive()
    }
}

#[derive(Deserialize)]
struct Answer {
    secrets: BTreeMap<String, String>,
}

impl CredentialCommand {
    /// Runs it and reads its answer.
    ///
    /// # Errors
    /// [`ErrorKind::Authentication`] where it fails, takes too long, or answers something else.
    pub(super) fn run(&self) -> Result<Vec<(String, Secret)>> {
        self.run_within(LIMIT)
    }

    fn run_within(&self, limit: Duration) -> Result<Vec<(String, Secret)>> {
        let deadline = Instant::now() + limit;
        let Some((program, arguments)) = self.words.split_first() else {
            return Err(self.failed("it is empty"));
        };
        let mut child = Command::new(program)
            .args(arguments)
            .env("DBAAS_CREDENTIAL_PROFILE", &self.profile)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            // What it says there may quote a secret, and would break a document on our standard error.
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| self.failed(&error.to_string()).with_source(error))?;
        let output = self.output(&mut child, limit, deadline);
        let ended = match output {
            Ok(_) => ended(&mut child, deadline),
            Err(_) => Ok(None),
        };
        if !matches!(ended, Ok(Some(_))) {
            // It may have ended by itself meanwhile.
            let _ = child.kill();
            let _ = child.wait();
        }
        let output = output?;
        match ended {
            Ok(Some(status)) if status.success() => {}
            Ok(Some(status)) => return Err(self.failed(&format!("it ended with {status}"))),
            Ok(None) => return Err(self.failed(&format!("it did not end within {limit:?}"))),
            Err(error) => return Err(self.failed(&error.to_string()).with_source(error)),
        }
        let answer: Answer = serde_json::from_slice(&output).map_err(|_| {
            self.failed("its answer is not {\"secrets\": {\"NAME\": \"VALUE\"}} in JSON")
        })?;
        if let Some((name, _)) = answer.secrets.iter().find(|(_, value)| value.is_empty()) {
            return Err(self.failed(&format!("its secret `{name}` is empty")));
        }
        let secrets = answer.secrets.into_iter();
        Ok(secrets
            .map(|(name, value)| (name, Secret::new(value)))
            .collect())
    }

    fn output(
        &self,
        child: &mut Child,
        limit: Duration,
        deadline: Instant,
    ) -> Result<Zeroizing<Vec<u8>>> {
        let Some(stdout) = child.stdout.take() else {
            return Err(self.failed("it has no standard output"));
        };
        let (sender, receiver) = channel();
        thread::spawn(move || {
            let mut bytes = Zeroizing::new(Vec::new());
            let read = stdout.take(MAXIMUM_BYTES + 1).read_to_end(&mut bytes);
            // Nobody listens any more where the time is over.
            let _ = sender.send(read.map(|_| bytes));
        });
        let left = deadline.saturating_duration_since(Instant::now());
        match receiver.recv_timeout(left) {
            Ok(Ok(bytes)) if bytes.len() as u64 > MAXIMUM_BYTES => {
                Err(self.failed("its answer is longer than 1 MiB"))
            }
            Ok(Ok(bytes)) => Ok(bytes),
            Ok(Err(error)) => Err(self.failed(&error.to_string()).with_source(error)),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                Err(self.failed(&format!("no answer within {limit:?}")))
            }
        }
    }

    fn failed(&self, why: &str) -> Error {
        Error::new(
            ErrorKind::Authentication,
            format!(
                "the credential-command of the profile `{}` gave no secret",
                self.profile
            ),
        )
        .with_detail(why)
        .with_hint("run it by itself to see what it says")
    }
}

/// Its status, or `None` where it outlives the deadline: a program can close its output and stay.
fn ended(child: &mut Child, deadline: Instant) -> io::Result<Option<ExitStatus>> {
    loop {
        let status = child.try_wait()?;
        if status.is_some() || Instant::now() >= deadline {
            return Ok(status);
        }
        thread::sleep(Duration::from_millis(5));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(script: &str) -> CredentialCommand {
        let words = ["sh", "-c", script].map(str::to_owned).to_vec();
        let profile = "prod".to_owned();
        CredentialCommand { words, profile }
    }

    #[track_caller]
    fn reason(result: Result<Vec<(String, Secret)>>) -> String {
        let error = result.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Authentication);
        assert!(!format!("{error:?}").contains("planted"), "{error:?}");
        error.details().join(" ")
    }

    #[test]
    fn its_answer_is_read_and_its_failures_quote_nothing() {
        let script =
            "echo '{\"secrets\": {\"token\": \"planted-'$DBAAS_CREDENTIAL_PROFILE'\"}, \"x\": 1}'";
        let secrets = command(script).run().unwrap();
        assert_eq!(secrets[0].0, "token");
        assert_eq!(secrets[0].1.expose(), "planted-prod");
        let no_answer = "its answer is not {\"secrets\": {\"NAME\": \"VALUE\"}} in JSON";
        for (script, expected) in [
            ("echo planted; exit 3", "it ended with exit status: 3"),
            ("echo '{\"planted\": 1}'", no_answer),
            ("echo '{\"secrets\": {\"token\": 1}}'", no_answer),
            ("printf '\\377planted'", no_answer),
            (
                "echo '{\"secrets\": {\"token\": \"\"}}'",
                "its secret `token` is empty",
            ),
            ("exit 0", no_answer),
            ("yes planted", "its answer is longer than 1 MiB"),
        ] {
            assert_eq!(reason(command(script).run()), expected, "{script}");
        }
    }

    #[test]
    fn its_time_is_limited_whether_it_says_nothing_or_does_not_end() {
        let limit = Duration::from_millis(50);
        let run = |script| reason(command(script).run_within(limit));
        assert_eq!(run("exec sleep 600"), "no answer within 50ms");
        let closed = run("echo planted; exec sleep 600 >&-");
        // A busy machine may not even get to the second command.
        let expected = ["it did not end within 50ms", "no answer within 50ms"];
        assert!(expected.contains(&&*closed), "{closed}");
    }
}
