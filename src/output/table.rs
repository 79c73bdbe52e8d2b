//! Tables without borders, so that they survive `grep` and `awk`. Nothing is cut or wrapped.

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use jiff::Timestamp;
use unicode_width::UnicodeWidthStr;

use super::kept::Kept;
use super::render::plain;
use super::{Column, Record, Ui, escape};
use crate::error::Result;

/// What stands where a vendor says nothing.
const ABSENT: &str = "-";
/// Between the cells that are kept; what is in a cell is escaped, so none holds it.
const SEPARATOR: char = '\t';
/// Between columns.
const GAP: u16 = 2;
/// How many rows `comfy-table` sets: more than anybody reads on a screen. It holds every cell of them, and takes 1.4
/// times the instructions of a whole list; the rows after these are set as it does, one by one.
const SET: usize = 1000;
/// How much is gathered before it is put away, in bytes.
const BATCH: usize = 64 << 10;

/// The cells of a table whose last row has not come yet: the width of a column depends on all of them.
pub(super) struct Cells {
    rows: Kept,
    /// The rows that are not put away yet.
    text: String,
    widths: Vec<usize>,
    /// The moment that ages are told for: that of the first row.
    now: Option<Timestamp>,
}

impl Cells {
    /// No rows yet.
    pub(super) fn new<'a>(headers: impl Iterator<Item = &'a str>, shown: bool) -> Self {
        let mut cells = Self {
            rows: Kept::new(),
            text: String::new(),
            widths: Vec::new(),
            now: None,
        };
        for (index, header) in headers.enumerate() {
            cells.widths.push(0);
            if shown {
                cells.push(index, header);
            }
        }
        if shown {
            cells.text.push('\n');
        }
        cells
    }

    /// Adds a row.
    ///
    /// # Errors
    /// See [`Kept::push`].
    pub(super) fn add<T: Record>(&mut self, columns: &[&Column<T>], view: &T) -> Result<()> {
        let now = *self.now.get_or_insert_with(Timestamp::now);
        for (index, column) in columns.iter().enumerate() {
            let text = match column.text {
                Some(text) => text(view, now),
                None => Some(plain((column.value)(view))).filter(|text| !text.is_empty()),
            };
            self.push(
                index,
                text.as_deref().map_or(ABSENT.into(), escape).as_str(),
            );
        }
        self.text.push('\n');
        if self.text.len() >= BATCH {
            self.put_away()?;
        }
        Ok(())
    }

    fn put_away(&mut self) -> Result<()> {
        self.rows.push(self.text.as_bytes())?;
        self.text.clear();
        Ok(())
    }

    fn push(&mut self, index: usize, cell: &str) {
        if index > 0 {
            self.text.push(SEPARATOR);
        }
        self.text.push_str(cell);
        self.widths[index] = self.widths[index].max(cell.width());
    }

    /// Prints the whole table.
    ///
    /// # Errors
    /// See [`Kept::print`].
    pub(super) fn print(mut self, ui: &Ui) -> Result<()> {
        self.put_away()?;
        let mut lines = self.rows.lines()?;
        let mut table = Table::new();
        for line in lines.by_ref().take(SET) {
            table.add_row(line?.split(SEPARATOR));
        }
        let mut text = set(table, &self.widths);
        for line in lines {
            append(&mut text, &line?, &self.widths);
            if text.len() >= BATCH {
                ui.text(&text)?;
                text.clear();
            }
        }
        ui.text(&text)
    }
}

/// Sets rows in columns whose contents have those widths.
fn set(mut table: Table, widths: &[usize]) -> String {
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled);
    for (column, width) in table.column_iter_mut().zip(widths) {
        let width = u16::try_from(*width)
            .unwrap_or(u16::MAX)
            .saturating_add(GAP);
        column
            .set_padding((0, GAP))
            .set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
    }
    let mut text = String::new();
    for line in table.lines() {
        text.push_str(line.trim_end_matches(' '));
        text.push('\n');
    }
    text
}

/// Appends one row as [`set`] sets it.
fn append(text: &mut String, line: &str, widths: &[usize]) {
    for (cell, width) in line.split(SEPARATOR).zip(widths) {
        text.push_str(cell);
        let padding = (width + usize::from(GAP)).saturating_sub(cell.width());
        text.extend(std::iter::repeat_n(' ', padding));
    }
    text.truncate(text.trim_end_matches(' ').len());
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(rows: &[&[&str]]) -> String {
        let columns = rows.first().map_or(0, |row| row.len());
        let width = |index: usize| rows.iter().map(|row| row[index].width()).max();
        let widths: Vec<usize> = (0..columns).filter_map(width).collect();
        let mut table = Table::new();
        let mut appended = String::new();
        for row in rows {
            table.add_row(row.iter());
            append(&mut appended, &row.join("\t"), &widths);
        }
        let set = set(table, &widths);
        assert_eq!(set, appended, "the rows after the first are set likewise");
        set
    }

    #[test]
    fn columns_are_as_wide_as_what_they_hold_and_nothing_is_wrapped() {
        let long = "a word and another ".repeat(40);
        let long = long.trim_end();
        let rows: &[&[&str]] = &[
            &["ID", "NAME", "AGE"],
            &["p-1", "\u{5e93}\u{1f418}", "3s"],
            &[long, "-", "-"],
        ];
        let expected = format!(
            "{:width$}NAME  AGE\n{:width$}\u{5e93}\u{1f418}  3s\n{long}  -     -\n",
            "ID",
            "p-1",
            width = long.len() + 2
        );
        assert_eq!(printed(rows), expected);
        assert_eq!(printed(&[]), "");
        assert_eq!(printed(&[&["a"], &["b"]]), "a\nb\n");
    }

    #[test]
    fn leading_and_inner_blanks_of_a_cell_stay() {
        assert_eq!(
            printed(&[&["  a  b", "c"], &["d", "e"]]),
            "  a  b  c\nd       e\n"
        );
    }
}
