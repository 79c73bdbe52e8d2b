//! `credential-command`: a program of the user's that answers with the secrets of a profile, as JSON on its
//! standard output: `{"secrets": {"access-key": "..."}}`. It is run without a shell, finds the profile's
//! name in `DBAAS_CREDENTIAL_PROFILE`, has ten seconds, and its output is never shown.

use std::collections::BTreeMap;
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use serde::Deserialize;
use zeroize::Zeroizing;

use super::Secret;
use crate::error::{Error, ErrorKind, Result};

const LIMIT: Duration = Duration::from_secs(10);
const MAXIMUM_BYTES: u64 = 1 << 20;

/// The program and its arguments.
#[derive(Clone, Debug)]
pub struct CredentialCommand {
    /// The program, then its arguments.
    pub words: Vec<String>,
    /// The profile whose secrets are wanted.
    pub profile: String,
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
        let Some((program, arguments)) = self.words.split_first() else {
            return Err(self.failed("it is empty"));
        };
        let mut child = Command::new(program)
            .args(arguments)
            .env("DBAAS_CREDENTIAL_PROFILE", &self.profile)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .map_err(|error| self.failed(&error.to_string()).with_source(error))?;
        let output = self.output(&mut child);
        if output.is_err() {
            // It may have ended by itself meanwhile.
            let _ = child.kill();
        }
        let status = child
            .wait()
            .map_err(|error| self.failed(&error.to_string()).with_source(error))?;
        let output = output?;
        if !status.success() {
            return Err(self.failed(&format!("it ended with {status}")));
        }
        let answer: Answer = serde_json::from_slice(&output).map_err(|_| {
            self.failed("its answer is not {\"secrets\": {\"NAME\": \"VALUE\"}} in JSON")
        })?;
        let secrets = answer.secrets.into_iter();
        Ok(secrets
            .map(|(name, value)| (name, Secret::new(value)))
            .collect())
    }

    fn output(&self, child: &mut Child) -> Result<Zeroizing<Vec<u8>>> {
        let Some(stdout) = child.stdout.take() else {
            return Err(self.failed("it has no standard output"));
        };
        let (sender, receiver) = channel();
        thread::spawn(move || {
            let mut bytes = Zeroizing::new(Vec::new());
            let read = stdout.take(MAXIMUM_BYTES).read_to_end(&mut bytes);
            // Nobody listens any more where the time is over.
            let _ = sender.send(read.map(|_| bytes));
        });
        match receiver.recv_timeout(LIMIT) {
            Ok(Ok(bytes)) => Ok(bytes),
            Ok(Err(error)) => Err(self.failed(&error.to_string()).with_source(error)),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                Err(self.failed(&format!("no answer within {LIMIT:?}")))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn run(script: &str) -> Result<Vec<(String, Secret)>> {
        let words = ["sh", "-c", script].map(str::to_owned).to_vec();
        let profile = "prod".to_owned();
        CredentialCommand { words, profile }.run()
    }

    #[test]
    fn its_answer_is_read_and_its_failures_quote_nothing() {
        let secrets = run(
            "echo '{\"secrets\": {\"token\": \"planted-'$DBAAS_CREDENTIAL_PROFILE'\"}, \"x\": 1}'",
        )
        .unwrap();
        assert_eq!(secrets[0].0, "token");
        assert_eq!(secrets[0].1.expose(), "planted-prod");
        for script in ["echo planted; exit 3", "echo '{\"planted\": 1}'", "exit 0"] {
            let error = run(script).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Authentication);
            assert!(!format!("{error:?}").contains("planted"), "{error:?}");
        }
    }
}
