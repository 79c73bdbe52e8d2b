//! Somebody between a client and a server: passes requests on, or loses, replaces and invents answers.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// What becomes of a request.
pub(crate) enum Act {
    /// It is passed on, and so is the answer.
    Pass,
    /// It is passed on, and the answer is lost.
    Lose,
    /// It is lost itself.
    Swallow,
    /// It is passed on, and the answer is another one.
    Replace(u16, &'static str),
    /// It is not passed on.
    Answer(u16, String),
    /// It is not passed on, and this is the whole answer, head and all.
    Respond(String),
    /// It is passed on, and its answer breaks off in the middle.
    Cut,
}

/// Listens until it is dropped.
pub(crate) struct Between {
    /// Where it listens.
    pub(crate) url: String,
    address: std::net::SocketAddr,
    seen: Arc<Mutex<Vec<String>>>,
    ended: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Between {
    /// Stands before `server`, an address such as `http://127.0.0.1:1`; `decide` sees each request as
    /// `METHOD /path` with its body.
    pub(crate) fn before(
        server: &str,
        mut decide: impl FnMut(&str, &str) -> Act + Send + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let behind = server.trim_start_matches("http://").to_owned();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let ended = Arc::new(AtomicBool::new(false));
        let (log, end) = (Arc::clone(&seen), Arc::clone(&ended));
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if end.load(Ordering::Relaxed) {
                    return;
                }
                let mut stream = stream.expect("a connection");
                let Some((head, body)) = read(&mut stream) else {
                    continue;
                };
                let line: Vec<&str> = head.split(' ').take(2).collect();
                let line = line.join(" ");
                log.lock().expect("the log").push(line.clone());
                let answer = match decide(&line, &body) {
                    Act::Pass => pass(&behind, &head, &body),
                    Act::Lose => {
                        pass(&behind, &head, &body);
                        continue;
                    }
                    Act::Swallow => continue,
                    Act::Replace(status, body_instead) => {
                        pass(&behind, &head, &body);
                        answer(status, body_instead)
                    }
                    Act::Answer(status, body) => answer(status, &body),
                    Act::Respond(answer) => answer,
                    Act::Cut => {
                        let mut answer = pass(&behind, &head, &body);
                        answer.truncate(answer.len() - 1);
                        answer
                    }
                };
                let _ = stream.write_all(answer.as_bytes());
            }
        });
        Self {
            url: format!("http://{address}"),
            address,
            seen,
            ended,
            thread: Some(thread),
        }
    }

    /// How many requests of a method came.
    pub(crate) fn count(&self, method: &str) -> usize {
        let seen = self.seen.lock().expect("the log");
        seen.iter().filter(|line| line.starts_with(method)).count()
    }
}

impl Drop for Between {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        // It waits for somebody.
        let _ = TcpStream::connect(self.address);
        let ended = self.thread.take().map(JoinHandle::join);
        if !std::thread::panicking() {
            assert!(ended.is_none_or(|ended| ended.is_ok()), "it went wrong");
        }
    }
}

fn read(stream: &mut TcpStream) -> Option<(String, String)> {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") {
        if stream.read(&mut byte).ok()? == 0 {
            return None;
        }
        bytes.push(byte[0]);
    }
    let head = String::from_utf8(bytes).expect("a head");
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.trim().parse().expect("a length"))
    });
    let mut body = vec![0; length.unwrap_or(0)];
    stream.read_exact(&mut body).ok()?;
    Some((head, String::from_utf8(body).expect("a body")))
}

/// The whole answer of the server behind.
fn pass(behind: &str, head: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(behind).expect("the server behind");
    let mut passed = String::new();
    for line in head.trim_end().lines() {
        let name = line.split(':').next().unwrap_or_default();
        if !name.eq_ignore_ascii_case("host") && !name.eq_ignore_ascii_case("connection") {
            passed += &format!("{line}\r\n");
        }
    }
    passed += &format!("Host: {behind}\r\nConnection: close\r\n\r\n{body}");
    stream.write_all(passed.as_bytes()).expect("it is sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

fn answer(status: u16, body: &str) -> String {
    format!(
        "HTTP/1.1 {status} -\r\nContent-Type: application/json\r\nConnection: close\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
}
