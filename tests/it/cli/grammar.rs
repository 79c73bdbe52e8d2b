//! The grammar as a whole: global flags everywhere, help everywhere, completions as committed.

use clap::{CommandFactory, Parser};
use dbaas::cli::{Cli, presented};

use crate::snapshot;
use crate::support::Machine;

/// Every command, with the arguments that it cannot do without.
const COMMANDS: &[&[&str]] = &[
    &["cluster", "list"],
    &["cluster", "get", "x"],
    &["cluster", "create"],
    &["cluster", "update", "x"],
    &["cluster", "start", "x"],
    &["cluster", "stop", "x"],
    &["cluster", "restart", "x"],
    &["cluster", "delete", "x"],
    &["cluster", "wait", "x"],
    &["cluster", "connection", "x"],
    &["cluster", "connect", "x"],
    &["psql", "x"],
    &["nodepool", "add", "x"],
    &["nodepool", "list", "x"],
    &["nodepool", "get", "x", "y"],
    &["nodepool", "update", "x", "y"],
    &["nodepool", "delete", "x", "y"],
    &["kubeconfig", "fetch", "x"],
    &["backup", "list", "x"],
    &["backup", "create", "x"],
    &["backup", "restore", "x"],
    &["doctor"],
    &["user", "list", "x"],
    &["user", "create", "x", "y"],
    &["user", "delete", "x", "y"],
    &["database", "list", "x"],
    &["database", "create", "x", "y"],
    &["database", "delete", "x", "y"],
    &["catalog", "versions"],
    &["operation", "list"],
    &["operation", "resume", "x"],
    &["operation", "forget", "x"],
    &["profile", "add", "x"],
    &["profile", "list"],
    &["profile", "show", "x"],
    &["profile", "use", "x"],
    &["profile", "rename", "x", "y"],
    &["profile", "remove", "x"],
    &["profile", "check", "x"],
    &["profile", "exec", "x", "--", "y"],
    &["login"],
    &["logout"],
    &["whoami"],
    &["token", "get"],
    &["token", "create"],
    &["token", "list"],
    &["token", "revoke", "x"],
    &["api", "get", "/x"],
    &["provider", "list"],
    &["provider", "show", "x"],
    &["sandbox", "start"],
    &["sandbox", "run", "--", "true"],
    &["serve"],
    &["completion", "bash"],
    &["help"],
];

fn words(command: &clap::Command, prefix: &[String], found: &mut Vec<Vec<String>>) {
    for sub in command.get_subcommands() {
        let path = [prefix, &[sub.get_name().to_owned()]].concat();
        if sub.has_subcommands() {
            words(sub, &path, found);
        } else {
            found.push(path);
        }
    }
}

fn all_commands() -> Vec<Vec<String>> {
    let mut found = Vec::new();
    words(&Cli::command(), &[], &mut found);
    found
}

#[test]
fn the_list_above_is_complete() {
    for path in all_commands() {
        let known = COMMANDS
            .iter()
            .any(|words| words.iter().zip(&path).filter(|(a, b)| a == b).count() == path.len());
        assert!(known, "{path:?} is missing in COMMANDS");
    }
}

#[test]
fn every_command_takes_every_global_flag_before_and_after_it() {
    let globals: Vec<Vec<&str>> = vec![
        vec!["-p", "a,b"],
        vec!["--profile", "a"],
        vec!["--provider", "local"],
        vec!["-o", "json"],
        vec!["--output=table"],
        vec!["--jq", ".[0]"],
        vec!["--columns", "a,b"],
        vec!["--no-header"],
        vec!["--native"],
        vec!["--show-secrets"],
        vec!["-q"],
        vec!["-v"],
        vec!["--trace"],
        vec!["--timeout", "0"],
        vec!["--request-timeout", "1s"],
        vec!["--max-retries", "1"],
        vec!["--binding", "x"],
        vec!["--cacert", "x"],
        vec!["--insecure"],
        vec!["--resolve", "x:1:127.0.0.1"],
        vec!["--secret-stdin"],
        vec!["--secret-file", "x=y"],
        vec!["--color", "never"],
        vec!["--config", "x"],
        vec!["--postgres-bin", "x"],
        vec!["--run-as", "x"],
    ];
    let known = Cli::command()
        .get_arguments()
        .filter(|a| a.is_global_set())
        .count();
    assert_eq!(
        known,
        globals.len() - 2,
        "a global flag is missing in the list (two stand there twice)"
    );
    for command in COMMANDS {
        for flag in &globals {
            for line in [
                [&["dbaas"], &flag[..], command].concat(),
                // What stands behind `--` is another program's.
                match command.iter().position(|word| *word == "--") {
                    Some(end) => [&["dbaas"], &command[..end], &flag[..], &command[end..]].concat(),
                    None => [&["dbaas"], *command, &flag[..]].concat(),
                },
            ] {
                if let Err(error) = Cli::try_parse_from(&line) {
                    panic!("{line:?}: {error}");
                }
            }
        }
    }
}

