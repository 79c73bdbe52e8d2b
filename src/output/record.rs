//! How a view becomes a row: a table of columns, each with a name, a machine value and, where that is
//! not what a person wants to read, a text.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::notation;

/// Where a column is shown without being asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Show {
    /// In every table, and wider.
    Table,
    /// In `-o wide`, and in CSV and TSV.
    Wide,
    /// In CSV and TSV alone.
    Machine,
}

/// One column of a view.
pub struct Column<T: ?Sized> {
    /// Its name for `--columns`, `--sort` and the header of CSV and TSV.
    pub name: &'static str,
    /// Its header in a table; also accepted by `--columns` and `--sort`, in lower case.
    pub header: &'static str,
    /// Where it is shown by itself.
    pub show: Show,
    /// The machine value.
    pub value: fn(&T) -> Value,
    /// What `--sort` compares, where the value is coarser than what is known.
    pub order: Option<fn(&T) -> Value>,
    /// The text for a person, where it differs from the value.
    pub text: Option<fn(&T, Timestamp) -> Option<String>>,
}

impl<T: ?Sized> Column<T> {
    /// A column that a person reads as it is.
    pub const fn new(
        name: &'static str,
        header: &'static str,
        show: Show,
        value: fn(&T) -> Value,
    ) -> Self {
        Self {
            name,
            header,
            show,
            value,
            order: None,
            text: None,
        }
    }

    /// The same column with a text for people; `None` is shown as `-`.
    #[must_use]
    pub const fn with_text(mut self, text: fn(&T, Timestamp) -> Option<String>) -> Self {
        self.text = Some(text);
        self
    }

    /// The same column, sorted by something finer than its value.
    #[must_use]
    pub const fn with_order(mut self, order: fn(&T) -> Value) -> Self {
        self.order = Some(order);
        self
    }

    /// Whether a user who writes `given` means this column.
    pub fn answers_to(&self, given: &str) -> bool {
        self.name == given || self.header.eq_ignore_ascii_case(given)
    }
}

impl<T: ?Sized> std::fmt::Debug for Column<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Column").field("name", &self.name).finish()
    }
}

/// A view that can be printed in every format.
pub trait Record: Serialize + Sized + 'static {
    /// The columns, in their order.
    const COLUMNS: &'static [Column<Self>];

    /// What `-o name` prints: the identifier that other commands accept.
    fn identifier(&self) -> &str;
}

/// Finds the column that a user named.
///
/// # Errors
/// A usage error that lists the columns.
pub fn column<T: Record>(given: &str) -> crate::error::Result<&'static Column<T>> {
    T::COLUMNS
        .iter()
        .find(|column| column.answers_to(given))
        .ok_or_else(|| {
            let names: Vec<&str> = T::COLUMNS.iter().map(|column| column.name).collect();
            let error = crate::error::Error::usage(format!("there is no column `{given}`"))
                .with_detail(format!("columns: {}", names.join(", ")));
            match notation::nearest(given, names) {
                Some(name) => error.with_hint(format!("did you mean `{name}`?")),
                None => error,
            }
        })
}
