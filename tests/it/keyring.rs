//! Where secrets are kept, against a real keyring on a bus of its own: what is there is used, what is locked,
//! refusing or silent is never replaced by the file, and only what is not there is.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::net::UnixListener;

use crate::support::secret_service::Bus;
use crate::support::{Machine, Run, is_root};
use crate::{needs_postgres, needs_secret_service, snapshot};

const PROFILES: &str =
    "[profile.prod]\nprovider = \"biganimal\"\nendpoint = \"http://127.0.0.1:1/\"\n";

const POLICIES: [&str; 2] = ["auto", "keyring"];

/// A machine whose secrets are kept as `policy` says.
fn machine(policy: &str, address: &str) -> Machine {
    let machine = without_bus(policy);
    match address {
        "" => machine,
        address => machine.with("DBUS_SESSION_BUS_ADDRESS", address),
    }
}

fn without_bus(policy: &str) -> Machine {
    let machine = Machine::new().with("DBAAS_CONFIG", "config.toml");
    let config = format!("credential-store = \"{policy}\"\n{PROFILES}");
    machine.write("config.toml", config);
    machine
}

fn store(machine: &Machine, secret: &str) -> Run {
    let login = ["login", "prod", "--secret-stdin=token"];
    machine.run_with_input(&login, secret.as_bytes())
}

/// The secret as another program would get it.
fn stored(machine: &Machine) -> Option<String> {
    let run = machine.run(&["profile", "exec", "prod", "--", "env"]);
    run.stdout
        .lines()
        .find_map(|line| line.strip_prefix("BA_BEARER_TOKEN="))
        .map(str::to_owned)
}

fn has_file(machine: &Machine) -> bool {
    machine.data().join("credentials.toml").exists()
}

