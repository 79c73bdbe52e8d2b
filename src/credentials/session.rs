//! What signing in leaves behind: an access token that ends soon, and a refresh token that gets the next
//! one and is itself replaced each time. Refreshing happens once, whoever asks: under a lock across
//! processes, after which the store is read again. A replaced refresh token is on disk before anything is
//! done with the answer, and a failed refresh deletes nothing.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};

use super::chain::SESSION;
use super::vault::lock_file;
use super::{CredentialStore, Secret, off_runtime};
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;

/// A token that ends sooner than this is not sent any more.
const MARGIN: SignedDuration = SignedDuration::from_secs(60);

/// What the name of a file cannot hold, and `%`: a profile's name in a file that was written by hand may hold
/// anything, and no two names may have the same file.
const NOT_PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

/// The tokens of somebody who signed in.
#[derive(Clone, Debug)]
pub struct Session {
    /// What requests carry; `None` between a rotation and the exchange that follows it.
    pub access_token: Option<Secret>,
    /// When it ends.
    pub expires_at: Timestamp,
    /// What gets the next one.
    pub refresh_token: Option<Secret>,
    /// What it permits.
    pub scope: Option<String>,
    /// The issuer's own token, where it is not what requests carry and must be exchanged first.
    pub raw_token: Option<Secret>,
    /// The origin of the issuer that gave the tokens: to no other is the refresh token ever sent.
    pub issuer: Option<String>,
}

/// As it is stored; the only place where the tokens are plain.
#[derive(Serialize, Deserialize)]
struct Stored {
    access_token: Option<String>,
    expires_at: Timestamp,
    refresh_token: Option<String>,
    scope: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    raw_token: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    issuer: Option<String>,
}

impl Session {
    /// The name under which it is stored beside the secrets.
    pub const NAME: &'static str = SESSION;

    /// Reads a stored session.
    ///
    /// # Errors
    /// [`ErrorKind::Authentication`] where it is damaged.
    pub fn parse(stored: &Secret) -> Result<Self> {
        let stored: Stored = serde_json::from_str(stored.expose()).map_err(|_| {
            Error::new(ErrorKind::Authentication, "the stored session is damaged")
                .with_hint(Hint::new("sign in again with").run("login"))
        })?;
        Ok(Self {
            access_token: stored.access_token.map(Secret::new),
            expires_at: stored.expires_at,
            refresh_token: stored.refresh_token.map(Secret::new),
            scope: stored.scope,
            raw_token: stored.raw_token.map(Secret::new),
            issuer: stored.issuer,
        })
    }

    fn store(&self) -> Result<Secret> {
        let plain = |secret: &Option<Secret>| secret.as_ref().map(|s| s.expose().to_owned());
        let stored = Stored {
            access_token: plain(&self.access_token),
            expires_at: self.expires_at,
            refresh_token: plain(&self.refresh_token),
            scope: self.scope.clone(),
            raw_token: plain(&self.raw_token),
            issuer: self.issuer.clone(),
        };
        serde_json::to_string(&stored)
            .map(Secret::new)
            .map_err(|error| {
                Error::new(ErrorKind::Internal, "the session could not be written")
                    .with_source(error)
            })
    }

    /// The access token, unless it has ended, is about to, or was `refused`.
    fn usable(&self, refused: Option<&Secret>) -> bool {
        self.access_token.as_ref().is_some_and(|token| {
            self.expires_at.duration_since(Timestamp::now()) > MARGIN && refused != Some(token)
        })
    }
}

/// What the issuer answered to a refresh, before anything else was done with it.
#[derive(Debug)]
pub struct Rotated {
    /// The session as it is now; its access token may be missing until [`Refresher::complete`].
    pub session: Session,
}

/// Why there is no new session.
#[derive(Debug)]
pub enum RefreshError {
    /// The issuer will not accept this refresh token any more; with its own words.
    Ended(String),
    /// The request was sent and its answer is not known: the token may have been replaced.
    Lost(Error),
    /// Nothing happened.
    Failed(Error),
}

/// Gets new tokens from a vendor.
#[async_trait]
pub trait Refresher: Send + Sync {
    /// Trades the refresh token of the session for new tokens. Nothing else is asked of the vendor.
    ///
    /// # Errors
    /// [`RefreshError`].
    async fn refresh(
        &self,
        session: &Session,
        refresh_token: &Secret,
    ) -> Result<Rotated, RefreshError>;

    /// Makes the session ready for requests, where the vendor wants another step; by then it is on disk.
    ///
    /// # Errors
    /// Where the vendor refuses.
    async fn complete(&self, session: &Session) -> Result<Session>;
}

/// The session of one profile, shared with every other process.
#[derive(Debug)]
pub struct Sessions<'a> {
    store: &'a CredentialStore,
    program: &'a str,
}

