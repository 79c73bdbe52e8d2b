//! Where the credential of a profile is looked for, in order: this run's flags, our own variables, what the
//! profile stores, the vendor's own variables. "Not there" goes on to the next place; anything else stops
//! and names the place. What was found is sent only to an endpoint that a place as strong named.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::{CredentialCommand, CredentialStore, Given, GivenFrom, Secret, off_runtime};
use crate::error::{Error, ErrorKind, Result};

/// The name under which a session is stored beside the secrets.
pub(super) const SESSION: &str = "session";

/// A secret in one of the vendor's own variables, or in a service binding.
#[derive(Clone, Debug)]
pub struct VendorSecret {
    /// Its name, such as `token`.
    pub name: &'static str,
    /// What a person calls the place.
    pub place: String,
    /// The variable, if it is in one of its own.
    pub variable: Option<&'static str>,
    /// Its value.
    pub secret: Secret,
}

/// A place that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The place.
    pub place: String,
    /// What was found there.
    pub outcome: String,
}

/// The credential that is used.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its name: that of a secret, or `session`.
    pub name: String,
    /// Its value.
    pub secret: Secret,
    /// Where it was.
    pub place: String,
    /// The variable of the environment that it was in, if it was in one.
    pub variable: Option<&'static str>,
    /// Tells whether this program keeps it for the profile.
    pub stored: bool,
}

/// The places of one profile.
#[derive(Debug, Default)]
pub struct Places {
    /// Names that the provider takes, the default first.
    pub names: Vec<&'static str>,
    /// What this run was given.
    pub given: Vec<Given>,
    /// What the profile stores; `None` without a profile.
    pub store: Option<CredentialStore>,
    /// The profile's own program for secrets.
    pub command: Option<CredentialCommand>,
    /// The vendor's own variables.
    pub vendor: Vec<VendorSecret>,
    /// Whether the vendor's variables come first, as they do without a profile.
    pub vendor_first: bool,
    /// Whether the provider can be signed in to, so that a session may be stored.
    pub signs_in: bool,
    /// The vendor's variable that named the endpoint, where one did: then no stronger place has, and only
    /// the vendor's variables may be sent there.
    pub weak_endpoint: Option<&'static str>,
    /// How this program is called for this profile, for hints.
    pub program: String,
}

/// The places of one profile, looked at in order when the credential is first asked for. Looking may wait for
/// a program, a keyring or a lock: inside a runtime it is done with [`Chain::off_runtime`].
#[derive(Debug, Default)]
pub struct Chain {
    places: Places,
    found: OnceLock<Found>,
    /// Of two who look at the same time one waits: standard input is read once.
    looking: Mutex<()>,
}

impl Chain {
    /// A chain over `places`; nothing is read yet.
    pub fn new(places: Places) -> Self {
        Self {
            places,
            found: OnceLock::new(),
            looking: Mutex::new(()),
        }
    }

    /// Asks the chain on a thread on which looking holds up nobody else; at once where the credential was
    /// found before, and where nothing of the chain may wait: a short command starts no thread for a file.
    ///
    /// # Errors
    /// Those of `ask`.
    pub async fn off_runtime<T: Send + 'static>(
        self: &Arc<Self>,
        ask: impl FnOnce(&Self) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        if self.found.get().is_some() || !self.may_wait() {
            return ask(self);
        }
        let chain = Arc::clone(self);
        off_runtime(move || ask(&chain)).await
    }

    /// Whether looking may wait for a program, a keyring, standard input, or a file that is a pipe.
    fn may_wait(&self) -> bool {
        let places = &self.places;
        places.command.is_some()
            || places
                .given
                .iter()
                .any(|given| given.from.variable().is_none())
            || places.store.as_ref().is_some_and(CredentialStore::may_wait)
    }

    /// The places.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// The credential, looked for at the first call.
    ///
    /// # Errors
    /// [`ErrorKind::Authentication`] with every place that was looked at; a configuration error where one
    /// place holds two, or the endpoint is not one that the credential may be sent to.
    pub fn find(&self) -> Result<&Found> {
        if let Some(found) = self.found.get() {
            return Ok(found);
        }
        let (_, attempts) = self.report()?;
        self.found
            .get()
            .ok_or_else(|| self.places.nothing(&attempts))
    }

    /// The same, where a request may be made without one.
    ///
    /// # Errors
    /// As [`Chain::find`], but not where there is nothing.
    pub fn find_if_any(&self) -> Result<Option<&Found>> {
        if self.found.get().is_none() && self.report()?.0.is_none() {
            return Ok(None);
        }
        Ok(self.found.get())
    }

    /// Every place with what is there, for `whoami` and `profile check`.
    ///
    /// # Errors
    /// As [`Chain::find`], but not where there is nothing.
    pub fn report(&self) -> Result<(Option<Found>, Vec<Attempt>)> {
        let mut attempts = Vec::new();
        let _looking = self.looking.lock().unwrap_or_else(PoisonError::into_inner);
        let found = match self.found.get() {
            // What came on standard input cannot be read twice.
            Some(found) => Some(found.clone()),
            None => self.places.look(&mut attempts)?,
        };
        if let Some(found) = &found {
            self.found.get_or_init(|| found.clone());
        }
        Ok((found, attempts))
    }

    /// The credential, if it was looked for and found.
    pub fn found(&self) -> Option<&Found> {
        self.found.get()
    }
}

