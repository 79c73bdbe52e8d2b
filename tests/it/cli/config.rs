//! Profiles.

use crate::snapshot;
use crate::support::Machine;

#[test]
fn mistakes_in_the_configuration_point_at_the_line() {
    let machine = Machine::new();
    for (name, text) in [
        (
            "key.toml",
            "[profile.a]\nprovider = \"local\"\nprotectd = true\n",
        ),
        (
            "secret.toml",
            "[profile.a]\nprovider = \"local\"\npassword = \"planted\"\n",
        ),
        ("syntax.toml", "default-profile = planted\n"),
        ("provider.toml", "[profile.a]\nprovider = \"locl\"\n"),
    ] {
        machine.write(name, text);
    }
    snapshot!(machine.run(&["--config", "key.toml", "cluster", "list"]), @"
    exit 3
    --- stdout
    --- stderr
    error: key.toml:3: unknown key `profile.a.protectd`
      valid keys: output, protected, provider, read-only, timeout, container-image, container-socket, driver, postgres-bin, run-as, server, server-password-file
    hint: did you mean `protected`?
    ");
    snapshot!(machine.run(&["--config", "secret.toml", "cluster", "list"]), @"
    exit 3
    --- stdout
    --- stderr
    error: secret.toml:3: `profile.a.password`: secrets are not allowed in this file
    hint: remove it from the file and store it with `dbaas login a --secret-stdin=password`; change the secret if others could read the file
    ");
    snapshot!(machine.run(&["--config", "syntax.toml", "cluster", "list"]), @"
    exit 3
    --- stdout
    --- stderr
    error: syntax.toml:1: string values must be quoted, expected literal string
    ");
    snapshot!(machine.run(&["--config", "provider.toml", "cluster", "list", "-o", "json"]), @r#"
    exit 3
    --- stdout
    --- stderr
    {"error":{"code":"configuration","exit_code":3,"message":"provider.toml:2: there is no provider `locl` in this version","hint":null,"provider":null,"profile":null,"operation":null,"http_status":null,"request_id":null,"retryable":false,"details":["providers: local, postgraas, biganimal, ionos, sap"],"notices":[]}}
    "#);
    snapshot!(machine.run(&["--config", "missing.toml", "cluster", "list"]), @"
    exit 3
    --- stdout
    --- stderr
    error: cannot read the configuration file missing.toml
      No such file or directory (os error 2)
    ");
    // What needs no configuration works where it is broken.
    assert_eq!(
        machine.run(&["--config", "key.toml", "help", "spec"]).code,
        Some(0)
    );
}

#[test]
fn a_profile_chooses_output_and_is_chosen_by_flag_over_environment() {
    let machine = Machine::new().with("DBAAS_PROFILE", "b");
    machine.write(
        "config.toml",
        "[profile.a]\nprovider = \"local\"\noutput = \"json\"\n[profile.b]\nprovider = \"local\"\noutput = \"ndjson\"\n",
    );
    let config = ["--config", "config.toml"];
    assert_eq!(
        machine
            .run(&[&config[..], &["cluster", "list"]].concat())
            .succeeded(),
        ""
    );
    assert_eq!(
        machine
            .run(&[&config[..], &["-p", "a", "cluster", "list"]].concat())
            .succeeded(),
        "[]"
    );
    snapshot!(machine.run(&[&config[..], &["-p", "local", "cluster", "list"]].concat()), @"
    exit 0
    --- stdout
    NAME  ID  STATE  POSTGRES  REGION  NODES  AGE
    --- stderr
    warning: --profile local is used; DBAAS_PROFILE names `b` and is ignored
    no clusters; `dbaas -p local cluster create NAME` makes one
    ");
    snapshot!(machine.run(&[&config[..], &["-p", "a,b", "cluster", "list", "-o", "table"]].concat()), @"
    exit 0
    --- stdout
    PROFILE  NAME  ID  STATE  POSTGRES  REGION  NODES  AGE
    --- stderr
    warning: --profile a,b is used; DBAAS_PROFILE names `b` and is ignored
    ");
}

#[test]
fn a_profile_that_is_named_twice_counts_once() {
    let machine = Machine::new();
    snapshot!(machine.run(&["-p", "local,local", "cluster", "list", "-o", "table"]), @"
    exit 0
    --- stdout
    NAME  ID  STATE  POSTGRES  REGION  NODES  AGE
    --- stderr
    no clusters; `dbaas -p local cluster create NAME` makes one
    ");
}

#[test]
fn the_configuration_is_found_in_the_home_directory() {
    let machine = Machine::new();
    let directory = machine.work().join("../home/.config/dbaas");
    std::fs::create_dir_all(&directory).expect("a directory");
    std::fs::write(
        directory.join("config.toml"),
        "default-profile = \"nothing\"\n",
    )
    .expect("a file");
    snapshot!(machine.run(&["cluster", "list"]), @"
    exit 3
    --- stdout
    --- stderr
    error: [MACHINE]/home/.config/dbaas/config.toml:1: there is no profile `nothing`
      profiles: local
    hint: choose another one with `dbaas profile use NAME`
    ");
}
