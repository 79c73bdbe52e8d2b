//! Profiles are added, shown, changed and removed; the file keeps what it had, and secrets stay apart.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;

use crate::snapshot;
use crate::support::{Machine, Run};

/// An address where nothing listens.
const NOWHERE: &str = "http://127.0.0.1:1";

const SECRET: &[u8] = b"planted-access-key\n";

fn machine() -> Machine {
    Machine::new().with("DBAAS_CONFIG", "config.toml")
}

fn add(machine: &Machine, name: &str, more: &[&str], input: &[u8]) -> Run {
    let words = [
        "profile",
        "add",
        name,
        "--provider",
        "biganimal",
        "--endpoint",
        NOWHERE,
    ];
    machine.run_with_input(&[&words[..], more].concat(), input)
}

fn config(machine: &Machine) -> PathBuf {
    machine.work().join("config.toml")
}

fn credentials(machine: &Machine) -> String {
    fs::read_to_string(machine.data().join("credentials.toml")).unwrap_or_default()
}

fn names(machine: &Machine) -> String {
    machine.run(&["profile", "list", "-o", "name"]).succeeded()
}

#[test]
fn a_profile_lives_from_add_to_remove() {
    let machine = machine();
    snapshot!(add(&machine, "prod", &["--secret-stdin", "--protected", "project=prj_x"], SECRET), @"
    exit 0
    --- stdout
    NAME  PROVIDER  API  ENDPOINT  REGION  DEFAULT  PROTECTED  READ_ONLY  STORE
    prod  biganimal  v3  http://127.0.0.1:[PORT]  -  -  yes  -  file
    --- stderr
    secrets are kept in [MACHINE]/data/credentials.toml, which only you can read
    the profile `prod` is in config.toml
    ");
    let text = fs::read_to_string(config(&machine)).expect("the file");
    assert!(!text.contains("planted"), "{text}");
    assert!(credentials(&machine).contains("planted-access-key"));
    for file in [config(&machine), machine.data().join("credentials.toml")] {
        assert_eq!(fs::metadata(file).expect("a file").mode() & 0o777, 0o600);
    }
    snapshot!(machine.run(&["profile", "list", "-o", "json"]), @r#"
    exit 0
    --- stdout
    [
      {
        "name": "local",
        "provider": "local",
        "api": null,
        "endpoint": null,
        "region": null,
        "default": true,
        "protected": false,
        "read_only": false,
        "store": "file"
      },
      {
        "name": "prod",
        "provider": "biganimal",
        "api": "v3",
        "endpoint": "http://127.0.0.1:[PORT]",
        "region": null,
        "default": false,
        "protected": true,
        "read_only": false,
        "store": "file"
      }
    ]
    --- stderr
    "#);
    snapshot!(machine.run(&["profile", "show", "prod"]), @"
    exit 0
    --- stdout
    KEY  VALUE  ORIGIN  USED
    output  as each command prints  the built-in default  yes
    timeout  as each provider needs  the built-in default  yes
    provider  biganimal  profile `prod`  yes
    protected  true  profile `prod`  yes
    project  prj_x  profile `prod`  yes
    api  v3  the built-in default  yes
    endpoint  http://127.0.0.1:[PORT]  profile `prod`  yes
    endpoint  https://portal.biganimal.com  the built-in default  no
    secret access-key  -  the store: file  yes
    --- stderr
    ");
    snapshot!(machine.run(&["profile", "use", "prod"]), @"
    exit 0
    --- stdout
    NAME  PROVIDER  API  ENDPOINT  REGION  DEFAULT  PROTECTED  READ_ONLY  STORE
    prod  biganimal  v3  http://127.0.0.1:[PORT]  -  yes  yes  -  file
    --- stderr
    `prod` is the default profile
    ");
    snapshot!(machine.run(&["profile", "rename", "prod", "production"]), @"
    exit 0
    --- stdout
    NAME  PROVIDER  API  ENDPOINT  REGION  DEFAULT  PROTECTED  READ_ONLY  STORE
    production  biganimal  v3  http://127.0.0.1:[PORT]  -  yes  yes  -  file
    --- stderr
    the profile `prod` is now `production`
    ");
    let row = machine.run(&["profile", "list", "--jq", ".[] | select(.default) | .name"]);
    assert_eq!(row.succeeded(), "production");
    assert_eq!(
        machine.run(&["whoami", "--jq", ".credential"]).succeeded(),
        "access-key"
    );
    snapshot!(machine.run(&["profile", "remove", "production", "--yes"]), @"
    exit 2
    --- stdout
    --- stderr
    error: deleting the profile `production` requires confirmation
      profile `production` is protected: --yes is not enough
    hint: add `--confirm production`
    ");
    snapshot!(machine.run(&["profile", "remove", "production", "--confirm", "production"]), @"
    exit 0
    --- stdout
    NAME  ID  DELETED
    production  production  yes
    --- stderr
    the profile `production` is removed
    ");
    assert!(!credentials(&machine).contains("planted"));
    assert_eq!(names(&machine), "local");
}

#[test]
fn twenty_additions_at_once_lose_nothing() {
    let machine = machine();
    let started: Vec<_> = (0..20)
        .map(|number| {
            let name = format!("p{number:02}");
            let secret = machine.write(&format!("secret-{number}"), format!("planted-{name}"));
            let secret = format!("token={}", secret.display());
            machine.start(&[
                "profile",
                "add",
                &name,
                "--provider",
                "biganimal",
                "--endpoint",
                NOWHERE,
                "--secret-file",
                &secret,
            ])
        })
        .collect();
    for child in started {
        machine.finish(child).succeeded();
    }
    assert_eq!(names(&machine).lines().count(), 21);
    let stored = credentials(&machine);
    for number in 0..20 {
        assert!(
            stored.contains(&format!("planted-p{number:02}")),
            "{stored}"
        );
    }
}

#[test]
fn an_edit_keeps_comments_and_sections_of_other_versions() {
    let machine = machine();
    let before = "# mine\n\n[future]\nx = 1 # one\n\n[profile.a] # first\nprovider = \"local\"\n";
    machine.write("config.toml", before);
    add(&machine, "b", &[], b"").succeeded();
    machine.run(&["profile", "use", "a"]).succeeded();
    machine
        .run(&["profile", "remove", "b", "--yes"])
        .succeeded();
    let after = fs::read_to_string(config(&machine)).expect("the file");
    for part in [
        "# mine\n",
        "[future]\nx = 1 # one\n",
        "[profile.a] # first\n",
    ] {
        assert!(after.contains(part), "{after}");
    }
    assert_eq!(
        fs::metadata(config(&machine)).expect("it").mode() & 0o777,
        0o600
    );
}

#[test]
fn mistakes_change_nothing() {
    let machine = machine();
    add(&machine, "prod", &[], b"").succeeded();
    let before = fs::read(config(&machine)).expect("the file");
    snapshot!(add(&machine, "prod", &["--secret-stdin"], SECRET), @"
    exit 6
    --- stdout
    --- stderr
    error: there is a profile `prod` already
    hint: see `dbaas profile show prod`, or remove it with `dbaas profile remove prod`
    ");
    snapshot!(add(&machine, "-x y", &[], b""), @"
    exit 2
    --- stdout
    --- stderr
    error: unexpected argument '-x' found
      Usage: dbaas profile add [OPTIONS] <NAME> [KEY=VALUE]...
    hint: to pass '-x' as a value, use '-- -x'
    hint: see --help for what is accepted
    ");
    snapshot!(add(&machine, "a,b", &[], b""), @"
    exit 2
    --- stdout
    --- stderr
    error: `a,b` cannot name a profile
    hint: use letters, digits, `-`, `_` and `.`, at most 64, beginning with a letter or digit
    ");
    snapshot!(add(&machine, "new", &["projct=x"], b""), @"
    exit 2
    --- stdout
    --- stderr
    error: provider `biganimal` has no key `projct`
      keys: output, protected, read-only, timeout, project, api, endpoint, allow-http, max-retries, proxy, request-timeout, tls.ca, tls.cert, tls.insecure, tls.key, tls.pin
    hint: did you mean `project`?
    ");
    snapshot!(add(&machine, "new", &["access-key=planted"], b""), @"
    exit 2
    --- stdout
    --- stderr
    error: `access-key`: a secret is not for the command line, where others can read it
    hint: store it with `dbaas profile add new --provider biganimal --secret-stdin=access-key`
    ");
    snapshot!(add(&machine, "new", &["planted"], b""), @"
    exit 2
    --- stdout
    --- stderr
    error: a key is given as KEY=VALUE
      keys: output, protected, read-only, timeout, project, api, endpoint, allow-http, max-retries, proxy, request-timeout, tls.ca, tls.cert, tls.insecure, tls.key, tls.pin
    ");
    snapshot!(add(&machine, "new", &["max-retries=many"], b""), @"
    exit 2
    --- stdout
    --- stderr
    error: `max-retries` must be a whole number, not `many`
    ");
    snapshot!(add(&machine, "new", &["--api", "v2"], b""), @"
    exit 2
    --- stdout
    --- stderr
    error: there is no API `v2`
      values: v3, v1
    ");
    snapshot!(add(&machine, "new", &["--secret-stdin=tokn"], SECRET), @"
    exit 2
    --- stdout
    --- stderr
    error: provider `biganimal` takes no secret `tokn`
      secrets: access-key, token
    hint: did you mean `token`?
    ");
    snapshot!(add(&machine, "new", &["--secret-stdin", "--secret-file", "token=missing"], SECRET), @"
    exit 3
    --- stdout
    --- stderr
    error: there are two credentials for one profile: standard input (--secret-stdin), and missing (--secret-file)
    hint: give one of them: a request carries one credential
    ");
    snapshot!(add(&machine, "new", &["--secret-file", "token=missing"], b""), @"
    exit 2
    --- stdout
    --- stderr
    error: cannot read the secret in missing (--secret-file)
      No such file or directory (os error 2)
    ");
    snapshot!(machine.run(&["profile", "add", "new"]), @"
    exit 2
    --- stdout
    --- stderr
    error: a profile needs a provider
      providers: local, postgraas, biganimal, ionos, sap
    hint: dbaas profile add new --provider ID
    ");
    snapshot!(machine.run(&["profile", "remove", "prod"]), @"
    exit 2
    --- stdout
    --- stderr
    error: deleting the profile `prod` requires confirmation
    hint: add `--yes` or `--confirm prod`
    ");
    snapshot!(machine.run(&["profile", "remove", "local", "--yes"]), @"
    exit 3
    --- stdout
    --- stderr
    error: the profile `local` is built in and cannot be removed
    hint: make another one the default with `dbaas profile use NAME`
    ");
    snapshot!(machine.run(&["profile", "rename", "prod", "local"]), @"
    exit 6
    --- stdout
    --- stderr
    error: there is a profile `local` already
    hint: see `dbaas profile show local`, or remove it with `dbaas profile remove local`
    ");
    assert_eq!(fs::read(config(&machine)).expect("the file"), before);
    assert_eq!(credentials(&machine), "");
}

#[test]
fn an_unknown_profile_names_the_closest() {
    let machine = machine();
    add(&machine, "production", &[], b"").succeeded();
    for command in ["use", "show", "check"] {
        let run = machine.run(&["profile", command, "prodction"]).failed(3);
        assert!(run.stderr.contains("did you mean `production`?"), "{run}");
    }
    snapshot!(machine.run(&["-p", "prodction", "whoami", "-o", "json"]), @r#"
    exit 3
    --- stdout
    --- stderr
    {"error":{"code":"configuration","exit_code":3,"message":"there is no profile `prodction`","hint":"did you mean `production`?","provider":null,"profile":null,"operation":null,"http_status":null,"request_id":null,"retryable":false,"details":["profiles: local, production"],"notices":[]}}
    "#);
    assert_eq!(names(&machine), "local\nproduction");
}

#[test]
fn a_secret_that_cannot_be_stored_leaves_no_profile() {
    let machine = machine();
    machine.write("config.toml", "credential-store = \"none\"\n");
    snapshot!(add(&machine, "new", &["--secret-stdin"], SECRET), @r#"
    exit 3
    --- stdout
    --- stderr
    error: `credential-store = "none"` keeps no secrets
    hint: set `credential-store` to auto, keyring or file in the configuration file
    "#);
    assert_eq!(names(&machine), "local");
}

#[test]
fn a_new_profile_inherits_no_credential() {
    let machine = machine();
    add(&machine, "prod", &["--secret-stdin"], SECRET).succeeded();
    // By hand, as a user might.
    machine.write("config.toml", "");
    let run = add(&machine, "prod", &[], b"");
    assert!(run.stderr.contains("is forgotten"), "{run}");
    run.succeeded();
    assert!(!credentials(&machine).contains("planted"));
}

#[test]
fn a_path_is_relative_to_where_it_was_typed() {
    let machine = Machine::new().with("DBAAS_CONFIG", "elsewhere/config.toml");
    add(&machine, "prod", &["tls.ca=ca.pem"], b"").succeeded();
    let text = fs::read_to_string(machine.work().join("elsewhere/config.toml")).expect("the file");
    let expected = machine.work().join("ca.pem").display().to_string();
    assert!(text.contains(&expected), "{text}");
}

#[test]
fn a_check_names_what_is_missing() {
    let machine = machine();
    machine.write(
        "config.toml",
        "[profile.prod]\nprovider = \"biganimal\"\n\n[profile.plain]\nprovider = \"biganimal\"\n\
         endpoint = \"http://192.0.2.1\"\n",
    );
    snapshot!(machine.run(&["profile", "check", "prod"]), @"
    exit 4
    --- stdout
    PROFILE  CHECK  STATUS  DETAIL  HINT
    prod  configuration  ok  config.toml is valid  -
    prod  endpoint  ok  https://portal.biganimal.com/ (the built-in default)  -
    prod  secrets  ok  stored: none; not stored: access-key, token  -
    prod  credential  failed  missing: one of access-key, token (flags and variables of dbaas: nothing given; secrets of the profile `prod`: none; would be kept in [MACHINE]/data/credentials.toml; variables of the vendor: not set)  sign in with `dbaas login prod`
    --- stderr
    error: there is no credential to use
      flags and variables of dbaas: nothing given
      secrets of the profile `prod`: none; would be kept in [MACHINE]/data/credentials.toml
      variables of the vendor: not set
    hint: sign in with `dbaas login prod`
    ");
    let stored = ["login", "plain", "--secret-stdin=token"];
    machine
        .run_with_input(&stored, b"planted-token")
        .succeeded();
    snapshot!(machine.run(&["profile", "check", "plain"]), @"
    exit 3
    --- stdout
    PROFILE  CHECK  STATUS  DETAIL  HINT
    plain  configuration  ok  config.toml is valid  -
    plain  endpoint  failed  plain HTTP to another machine: http://192.0.2.1/ (profile `plain`)  use an https endpoint; `allow-http = true` in the profile permits it for a network that you trust
    plain  secrets  ok  stored: token; not stored: access-key  -
    plain  credential  ok  token, stored for the profile `plain`  -
    --- stderr
    error: plain HTTP to another machine: http://192.0.2.1/ (profile `plain`)
    hint: use an https endpoint; `allow-http = true` in the profile permits it for a network that you trust
    ");
    machine.run(&["profile", "check", "local"]).succeeded();
}