#[test]
fn every_command_has_help_with_two_examples() {
    let machine = Machine::new();
    for path in all_commands() {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        let by_flag = machine.run(&[&words[..], &["--help"]].concat()).succeeded();
        let by_command = machine.run(&[&["help"], &words[..]].concat()).succeeded();
        assert_eq!(by_flag, by_command, "{path:?}");
        // `psql` is `cluster connect`, which has them.
        if words != ["psql"] {
            let is_example = |line: &&str| line.trim().starts_with("$ ") && line.contains("dbaas");
            let examples = by_flag.lines().filter(is_example).count();
            assert!(examples >= 2, "{path:?} has too few examples");
        }
    }
}

#[test]
fn the_help_of_a_command_begins_with_its_own_options_and_fits_on_a_screen() {
    let mut grammar = presented().term_width(80);
    grammar.build();
    let cluster = grammar.find_subcommand_mut("cluster").expect("a command");
    let create = cluster.find_subcommand_mut("create").expect("a command");
    let help = create.render_help().to_string();
    let lines: Vec<&str> = help.lines().collect();
    assert!(lines.len() <= 40, "{} lines\n{help}", lines.len());
    let widest = lines.iter().map(|line| line.chars().count()).max();
    assert!(widest <= Some(80), "{widest:?}\n{help}");
    let place = |text: &str| {
        help.find(text)
            .unwrap_or_else(|| panic!("no {text:?}\n{help}"))
    };
    // What is no part of the spec is not under its heading.
    for own in ["--wait", "--dry-run", "--if-not-exists", "--password-stdin"] {
        assert!(place(own) < place("Spec:"), "{own}");
    }
    assert!(place("Spec:") < place("dbaas help options"));
    assert!(!help.contains("--request-timeout"), "{help}");
}

#[test]
fn every_command_names_the_topic_of_the_global_options() {
    let machine = Machine::new();
    let topic = machine.run(&["help", "options"]).succeeded();
    for argument in Cli::command().get_arguments().filter(|a| a.is_global_set()) {
        let long = format!("--{}", argument.get_long().expect("a long name"));
        assert!(topic.contains(&long), "{long}\n{topic}");
    }
    for path in all_commands() {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        for flag in ["-h", "--help"] {
            let help = machine.run(&[&words[..], &[flag]].concat()).succeeded();
            assert_eq!(
                help.matches("dbaas help options").count(),
                1,
                "{path:?}\n{help}"
            );
        }
    }
}

#[test]
fn no_command_redefines_a_global_flag() {
    let root = Cli::command();
    let globals: Vec<&str> = root
        .get_arguments()
        .filter_map(clap::Arg::get_long)
        .collect();
    let shorts: Vec<char> = root
        .get_arguments()
        .filter_map(clap::Arg::get_short)
        .collect();
    fn walk(command: &clap::Command, globals: &[&str], shorts: &[char]) {
        for sub in command.get_subcommands() {
            for argument in sub.get_arguments() {
                assert!(
                    argument
                        .get_long()
                        .is_none_or(|long| !globals.contains(&long)),
                    "{argument}"
                );
                assert!(
                    argument
                        .get_short()
                        .is_none_or(|short| !shorts.contains(&short)),
                    "{argument}"
                );
            }
            walk(sub, globals, shorts);
        }
    }
    walk(&root, &globals, &shorts);
}