impl<'a> Sessions<'a> {
    /// The session in `store`; `program` is how this program is called, for hints.
    pub fn new(store: &'a CredentialStore, program: &'a str) -> Self {
        Self { store, program }
    }

    /// Keeps a session. Returns where, if this write made the place.
    ///
    /// # Errors
    /// As [`CredentialStore::keep_secret`].
    pub fn keep(&self, session: &Session) -> Result<Option<String>> {
        self.store.keep_secret(SESSION, &session.store()?)
    }

    /// Keeps what became of a session, unless somebody signed out meanwhile: who did that wants nothing
    /// stored.
    async fn replace(&self, session: &Session) -> Result<()> {
        if self.replaced(session).await? {
            return Ok(());
        }
        Err(self.signed_out())
    }

    async fn replaced(&self, session: &Session) -> Result<bool> {
        let stored = session.store()?;
        let replace = move |store: &CredentialStore| store.replace_secret(SESSION, &stored);
        self.store.off_runtime(replace).await
    }

    fn signed_out(&self) -> Error {
        Error::new(
            ErrorKind::Authentication,
            "the profile was signed out while its session was refreshed",
        )
        .with_hint(self.sign_in_again())
    }

    /// A session whose access token can be sent, refreshed where it has ended or is the one that was
    /// `refused`.
    ///
    /// # Errors
    /// [`ErrorKind::Authentication`] where the profile is no longer signed in.
    pub async fn current(
        &self,
        refresher: &dyn Refresher,
        refused: Option<&Secret>,
    ) -> Result<Session> {
        let session = self.load().await?;
        if session.usable(refused) {
            return Ok(session);
        }
        let mut lock = self.lock().await?;
        // Whoever held the lock may have done it already.
        let mut session = self.load().await?;
        if session.usable(refused) {
            return Ok(session);
        }
        // A rotation that was stored and not completed: its tokens are new.
        let pending = session.access_token.is_none() && session.raw_token.is_some();
        if !pending {
            session = self.rotate(refresher, &session, &mut lock).await?;
        }
        match refresher.complete(&session).await {
            Ok(complete) => {
                self.replace(&complete).await?;
                Ok(complete)
            }
            // The issuer's token may have ended since it was stored.
            Err(error) if pending && error.kind() == ErrorKind::Authentication => {
                let session = self.rotate(refresher, &session, &mut lock).await?;
                let complete = refresher.complete(&session).await?;
                self.replace(&complete).await?;
                Ok(complete)
            }
            Err(error) => Err(error),
        }
    }

    /// Trades the refresh token, and has the new one on disk before it returns.
    async fn rotate(
        &self,
        refresher: &dyn Refresher,
        session: &Session,
        lock: &mut Lock,
    ) -> Result<Session> {
        let Some(refresh_token) = &session.refresh_token else {
            return Err(
                Error::new(ErrorKind::Authentication, "the session has ended")
                    .with_detail("the vendor gave no refresh token with it")
                    .with_hint(self.sign_in_again()),
            );
        };
        let interrupted = lock.begun()?;
        if interrupted.is_none() {
            lock.begin()?;
        }
        match refresher.refresh(session, refresh_token).await {
            Ok(Rotated { session }) => {
                let stored = self.replaced(&session).await?;
                lock.end()?;
                if stored {
                    Ok(session)
                } else {
                    Err(self.signed_out())
                }
            }
            Err(RefreshError::Lost(error)) => Err(error.with_hint(
                "the vendor may have replaced the session meanwhile; if the next command says so, \
                 sign in again",
            )),
            Err(RefreshError::Failed(error)) => {
                // What an earlier refresh left unknown is still unknown.
                if interrupted.is_none() {
                    lock.end()?;
                }
                Err(error)
            }
            Err(RefreshError::Ended(words)) => {
                let error = Error::new(ErrorKind::Authentication, "the session has ended")
                    .with_detail(format!("the issuer: {words}"))
                    .with_hint(self.sign_in_again());
                Err(match interrupted {
                    Some(when) => error.with_detail(format!(
                        "a refresh begun at {when} was cut off before its answer could be read: the \
                         issuer had replaced the token, and nobody learned by what"
                    )),
                    None => {
                        lock.end()?;
                        error
                    }
                })
            }
        }
    }

    async fn load(&self) -> Result<Session> {
        match self
            .store
            .off_runtime(|store| store.secret(SESSION))
            .await?
        {
            Some(stored) => Session::parse(&stored),
            None => Err(Error::new(
                ErrorKind::Authentication,
                "the profile is no longer signed in",
            )
            .with_hint(self.sign_in_again())),
        }
    }

    fn sign_in_again(&self) -> String {
        format!("sign in again with `{} login`", self.program)
    }