impl Places {
    fn look(&self, attempts: &mut Vec<Attempt>) -> Result<Option<Found>> {
        if self.vendor_first
            && let Some(found) = self.in_vendor_variables(attempts)
        {
            return Ok(Some(found));
        }
        if let Some(given) = self.one_given()? {
            let found = Found {
                name: given.name.to_owned(),
                secret: given.from.read()?,
                place: given.from.describe(),
                variable: given.from.variable(),
                stored: false,
            };
            self.permit(&found)?;
            return Ok(Some(found));
        }
        attempts.push(Attempt {
            place: "flags and variables of dbaas".to_owned(),
            outcome: "nothing given".to_owned(),
        });
        if let Some(found) = self.stored(attempts)? {
            self.permit(&found)?;
            return Ok(Some(found));
        }
        if self.vendor_first {
            return Ok(None);
        }
        Ok(self.in_vendor_variables(attempts))
    }

    /// Flags beat variables; two of the same strength are a mistake.
    fn one_given(&self) -> Result<Option<&Given>> {
        let is_flag = |given: &&Given| !matches!(given.from, GivenFrom::Variable(..));
        let flags: Vec<&Given> = self.given.iter().filter(is_flag).collect();
        let strongest = if flags.is_empty() {
            self.given.iter().collect()
        } else {
            flags
        };
        match strongest.as_slice() {
            [] => Ok(None),
            [one] => Ok(Some(one)),
            [one, other, ..] => Err(two(&one.from.describe(), &other.from.describe())
                .with_hint("give one of them: a request carries one credential")),
        }
    }

    fn stored(&self, attempts: &mut Vec<Attempt>) -> Result<Option<Found>> {
        if let Some(command) = &self.command {
            let secrets = command.run()?;
            let mut known = secrets
                .into_iter()
                .filter(|(name, _)| self.names.contains(&name.as_str()));
            return match (known.next(), known.next()) {
                (Some((name, secret)), None) => Ok(Some(Found {
                    name,
                    secret,
                    place: "the credential-command of the profile".to_owned(),
                    variable: None,
                    stored: false,
                })),
                (None, _) => {
                    attempts.push(Attempt {
                        place: "the credential-command of the profile".to_owned(),
                        outcome: format!("none of: {}", self.names.join(", ")),
                    });
                    Ok(None)
                }
                (Some((one, _)), Some((other, _))) => Err(two(&one, &other)
                    .with_hint("the credential-command must answer with one of them")),
            };
        }
        let Some(store) = &self.store else {
            return Ok(None);
        };
        let session = self.signs_in.then_some(SESSION);
        let mut found: Option<Found> = None;
        let names: Vec<&str> = self.names.iter().copied().chain(session).collect();
        for (name, secret) in store.secrets(&names)? {
            if let Some(first) = &found {
                return Err(two(
                    &format!("the stored {}", first.name),
                    &format!("the stored {name}"),
                )
                .with_hint(format!(
                    "remove one with `dbaas logout {} --secret NAME`",
                    store.profile()
                )));
            }
            found = Some(Found {
                name: name.to_owned(),
                secret,
                place: format!("stored for the profile `{}`", store.profile()),
                variable: None,
                stored: true,
            });
        }
        if found.is_none() {
            attempts.push(Attempt {
                place: format!("secrets of the profile `{}`", store.profile()),
                outcome: store
                    .describe()?
                    .replace("will be kept", "none; would be kept"),
            });
        }
        Ok(found)
    }

