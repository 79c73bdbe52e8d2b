//! Each kind of fault, as seen on the wire; and that "before" and "after the effect" mean it.

use serde_json::json;

use crate::support::sandbox::{Answer, Sandbox, cluster_body};

/// curl's names for how a transfer ended.
const WHOLE: i32 = 0;
const PARTIAL: i32 = 18;
const TIMED_OUT: i32 = 28;
const EMPTY: i32 = 52;
const RESET: i32 = 56;

fn hit(sandbox: &Sandbox, words: &str) -> Answer {
    sandbox.fault(words);
    sandbox.api("GET", "v3/user-info", None)
}

#[test]
fn answers_instead_of_the_effect() {
    let sandbox = Sandbox::start(&["--fault", "GET * status=503 retry-after=7"]);
    let answer = sandbox.api("GET", "v3/user-info", None);
    assert_eq!((answer.curl, answer.status), (WHOLE, 503));
    assert!(answer.head.contains("retry-after: 7\r\n"), "{answer:?}");
    let answer = hit(
        &sandbox,
        "GET * status=429 retry-after=date:60 type=a/b body=one two",
    );
    assert_eq!((answer.status, answer.text.as_str()), (429, "one two"));
    assert!(answer.head.contains("content-type: a/b\r\n"));
    let date = answer
        .head
        .lines()
        .find_map(|line| line.strip_prefix("retry-after: "));
    assert!(
        date.is_some_and(|date| date.ends_with(" gmt")),
        "{answer:?}"
    );
    let answer = hit(&sandbox, "GET * html");
    assert_eq!(answer.status, 502);
    assert!(answer.head.contains("text/html") && answer.text.starts_with("<!DOCTYPE html>"));
    let answer = hit(&sandbox, "GET * redirect=https://elsewhere.example/x");
    assert_eq!(answer.status, 307);
    assert!(
        answer
            .head
            .contains("location: https://elsewhere.example/x\r\n")
    );
    sandbox.api("GET", "v3/user-info", None).data(200);
}

#[test]
fn connections_end_in_every_way() {
    let sandbox = Sandbox::start(&[]);
    for (words, curl) in [
        ("GET * reset", RESET),
        ("GET * reset-after", RESET),
        ("GET * lost", EMPTY),
    ] {
        let answer = hit(&sandbox, words);
        assert_eq!(
            (answer.curl, answer.status),
            (curl, 0),
            "{words}: {answer:?}"
        );
    }
    let answer = hit(&sandbox, "GET * truncate");
    assert_eq!((answer.curl, answer.status), (PARTIAL, 200));
    assert!(answer.text.starts_with("{\"data\":{"), "{answer:?}");
    let answer = hit(&sandbox, "GET * content-type=text/plain");
    assert!(answer.head.contains("content-type: text/plain\r\n"));
    assert_eq!(answer.data(200)["name"], "Ada Ops");
}

#[test]
fn an_answer_is_late_or_never_comes() {
    let sandbox = Sandbox::start(&[]);
    let began = std::time::Instant::now();
    hit(&sandbox, "GET * delay=300ms").data(200);
    assert!(began.elapsed().as_millis() >= 300);
    sandbox.fault("GET * hang");
    let url = format!("{}/api/v3/user-info", sandbox.biganimal("endpoint"));
    let output = std::process::Command::new("curl")
        .args(["-sS", "--max-time", "0.3", &url])
        .output()
        .expect("curl runs");
    assert_eq!(output.status.code(), Some(TIMED_OUT));
    // It has no status in the log either.
    let requests = sandbox.requests();
    let hung = requests.last().expect("an entry");
    assert!(
        hung["status"].is_null() && hung["fault"] == "GET * hang",
        "{hung}"
    );
}

#[test]
fn before_and_after_the_effect() {
    let sandbox = Sandbox::start(&[]);
    let names = || {
        let list = sandbox.project("GET", "clusters", None).data(200);
        let list = list.as_array().expect("a list").clone();
        list.iter()
            .map(|c| c["clusterName"].as_str().expect("a name").to_owned())
            .collect::<Vec<_>>()
    };
    for (index, kind) in ["status=500", "reset"].iter().enumerate() {
        sandbox.fault(format!("POST */clusters {kind}"));
        sandbox.project(
            "POST",
            "clusters",
            Some(cluster_body(&format!("before-{index}"))),
        );
    }
    assert!(names().is_empty());
    for (index, kind) in ["status-after=500", "reset-after", "lost", "truncate"]
        .iter()
        .enumerate()
    {
        sandbox.fault(format!("POST */clusters {kind}"));
        sandbox.project(
            "POST",
            "clusters",
            Some(cluster_body(&format!("after-{index}"))),
        );
    }
    assert_eq!(names(), ["after-0", "after-1", "after-2", "after-3"]);
}

#[test]
fn faults_are_chosen_by_method_path_and_count() {
    let sandbox = Sandbox::start(&[]);
    sandbox.fault(
        json!({"method": "GET", "path": "*/user-info", "kind": "status", "value": 418,
        "after": 1, "times": 2}),
    );
    let status = |path: &str| sandbox.api("GET", path, None).status;
    assert_eq!(status("v3/projects"), 200);
    let seen: Vec<u16> = (0..4).map(|_| status("v3/user-info")).collect();
    assert_eq!(seen, [200, 418, 418, 200]);
    sandbox.fault("* * status=500 times=all");
    assert_eq!([status("v3/projects"), status("v2/clusters")], [500, 500]);
    assert_eq!(sandbox.control("DELETE", "faults", None).status, 204);
    assert_eq!(status("v3/projects"), 200);
    for wrong in [
        json!({"kind": "explode"}),
        json!({"spec": "GET /x"}),
        json!({"kinds": 1}),
    ] {
        let answer = sandbox.control("POST", "faults", Some(wrong));
        assert_eq!(answer.status, 400, "{answer:?}");
        assert!(answer.json()["error"].is_string());
    }
}
