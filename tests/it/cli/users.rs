//! `user` and `database`.

use crate::support::Machine;
use crate::{needs_postgres, snapshot};

#[test]
fn users_come_and_go() {
    needs_postgres!();
    let machine = Machine::new();
    machine.run(&["cluster", "create", "orders"]).succeeded();
    snapshot!(machine.run(&["user", "create", "orders", "reporting"]), @"
    exit 0
    --- stdout
    NAME  OWNER  SUPERUSER
    reporting  false  false
    --- stderr
    its password: `dbaas cluster connection orders --user=reporting`
    ");
    snapshot!(machine.run(&["user", "create", "orders", "reporting"]), @r#"
    exit 6
    --- stdout
    --- stderr
    error: PostgreSQL refused: role "reporting" already exists
    "#);
    snapshot!(machine.run(&["user", "create", "orders", "pg_x"]), @"
    exit 2
    --- stdout
    --- stderr
    error: the user name `pg_x` is reserved
    ");
    let odd = "o\"dd'; drop role orders; --";
    machine.run(&["user", "create", "orders", odd]).succeeded();
    snapshot!(machine.run(&["user", "list", "orders", "-o", "wide"]), @r#"
    exit 0
    --- stdout
    NAME  OWNER  SUPERUSER  CREATE-DATABASE  CREATE-USER
    o"dd'; drop role orders; --  false  false  false  false
    orders  true  false  true  true
    reporting  false  false  false  false
    --- stderr
    "#);
    let answer = machine.run(&[
        "psql",
        "orders",
        "--user",
        odd,
        "--",
        "-Atc",
        "select current_user",
    ]);
    assert_eq!(answer.succeeded(), odd);
    snapshot!(machine.run(&["user", "delete", "orders", odd]), @r#"
    exit 2
    --- stdout
    --- stderr
    error: deleting the user `o"dd'; drop role orders; --` requires confirmation
    hint: add `--yes` or `--confirm 'o"dd'\''; drop role orders; --'`
    "#);
    machine
        .run(&["user", "delete", "orders", odd, "--confirm", odd])
        .succeeded();
    snapshot!(machine.run(&["user", "delete", "orders", odd, "--yes"]), @r#"
    exit 5
    --- stdout
    --- stderr
    error: PostgreSQL refused: role "o"dd'; drop role orders; --" does not exist
    "#);
    snapshot!(machine.run(&["user", "delete", "orders", "orders", "--yes"]), @r#"
    exit 6
    --- stdout
    --- stderr
    error: PostgreSQL refused: role "orders" cannot be dropped because some objects depend on it
      owner of database orders
    "#);
    let log = machine
        .run(&["cluster", "get", "orders", "--native", "--jq", ".log_file"])
        .succeeded();
    let log = std::fs::read_to_string(log).expect("the log");
    assert!(!log.contains("PASSWORD"), "{log}");
}

#[test]
fn databases_come_and_go() {
    needs_postgres!();
    let machine = Machine::new();
    machine.run(&["cluster", "create", "orders"]).succeeded();
    machine
        .run(&["user", "create", "orders", "reporting"])
        .succeeded();
    machine
        .run(&[
            "database",
            "create",
            "orders",
            "archive",
            "--owner",
            "reporting",
        ])
        .succeeded();
    snapshot!(machine.run(&["database", "list", "orders", "--columns", "name,owner,encoding"]), @"
    exit 0
    --- stdout
    NAME  OWNER  ENCODING
    archive  reporting  UTF8
    orders  orders  UTF8
    --- stderr
    ");
    snapshot!(machine.run(&["database", "create", "orders", "archive"]), @r#"
    exit 6
    --- stdout
    --- stderr
    error: PostgreSQL refused: database "archive" already exists
    "#);
    snapshot!(machine.run(&["database", "create", "orders", "other", "--owner", "nobody"]), @r#"
    exit 5
    --- stdout
    --- stderr
    error: PostgreSQL refused: role "nobody" does not exist
    "#);
    snapshot!(machine.run(&["user", "delete", "orders", "reporting", "--yes"]), @r#"
    exit 6
    --- stdout
    --- stderr
    error: PostgreSQL refused: role "reporting" cannot be dropped because some objects depend on it
      owner of database archive
    "#);
    snapshot!(machine.run(&["database", "delete", "orders", "archive"]), @"
    exit 2
    --- stdout
    --- stderr
    error: deleting the database `archive` requires confirmation
    hint: add `--yes` or `--confirm archive`
    ");
    machine
        .run(&["database", "delete", "orders", "archive", "--yes"])
        .succeeded();
    snapshot!(machine.run(&["database", "delete", "orders", "archive", "--yes"]), @r#"
    exit 5
    --- stdout
    --- stderr
    error: PostgreSQL refused: database "archive" does not exist
    "#);
    snapshot!(machine.run(&["database", "create", "orders", "template1"]), @"
    exit 2
    --- stdout
    --- stderr
    error: the database name `template1` is reserved
    ");
}
