//! Credentials are stored, named, forgotten and handed to other programs.

use crate::snapshot;
use crate::support::Machine;

const CONFIG: &str = "[profile.prod]\nprovider = \"biganimal\"\nendpoint = \"http://127.0.0.1:1/\"\nmax-retries = 0\n";

fn machine() -> Machine {
    let machine = Machine::new().with("DBAAS_CONFIG", "config.toml");
    machine.write("config.toml", CONFIG);
    machine
}

fn store(machine: &Machine, kind: &str, secret: &[u8]) -> crate::support::Run {
    let flag = format!("--secret-stdin={kind}");
    machine.run_with_input(&["login", "prod", &flag], secret)
}

#[test]
fn a_credential_is_stored_and_forgotten() {
    let machine = machine();
    snapshot!(store(&machine, "token", b"planted-token\n"), @"
    exit 0
    --- stdout
    PROFILE  PROVIDER  API  ENDPOINT  CREDENTIAL  SOURCE  EXPIRES
    prod  biganimal  v3  http://127.0.0.1:[PORT]/  token  stored for the profile `prod`  -
    --- stderr
    secrets are kept in [MACHINE]/data/credentials.toml, which only you can read
    the token of the profile `prod` is stored
    ");
    snapshot!(store(&machine, "access-key", b"planted-key\n"), @"
    exit 3
    --- stdout
    --- stderr
    error: the profile `prod` stores another credential: token
      with two of them nobody could say which one is sent
    hint: remove it first: `dbaas logout prod --secret token`
    ");
    snapshot!(machine.run(&["logout", "prod", "--secret", "access-key"]), @"
    exit 0
    --- stdout
    PROFILE  SECRET  FORGOTTEN
    --- stderr
    the profile `prod` stores no such thing; nothing to forget
    ");
    snapshot!(machine.run(&["logout", "prod", "--secret", "tokn"]), @"
    exit 2
    --- stdout
    --- stderr
    error: profile `prod` has no secret `tokn`
      secrets: access-key, token, session
    hint: did you mean `token`?
    ");
    snapshot!(machine.run(&["logout", "prod", "--secret", "token"]), @"
    exit 0
    --- stdout
    PROFILE  SECRET  FORGOTTEN
    prod  token  yes
    --- stderr
    ");
    snapshot!(store(&machine, "access-key", b"planted-key\n"), @"
    exit 0
    --- stdout
    PROFILE  PROVIDER  API  ENDPOINT  CREDENTIAL  SOURCE  EXPIRES
    prod  biganimal  v3  http://127.0.0.1:[PORT]/  access-key  stored for the profile `prod`  -
    --- stderr
    the access-key of the profile `prod` is stored
    ");
    snapshot!(machine.run(&["logout", "prod", "-o", "json"]), @r#"
    exit 0
    --- stdout
    [
      {
        "profile": "prod",
        "secret": "access-key",
        "forgotten": true
      }
    ]
    --- stderr
    "#);
    snapshot!(machine.run(&["logout", "prod", "-o", "json"]), @"
    exit 0
    --- stdout
    []
    --- stderr
    ");
    snapshot!(machine.run(&["-p", "prod", "whoami"]), @"
    exit 0
    --- stdout
    PROFILE  PROVIDER  API  ENDPOINT  CREDENTIAL  SOURCE  EXPIRES
    prod  biganimal  v3  http://127.0.0.1:[PORT]/  -  -  -
    --- stderr
    warning: profile `prod` has no credential; `dbaas login prod` stores one
    ");
}

#[test]
fn the_built_in_profile_needs_no_credential() {
    let machine = machine();
    snapshot!(machine.run(&["login", "local"]), @"
    exit 7
    --- stdout
    --- stderr
    error: provider `local` has no tokens
    hint: providers that have them: biganimal v3, biganimal v1, ionos postgresql-v2, ionos postgresql-v1, ionos dataplatform, ionos kubernetes
    ");
    snapshot!(machine.run(&["token", "get"]), @"
    exit 7
    --- stdout
    --- stderr
    error: provider `local` has no tokens
    hint: providers that have them: biganimal v3, biganimal v1, ionos postgresql-v2, ionos postgresql-v1, ionos dataplatform, ionos kubernetes
    ");
    snapshot!(machine.run(&["api", "get", "/clusters"]), @"
    exit 7
    --- stdout
    --- stderr
    error: provider `local` has no raw
    hint: providers that have them: postgraas v2, postgraas v1, biganimal v3, biganimal v1, ionos postgresql-v2, ionos postgresql-v1, ionos dataplatform, ionos kubernetes, sap
    ");
    snapshot!(machine.run(&["token", "revoke", "x"]), @"
    exit 7
    --- stdout
    --- stderr
    error: provider `local` has no token management
    hint: providers that have them: ionos postgresql-v2, ionos postgresql-v1, ionos dataplatform, ionos kubernetes
    ");
    snapshot!(machine.run(&["whoami"]), @"
    exit 0
    --- stdout
    PROFILE  PROVIDER  API  ENDPOINT  CREDENTIAL  SOURCE  EXPIRES
    local  local  -  -  -  -  -
    --- stderr
    ");
    snapshot!(machine.run(&["profile", "exec", "local", "--", "env"]), @"
    exit 7
    --- stdout
    --- stderr
    error: provider `local` has no tokens
    hint: providers that have them: biganimal v3, biganimal v1, ionos postgresql-v2, ionos postgresql-v1, ionos dataplatform, ionos kubernetes
    ");
    snapshot!(machine.run(&["login", "locl"]), @"
    exit 3
    --- stdout
    --- stderr
    error: there is no profile `locl`
      profiles: local, prod
    hint: did you mean `local`?
    ");
    snapshot!(machine.run(&["-p", "prod", "login", "local"]), @"
    exit 2
    --- stdout
    --- stderr
    error: the command names the profile `local`, and --profile prod another account
    hint: give one of them
    ");
}

#[test]
fn another_program_gets_the_vendors_variables_and_nothing_of_ours() {
    let machine = machine()
        .with("DBAAS_FUTURE", "x")
        .with("DBAAS_OUTPUT", "json")
        .with("BA_ACCESS_KEY", "planted-ambient")
        .with("BA_API_URI", "https://ambient.example/api/v3");
    store(&machine, "token", b"planted-token").succeeded();
    let run = machine.run(&["profile", "exec", "prod", "--", "env"]);
    let mut lines: Vec<&str> = run
        .stdout
        .lines()
        .filter(|line| !line.starts_with("HOME=") && !line.starts_with("PATH="))
        .collect();
    lines.sort_unstable();
    assert_eq!(
        lines,
        [
            "BA_API_URI=http://127.0.0.1:1/api/v3",
            "BA_BEARER_TOKEN=planted-token"
        ]
    );
    assert_eq!(
        machine
            .run(&["profile", "exec", "prod", "--", "sh", "-c", "exit 17"])
            .code,
        Some(17)
    );
    snapshot!(machine.run(&["profile", "exec", "prod", "--", "no-such-program"]), @r#"
    exit 3
    --- stdout
    --- stderr
    {"error":{"code":"configuration","exit_code":3,"message":"cannot run no-such-program","hint":null,"provider":"biganimal","profile":"prod","operation":"profile exec","http_status":null,"request_id":null,"retryable":false,"details":["No such file or directory (os error 2)"],"notices":["BA_ACCESS_KEY, BA_API_URI are set and not used by profile `prod`; its credential: stored for the profile `prod`"]}}
    "#);
    snapshot!(machine.run(&["profile", "exec", "prod", "env"]), @r#"
    exit 2
    --- stdout
    --- stderr
    {"error":{"code":"usage","exit_code":2,"message":"unexpected argument 'env' found","hint":"see --help for what is accepted","provider":null,"profile":null,"operation":null,"http_status":null,"request_id":null,"retryable":false,"details":["Usage: dbaas profile exec [OPTIONS] <NAME> -- <COMMAND>..."],"notices":[]}}
    "#);
}

#[test]
fn a_server_that_may_want_no_credential_is_no_reason_for_a_warning() {
    let machine = Machine::new().with("DBAAS_CONFIG", "config.toml");
    machine.write(
        "config.toml",
        "credential-store = \"none\"\n[profile.there]\nprovider = \"postgraas\"\nendpoint = \"http://127.0.0.1:1\"\n",
    );
    snapshot!(machine.run(&["-p", "there", "whoami"]), @"
    exit 0
    --- stdout
    PROFILE  PROVIDER  API  ENDPOINT  CREDENTIAL  SOURCE  EXPIRES
    there  postgraas  v2  http://127.0.0.1:[PORT]  -  -  -
    --- stderr
    profile `there` has no credential; its server may want none
    ");
}
