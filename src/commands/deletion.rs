//! What a deletion prints: what is gone, in every format.

use serde::Serialize;

use crate::error::Result;
use crate::model::Resource;
use crate::output::{Column, Record, Show};

/// Something that was deleted.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Deletion {
    id: String,
    name: String,
    deleted: bool,
}

impl Deletion {
    /// The row for it.
    ///
    /// # Errors
    /// Never, but that rows are made of JSON.
    pub(super) fn resource(id: &str, name: &str) -> Result<Resource<Self>> {
        Resource::of(Self {
            id: id.to_owned(),
            name: name.to_owned(),
            deleted: true,
        })
    }
}

impl Record for Deletion {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::new("name", "NAME", Show::Table, |d| d.name.clone().into()),
        Column::new("id", "ID", Show::Table, |d| d.id.clone().into()),
        Column::new("deleted", "DELETED", Show::Table, |d: &Self| {
            d.deleted.into()
        })
        .with_text(|d, _| Some(if d.deleted { "yes" } else { "no" }.to_owned())),
    ];

    fn identifier(&self) -> &str {
        &self.id
    }
}
