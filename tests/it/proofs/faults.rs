//! Every fault of a server times every kind of request that the program sends: 23 faults, 6 kinds, 138
//! rows, each run twice (276 runs) with one retry.
//!
//! A row is the kind of request and the fault; then, where the fault hits once and where it hits always, how
//! many requests of that kind the server saw, the exit code (and how many clusters there are of that name
//! then); and the error of the latter. It shows that
//!
//! - GET, PUT and DELETE are sent again after 408, 429, 502, 503, 504 and every answer that did not arrive
//!   whole, GET also after 500, and POST never;
//! - `Retry-After` is honoured as seconds and as a date, and a pause beyond the budget is not begun;
//! - of the 46 runs of `create` none sent its request twice, and wherever the cluster was made the run found
//!   it: nothing is made that the run does not know.
//!
//! A list that breaks off after its first item is not asked for again: that has been handed on by then.

use super::{body, first_error, machine, named, table};
use crate::support::sandbox::{PROJECT, Sandbox};
use crate::support::tls::{Listener, json};
use crate::support::{Machine, Run};

/// What goes wrong, as the sandbox is told.
const FAULTS: &[&str] = &[
    "status=408",
    "status=429 retry-after=1",
    "status=429 retry-after=date:1",
    "status=429 retry-after=3600",
    "status=429 retry-after=18446744073709551615",
    "status=500",
    "status=502",
    "status=503",
    "status=504",
    "html",
    "html=200",
    "status-after=200",
    "content-type=text/plain",
    "redirect=https://elsewhere.example/x",
    "reset",
    "reset-after",
    "lost",
    "status-after=500",
    "status-after=503",
    "truncate",
    "hang",
    "hang-after",
    "delay=50ms",
];

/// What is asked: a name, the method, the end of the path, and the command. `ID` is a cluster that is
/// there, `NAME` one that is not.
const ASKED: &[(&str, &str, &str, &[&str])] = &[
    ("list", "GET", "/clusters", &["cluster", "list"]),
    ("get", "GET", "/clusters/ID", &["cluster", "get", "ID"]),
    (
        "create",
        "POST",
        "/clusters",
        &["cluster", "create", "-f", "NAME.json", "--no-wait"],
    ),
    (
        "update",
        "PUT",
        "/clusters/ID",
        &[
            "cluster",
            "update",
            "ID",
            "--set",
            "native.biganimal.backupRetentionPeriod=9d",
        ],
    ),
    (
        "delete",
        "DELETE",
        "/clusters/ID",
        &["cluster", "delete", "ID", "--yes"],
    ),
    (
        "pause",
        "POST",
        "/clusters/ID/pause",
        &["cluster", "stop", "ID", "--no-wait"],
    ),
];

/// One kind of request through every fault, each once (the second attempt is answered) and for ever.
fn column(asked: usize) -> Vec<Vec<String>> {
    let (name, method, path, command) = ASKED[asked];
    let seeds = (2 * FAULTS.len()).to_string();
    let sandbox = Sandbox::start(&["--seed-clusters", &seeds]);
    let machine = machine(&sandbox);
    let ids = machine.run(&["cluster", "list", "-o", "name"]).succeeded();
    let mut ids = ids.lines();
    let mut rows = Vec::new();
    let mut next = 0;
    for fault in FAULTS {
        let mut row = vec![name.to_owned(), (*fault).to_owned()];
        for times in ["1", "all"] {
            let id = ids.next().expect("a seed").to_owned();
            let new = format!("new-{next}");
            next += 1;
            let path = path.replace("ID", &id);
            body(&machine, &new);
            sandbox.control("DELETE", "requests", None);
            sandbox.fault(format!("{method} */{PROJECT}{path} {fault} times={times}"));
            let run = attempt(&machine, command, &id, &new, fault);
            assert_eq!(sandbox.control("DELETE", "faults", None).status, 204);
            let sent = sandbox.count(method, &format!("{PROJECT}{path}"));
            row.push(sent.to_string());
            row.push(run.code.expect("an exit code").to_string());
            if name == "create" {
                row.push(format!("{} made", named(&sandbox, &new).len()));
            }
            if times == "all" {
                let masks = [(id.as_str(), "ID"), (&new, "NAME"), (PROJECT, "PROJECT")];
                row.push(first_error(&run.stderr, &masks));
            }
        }
        rows.push(row);
    }
    rows
}

