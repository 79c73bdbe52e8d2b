//! What holds when something goes wrong between the program and a vendor.

use std::io::Read;
use std::net::TcpListener;

use super::Case;
use super::rows::{Bench, Gate, ORDERS, ROWS, Row};
use crate::engine::{Random, argument};
use crate::support::between::Act;

const fn case(name: &'static str, show: fn(&Bench)) -> Case {
    Case {
        name,
        column: "survives faults",
        facets: &[],
        between: true,
        show,
    }
}

pub(super) const CASES: &[Case] = &[
    case(
        "a creation happens once, or it is said that nobody knows",
        creations,
    ),
    case("creations under random faults happen once", random),
    case(
        "a creation that was killed is taken up, not made twice",
        killed,
    ),
    case("a vendor that is busy is asked again", busy),
    case("a page instead of an answer is no answer", page),
    case("a refused credential is not tried again", refused),
    case("a redirect elsewhere takes no credential along", redirect),
    case("a wait survives what is in the way", wait),
];

/// What may become of a creation: a name, and what happens.
type Fault = (&'static str, fn() -> Act);

const FAULTS: [Fault; 9] = [
    ("lost", || Act::Lose),
    ("reset-before", || Act::Swallow),
    ("cut", || Act::Cut),
    ("500-after", || Act::Replace(500, "{}")),
    ("200-after", || Act::Replace(200, "")),
    ("429-at-once", || {
        Act::Respond(response("429 -", "Retry-After: 0\r\n", "{}"))
    }),
    ("429", || Act::Respond(response("429 -", "", "{}"))),
    ("503", || Act::Answer(503, "{}".to_owned())),
    ("page-502", || Act::Respond(response("502 -", "", PAGE))),
];

const PAGE: &str = "<html><body>Bad Gateway</body></html>";

fn response(status: &str, header: &str, body: &str) -> String {
    let kind = match body.starts_with('<') {
        true => "text/html",
        false => "application/json",
    };
    format!(
        "HTTP/1.1 {status}\r\n{header}Content-Type: {kind}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

fn gate(bench: &Bench) -> &Gate {
    bench.between.as_ref().expect("the case wants one")
}

/// Creates a cluster whose creation meets a fault, and compares what the exit code says with what there is; then the
/// same command again, without a fault, must find it or make it.
fn create_under(bench: &Bench, name: &str, fault: &str, act: Act) {
    gate(bench).next("POST", [act]);
    let more = ["--no-wait", "--max-retries", "1", "-o", "name"];
    let run = bench.create(name, &more);
    let made = bench.named(name);
    match run.code {
        Some(0) => assert_eq!(made, [run.stdout.trim()], "{fault}: {run}"),
        // Nobody knows.
        Some(8) => assert!(made.len() <= 1, "{fault}: {made:?} {run}"),
        Some(1) => assert!(made.is_empty(), "{fault}: {made:?} {run}"),
        _ => panic!("{fault}: {run}"),
    }
    let again = bench.create(name, &more);
    assert!(matches!(again.code, Some(0 | 6)), "{fault}, then: {again}");
    let made = bench.named(name);
    assert_eq!(made.len(), 1, "{fault}: {made:?} {run} {again}");
}

fn creations(bench: &Bench) {
    for (fault, act) in FAULTS {
        create_under(bench, &format!("fault-{fault}"), fault, act());
    }
}

fn random(bench: &Bench) {
    let seed = argument("DBAAS_TEST_SEED", u64::from(std::process::id()));
    // A server that makes real databases takes ten times as long as an emulator.
    let weight = |row: &Row| if row.makes_databases() { 1 } else { 3 };
    let remote = ROWS.iter().filter(|row| row.is_remote());
    let share = weight(bench.row) * argument("DBAAS_TEST_CREATIONS", 200);
    let creations = share.div_ceil(remote.map(weight).sum());
    let mut random = Random(seed);
    for number in 0..creations {
        let (fault, act) = FAULTS[random.below(FAULTS.len() as u64) as usize];
        let what = format!("{fault} (DBAAS_TEST_SEED={seed}, creation {number})");
        create_under(bench, &format!("random-{number}"), &what, act());
    }
}

fn killed(bench: &Bench) {
    let sent = bench.requests("POST");
    let create = [
        &["cluster", "create", "killed"],
        bench.row.spec,
        &["--wait"],
    ]
    .concat();
    let mut child = bench.machine.start(&create);
    // Sooner than the vendor answers, or a little later: either will do.
    while bench.requests("POST") == sent && child.try_wait().expect("its status").is_none() {
        std::thread::yield_now();
    }
    let _ = child.kill();
    let _ = bench.machine.finish(child);
    let again = bench.create("killed", &["--no-wait"]);
    assert!(matches!(again.code, Some(0 | 6)), "{again}");
    assert_eq!(bench.named("killed").len(), 1, "{again}");
}

fn busy(bench: &Bench) {
    let sent = bench.requests("GET");
    let act = || Act::Respond(response("503 -", "Retry-After: 0\r\n", "{}"));
    gate(bench).next("GET", [act(), act()]);
    bench.run(&["cluster", "list"]).succeeded();
    assert!(bench.requests("GET") >= sent + 3);
}

fn page(bench: &Bench) {
    gate(bench).next("GET", [Act::Respond(response("200 OK", "", PAGE))]);
    let run = bench.run(&["cluster", "list", "--max-retries", "0", "-o", "json"]);
    gate(bench).calm();
    assert!(matches!(run.code, Some(1 | 8)), "{run}");
    assert_eq!(run.stdout, "", "{run}");
}

fn refused(bench: &Bench) {
    let sent = bench.requests("");
    gate(bench).next("GET", [Act::Answer(401, "{}".to_owned())]);
    let run = bench.run(&["cluster", "list"]).failed(4);
    assert_eq!(bench.requests(""), sent + 1, "{run}");
}

fn redirect(bench: &Bench) {
    let elsewhere = TcpListener::bind("127.0.0.1:0").expect("a port");
    elsewhere.set_nonblocking(true).expect("a mode");
    let header = format!(
        "Location: http://{}/x\r\n",
        elsewhere.local_addr().expect("an address")
    );
    gate(bench).next("GET", [Act::Respond(response("307 -", &header, ""))]);
    let run = bench.run(&["cluster", "list", "--max-retries", "0"]);
    gate(bench).calm();
    assert!(matches!(run.code, Some(1 | 8)), "{run}");
    // Whoever listens there may have been asked, and must not have learned who asks.
    if let Ok((mut stream, _)) = elsewhere.accept() {
        let mut head = String::new();
        let _ = stream.read_to_string(&mut head);
        assert!(
            !bench
                .credential()
                .is_some_and(|secret| head.contains(secret)),
            "{head}"
        );
        assert!(
            !head.to_ascii_lowercase().contains("authorization"),
            "{head}"
        );
    }
}

fn wait(bench: &Bench) {
    bench.create("slow", &["--no-wait"]).succeeded();
    gate(bench).next(
        "GET",
        [
            Act::Pass,
            Act::Lose,
            Act::Answer(500, "{}".to_owned()),
            Act::Swallow,
        ],
    );
    let wait = [
        "cluster",
        "wait",
        "slow",
        "--timeout",
        "60s",
        "--max-retries",
        "0",
        "-o",
        "json",
    ];
    let waited = bench.run(&wait).json();
    assert_eq!(
        (&waited["name"], &waited["state"]),
        (&"slow".into(), &"ready".into())
    );
    bench.run(&["cluster", "get", ORDERS]).succeeded();
}
