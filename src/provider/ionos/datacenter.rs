//! Virtual data centers: found by name or identifier (Cloud API v6).

use futures_util::TryStreamExt;
use serde::Deserialize;

use super::Ionos;
use super::config::{CLOUD, below};
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::http::{Request, decode};
use crate::notation;

/// A data center, or a location.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Place {
    pub(super) id: String,
    #[serde(default)]
    pub(super) properties: Properties,
}

/// What is read of its properties.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Properties {
    #[serde(default)]
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) location: Option<String>,
}

impl Place {
    fn name(&self) -> &str {
        self.properties.name.as_deref().unwrap_or_default()
    }
}

/// Tells whether a text can be an identifier of the vendor's.
pub(super) fn is_id(given: &str) -> bool {
    let digits = given.bytes().filter(|byte| *byte != b'-');
    let (mut count, mut are_hexadecimal) = (0, true);
    for digit in digits {
        count += 1;
        are_hexadecimal &= digit.is_ascii_hexdigit();
    }
    count == 32 && are_hexadecimal
}

impl Ionos {
    /// Lists data centers, or locations.
    pub(super) async fn places(&self, collection: &str) -> Result<Vec<Place>> {
        let mut url = below(self.rest.channel.address.root()?, CLOUD)?;
        url = below(url, &[collection])?;
        url.query_pairs_mut().append_pair("depth", "1");
        let items = self.rest.pages(url, "items", 1000);
        items
            .and_then(|raw| {
                std::future::ready(
                    decode(raw.get().as_bytes()).map_err(super::document::unexpected),
                )
            })
            .try_collect()
            .await
    }

    /// Finds a data center by name or identifier.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`] with the closest name; [`ErrorKind::Conflict`] where several bear it.
    pub(super) async fn datacenter(&self, given: &str) -> Result<Place> {
        if is_id(given) {
            let url = below(self.rest.channel.address.root()?, CLOUD)?;
            let url = below(url, &["datacenters", given])?;
            return self.rest.ask(&Request::get(url)).await?.json();
        }
        let all = self.places("datacenters").await?;
        let mut same: Vec<&Place> = all.iter().filter(|place| place.name() == given).collect();
        match (same.pop(), same.is_empty()) {
            (Some(only), true) => Ok(only.clone()),
            (Some(last), false) => Err(Error::new(
                ErrorKind::Conflict,
                format!("several data centers are named `{given}`"),
            )
            .with_details(same.into_iter().chain([last]).map(described))
            .with_hint("name one by its id")),
            (None, _) => {
                let error = Error::new(
                    ErrorKind::NotFound,
                    format!("there is no data center `{given}`"),
                );
                Err(
                    match notation::nearest(given, all.iter().map(Place::name)) {
                        Some(name) => error.with_hint(format!("did you mean `{name}`?")),
                        None => error.with_hint(
                            Hint::default()
                                .run("catalog datacenters")
                                .then("lists them"),
                        ),
                    },
                )
            }
        }
    }

    /// Returns the only data center of the account.
    ///
    /// # Errors
    /// A usage error that lists them, where there are several.
    pub(super) async fn only_datacenter(&self) -> Result<Place> {
        let mut all = self.places("datacenters").await?;
        match (all.pop(), all.is_empty()) {
            (Some(only), true) => Ok(only),
            (Some(last), false) => Err(Error::usage(
                "the account has several data centers, and nothing names one",
            )
            .with_details(all.iter().chain([&last]).map(described))
            .with_hint("name one with --datacenter, or set `datacenter` in the profile")),
            (None, _) => Err(Error::usage("the account has no data center")
                .with_hint(Hint::new("make one:").run("api POST /datacenters -f datacenter.json"))),
        }
    }
}

fn described(place: &Place) -> String {
    let location = place.properties.location.as_deref().unwrap_or("-");
    format!("{}  {}  {location}", place.id, place.name())
}