#[test]
fn a_secret_lives_in_the_keyring() {
    needs_secret_service!();
    insta::allow_duplicates! {
    for policy in POLICIES {
        let bus = Bus::with_keyring();
        let machine = machine(policy, bus.address());
        store(&machine, "planted-token").succeeded();
        assert_eq!(stored(&machine).as_deref(), Some("planted-token"));
        assert_eq!(bus.items(), 1);
        assert!(!has_file(&machine));
        snapshot!(machine.run(&["profile", "list"]), @"
        exit 0
        --- stdout
        NAME  PROVIDER  API  ENDPOINT  REGION  DEFAULT  PROTECTED  READ_ONLY  STORE
        local  local  -  -  -  yes  -  -  keyring
        prod  biganimal  v3  http://127.0.0.1:[PORT]/  -  -  -  -  keyring
        --- stderr
        ");
        let on_disk = fs::read(bus.path().join("data/keyrings/login.keyring"));
        let on_disk =
            String::from_utf8_lossy(&on_disk.expect("the keyring's own file")).into_owned();
        assert!(!on_disk.contains("planted"), "{on_disk}");
        machine.run(&["logout", "prod"]).succeeded();
        assert_eq!(stored(&machine), None);
    }
    }
}

#[test]
fn a_value_comes_back_as_it_was() {
    needs_secret_service!();
    let bus = Bus::with_keyring();
    let machine = machine("auto", bus.address());
    let long = "x".repeat(16 << 10);
    for value in [
        "quo\"te'and`\\back\\n",
        "[table] = \"\"\" # {{",
        "päßwörd-密码-🐘",
        " spaces around ",
        &long,
    ] {
        store(&machine, value).succeeded();
        assert_eq!(stored(&machine).as_deref(), Some(value));
    }
    let _ = store(&machine, "two\nlines").failed(2);
    assert_eq!(stored(&machine).as_deref(), Some(&*long));
}

#[test]
fn two_data_directories_share_no_secret() {
    needs_secret_service!();
    let bus = Bus::with_keyring();
    let one = machine("auto", bus.address());
    let other = machine("keyring", bus.address());
    store(&one, "of-one").succeeded();
    assert_eq!(stored(&other), None);
    store(&other, "of-other").succeeded();
    assert_eq!(stored(&one).as_deref(), Some("of-one"));
    one.run(&["logout", "prod"]).succeeded();
    assert_eq!(stored(&other).as_deref(), Some("of-other"));
    assert_eq!(bus.items(), 2);
}

#[test]
fn twenty_writers_at_once_lose_nothing() {
    needs_secret_service!();
    let bus = Bus::with_keyring();
    let machine = machine("auto", bus.address());
    let started: Vec<_> = (0..20)
        .map(|number| {
            let secret = machine.write(&format!("secret-{number}"), format!("of-p{number}"));
            let secret = format!("token={}", secret.display());
            let name = format!("p{number}");
            let add = ["profile", "add", &name, "--provider", "biganimal"];
            machine.start(&[&add[..], &["--secret-file", &secret]].concat())
        })
        .collect();
    for child in started {
        machine.finish(child).succeeded();
    }
    for number in 0..20 {
        let name = format!("p{number}");
        let token = [
            "profile",
            "exec",
            &name,
            "--",
            "printenv",
            "BA_BEARER_TOKEN",
        ];
        assert_eq!(machine.run(&token).succeeded(), format!("of-p{number}"));
    }
    assert_eq!(bus.items(), 1);
    assert!(!has_file(&machine));
}

#[test]
fn the_password_of_a_cluster_lives_in_the_keyring() {
    needs_postgres!();
    needs_secret_service!();
    let bus = Bus::with_keyring();
    let machine = machine("auto", bus.address());
    let create = ["cluster", "create", "orders", "--password-stdin"];
    machine
        .run_with_input(&create, "planted 'pass\"word".as_bytes())
        .succeeded();
    assert!(!has_file(&machine));
    let uri = ["cluster", "connection", "orders", "-o", "env"];
    let text = machine.run(&uri).succeeded();
    assert!(text.contains("planted"), "{text}");
    machine
        .run(&["cluster", "delete", "orders", "--yes"])
        .succeeded();
    machine.run_with_input(&create, b"another").succeeded();
    bus.lock();
    let list = machine.run(&["cluster", "list", "-o", "name"]).succeeded();
    assert!(!list.is_empty());
    snapshot!(machine.run(&["cluster", "delete", "orders", "--yes"]), @r#"
    exit 4
    --- stdout
    --- stderr
    error: the keyring cannot be read
      it is locked
    hint: unlock the keyring and try again
    hint: where nobody can unlock it, put the secret into the environment, or set `credential-store = "file"` in the configuration file
    "#);
    snapshot!(machine.run(&["cluster", "create", "second"]), @r#"
    exit 4
    --- stdout
    --- stderr
    error: the keyring cannot be read
      it is locked
    hint: unlock the keyring and try again
    hint: where nobody can unlock it, put the secret into the environment, or set `credential-store = "file"` in the configuration file
    "#);
    assert_eq!(
        machine.run(&["cluster", "list", "-o", "name"]).succeeded(),
        list
    );
    let unstored = [
        "cluster",
        "create",
        "third",
        "--no-store-password",
        "--password-stdin",
    ];
    machine.run_with_input(&unstored, b"of mine").succeeded();
    assert!(!has_file(&machine));
}

/// Nothing can be kept or read, and no file is made.
fn refuses(machine: &Machine) -> Run {
    let run = store(machine, "planted").failed(4);
    let read = ["profile", "exec", "prod", "--", "env"];
    for other in [machine.run(&read), machine.run(&["logout", "prod"])] {
        let other = other.failed(4);
        assert!(!other.stdout.contains("planted"), "{other}");
    }
    assert!(!has_file(machine));
    run
}

#[test]
fn a_locked_keyring_is_never_replaced() {
    needs_secret_service!();
    insta::allow_duplicates! {
    for policy in POLICIES {
        let bus = Bus::with_keyring();
        let machine = machine(policy, bus.address());
        store(&machine, "of-before").succeeded();
        bus.lock();
        snapshot!(refuses(&machine), @r#"
        exit 4
        --- stdout
        --- stderr
        error: the keyring cannot be read
          it is locked
        hint: unlock the keyring and try again
        hint: where nobody can unlock it, put the secret into the environment, or set `credential-store = "file"` in the configuration file
        "#);
        // A list says where secrets are, and goes on.
        snapshot!(machine.run(&["profile", "list", "-o", "name"]), @"
        exit 0
        --- stdout
        local
        prod
        --- stderr
        ");
        // Nothing of ours is in this one.
        let bus = Bus::with_keyring();
        bus.lock();
        let _ = refuses(&self::machine(policy, bus.address()));
    }
    }
}

#[test]
fn a_refusing_keyring_is_never_replaced() {
    needs_secret_service!();
    for policy in POLICIES {
        let bus = Bus::with_refusing_keyring();
        let run = refuses(&machine(policy, bus.address()));
        let expected = "the keyring cannot be opened\n  org.freedesktop.DBus.Error.AccessDenied";
        assert!(run.stderr.contains(expected), "{run}");
    }
}

#[test]
fn a_silent_keyring_is_never_replaced() {
    needs_secret_service!();
    insta::allow_duplicates! {
    for policy in POLICIES {
        let bus = Bus::with_hung_keyring();
        snapshot!(refuses(&machine(policy, bus.address())), @r#"
        exit 4
        --- stdout
        --- stderr
        error: the keyring cannot be opened
          no answer within [AGE]
        hint: unlock the keyring and try again
        hint: where nobody can unlock it, put the secret into the environment, or set `credential-store = "file"` in the configuration file
        "#);
    }
    }
}

#[test]
fn a_silent_bus_is_never_replaced() {
    insta::allow_duplicates! {
    for policy in POLICIES {
        let directory = tempfile::tempdir().expect("a directory");
        let socket = directory.path().join("bus");
        // It is never accepted from, and the system takes connections all the same.
        let listener = UnixListener::bind(&socket).expect("a socket");
        let machine = machine(policy, &format!("unix:path={}", socket.display()));
        snapshot!(refuses(&machine), @r#"
        exit 4
        --- stdout
        --- stderr
        error: the keyring cannot be opened
          no answer within [AGE]
        hint: unlock the keyring and try again
        hint: where nobody can unlock it, put the secret into the environment, or set `credential-store = "file"` in the configuration file
        "#);
        drop(listener);
    }
    }
}

/// Where there is no keyring: the file for `auto`, and a refusal that says why for `keyring`.
fn has_none(address: &str) -> Run {
    let auto = machine("auto", address);
    let first = store(&auto, "planted-token");
    assert!(first.stderr.contains("secrets are kept in"), "{first}");
    first.succeeded();
    let second = store(&auto, "planted-second");
    assert!(!second.stderr.contains("secrets are kept in"), "{second}");
    second.succeeded();
    assert_eq!(stored(&auto).as_deref(), Some("planted-second"));
    let file = auto.data().join("credentials.toml");
    let mode = |path| fs::metadata(path).expect("it is there").mode() & 0o777;
    assert_eq!(mode(file.clone()), 0o600);
    assert_eq!(mode(auto.data()), 0o700);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("a mode");
    let loose = auto
        .run(&["profile", "exec", "prod", "--", "env"])
        .failed(4);
    assert!(loose.stderr.contains("chmod 600"), "{loose}");
    let keyring = machine("keyring", address);
    let run = store(&keyring, "planted").failed(4);
    assert!(!has_file(&keyring));
    run
}

#[test]
fn without_a_bus_there_is_no_keyring() {
    snapshot!(has_none(""), @r#"
    exit 4
    --- stdout
    --- stderr
    error: there is no keyring on this machine
      there is no session bus
    hint: `credential-store = "file"` in the configuration file keeps secrets in a file that only you can read
    "#);
}

#[test]
fn without_anybody_on_the_bus_there_is_no_keyring() {
    let directory = tempfile::tempdir().expect("a directory");
    let socket = directory.path().join("bus");
    let address = format!("unix:path={}", socket.display());
    let _ = has_none(&address);
    drop(UnixListener::bind(&socket).expect("a socket"));
    let _ = has_none(&address);
    let _ = has_none("disabled:");
    let _ = has_none("no address");
}

#[test]
fn without_a_secret_service_there_is_no_keyring() {
    needs_secret_service!();
    let bus = Bus::start();
    snapshot!(has_none(bus.address()), @r#"
    exit 4
    --- stdout
    --- stderr
    error: there is no keyring on this machine
      org.freedesktop.DBus.Error.ServiceUnknown: The name org.freedesktop.secrets was not provided by any .service files
    hint: `credential-store = "file"` in the configuration file keeps secrets in a file that only you can read
    "#);
}

/// Making one would ask the user.
#[test]
fn a_keyring_that_was_never_made_is_none() {
    needs_secret_service!();
    let bus = Bus::with_unmade_keyring();
    snapshot!(has_none(bus.address()), @r#"
    exit 4
    --- stdout
    --- stderr
    error: there is no keyring on this machine
      the secret service has no default keyring
    hint: `credential-store = "file"` in the configuration file keeps secrets in a file that only you can read
    "#);
    assert_eq!(bus.items(), 0);
    assert!(!bus.path().join("data/keyrings/login.keyring").exists());
}

#[test]
fn the_bus_of_another_user_has_no_keyring_of_ours() {
    needs_secret_service!();
    if is_root() {
        let bus = Bus::of_another_user();
        let _ = has_none(bus.address());
    }
}

#[test]
fn a_bus_in_its_usual_place_is_found() {
    needs_secret_service!();
    let bus = Bus::with_keyring();
    let runtime = bus.path().join("run of one user");
    fs::create_dir(&runtime).expect("a directory");
    std::os::unix::fs::symlink(bus.path().join("bus"), runtime.join("bus")).expect("a link");
    let machine = without_bus("auto").with("XDG_RUNTIME_DIR", &runtime.to_string_lossy());
    store(&machine, "planted-token").succeeded();
    assert_eq!(bus.items(), 1);
    assert_eq!(stored(&machine).as_deref(), Some("planted-token"));
}

#[test]
fn a_bus_whose_address_holds_escapes_is_refused_and_never_replaced() {
    for policy in POLICIES {
        let machine = machine(policy, "unix:path=/run/user/0/a%20b/bus");
        let run = store(&machine, "planted-token").failed(4);
        assert!(run.stderr.contains("holds escapes"), "{run}");
        assert!(!has_file(&machine));
    }
}

#[test]
fn commands_that_need_no_secret_do_not_look_for_a_keyring() {
    let directory = tempfile::tempdir().expect("a directory");
    let socket = directory.path().join("bus");
    let listener = UnixListener::bind(&socket).expect("a socket");
    listener.set_nonblocking(true).expect("a mode");
    let machine = machine("auto", &format!("unix:path={}", socket.display()));
    for command in [
        &["cluster", "list"][..],
        &["-p", "prod", "--max-retries", "0", "provider", "list"],
        &["provider", "show", "local"],
        &["catalog", "versions"],
        &["help", "environment"],
        &["completion", "bash"],
        &["--version"],
    ] {
        machine.run(command).succeeded();
        let opened = listener.accept();
        assert!(opened.is_err(), "{command:?} looks for a keyring");
    }
}

#[test]
fn nothing_is_kept_where_nothing_shall_be() {
    let machine = without_bus("none");
    snapshot!(store(&machine, "planted"), @r#"
    exit 3
    --- stdout
    --- stderr
    error: `credential-store = "none"` keeps no secrets
    hint: set `credential-store` to auto, keyring or file in the configuration file
    "#);
    assert!(!has_file(&machine));
}

#[test]
fn a_program_is_asked_for_the_secrets_of_a_profile() {
    let machine = without_bus("command");
    let answer = machine.write(
        "answer",
        "#!/bin/sh\necho planted-diagnosis >&2\n\
         echo \"{\\\"secrets\\\": {\\\"token\\\": \\\"of-$DBAAS_CREDENTIAL_PROFILE\\\"}}\"\n",
    );
    fs::set_permissions(&answer, fs::Permissions::from_mode(0o700)).expect("a mode");
    let with = |command: &str| {
        let profile = format!("{PROFILES}credential-command = [{command}]\n");
        machine.write(
            "config.toml",
            format!("credential-store = \"command\"\n{profile}"),
        );
    };
    with(&format!("\"{}\"", answer.display()));
    let run = machine.run(&[
        "profile",
        "exec",
        "prod",
        "--",
        "printenv",
        "BA_BEARER_TOKEN",
    ]);
    assert_eq!(run.stderr, "");
    assert_eq!(run.succeeded(), "of-prod");
    snapshot!(store(&machine, "planted"), @"
    exit 3
    --- stdout
    --- stderr
    error: the profile `prod` gets its credential from its `credential-command`
    hint: remove `credential-command` from the profile to store one instead
    ");
    with("\"sh\", \"-c\", \"echo planted; echo planted >&2; exit 3\"");
    snapshot!(machine.run(&["profile", "exec", "prod", "--", "env"]), @"
    exit 4
    --- stdout
    --- stderr
    error: the credential-command of the profile `prod` gave no secret
      it ended with exit status: 3
    hint: run it by itself to see what it says
    ");
    with("\"echo\", \"planted\"");
    snapshot!(machine.run(&["profile", "exec", "prod", "--", "env"]), @r#"
    exit 4
    --- stdout
    --- stderr
    error: the credential-command of the profile `prod` gave no secret
      its answer is not {"secrets": {"NAME": "VALUE"}} in JSON
    hint: run it by itself to see what it says
    "#);
    with("\"no-such-program\"");
    snapshot!(machine.run(&["profile", "exec", "prod", "--", "env"]), @"
    exit 4
    --- stdout
    --- stderr
    error: the credential-command of the profile `prod` gave no secret
      No such file or directory (os error 2)
    hint: run it by itself to see what it says
    ");
    assert!(!has_file(&machine));
}
