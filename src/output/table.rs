//! Tables without borders, so that they survive `grep` and `awk`. Nothing is cut or wrapped.

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
const GAP: usize = 2;
/// How much is gathered before it is put away or printed, in bytes.
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
        let mut table = String::new();
        for line in self.rows.lines()? {
            for (cell, width) in line?.split(SEPARATOR).zip(&self.widths) {
                table.push_str(cell);
                let padding = width + GAP - cell.width();
                table.extend(std::iter::repeat_n(' ', padding));
            }
            table.truncate(table.trim_end_matches(' ').len());
            table.push('\n');
            if table.len() >= BATCH {
                ui.text(&table)?;
                table.clear();
            }
        }
        ui.text(&table)
    }
}
