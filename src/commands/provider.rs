//! `dbaas provider`: the capability table, computed from the facets that providers have.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;

use super::Context;
use crate::cli::ProviderCommand;
use crate::error::{Error, ErrorKind, Result};
use crate::model::Resource;
use crate::notation;
use crate::output::{Column, Format, Record, Show, VIEWS};
use crate::provider::{Clusters, FACETS, ProviderId, Variant, registry, with_facets};

/// Runs `dbaas provider`; offline.
///
/// # Errors
/// Where there is no such provider.
pub(super) fn run(context: &Context<'_>, command: &ProviderCommand) -> Result<()> {
    let format = context.ui.format(VIEWS, Format::Table)?;
    match command {
        ProviderCommand::List => {
            let rows: Vec<Resource<Capabilities>> = registry::variants()
                .map(|variant| Resource::of(Capabilities::of(variant)))
                .collect::<Result<_>>()?;
            context.ui.resources(format, &[], &rows)
        }
        ProviderCommand::Show { id } => {
            let provider = ProviderId::parse(id).ok_or_else(|| {
                let names = ProviderId::names();
                let error = Error::new(ErrorKind::NotFound, format!("there is no provider `{id}`"))
                    .with_detail(format!("providers: {}", names.join(", ")));
                match notation::nearest(id, names) {
                    Some(name) => error.with_hint(format!("did you mean `{name}`?")),
                    None => error,
                }
            })?;
            let mut rows = Vec::new();
            for variant in registry::variants().filter(|variant| variant.provider == provider) {
                let opened = registry::open_variant(variant);
                let facets = opened.facets();
                for facet in FACETS {
                    rows.push(Resource::of(Capability {
                        api: variant.api,
                        facet: facet.name.to_owned(),
                        supported: (facet.present)(&facets),
                        meaning: facet.meaning.to_owned(),
                    })?);
                }
                let answers = facets.clusters.map(Clusters::answers);
                for answer in answers.into_iter().flatten() {
                    rows.push(Resource::of(Capability {
                        api: variant.api,
                        facet: format!("spec.{}", answer.field),
                        supported: answer.taken,
                        meaning: answer.meaning,
                    })?);
                }
            }
            context.ui.resources(format, &[], &rows)
        }
    }
}

/// A row of the capability table.
#[derive(Clone, Debug)]
struct Capabilities {
    variant: Variant,
    /// One for each of [`FACETS`].
    facets: Vec<bool>,
}

impl Capabilities {
    fn of(variant: Variant) -> Self {
        let provider = registry::open_variant(variant);
        Self {
            variant,
            facets: FACETS
                .iter()
                .map(|facet| (facet.present)(&provider.facets()))
                .collect(),
        }
    }

    fn has(&self, name: &str) -> Option<bool> {
        let index = FACETS.iter().position(|facet| facet.name == name)?;
        self.facets.get(index).copied()
    }

    fn mark(&self, name: &str) -> Option<String> {
        self.has(name).filter(|has| *has).map(|_| "yes".to_owned())
    }
}

impl Serialize for Capabilities {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", self.variant.provider.name())?;
        map.serialize_entry("api", &self.variant.api)?;
        for (facet, has) in FACETS.iter().zip(&self.facets) {
            map.serialize_entry(facet.name, has)?;
        }
        map.end()
    }
}

/// The header of a facet's column: its name in capitals, with hyphens.
const fn header<const LENGTH: usize>(name: &str) -> [u8; LENGTH] {
    let mut header = [0; LENGTH];
    let mut index = 0;
    while index < LENGTH {
        header[index] = match name.as_bytes()[index] {
            b'_' => b'-',
            byte => byte.to_ascii_uppercase(),
        };
        index += 1;
    }
    header
}

macro_rules! capability_columns {
    ($($name:ident: $facet:ident = $meaning:literal,)*) => {
        &[
            Column::new("id", "PROVIDER", Show::Table, |row| {
                row.variant.provider.name().into()
            }),
            Column::new("api", "API", Show::Table, |row| row.variant.api.into()),
            $({
                const NAME: &str = stringify!($name);
                const HEADER: [u8; NAME.len()] = header(NAME);
                let header = match std::str::from_utf8(&HEADER) {
                    Ok(header) => header,
                    Err(_) => NAME,
                };
                Column::new(NAME, header, Show::Table, |row: &Self| row.has(NAME).into())
                    .with_text(|row, _| row.mark(NAME))
            },)*
        ]
    };
}

impl Record for Capabilities {
    const COLUMNS: &'static [Column<Self>] = with_facets!(capability_columns);

    fn identifier(&self) -> &str {
        self.variant.provider.name()
    }
}

/// A facet of one provider, or a field of the spec.
#[derive(Clone, Debug, Serialize)]
struct Capability {
    api: Option<&'static str>,
    facet: String,
    supported: bool,
    meaning: String,
}

impl Record for Capability {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::new("api", "API", Show::Table, |row| row.api.into()),
        Column::new("facet", "FACET", Show::Table, |row| {
            row.facet.as_str().into()
        }),
        Column::new("supported", "SUPPORTED", Show::Table, |row: &Self| {
            Value::Bool(row.supported)
        })
        .with_text(|row, _| Some(if row.supported { "yes" } else { "no" }.to_owned())),
        Column::new("meaning", "MEANING", Show::Table, |row| {
            row.meaning.as_str().into()
        }),
    ];

    fn identifier(&self) -> &str {
        &self.facet
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_column_for_every_facet() {
        let columns: Vec<&str> = Capabilities::COLUMNS[2..].iter().map(|c| c.name).collect();
        let facets: Vec<&str> = FACETS.iter().map(|facet| facet.name).collect();
        assert_eq!(columns, facets);
    }
}
