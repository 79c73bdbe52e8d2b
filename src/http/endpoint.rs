//! The address of an API, as a person names it.

use url::Url;

use crate::error::{Error, Result};

/// Parses an address that names a place and nothing more. A user and password in it would be a second
/// credential for every request, and a query could hold one; neither belongs into a file or a command line.
/// No error repeats the address.
///
/// # Errors
/// A configuration error that says what is wrong.
pub fn endpoint(text: &str) -> Result<Url> {
    let url = Url::parse(text).map_err(|error| {
        Error::configuration("the endpoint is no address")
            .with_detail(error.to_string())
            .with_hint("it looks like https://api.example.com")
    })?;
    if url.cannot_be_a_base() {
        return Err(Error::configuration("the endpoint cannot have a path")
            .with_hint("it looks like https://api.example.com"));
    }
    let part = if !url.username().is_empty() || url.password().is_some() {
        "a user or a password"
    } else if url.query().is_some() {
        "a query"
    } else if url.fragment().is_some() {
        "a fragment"
    } else {
        return Ok(url);
    };
    Err(Error::configuration(format!(
        "the endpoint holds {part}, which does not belong there"
    ))
    .with_hint("leave it out; a credential is stored with `dbaas login NAME --secret-stdin`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_is_a_place_and_nothing_more() {
        for good in ["https://a.example", "http://127.0.0.1:1/below/"] {
            assert!(endpoint(good).is_ok(), "{good}");
        }
        for odd in [
            "nowhere",
            "mailto:planted@a.example",
            "https://planted@a.example",
            "https://:planted@a.example",
            "https://a.example/?token=planted",
            "https://a.example/#planted",
        ] {
            let error = endpoint(odd).unwrap_err();
            let text = format!("{error} {:?} {:?}", error.details(), error.hints());
            assert!(!text.contains("planted"), "{text}");
        }
    }
}
