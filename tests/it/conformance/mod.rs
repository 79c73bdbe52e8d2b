//! What every provider keeps, shown on every variant and every local driver: cases over a table of rows, each case
//! where the row has the facets that it wants. A row costs some twenty lines, a case one function.

mod cases;
mod contracts;
mod faults;
mod rows;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::panic::AssertUnwindSafe;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use dbaas::provider::{ProviderId, registry};

pub(crate) use contracts::conform;
pub(crate) use rows::IONOS_POSTGRESQL;
use rows::{Bench, ROWS, Row};

/// One promise.
struct Case {
    /// Its name, in a failure.
    name: &'static str,
    /// The column of the README's table that it stands in.
    column: &'static str,
    /// The facets without which it says nothing.
    facets: &'static [&'static str],
    /// Whether it wants somebody between the program and a vendor.
    between: bool,
    /// Shows it.
    show: fn(&Bench),
}

/// The columns of the README's table.
const COLUMNS: [&str; 10] = [
    "created once",
    "waits",
    "changes",
    "start, stop",
    "connects",
    "users, databases",
    "backups",
    "node pools",
    "keeps secrets",
    "survives faults",
];

fn cases() -> impl Iterator<Item = &'static Case> {
    cases::CASES.iter().chain(faults::CASES)
}

/// The columns that the cases of a row stood in, and the cases that it does not keep.
fn show(row: &'static Row) -> Option<(BTreeSet<&'static str>, Vec<String>)> {
    let bench = Bench::open(row)?;
    let facets = row.facets();
    let (mut columns, mut broken) = (BTreeSet::new(), Vec::new());
    for case in cases() {
        let has_facets = case.facets.iter().all(|facet| facets.contains(facet));
        if !has_facets || (case.between && bench.between.is_none()) {
            continue;
        }
        let show = AssertUnwindSafe(|| (case.show)(&bench));
        match std::panic::catch_unwind(show) {
            Ok(()) => drop(columns.insert(case.column)),
            Err(_) => broken.push(format!("{}: {}", row.name, case.name)),
        }
    }
    Some((columns, broken))
}

/// The README's table, of the rows that could be shown here.
fn table(shown: &[(&str, BTreeSet<&str>)]) -> String {
    let mut text = format!(
        "| | {} |\n|---|{}\n",
        COLUMNS.join(" | "),
        "---|".repeat(COLUMNS.len())
    );
    for (row, columns) in shown {
        let marks = COLUMNS.map(|column| if columns.contains(column) { "yes" } else { "-" });
        let _ = writeln!(text, "| `{row}` | {} |", marks.join(" | "));
    }
    text
}

#[test]
fn every_variant_keeps_what_is_promised_for_all() {
    crate::needs_postgres!();
    let (shown, broken) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()));
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        // Most of the time is spent waiting.
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some(row) = ROWS.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Some((columns, failed)) = show(row) {
                        shown.lock().expect("no panic").push((row.name, columns));
                        broken.lock().expect("no panic").extend(failed);
                    }
                }
            });
        }
    });
    let broken = broken.into_inner().expect("no panic");
    assert!(broken.is_empty(), "not kept:\n{}", broken.join("\n"));
    let mut shown = shown.into_inner().expect("no panic");
    shown.sort_unstable_by_key(|(name, _)| ROWS.iter().position(|row| row.name == *name));
    let readme = include_str!("../../../README.md");
    let made = table(&shown);
    // Rows that could not be shown here are not compared.
    for line in made.lines() {
        assert!(
            readme.lines().any(|known| known == line),
            "README.md lacks a line of\n{made}"
        );
    }
}

#[test]
fn every_variant_and_every_driver_has_a_row() {
    let has = |name: &str| ROWS.iter().any(|row| row.name == name);
    for variant in registry::variants() {
        if variant.provider != ProviderId::Local {
            assert!(has(&variant.to_string()), "{variant} has no row");
        }
    }
    for driver in dbaas::provider::local::DRIVERS {
        assert!(
            has(&format!("local {driver}")),
            "the driver {driver} has no row"
        );
    }
    let columns: BTreeSet<&str> = cases().map(|case| case.column).collect();
    assert_eq!(
        columns,
        COLUMNS.into(),
        "every column has a case, and every case a column"
    );
}
