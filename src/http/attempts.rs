//! The attempts of one request, counted and timed together, and what their failures add up to: whether the
//! server may have acted. Whether there is another attempt is decided in [`super::retry`].

use std::time::{Duration, Instant};

use rand::RngExt;

use super::retry::{self, Outcome};
use super::{Client, Failure, Request};
use crate::credentials::scrub;
use crate::error::{Error, ErrorKind};

/// The attempts of one request.
pub(super) struct Attempts<'a> {
    client: &'a Client,
    request: &'a Request,
    retries: u32,
    /// Whether the server may have acted on an attempt that was repeated.
    unsure: bool,
    started: Instant,
}

impl<'a> Attempts<'a> {
    pub(super) fn new(client: &'a Client, request: &'a Request) -> Self {
        Self {
            client,
            request,
            retries: 0,
            unsure: false,
            started: Instant::now(),
        }
    }

    /// Whether the server may have acted on an attempt that was repeated.
    pub(super) fn is_unsure(&self) -> bool {
        self.unsure
    }

    /// The failure of an attempt on which the server has not acted, and after which there is no other.
    pub(super) fn stopped(&self, error: Error) -> Failure {
        if self.unsure {
            Failure::Lost(error)
        } else {
            Failure::Unsent(error)
        }
    }

    /// Pauses where another attempt follows; gives the error back where none does.
    pub(super) async fn again(&mut self, outcome: Outcome, error: Error) -> Result<(), Failure> {
        if self.permits(outcome).await {
            return Ok(());
        }
        Err(match outcome {
            Outcome::Unsent => self.stopped(error),
            _ => Failure::Lost(error),
        })
    }

    /// The same for an answer that began: only one that broke off is asked for again.
    pub(super) async fn unread(&mut self, error: Error) -> Result<(), Failure> {
        match error.kind() {
            ErrorKind::Unavailable => self.again(Outcome::Lost, error).await,
            _ => Err(Failure::Lost(error)),
        }
    }

    /// Whether another attempt follows; then it has paused.
    pub(super) async fn permits(&mut self, outcome: Outcome) -> bool {
        let options = &self.client.options;
        let pause = retry::decide(
            &self.request.method,
            self.request.idempotent,
            outcome,
            self.retries,
            retry::spent(self.started.elapsed(), options.request_timeout),
            &options.retry,
            rand::rng().random(),
        );
        let Some(pause) = pause else {
            return false;
        };
        self.retries += 1;
        self.unsure |= outcome != Outcome::Unsent;
        self.tell(outcome, pause);
        tokio::time::sleep(pause).await;
        true
    }

    fn tell(&self, outcome: Outcome, pause: Duration) {
        let options = &self.client.options;
        let Some(observer) = &options.observer else {
            return;
        };
        let why = match outcome {
            Outcome::Unsent => "could not be sent".to_owned(),
            Outcome::Lost => "got no whole answer".to_owned(),
            Outcome::Status(status, _) => format!("was answered with {status}"),
        };
        observer.retrying(&format!(
            "{} {why}; trying again in {:.1} s ({} of {})",
            scrub(&self.request.label()),
            pause.as_secs_f64(),
            self.retries,
            options.retry.max_retries
        ));
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Write};
    use std::net::{SocketAddr, TcpListener, TcpStream};
    use std::thread::JoinHandle;

    use async_trait::async_trait;
    use reqwest::Method;
    use reqwest::header::AUTHORIZATION;

    use super::*;
    use crate::credentials::Secret;
    use crate::http::{Authorization, Authorize, Options, Policy};

    /// A server that gives each connection the next answer, and refuses any further one.
    fn server(answers: &'static [&'static str]) -> (SocketAddr, JoinHandle<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let serve = move || {
            let mut listener = Some(listener);
            for (index, answer) in answers.iter().enumerate() {
                let (stream, _) = listener.as_ref().unwrap().accept().unwrap();
                if index + 1 == answers.len() {
                    listener = None;
                }
                reply(&stream, answer);
            }
        };
        (address, std::thread::spawn(serve))
    }

    fn reply(mut stream: &TcpStream, answer: &str) {
        let lines = BufReader::new(stream).lines();
        for line in lines.map_while(std::result::Result::ok) {
            if line.is_empty() {
                break;
            }
        }
        stream.write_all(answer.as_bytes()).unwrap();
    }

    async fn failure(
        method: Method,
        answers: &'static [&'static str],
        auth: Option<&dyn Authorize>,
    ) -> Failure {
        let (address, server) = server(answers);
        let url = format!("http://{address}/x").parse().unwrap();
        let client = Client::new(Options {
            retry: Policy {
                max_retries: 1,
                ..Policy::default()
            },
            ..Options::default()
        });
        let request = Request::new(method, url);
        let failure = client.fetch(&request, auth).await.unwrap_err();
        server.join().unwrap();
        failure
    }

    /// A credential that cannot be renewed.
    struct Stale;

    #[async_trait]
    impl Authorize for Stale {
        async fn authorize(&self) -> crate::error::Result<Option<Authorization>> {
            Ok(Some(Authorization {
                header: AUTHORIZATION,
                value: Secret::new("x".to_owned()),
            }))
        }

        async fn renew(&self, _: &Authorization) -> crate::error::Result<bool> {
            Err(Error::new(ErrorKind::Authentication, "it has ended"))
        }
    }

    const CUT: &str = "HTTP/1.1 200 OK\r\ncontent-length: 9\r\nconnection: close\r\n\r\n{";
    const REFUSED: &str =
        "HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    const MOVED: &str = "HTTP/1.1 307 Temporary Redirect\r\nlocation: http://elsewhere.example/\r\n\
                         content-length: 0\r\nconnection: close\r\n\r\n";
    const DONE: &str = "HTTP/1.1 303 See Other\r\nlocation: http://elsewhere.example/\r\n\
                        content-length: 0\r\nconnection: close\r\n\r\n";
    const ENDLESS: &str = "HTTP/1.1 200 OK\r\ncontent-length: 268435457\r\n\r\n{";

    #[tokio::test]
    async fn what_was_lost_once_may_be_done_whatever_the_last_attempt_says() {
        for (answers, lost) in [
            (&[CUT][..], true),
            (&[REFUSED], false),
            (&[CUT, REFUSED], true),
            (&[MOVED], false),
            (&[CUT, MOVED], true),
            (&[DONE], true),
        ] {
            let failure = failure(Method::DELETE, answers, Some(&Stale)).await;
            let is_lost = matches!(failure, Failure::Lost(_));
            assert_eq!(is_lost, lost, "{answers:?}: {failure:?}");
        }
    }

    #[tokio::test]
    async fn an_answer_that_is_too_long_is_asked_for_once() {
        let error = Error::from(failure(Method::GET, &[ENDLESS], None).await);
        assert_eq!(error.kind(), ErrorKind::Provider, "{error:?}");
    }

    #[tokio::test]
    async fn a_connection_that_is_not_made_in_time_is_known_to_have_carried_nothing() {
        // It is accepted by the system, and never greeted.
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let client = Client::new(Options {
            request_timeout: Duration::from_secs(2),
            retry: Policy {
                max_retries: 0,
                ..Policy::default()
            },
            ..Options::default()
        });
        let url = format!("https://{address}/x").parse().unwrap();
        let mut request = Request::new(Method::POST, url);
        request.idempotent = false;
        let failure = client.fetch(&request, None).await.unwrap_err();
        assert!(matches!(failure, Failure::Unsent(_)), "{failure:?}");
    }
}
