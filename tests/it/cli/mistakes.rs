//! Bad input: each mistake with its exit code and its whole run.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use crate::support::{Machine, is_root};
use crate::{needs_postgres, snapshot};

#[test]
fn an_unknown_key_names_the_nearest() {
    let machine = Machine::new();
    machine.write(
        "a.toml",
        "apiVersion = \"dbaas/v1\"\nname = \"x\"\nstorge = \"1 GiB\"\n",
    );
    snapshot!(machine.run(&["cluster", "create", "-f", "a.toml"]), @"
    exit 3
    --- stdout
    --- stderr
    error: a.toml is not a valid spec
      a.toml:3: unknown key `storge`; did you mean `storage`?
      keys: name, postgres, flavor, nodes, high-availability, cpu, memory, storage, cloud, region, datacenter, network, allow, database, user, settings, native
    hint: `dbaas help spec` explains every key
    ");
    machine.write(
        "b.json",
        r#"{"apiVersion": "dbaas/v1", "name": "x", "native": {"local": {"durabilty": "off"}}}"#,
    );
    snapshot!(machine.run(&["cluster", "create", "-f", "b.json"]), @"
    exit 3
    --- stdout
    --- stderr
    error: `native.local` is not valid
      unknown key `native.local.durabilty`; did you mean `durability`?
      keys: durability, encoding, locale
      in b.json
    ");
    machine.write(
        "c.json",
        r#"{"postgraas_instance_nam": "x", "db_pwd": "planted"}"#,
    );
    snapshot!(machine.run(&["cluster", "create", "-f", "c.json"]), @"
    exit 3
    --- stdout
    --- stderr
    error: the Postgraas body is not valid
      unknown key `postgraas_instance_nam`; did you mean `postgraas_instance_name`?
      keys of a Postgraas body: postgraas_instance_name, postgraas_name, db_name, db_username, db_pwd
    hint: a portable spec begins with `apiVersion: dbaas/v1`; see `dbaas help spec`
    ");
    machine.write("d.json", r#"{"clusterName": "x"}"#);
    snapshot!(machine.run(&["cluster", "create", "-f", "d.json"]), @"
    exit 3
    --- stdout
    --- stderr
    error: the body is neither a portable spec nor one that `local` knows
      keys of a Postgraas body: postgraas_instance_name, postgraas_name, db_name, db_username, db_pwd
    hint: a portable spec begins with `apiVersion: dbaas/v1`; see `dbaas help spec`
    ");
}

#[test]
fn a_wrong_type_says_what_is_expected() {
    let machine = Machine::new();
    machine.write(
        "a.yaml",
        "apiVersion: dbaas/v1\nname: [x]\nnodes: many\nhigh-availability: maybe\nsettings: 3\n",
    );
    snapshot!(machine.run(&["cluster", "create", "-f", "a.yaml"]), @r#"
    exit 3
    --- stdout
    --- stderr
    error: a.yaml is not a valid spec
      a.yaml:2: `name` must be a text, not a list
      a.yaml:3: `nodes` must be a whole number, 1 or more, not "many"
      a.yaml:4: `high-availability` must be true or false, not "maybe"
      a.yaml:5: `settings` must be a table of settings, each a text, number or true/false, not 3
    hint: `dbaas help spec` explains every key
    "#);
    machine.write("b.yaml", "apiVersion: dbaas/v2\nname: x\n");
    snapshot!(machine.run(&["cluster", "create", "-f", "b.yaml"]), @r#"
    exit 3
    --- stdout
    --- stderr
    error: b.yaml is not a valid spec
      b.yaml:1: `apiVersion` must be "dbaas/v1"
      keys: name, postgres, flavor, nodes, high-availability, cpu, memory, storage, cloud, region, datacenter, network, allow, database, user, settings, native
    hint: `dbaas help spec` explains every key
    "#);
}

#[test]
fn a_spec_holds_no_password() {
    let machine = Machine::new();
    machine.write(
        "a.toml",
        "apiVersion = \"dbaas/v1\"\nname = \"x\"\npassword = \"planted\"\n",
    );
    snapshot!(machine.run(&["cluster", "create", "-f", "a.toml"]), @"
    exit 3
    --- stdout
    --- stderr
    error: a.toml is not a valid spec
      a.toml:3: `password`: a spec holds no password; use --password-stdin or --password-file
      keys: name, postgres, flavor, nodes, high-availability, cpu, memory, storage, cloud, region, datacenter, network, allow, database, user, settings, native
    hint: `dbaas help spec` explains every key
    ");
    snapshot!(machine.run(&["cluster", "create", "x", "--set", "db_pwd=planted"]), @"
    exit 2
    --- stdout
    --- stderr
    error: `--set db_pwd`: a password is not for the command line
    hint: use --password-stdin or --password-file
    ");
    snapshot!(machine.run(&["cluster", "create", "x", "--password=planted"]), @"
    exit 2
    --- stdout
    --- stderr
    error: unexpected argument '--password' found
      Usage: dbaas cluster create --password-file <FILE> <NAME>
    hint: a similar argument exists: '--password-file'
    hint: see --help for what is accepted
    ");
}

#[test]
fn a_name_must_be_one() {
    let machine = Machine::new();
    snapshot!(machine.run(&["cluster", "create", "no/name"]), @"
    exit 2
    --- stdout
    --- stderr
    error: `no/name` is not a cluster name: 1 to 63 letters, digits, `-`, `_` and `.`, the first a letter or digit
    ");
    snapshot!(machine.run(&["cluster", "create"]), @"
    exit 2
    --- stdout
    --- stderr
    error: the cluster has no name
    hint: give it as an argument: `dbaas cluster create NAME`
    ");
    snapshot!(machine.run(&["cluster", "create", "x", "--user", "postgres"]), @"
    exit 2
    --- stdout
    --- stderr
    error: the user name `postgres` is reserved
    ");
    let long = "x".repeat(64);
    assert_eq!(machine.run(&["cluster", "create", &long]).code, Some(2));
    assert_eq!(
        machine
            .run(&["cluster", "create", "x", "--database", &long])
            .code,
        Some(2)
    );
    assert_eq!(
        machine
            .run(&["cluster", "create", "x", "--set", "settings.port=1"])
            .code,
        Some(2)
    );
    assert_eq!(machine.run(&["cluster", "create", ""]).code, Some(2));
}

#[test]
fn a_size_must_be_one() {
    let machine = Machine::new();
    snapshot!(machine.run(&["cluster", "create", "x", "--memory", "8 gigglebytes"]), @r#"
    exit 2
    --- stdout
    --- stderr
    error: invalid value '8 gigglebytes' for '--memory <SIZE>': expected a size such as "8 GiB" or "64GB"
    hint: see --help for what is accepted
    "#);
    machine.write(
        "a.toml",
        "apiVersion = \"dbaas/v1\"\nname = \"x\"\nmemory = \"-1\"\nstorage = 0\n",
    );
    snapshot!(machine.run(&["cluster", "create", "-f", "a.toml"]), @r#"
    exit 3
    --- stdout
    --- stderr
    error: a.toml is not a valid spec
      a.toml:3: `memory` must be a size such as "8 GiB", not "-1"
      a.toml:4: `storage` must be a size such as "8 GiB", not 0
    hint: `dbaas help spec` explains every key
    "#);
}

#[test]
fn what_one_machine_cannot_do_is_refused_at_once() {
    let machine = Machine::new();
    snapshot!(machine.run(&["cluster", "create", "x", "--nodes", "3", "--region", "eu-west-1", "--memory", "8GiB", "--allow", "10.0.0.0/8"]), @"
    exit 7
    --- stdout
    --- stderr
    error: provider `local` cannot honour all of the spec
      `nodes`: `local` runs one server
      `memory`: `local` sets no limits on a server
      `region`: `local` is this machine
      `allow`: `local` answers on the loopback address only
    hint: leave these out; `dbaas provider show local` tells what becomes of each field
    ");
    assert!(!machine.data().exists(), "nothing was touched");
    snapshot!(machine.run(&["catalog", "regions"]), @"
    exit 7
    --- stdout
    --- stderr
    error: provider `local` has no regions
    hint: `local` is this machine; it has `catalog versions` only
    ");
    snapshot!(machine.run(&["cluster", "list", "--filter", "a=b"]), @"
    exit 7
    --- stdout
    --- stderr
    error: provider `local` has no filters of its own
    hint: use --name, --state, --postgres, --flavor, --region or --cloud
    ");
}

#[test]
fn a_version_must_be_installed() {
    needs_postgres!();
    let machine = Machine::new();
    snapshot!(machine.run(&["cluster", "create", "x", "--postgres", "99"]), @"
    exit 7
    --- stdout
    --- stderr
    error: PostgreSQL [MAJOR] is not installed
      installed: [VERSION]
    hint: `dbaas catalog versions` lists what is installed
    hint: install it with `apt-get install postgresql-99`, if your system has it
    ");
    let none = Machine::new().with("DBAAS_POSTGRES_BIN", "/nonexistent");
    let run = none.run(&["cluster", "create", "x"]).failed(3);
    assert!(
        run.stderr
            .starts_with("error: PostgreSQL is not installed on this machine\n"),
        "{run}"
    );
    assert!(run.stderr.contains("install"), "{run}");
}

#[test]
fn a_file_must_be_readable_text_of_a_sane_size() {
    let machine = Machine::new();
    snapshot!(machine.run(&["cluster", "create", "-f", "missing.toml"]), @"
    exit 3
    --- stdout
    --- stderr
    error: cannot read missing.toml
      No such file or directory (os error 2)
    hint: check the path; `-f -` reads standard input
    ");
    snapshot!(machine.run(&["cluster", "create", "-f", "/"]), @"
    exit 3
    --- stdout
    --- stderr
    error: cannot read /
      it is a directory
    ");
    machine.write("garbage.json", [0xff, 0xfe, 0x00, 0x9f, 0x92, 0x96]);
    snapshot!(machine.run(&["cluster", "create", "-f", "garbage.json"]), @"
    exit 3
    --- stdout
    --- stderr
    error: garbage.json is not a text file
      byte 0 is not UTF-8
    ");
    machine.write("large.json", vec![b' '; 10 << 20]);
    snapshot!(machine.run(&["cluster", "create", "-f", "large.json"]), @"
    exit 3
    --- stdout
    --- stderr
    error: large.json is larger than 4 MiB
    hint: a body is a spec or the vendor's document, a few kilobytes
    ");
    snapshot!(machine.run_with_input(&["cluster", "create", "-f", "-"], b""), @"
    exit 3
    --- stdout
    --- stderr
    error: standard input is empty
    hint: see `dbaas help spec` for what to write
    ");
    snapshot!(machine.run_with_input(&["cluster", "create", "-f", "-"], b"[1, 2]"), @"
    exit 3
    --- stdout
    --- stderr
    error: standard input holds no table of keys and values at its top
    hint: see `dbaas help spec` for what to write
    ");
    snapshot!(machine.run_with_input(&["cluster", "create", "-f", "-"], b"{\"name\": \"x\",\n \"db_pwd\": planted}"), @"
    exit 3
    --- stdout
    --- stderr
    error: standard input:2 is not valid JSON
      expected value
    ");
    snapshot!(machine.run_with_input(&["cluster", "create", "-f", "-", "--password-stdin"], b"x"), @"
    exit 2
    --- stdout
    --- stderr
    error: standard input cannot be both the file and the password
    hint: use --password-file
    ");
}

#[test]
fn a_native_body_takes_no_portable_flags_and_one_name() {
    let machine = Machine::new();
    machine.write("body.json", r#"{"postgraas_instance_name": "mine", "db_name": "d", "db_username": "u", "db_pwd": "planted"}"#);
    snapshot!(machine.run(&["cluster", "create", "-f", "body.json", "--postgres", "15", "--nodes", "2"]), @"
    exit 2
    --- stdout
    --- stderr
    error: the file is the provider's own document, which portable flags do not fit
      flags: --postgres, --nodes
    hint: edit the document with --set PATH=VALUE, or use a portable spec
    ");
    snapshot!(machine.run(&["cluster", "create", "other", "-f", "body.json"]), @r#"
    exit 2
    --- stdout
    --- stderr
    error: the file gives the name "mine" in `postgraas_instance_name`, and the command line `other`
    hint: make them agree, or leave one out
    "#);
    snapshot!(machine.run_with_input(&["cluster", "create", "-f", "body.json", "--password-stdin"], b"x"), @"
    exit 2
    --- stdout
    --- stderr
    error: the file and the flags both give a password
    hint: leave one out
    ");
}

#[test]
fn an_output_that_is_not_honoured_lists_those_that_are() {
    let machine = Machine::new();
    snapshot!(machine.run(&["cluster", "list", "-o", "uri"]), @"
    exit 2
    --- stdout
    --- stderr
    error: this command does not print `uri`
    hint: formats of this command: table, wide, json, yaml, csv, tsv, ndjson, name
    ");
    snapshot!(machine.run(&["cluster", "list", "-o", "xml"]), @"
    exit 2
    --- stdout
    --- stderr
    error: invalid value 'xml' for '--output <FORMAT>'
      [possible values: table, wide, json, yaml, csv, tsv, ndjson, name, raw, header, uri, env, pgpass, service]
    hint: a similar value exists: 'yaml'
    hint: see --help for what is accepted
    ");
    snapshot!(machine.run(&["provider", "list", "-o", "pgpass"]), @"
    exit 2
    --- stdout
    --- stderr
    error: this command does not print `pgpass`
    hint: formats of this command: table, wide, json, yaml, csv, tsv, ndjson, name
    ");
    snapshot!(machine.run(&["cluster", "list", "-o", "csv", "--jq", "."]), @r#"
    exit 2
    --- stdout
    --- stderr
    {"error":{"code":"usage","exit_code":2,"message":"--jq prints JSON, not `csv`","hint":"leave out --output, or use `-o json` or `-o ndjson`","provider":"local","profile":"local","operation":"cluster list","http_status":null,"request_id":null,"retryable":false,"details":[],"notices":[]}}
    "#);
    snapshot!(machine.run(&["cluster", "list", "--jq", ".["]), @r#"
    exit 2
    --- stdout
    --- stderr
    {"error":{"code":"usage","exit_code":2,"message":"`.[` is not a valid jq program","hint":"quote the program for your shell: --jq '.[].name'","provider":"local","profile":"local","operation":"cluster list","http_status":null,"request_id":null,"retryable":false,"details":["it cannot be parsed"],"notices":[]}}
    "#);
    snapshot!(machine.run(&["cluster", "list", "--columns", "nmae"]), @"
    exit 2
    --- stdout
    --- stderr
    error: there is no column `nmae`
      columns: name, id, state, postgres_version, region, nodes, created_at, host, port, database, user, postgres_flavor, cloud, cpu, memory_bytes, storage_bytes, status, provider, profile
    hint: did you mean `name`?
    ");
    // What was asked for in general gives way.
    let machine = Machine::new().with("DBAAS_OUTPUT", "uri");
    assert_eq!(machine.run(&["provider", "list"]).code, Some(0));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let machine = Machine::new();
    for arguments in [
        &["completion", "zsh"][..],
        &["provider", "list"],
        &["help", "spec"],
    ] {
        let mut reader = Command::new("true")
            .stdin(Stdio::piped())
            .spawn()
            .expect("true runs");
        let pipe = reader.stdin.take().expect("a pipe");
        reader.wait().expect("true ends");
        let mut command = machine.command(arguments);
        command.stdout(pipe);
        let run = machine.finish(command.spawn().expect("the program starts"));
        assert_eq!(
            (run.code, run.stderr.as_str()),
            (Some(0), ""),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_wrong_word_names_the_nearest() {
    let machine = Machine::new();
    snapshot!(machine.run(&["clutser", "list"]), @"
    exit 2
    --- stdout
    --- stderr
    error: unrecognized subcommand 'clutser'
      Usage: dbaas [OPTIONS] <COMMAND>
    hint: a similar subcommand exists: 'cluster'
    hint: see --help for what is accepted
    ");
    snapshot!(machine.run(&["cluster", "list", "--stat", "ready"]), @"
    exit 2
    --- stdout
    --- stderr
    error: unexpected argument '--stat' found
      Usage: dbaas cluster list --state <STATE>
    hint: a similar argument exists: '--state'
    hint: see --help for what is accepted
    ");
    snapshot!(machine.run(&["cluster", "list", "--state", "redy", "-o", "json"]), @r#"
    exit 2
    --- stdout
    --- stderr
    {"error":{"code":"usage","exit_code":2,"message":"invalid value 'redy' for '--state <STATE>': states are provisioning, ready, updating, stopping, stopped, starting, deleting, failed, unknown","hint":"see --help for what is accepted","provider":null,"profile":null,"operation":null,"http_status":null,"request_id":null,"retryable":false,"details":[],"notices":[]}}
    "#);
    snapshot!(machine.run(&["--provider", "locl", "cluster", "list"]), @"
    exit 2
    --- stdout
    --- stderr
    error: there is no provider `locl` (--provider)
      providers: local, postgraas, biganimal, ionos, sap
    hint: did you mean `local`?
    ");
    snapshot!(machine.run(&["-p", "locl", "cluster", "list"]), @"
    exit 3
    --- stdout
    --- stderr
    error: there is no profile `locl`
      profiles: local
    hint: did you mean `local`?
    ");
    snapshot!(machine.run(&["-p", "local,local", "cluster", "get", "x"]), @"
    exit 2
    --- stdout
    --- stderr
    error: this command works on one profile, and 2 were named
    hint: several profiles are for `cluster list`
    ");
    snapshot!(machine.run(&["cluster", "get", "nothing", "-o", "yaml"]), @r#"
    exit 5
    --- stdout
    --- stderr
    error:
      code: not_found
      exit_code: 5
      message: there is no cluster `nothing`
      hint: "`dbaas cluster list` shows what there is"
      provider: local
      profile: local
      operation: cluster get
      http_status: null
      request_id: null
      retryable: false
      details: []
      notices: []
    "#);
    snapshot!(machine.run(&["cluster"]), @"
    exit 2
    --- stdout
    --- stderr
    error: a command is missing
      Create, list, connect to and delete clusters
      Usage: dbaas cluster [OPTIONS] <COMMAND>
      Commands:
        list  List clusters
        get  Show one cluster
        create  Create a cluster from a name and flags, or from a file
        update  Change a cluster: its settings, its version, its size
        start  Start a cluster that is stopped
        stop  Stop a cluster and keep its data
        restart  Stop a cluster and start it again
        delete  Delete clusters with everything in them
        wait  Wait until a cluster is in a state
        connection  Print how to connect: a URI, shell variables, ~/.pgpass, ...
        connect  Run psql on a cluster
      Options:
        -h, --help  Print help (see more with '--help')
      Global options (-p, -o, -q, -v, --jq, --timeout, ...): `dbaas help options`
    hint: see --help for what is accepted
    ");
    snapshot!(machine.run(&["help", "spce"]), @"
    exit 2
    --- stdout
    --- stderr
    error: there is no help on `spce`
      there is help on: cluster, psql, nodepool, kubeconfig, backup, user, database, catalog, operation, profile, login, logout, whoami, token, api, provider, sandbox, serve, doctor, completion, help, exit-codes, environment, options, output, spec
    hint: did you mean `spec`?
    ");
}

#[test]
fn root_needs_an_account_for_the_servers() {
    if !is_root() {
        return;
    }
    needs_postgres!();
    let machine = Machine::new();
    snapshot!(machine.run(&["cluster", "create", "x", "--run-as", "nobody"]), @"
    exit 3
    --- stdout
    --- stderr
    error: PostgreSQL must not run as `nobody`
    hint: name the account with --run-as USER or DBAAS_RUN_AS
    ");
    snapshot!(machine.run(&["cluster", "create", "x", "--run-as", "no-such-account"]), @"
    exit 3
    --- stdout
    --- stderr
    error: there is no account `no-such-account` to run PostgreSQL as
    hint: name the account with --run-as USER or DBAAS_RUN_AS
    ");
    let closed = machine.work().join("closed");
    fs::create_dir(&closed).expect("a directory");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).expect("a mode");
    let inner = closed.join("data").display().to_string();
    let machine = machine.with("DBAAS_DATA_DIR", &inner);
    snapshot!(machine.run(&["cluster", "create", "x"]), @"
    exit 3
    --- stdout
    --- stderr
    error: the account `postgres` cannot enter [MACHINE]/work/closed
    hint: choose a directory that it can enter with DBAAS_DATA_DIR, or run dbaas as an ordinary user
    ");
}