fn attempt(machine: &Machine, command: &[&str], id: &str, new: &str, fault: &str) -> Run {
    let words: Vec<String> = command
        .iter()
        .map(|word| word.replace("NAME", new).replace("ID", id))
        .collect();
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    words.extend(["--max-retries", "1"]);
    if fault.starts_with("hang") {
        words.extend(["--request-timeout", "2s"]);
    }
    machine.run(&words)
}

#[test]
fn every_fault_times_every_request() {
    let columns: Vec<_> = std::thread::scope(|scope| {
        let started: Vec<_> = (0..ASKED.len())
            .map(|asked| scope.spawn(move || column(asked)))
            .collect();
        let ended = started.into_iter().map(|column| column.join());
        ended.map(|rows| rows.expect("a column")).collect()
    });
    let shown: Vec<String> = columns.iter().map(|rows| table(rows)).collect();
    insta::assert_snapshot!(shown.join("\n"), @"
    list | status=408                                  | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters was answered with 408 Request Timeout
    list | status=429 retry-after=1                    | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters was answered with 429 Too Many Requests
    list | status=429 retry-after=date:1               | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters was answered with 429 Too Many Requests
    list | status=429 retry-after=3600                 | 1 | 8 | 1 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters was answered with 429 Too Many Requests
    list | status=429 retry-after=18446744073709551615 | 1 | 8 | 1 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters was answered with 429 Too Many Requests
    list | status=500                                  | 2 | 0 | 2 | 1 | GET /biganimal/api/v3/projects/PROJECT/clusters was answered with 500 Internal Server Error
    list | status=502                                  | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters was answered with 502 Bad Gateway
    list | status=503                                  | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters was answered with 503 Service Unavailable
    list | status=504                                  | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters was answered with 504 Gateway Timeout
    list | html                                        | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters was answered with 502 Bad Gateway
    list | html=200                                    | 1 | 1 | 1 | 1 | the answer to GET /biganimal/api/v3/projects/PROJECT/clusters is not what was expected
    list | status-after=200                            | 1 | 1 | 1 | 1 | the answer to GET /biganimal/api/v3/projects/PROJECT/clusters is not what was expected
    list | content-type=text/plain                     | 1 | 0 | 1 | 0
    list | redirect=https://elsewhere.example/x        | 1 | 1 | 1 | 1 | the server redirected GET /biganimal/api/v3/projects/PROJECT/clusters elsewhere; the redirect was not followed
    list | reset                                       | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters got no answer
    list | reset-after                                 | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters got no answer
    list | lost                                        | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters got no answer
    list | status-after=500                            | 2 | 0 | 2 | 1 | GET /biganimal/api/v3/projects/PROJECT/clusters was answered with 500 Internal Server Error
    list | status-after=503                            | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters was answered with 503 Service Unavailable
    list | truncate                                    | 1 | 8 | 1 | 8 | the answer to GET /biganimal/api/v3/projects/PROJECT/clusters broke off
    list | hang                                        | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters was not answered within 2s
    list | hang-after                                  | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters was not answered within 2s
    list | delay=50ms                                  | 1 | 0 | 1 | 0

    get | status=408                                  | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 408 Request Timeout
    get | status=429 retry-after=1                    | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 429 Too Many Requests
    get | status=429 retry-after=date:1               | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 429 Too Many Requests
    get | status=429 retry-after=3600                 | 1 | 8 | 1 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 429 Too Many Requests
    get | status=429 retry-after=18446744073709551615 | 1 | 8 | 1 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 429 Too Many Requests
    get | status=500                                  | 2 | 0 | 2 | 1 | GET /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 500 Internal Server Error
    get | status=502                                  | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 502 Bad Gateway
    get | status=503                                  | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 503 Service Unavailable
    get | status=504                                  | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 504 Gateway Timeout
    get | html                                        | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 502 Bad Gateway
    get | html=200                                    | 1 | 1 | 1 | 1 | the answer to GET /biganimal/api/v3/projects/PROJECT/clusters/ID is not what was expected
    get | status-after=200                            | 1 | 1 | 1 | 1 | the answer to GET /biganimal/api/v3/projects/PROJECT/clusters/ID is not what was expected
    get | content-type=text/plain                     | 1 | 0 | 1 | 0
    get | redirect=https://elsewhere.example/x        | 1 | 1 | 1 | 1 | the server redirected GET /biganimal/api/v3/projects/PROJECT/clusters/ID elsewhere; the redirect was not followed
    get | reset                                       | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters/ID got no answer
    get | reset-after                                 | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters/ID got no answer
    get | lost                                        | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters/ID got no answer
    get | status-after=500                            | 2 | 0 | 2 | 1 | GET /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 500 Internal Server Error
    get | status-after=503                            | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 503 Service Unavailable
    get | truncate                                    | 2 | 0 | 2 | 8 | the answer to GET /biganimal/api/v3/projects/PROJECT/clusters/ID broke off
    get | hang                                        | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters/ID was not answered within 2s
    get | hang-after                                  | 2 | 0 | 2 | 8 | GET /biganimal/api/v3/projects/PROJECT/clusters/ID was not answered within 2s
    get | delay=50ms                                  | 1 | 0 | 1 | 0

    create | status=408                                  | 1 | 8 | 0 made | 1 | 8 | 0 made | whether `NAME` is being created is not known: nothing of that name is listed yet
    create | status=429 retry-after=1                    | 1 | 8 | 0 made | 1 | 8 | 0 made | whether `NAME` is being created is not known: nothing of that name is listed yet
    create | status=429 retry-after=date:1               | 1 | 8 | 0 made | 1 | 8 | 0 made | whether `NAME` is being created is not known: nothing of that name is listed yet
    create | status=429 retry-after=3600                 | 1 | 8 | 0 made | 1 | 8 | 0 made | whether `NAME` is being created is not known: nothing of that name is listed yet
    create | status=429 retry-after=18446744073709551615 | 1 | 8 | 0 made | 1 | 8 | 0 made | whether `NAME` is being created is not known: nothing of that name is listed yet
    create | status=500                                  | 1 | 8 | 0 made | 1 | 8 | 0 made | whether `NAME` is being created is not known: nothing of that name is listed yet
    create | status=502                                  | 1 | 8 | 0 made | 1 | 8 | 0 made | whether `NAME` is being created is not known: nothing of that name is listed yet
    create | status=503                                  | 1 | 8 | 0 made | 1 | 8 | 0 made | whether `NAME` is being created is not known: nothing of that name is listed yet
    create | status=504                                  | 1 | 8 | 0 made | 1 | 8 | 0 made | whether `NAME` is being created is not known: nothing of that name is listed yet
    create | html                                        | 1 | 8 | 0 made | 1 | 8 | 0 made | whether `NAME` is being created is not known: nothing of that name is listed yet
    create | html=200                                    | 1 | 8 | 0 made | 1 | 8 | 0 made | whether `NAME` is being created is not known: nothing of that name is listed yet
    create | status-after=200                            | 1 | 0 | 1 made | 1 | 0 | 1 made
    create | content-type=text/plain                     | 1 | 0 | 1 made | 1 | 0 | 1 made
    create | redirect=https://elsewhere.example/x        | 1 | 1 | 0 made | 1 | 1 | 0 made | the server redirected POST /biganimal/api/v3/projects/PROJECT/clusters elsewhere; the redirect was not followed
    create | reset                                       | 1 | 8 | 0 made | 1 | 8 | 0 made | whether `NAME` is being created is not known: nothing of that name is listed yet
    create | reset-after                                 | 1 | 0 | 1 made | 1 | 0 | 1 made
    create | lost                                        | 1 | 0 | 1 made | 1 | 0 | 1 made
    create | status-after=500                            | 1 | 0 | 1 made | 1 | 0 | 1 made
    create | status-after=503                            | 1 | 0 | 1 made | 1 | 0 | 1 made
    create | truncate                                    | 1 | 0 | 1 made | 1 | 0 | 1 made
    create | hang                                        | 1 | 8 | 0 made | 1 | 8 | 0 made | whether `NAME` is being created is not known: nothing of that name is listed yet
    create | hang-after                                  | 1 | 0 | 1 made | 1 | 0 | 1 made
    create | delay=50ms                                  | 1 | 0 | 1 made | 1 | 0 | 1 made

    update | status=408                                  | 2 | 0 | 2 | 8 | PUT /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 408 Request Timeout
    update | status=429 retry-after=1                    | 2 | 0 | 2 | 8 | PUT /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 429 Too Many Requests
    update | status=429 retry-after=date:1               | 2 | 0 | 2 | 8 | PUT /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 429 Too Many Requests
    update | status=429 retry-after=3600                 | 1 | 8 | 1 | 8 | PUT /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 429 Too Many Requests
    update | status=429 retry-after=18446744073709551615 | 1 | 8 | 1 | 8 | PUT /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 429 Too Many Requests
    update | status=500                                  | 1 | 1 | 1 | 1 | PUT /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 500 Internal Server Error
    update | status=502                                  | 2 | 0 | 2 | 8 | PUT /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 502 Bad Gateway
    update | status=503                                  | 2 | 0 | 2 | 8 | PUT /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 503 Service Unavailable
    update | status=504                                  | 2 | 0 | 2 | 8 | PUT /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 504 Gateway Timeout
    update | html                                        | 2 | 0 | 2 | 8 | PUT /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 502 Bad Gateway
    update | html=200                                    | 1 | 1 | 1 | 1 | the answer to PUT /biganimal/api/v3/projects/PROJECT/clusters/ID is not what was expected
    update | status-after=200                            | 1 | 0 | 1 | 0
    update | content-type=text/plain                     | 1 | 0 | 1 | 0
    update | redirect=https://elsewhere.example/x        | 1 | 1 | 1 | 1 | the server redirected PUT /biganimal/api/v3/projects/PROJECT/clusters/ID elsewhere; the redirect was not followed
    update | reset                                       | 2 | 0 | 2 | 8 | PUT /biganimal/api/v3/projects/PROJECT/clusters/ID got no answer
    update | reset-after                                 | 2 | 0 | 2 | 8 | PUT /biganimal/api/v3/projects/PROJECT/clusters/ID got no answer
    update | lost                                        | 2 | 0 | 2 | 8 | PUT /biganimal/api/v3/projects/PROJECT/clusters/ID got no answer
    update | status-after=500                            | 1 | 1 | 1 | 1 | PUT /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 500 Internal Server Error
    update | status-after=503                            | 2 | 0 | 2 | 8 | PUT /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 503 Service Unavailable
    update | truncate                                    | 2 | 0 | 2 | 8 | the answer to PUT /biganimal/api/v3/projects/PROJECT/clusters/ID broke off
    update | hang                                        | 2 | 0 | 2 | 8 | PUT /biganimal/api/v3/projects/PROJECT/clusters/ID was not answered within 2s
    update | hang-after                                  | 2 | 0 | 2 | 8 | PUT /biganimal/api/v3/projects/PROJECT/clusters/ID was not answered within 2s
    update | delay=50ms                                  | 1 | 0 | 1 | 0

    delete | status=408                                  | 2 | 0 | 2 | 8 | DELETE /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 408 Request Timeout
    delete | status=429 retry-after=1                    | 2 | 0 | 2 | 8 | DELETE /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 429 Too Many Requests
    delete | status=429 retry-after=date:1               | 2 | 0 | 2 | 8 | DELETE /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 429 Too Many Requests
    delete | status=429 retry-after=3600                 | 1 | 8 | 1 | 8 | DELETE /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 429 Too Many Requests
    delete | status=429 retry-after=18446744073709551615 | 1 | 8 | 1 | 8 | DELETE /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 429 Too Many Requests
    delete | status=500                                  | 1 | 1 | 1 | 1 | DELETE /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 500 Internal Server Error
    delete | status=502                                  | 2 | 0 | 2 | 8 | DELETE /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 502 Bad Gateway
    delete | status=503                                  | 2 | 0 | 2 | 8 | DELETE /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 503 Service Unavailable
    delete | status=504                                  | 2 | 0 | 2 | 8 | DELETE /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 504 Gateway Timeout
    delete | html                                        | 2 | 0 | 2 | 8 | DELETE /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 502 Bad Gateway
    delete | html=200                                    | 1 | 1 | 1 | 1 | the answer to DELETE /biganimal/api/v3/projects/PROJECT/clusters/ID is not what was expected
    delete | status-after=200                            | 1 | 0 | 1 | 0
    delete | content-type=text/plain                     | 1 | 0 | 1 | 0
    delete | redirect=https://elsewhere.example/x        | 1 | 1 | 1 | 1 | the server redirected DELETE /biganimal/api/v3/projects/PROJECT/clusters/ID elsewhere; the redirect was not followed
    delete | reset                                       | 2 | 0 | 2 | 8 | DELETE /biganimal/api/v3/projects/PROJECT/clusters/ID got no answer
    delete | reset-after                                 | 2 | 0 | 2 | 8 | DELETE /biganimal/api/v3/projects/PROJECT/clusters/ID got no answer
    delete | lost                                        | 2 | 0 | 2 | 8 | DELETE /biganimal/api/v3/projects/PROJECT/clusters/ID got no answer
    delete | status-after=500                            | 1 | 0 | 1 | 0
    delete | status-after=503                            | 2 | 0 | 2 | 8 | DELETE /biganimal/api/v3/projects/PROJECT/clusters/ID was answered with 503 Service Unavailable
    delete | truncate                                    | 1 | 0 | 1 | 0
    delete | hang                                        | 2 | 0 | 2 | 8 | DELETE /biganimal/api/v3/projects/PROJECT/clusters/ID was not answered within 2s
    delete | hang-after                                  | 2 | 0 | 2 | 8 | DELETE /biganimal/api/v3/projects/PROJECT/clusters/ID was not answered within 2s
    delete | delay=50ms                                  | 1 | 0 | 1 | 0

    pause | status=408                                  | 1 | 8 | 1 | 8 | POST /biganimal/api/v3/projects/PROJECT/clusters/ID/pause was answered with 408 Request Timeout
    pause | status=429 retry-after=1                    | 1 | 8 | 1 | 8 | POST /biganimal/api/v3/projects/PROJECT/clusters/ID/pause was answered with 429 Too Many Requests
    pause | status=429 retry-after=date:1               | 1 | 8 | 1 | 8 | POST /biganimal/api/v3/projects/PROJECT/clusters/ID/pause was answered with 429 Too Many Requests
    pause | status=429 retry-after=3600                 | 1 | 8 | 1 | 8 | POST /biganimal/api/v3/projects/PROJECT/clusters/ID/pause was answered with 429 Too Many Requests
    pause | status=429 retry-after=18446744073709551615 | 1 | 8 | 1 | 8 | POST /biganimal/api/v3/projects/PROJECT/clusters/ID/pause was answered with 429 Too Many Requests
    pause | status=500                                  | 1 | 1 | 1 | 1 | POST /biganimal/api/v3/projects/PROJECT/clusters/ID/pause was answered with 500 Internal Server Error
    pause | status=502                                  | 1 | 8 | 1 | 8 | POST /biganimal/api/v3/projects/PROJECT/clusters/ID/pause was answered with 502 Bad Gateway
    pause | status=503                                  | 1 | 8 | 1 | 8 | POST /biganimal/api/v3/projects/PROJECT/clusters/ID/pause was answered with 503 Service Unavailable
    pause | status=504                                  | 1 | 8 | 1 | 8 | POST /biganimal/api/v3/projects/PROJECT/clusters/ID/pause was answered with 504 Gateway Timeout
    pause | html                                        | 1 | 8 | 1 | 8 | POST /biganimal/api/v3/projects/PROJECT/clusters/ID/pause was answered with 502 Bad Gateway
    pause | html=200                                    | 1 | 1 | 1 | 1 | the answer to POST /biganimal/api/v3/projects/PROJECT/clusters/ID/pause is not what was expected
    pause | status-after=200                            | 1 | 0 | 1 | 0
    pause | content-type=text/plain                     | 1 | 0 | 1 | 0
    pause | redirect=https://elsewhere.example/x        | 1 | 1 | 1 | 1 | the server redirected POST /biganimal/api/v3/projects/PROJECT/clusters/ID/pause elsewhere; the redirect was not followed
    pause | reset                                       | 1 | 8 | 1 | 8 | POST /biganimal/api/v3/projects/PROJECT/clusters/ID/pause got no answer
    pause | reset-after                                 | 1 | 8 | 1 | 8 | POST /biganimal/api/v3/projects/PROJECT/clusters/ID/pause got no answer
    pause | lost                                        | 1 | 8 | 1 | 8 | POST /biganimal/api/v3/projects/PROJECT/clusters/ID/pause got no answer
    pause | status-after=500                            | 1 | 1 | 1 | 1 | POST /biganimal/api/v3/projects/PROJECT/clusters/ID/pause was answered with 500 Internal Server Error
    pause | status-after=503                            | 1 | 8 | 1 | 8 | POST /biganimal/api/v3/projects/PROJECT/clusters/ID/pause was answered with 503 Service Unavailable
    pause | truncate                                    | 1 | 8 | 1 | 8 | the answer to POST /biganimal/api/v3/projects/PROJECT/clusters/ID/pause broke off
    pause | hang                                        | 1 | 8 | 1 | 8 | POST /biganimal/api/v3/projects/PROJECT/clusters/ID/pause was not answered within 2s
    pause | hang-after                                  | 1 | 8 | 1 | 8 | POST /biganimal/api/v3/projects/PROJECT/clusters/ID/pause was not answered within 2s
    pause | delay=50ms                                  | 1 | 0 | 1 | 0
    ");
}

#[test]
fn a_change_that_was_lost_says_where_to_look() {
    let sandbox = Sandbox::start(&["--seed-clusters", "2"]);
    let machine = machine(&sandbox);
    let ids = machine.run(&["cluster", "list", "-o", "name"]).succeeded();
    let (one, other) = ids.split_once('\n').expect("two seeds");
    for (word, id, path) in [
        ("stop", one, "pause"),
        ("start", one, "resume"),
        ("restart", other, "pause"),
    ] {
        sandbox.fault(format!("POST */{path} lost times=all"));
        let run = machine.run(&["cluster", word, id, "--no-wait"]).failed(8);
        let hint = format!("look with `dbaas -p ba cluster get {id}` before you try again");
        assert!(run.stderr.contains(&hint), "{word}: {run}");
        sandbox.control("DELETE", "faults", None);
        // It was done all the same.
        let state = format!(
            "state={}",
            if word == "start" { "ready" } else { "stopped" }
        );
        machine
            .run(&["cluster", "wait", id, "--for", &state])
            .succeeded();
    }
}

/// An answer to a list that breaks off after `part`, and a whole one to the next request.
fn broken_off(part: &'static str) -> (Listener, Run) {
    let first = std::sync::atomic::AtomicBool::new(true);
    let whole = r#"{"data": [{"clusterId": "p-0123456789", "clusterName": "orders"}]}"#;
    let server = Listener::start(None, move |_| {
        let answer = json(200, whole);
        if !first.swap(false, std::sync::atomic::Ordering::SeqCst) {
            return answer;
        }
        let (head, _) = answer.split_once("\r\n\r\n").expect("a head");
        format!("{head}\r\n\r\n{part}")
    });
    let machine = Machine::new()
        .with("DBAAS_CONFIG", "config.toml")
        .with("DBAAS_ACCESS_KEY", "x");
    let text = format!(
        "[profile.ba]\nprovider = \"biganimal\"\nendpoint = \"http://{}\"\nproject = \"p\"\n",
        server.address
    );
    machine.write("config.toml", text);
    let run = machine.run(&["-p", "ba", "cluster", "list", "-o", "name"]);
    (server, run)
}

#[test]
fn a_list_that_breaks_off_before_its_first_item_is_asked_for_again() {
    for part in ["", "{\"data\": [", "{\"data\": [{\"clusterId\": \"p-01"] {
        let (server, run) = broken_off(part);
        assert_eq!(run.succeeded(), "p-0123456789", "{part}");
        assert_eq!(server.requests().len(), 2, "{part}");
    }
    // What was printed is not printed twice.
    let (server, run) =
        broken_off("{\"data\": [{\"clusterId\": \"p-0123456789\", \"clusterName\": \"a\"}, ");
    let run = run.failed(8);
    assert_eq!(run.stdout, "p-0123456789\n", "{run}");
    assert_eq!(server.requests().len(), 1);
}
