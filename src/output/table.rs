//! Tables without borders, so that they survive `grep` and `awk`. Nothing is cut or wrapped.

use comfy_table::{ContentArrangement, Table, presets};
use jiff::Timestamp;

use super::render::plain;
use super::{Column, Record, escape};

/// What stands where a vendor says nothing.
const ABSENT: &str = "-";

pub(super) fn render<'a, T: Record>(
    columns: &[&'static Column<T>],
    header: bool,
    views: impl Iterator<Item = &'a T>,
    now: Timestamp,
) -> String {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled);
    if header {
        table.set_header(
            columns
                .iter()
                .map(|column| column.header)
                .collect::<Vec<_>>(),
        );
    }
    for view in views {
        let cells = columns.iter().map(|column| {
            let text = match column.text {
                Some(text) => text(view, now),
                None => Some(plain((column.value)(view))).filter(|text| !text.is_empty()),
            };
            escape(&text.unwrap_or_else(|| ABSENT.to_owned()))
        });
        table.add_row(cells.collect::<Vec<_>>());
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    let text = table.trim_fmt();
    if text.is_empty() { text } else { text + "\n" }
}