    /// Waits for the lock on a thread of its own, so that other work of this process goes on.
    async fn lock(&self) -> Result<Lock> {
        let path = self.lock_path();
        off_runtime(move || lock_file(&path).map(|file| Lock { file })).await
    }

    /// Keeps the session of a new login, and forgets that a refresh of the one before it was cut off. A
    /// refresh that is under way ends first, or it would put the old session back.
    ///
    /// # Errors
    /// As [`Sessions::keep`], and where the lock cannot be used.
    pub async fn begin(&self, session: &Session) -> Result<()> {
        let mut lock = self.lock().await?;
        let stored = session.store()?;
        let keep = move |store: &CredentialStore| store.keep_secret(SESSION, &stored);
        self.store.off_runtime(keep).await?;
        lock.end()
    }

    fn lock_path(&self) -> PathBuf {
        let name = utf8_percent_encode(self.store.profile(), NOT_PLAIN);
        self.store.directory().join(format!("session-{name}.lock"))
    }
}

/// The lock, whose file says when a refresh was begun that has not ended.
struct Lock {
    file: File,
}

impl Lock {
    fn begun(&mut self) -> Result<Option<String>> {
        let mut text = String::new();
        self.file
            .seek(SeekFrom::Start(0))
            .and_then(|_| self.file.read_to_string(&mut text))
            .map_err(unusable)?;
        Ok((!text.is_empty()).then_some(text))
    }

    fn begin(&mut self) -> Result<()> {
        self.end()?;
        let now = Timestamp::now().to_string();
        self.file.write_all(now.as_bytes()).map_err(unusable)
    }

    fn end(&mut self) -> Result<()> {
        self.file
            .seek(SeekFrom::Start(0))
            .and_then(|_| self.file.set_len(0))
            .map_err(unusable)
    }
}

fn unusable(error: std::io::Error) -> Error {
    Error::new(
        ErrorKind::Authentication,
        "the lock of the session cannot be used",
    )
    .with_detail(error.to_string())
    .with_source(error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credentials::{StoreLocation, StorePolicy};

    /// An issuer during whose work somebody signs out, in one of two moments.
    struct SignedOut<'a> {
        store: &'a CredentialStore,
        while_refreshing: bool,
    }

    impl SignedOut<'_> {
        fn sign_out(&self) {
            assert!(self.store.forget_secret(SESSION).unwrap());
        }
    }

    #[async_trait]
    impl Refresher for SignedOut<'_> {
        async fn refresh(&self, _: &Session, _: &Secret) -> Result<Rotated, RefreshError> {
            if self.while_refreshing {
                self.sign_out();
            }
            let session = session("new", None);
            Ok(Rotated { session })
        }

        async fn complete(&self, _: &Session) -> Result<Session> {
            if !self.while_refreshing {
                self.sign_out();
            }
            Ok(session("new", Some("access")))
        }
    }

    fn session(refresh: &str, access: Option<&str>) -> Session {
        let secret = |text: &str| Secret::new(text.to_owned());
        Session {
            access_token: access.map(secret),
            expires_at: Timestamp::UNIX_EPOCH,
            refresh_token: Some(secret(refresh)),
            scope: None,
            raw_token: None,
            issuer: None,
        }
    }

    #[test]
    fn no_two_profiles_share_a_lock() {
        let lock = |profile: &str| {
            let location = StoreLocation {
                policy: StorePolicy::File,
                file: "credentials.toml".into(),
                session_bus: None,
            };
            let store = CredentialStore::new(location, profile);
            let path = Sessions::new(&store, "dbaas").lock_path();
            path.display().to_string()
        };
        assert_eq!(lock("a-b.c_d"), "./session-a-b.c_d.lock");
        assert_eq!(lock("../a b"), "./session-..%2Fa%20b.lock");
    }

    #[tokio::test]
    async fn a_refresh_does_not_bring_back_what_somebody_signed_out_of() {
        for while_refreshing in [true, false] {
            let directory = tempfile::tempdir().unwrap();
            let location = StoreLocation {
                policy: StorePolicy::File,
                file: directory.path().join("credentials.toml"),
                session_bus: None,
            };
            let store = CredentialStore::new(location, "prod");
            let sessions = Sessions::new(&store, "dbaas");
            sessions.keep(&session("old", Some("ended"))).unwrap();
            let issuer = SignedOut {
                store: &store,
                while_refreshing,
            };
            let error = sessions.current(&issuer, None).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Authentication);
            assert!(store.secret(SESSION).unwrap().is_none());
            // Nothing is left unknown: the next login is told of no refresh that was cut off.
            let mut lock = sessions.lock().await.unwrap();
            assert!(lock.begun().unwrap().is_none());
        }
    }
}