#[test]
fn help_topics_are_computed_from_the_program() {
    let machine = Machine::new();
    snapshot!(machine.run(&["help", "exit-codes"]), @"
    exit 0
    --- stdout
    Exit codes, and the `code` of a JSON error:

        0  -  success, also when the reader closed the pipe
        1  provider_error  the provider refused or failed; also anything uncategorised
        2  usage  wrong usage, or a missing confirmation in a run that cannot ask
        3  configuration  a profile, configuration file or spec file is wrong or absent
        4  authentication  credentials missing or refused, or the profile forbids it
        5  not_found  no such cluster, user or database
        6  conflict  exists already, busy, or an ambiguous name
        7  unsupported  this provider cannot do that
        8  unavailable  network or service unavailable after the retries
        9  timed_out  timed out waiting; the work goes on
       10  failed  the awaited resource failed
       11  partial  some of several profiles or items failed
       70  internal  a bug in dbaas
      130  interrupted  interrupted (Ctrl-C)
      143  terminated  terminated (SIGTERM)

    Commands that run another program (`connect`, `psql`, `profile exec`,
    `sandbox run`) exit with its code.
    --- stderr
    ");
    snapshot!(machine.run(&["help", "environment"]), @"
    exit 0
    --- stdout
    Environment variables; a flag beats its variable:

      DBAAS_PROFILE  the profile, or several separated by commas (--profile)
      DBAAS_PROVIDER  the provider, without a profile (--provider)
      DBAAS_OUTPUT  the output format, where a command honours it (--output)
      DBAAS_NO_HEADER  1 leaves out the header line (--no-header)
      DBAAS_QUIET  1 silences progress and status (--quiet)
      DBAAS_VERBOSE  1 says more on standard error (--verbose)
      DBAAS_TIMEOUT  how long to wait, such as 90s or 10m (--timeout)
      DBAAS_TRACE  1 shows every exchange with a vendor, without secrets (--trace)
      DBAAS_REQUEST_TIMEOUT  how long one response may take (--request-timeout)
      DBAAS_MAX_RETRIES  how often a failed request is retried (--max-retries)
      DBAAS_CACERT  the authorities to trust instead of the system's (--cacert)
      DBAAS_INSECURE  1 skips the verification of certificates (--insecure)
      DBAAS_RESOLVE  HOST:PORT:ADDRESS, or several separated by commas (--resolve)
      DBAAS_API  the generation of the vendor's API, as `api` in a profile
      DBAAS_ENDPOINT  the vendor's address, as `endpoint` in a profile
      DBAAS_PROJECT  the project, as `project` in a profile
      DBAAS_BINDING  the file of a service binding (--binding)
      DBAAS_USERNAME  the account's user, as `username` in a profile
      DBAAS_PASSWORD  the account's password, for one profile
      DBAAS_ACCESS_KEY  the access key, for one profile
      DBAAS_TOKEN  the token, for one profile
      DBAAS_COLOR  auto, always or never (--color)
      DBAAS_CONFIG  the configuration file (--config)
      DBAAS_DATA_DIR  the directory of local clusters and stored secrets
      DBAAS_POSTGRES_BIN  the directory of the PostgreSQL programs (--postgres-bin)
      DBAAS_RUN_AS  as root: the account that runs local servers (--run-as)
      BA_ACCESS_KEY  biganimal: the access key, where the profile stores no credential
      BA_BEARER_TOKEN  biganimal: the token, where the profile stores no credential
      BA_API_URI  biganimal: the address of the API, where the profile names none
      DBAAS_DATACENTER  the virtual data center, as `datacenter` in a profile
      DBAAS_REGION  the region, as `region` in a profile
      IONOS_TOKEN  ionos: the token, where the profile stores no credential
      IONOS_USERNAME  ionos: the user of the password, where the profile names none
      IONOS_PASSWORD  ionos: the password, where the profile stores no credential
      IONOS_API_URL  ionos: the address of the APIs, where the profile names none
      IONOS_CONTRACT_NUMBER  ionos: the contract, where the profile names none
      IONOS_PINNED_CERT  ionos: the fingerprint of the server's certificate, as `tls.pin`
      IONOS_HTTP_PROXY  ionos: the proxy, where the profile names none
      IONOS_HTTP_PROXY_HEADERS  ionos: headers for the proxy, `Name: value` on a line each
      VCAP_SERVICES  sap: the service binding, where nothing names another
      REQUESTS_CA_BUNDLE  sap: the authorities to trust, where neither --cacert nor a profile says
      KUBECONFIG  the file that `kubeconfig fetch --merge` adds to; ~/.kube/config otherwise
      HTTPS_PROXY  the proxy for https addresses; also https_proxy
      ALL_PROXY  the proxy where no other is named; also all_proxy, and http_proxy for http
      NO_PROXY  hosts that are reached without a proxy; also no_proxy
      SSL_CERT_FILE  the authorities to trust, where neither --cacert nor a profile says
      DBUS_SESSION_BUS_ADDRESS  where the keyring is looked for
      XDG_RUNTIME_DIR  where the keyring is looked for otherwise
      CI  any value keeps `login` from opening a browser
      NO_COLOR  any non-empty value switches colour off
      CLICOLOR_FORCE  any value but 0 switches colour on, also in a pipe
      TERM  dumb switches colour and progress bars off
      PATH  where the PostgreSQL programs and psql are looked for first
    --- stderr
    ");
    snapshot!(machine.run(&["help", "output"]), @r#"
    exit 0
    --- stdout
    Output formats (-o, --output); each command honours some of them:

      table  columns for a person (the default)
      wide  more columns
      json  one JSON document; a list is an array, an empty one []
      yaml  the same as YAML
      csv  comma-separated values (RFC 4180), every column, machine values
      tsv  tab-separated values; tab, newline and backslash as \t \n \\
      ndjson  one JSON document per line, as they come
      name  the identifier alone, one per line
      raw  the bare value of a token
      header  a token as a whole HTTP header line
      uri  a connection URI, with the password
      env  export PGHOST='...' lines for a POSIX shell, with the password
      pgpass  a line for ~/.pgpass, with the password
      service  a section for pg_service.conf

    Standard output carries data and nothing else; everything said goes to standard error.
    With json, yaml or ndjson, standard error holds at most one document, the error:

      {"error": {"code", "exit_code", "message", "hint", "provider", "profile", "operation",
       "http_status", "request_id", "retryable", "details", "notices"}}

    --jq EXPR filters the JSON; a text is printed raw, anything else as compact JSON.
    --columns a,b chooses columns, or keys of JSON; a wrong name lists them.
    --native prints the vendor's own document instead of the portable view.
    Times are RFC 3339 in UTC, sizes are in bytes, and null is what a vendor does not say.
    Passwords are printed by `cluster connection -o uri|env|pgpass`, elsewhere with --show-secrets.
    --- stderr
    "#);
    snapshot!(machine.run(&["help", "spec"]), @r#"
    exit 0
    --- stdout
    The portable spec: a file in TOML, YAML or JSON with `apiVersion` set to "dbaas/v1".

      name  the cluster's name
                           a text
      postgres  PostgreSQL version; the newest where absent
                           a version such as "16"
      flavor  postgres (default), epas, pgextended, ...
                           a text
      nodes  servers, the primary included
                           a whole number, 1 or more
      high-availability  a standby takes over when the primary fails
                           true or false
      cpu  virtual processors of each node
                           a whole number, 1 or more
      memory  memory of each node
                           a size such as "8 GiB"
      storage  storage of each node
                           a size such as "8 GiB"
      cloud  aws, azure, gcp, ...
                           a text
      region  the region within that cloud
                           a text
      datacenter  the virtual data center: its name or id
                           a text
      network  whether it answers to the internet
                           "public" or "private"
      allow  the address ranges that may connect
                           a list of address ranges such as ["10.0.0.0/8"]
      database  the first database; the name where absent
                           a text
      user  the first user; the name where absent
                           a text
      settings  PostgreSQL settings
                           a table of settings, each a text, number or true/false
      native  native.<provider>: what only that provider has
                           a table per provider, such as native.local

    A provider refuses what it cannot honour, and names all of it. Flags override the file, and
    --set overrides both. A spec holds no password: see --password-stdin and --password-file.

    Example:

      apiVersion = "dbaas/v1"
      name = "orders"
      postgres = "15"
      database = "orders"
      user = "orders"

      [settings]
      max_connections = 200

      [native.local]
      durability = "off"
    --- stderr
    "#);
}

#[test]
fn completions_are_as_committed() {
    let machine = Machine::new();
    for (shell, file) in [
        ("bash", "dbaas.bash"),
        ("zsh", "_dbaas"),
        ("fish", "dbaas.fish"),
        ("powershell", "_dbaas.ps1"),
        ("elvish", "dbaas.elv"),
    ] {
        let path = format!("{}/completions/{file}", env!("CARGO_MANIFEST_DIR"));
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        let generated = machine.run(&["completion", shell]);
        assert!(
            committed == generated.stdout,
            "{path} is out of date: run `cargo run -- completion {shell} > completions/{file}`"
        );
    }
}

#[test]
fn the_version_is_printed() {
    let machine = Machine::new();
    let version = machine.run(&["--version"]).succeeded();
    assert_eq!(version, format!("dbaas {}", env!("CARGO_PKG_VERSION")));
}