    fn in_vendor_variables(&self, attempts: &mut Vec<Attempt>) -> Option<Found> {
        match self.vendor.first() {
            Some(first) => Some(Found {
                name: first.name.to_owned(),
                secret: first.secret.clone(),
                place: first.place.clone(),
                variable: first.variable,
                stored: false,
            }),
            None => {
                attempts.push(Attempt {
                    place: "variables of the vendor".to_owned(),
                    outcome: "not set".to_owned(),
                });
                None
            }
        }
    }

    /// A credential that the user tied to this profile must not follow an address that anything in the
    /// environment could have named.
    fn permit(&self, found: &Found) -> Result<()> {
        match self.weak_endpoint {
            Some(variable) if !self.vendor_first => Err(Error::configuration(format!(
                "the endpoint comes from {variable} in the environment, and the credential does not \
                 ({})",
                found.place
            ))
            .with_hint(format!(
                "unset {variable}, or write the endpoint into the profile"
            ))),
            _ => Ok(()),
        }
    }

    fn nothing(&self, attempts: &[Attempt]) -> Error {
        let mut error = Error::new(ErrorKind::Authentication, "there is no credential to use");
        for attempt in attempts {
            error = error.with_detail(format!("{}: {}", attempt.place, attempt.outcome));
        }
        match &self.store {
            Some(store) if self.signs_in => {
                error.with_hint(format!("sign in with `dbaas login {}`", store.profile()))
            }
            Some(store) => error.with_hint(format!(
                "store one with `dbaas login {} --secret-stdin`",
                store.profile()
            )),
            None => error.with_hint("make a profile with `dbaas profile add`"),
        }
    }
}

fn two(one: &str, other: &str) -> Error {
    Error::configuration(format!(
        "there are two credentials for one request: {one}, and {other}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variable(name: &'static str, variable: &'static str) -> Given {
        Given {
            name,
            from: GivenFrom::Variable(variable, Secret::new(format!("secret of {variable}"))),
        }
    }

    fn vendor() -> VendorSecret {
        VendorSecret {
            name: "access-key",
            place: "BA_ACCESS_KEY in the environment".to_owned(),
            variable: Some("BA_ACCESS_KEY"),
            secret: Secret::new("ambient".into()),
        }
    }

    fn name(places: Places) -> Result<String> {
        Chain::new(places).find().map(|found| found.name.clone())
    }

    fn token() -> Vec<Given> {
        vec![variable("token", "DBAAS_TOKEN")]
    }

    #[test]
    fn what_a_run_was_given_beats_the_vendor_unless_there_is_no_profile() {
        for (vendor_first, expected) in [(false, "token"), (true, "access-key")] {
            let places = Places {
                given: token(),
                vendor: vec![vendor()],
                vendor_first,
                ..Places::default()
            };
            assert_eq!(name(places).unwrap(), expected);
        }
    }

    #[test]
    fn two_credentials_of_the_same_strength_are_a_mistake() {
        let mut given = token();
        given.push(variable("access-key", "DBAAS_ACCESS_KEY"));
        let places = Places {
            given,
            ..Places::default()
        };
        assert_eq!(name(places).unwrap_err().kind(), ErrorKind::Configuration);
    }

    #[test]
    fn a_credential_follows_no_weaker_endpoint() {
        let places = |given| Places {
            given,
            vendor: vec![vendor()],
            weak_endpoint: Some("BA_API_URI"),
            ..Places::default()
        };
        let error = name(places(token())).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert_eq!(name(places(Vec::new())).unwrap(), "access-key");
    }

    #[test]
    fn nothing_found_names_every_place() {
        let error = name(Places::default()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Authentication);
        assert_eq!(
            error.details(),
            [
                "flags and variables of dbaas: nothing given",
                "variables of the vendor: not set"
            ]
        );
    }

    #[tokio::test]
    async fn a_slow_program_does_not_hold_up_the_runtime() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("go");
        let script = format!(
            "until test -e {}; do sleep 0.02; done; echo '{{\"secrets\": {{\"token\": \"t\"}}}}'",
            path.display()
        );
        let chain = Arc::new(Chain::new(Places {
            names: vec!["token"],
            command: Some(CredentialCommand {
                words: vec!["sh".to_owned(), "-c".to_owned(), script],
                profile: "prod".to_owned(),
            }),
            ..Places::default()
        }));
        let looks = chain.off_runtime(|chain| chain.find().cloned());
        // The program ends when the other work of this thread got its turn.
        let (found, written) = tokio::join!(looks, async { std::fs::write(&path, "") });
        written.unwrap();
        assert_eq!(found.unwrap().name, "token");
    }
}
