//! Lists that come in pages by offset. Pages are counted, never followed by a link: a vendor may leave out the link to
//! the next page, fill it in past the end, or have it lead elsewhere.

use std::collections::HashMap;

use futures_util::stream::{self, Stream, StreamExt, TryStreamExt};
use serde_json::value::RawValue;
use url::Url;

use super::Rest;
use crate::error::{Error, Result};
use crate::http::{Request, decode};

/// A page, as far as it decides whether there is another one.
struct Page {
    items: Vec<Box<RawValue>>,
    is_last: bool,
}

/// Reads a page of a list, of which `asked` items were wanted. The vendor may send fewer and say so in `limit`.
fn page(rest: &Rest, body: &[u8], key: &str, asked: usize) -> Result<Page, String> {
    let mut members: HashMap<String, Box<RawValue>> = decode(body)?;
    let limit = members
        .get("limit")
        .and_then(|limit| limit.get().parse::<usize>().ok());
    let items = members
        .remove(key)
        .ok_or_else(|| format!("{} sent no `{key}`", rest.channel.dialect.answerer()))?;
    let items: Option<Vec<Box<RawValue>>> = decode(items.get().as_bytes())?;
    let items = items.unwrap_or_default();
    let whole = limit.map_or(asked, |limit| limit.min(asked));
    let is_last = items.is_empty() || items.len() < whole;
    Ok(Page { items, is_last })
}

impl Rest {
    /// Gets a list, page by page, with `offset` and `limit`. A vendor that sends the same page again has none.
    pub(in crate::provider) fn pages(
        &self,
        url: Url,
        key: &'static str,
        limit: usize,
    ) -> impl Stream<Item = Result<Box<RawValue>>> + Send + '_ {
        let begin = Some((0_usize, None::<String>));
        stream::try_unfold(begin, move |state| {
            let mut url = url.clone();
            async move {
                let Some((offset, before)) = state else {
                    return Ok::<_, Error>(None);
                };
                url.query_pairs_mut()
                    .append_pair("offset", &offset.to_string())
                    .append_pair("limit", &limit.to_string());
                let reply = self.ask(&Request::get(url)).await?;
                let page =
                    page(self, &reply.body, key, limit).map_err(|why| reply.undecodable(&why))?;
                let first = page.items.first().map(|item| item.get().to_owned());
                if first.is_some() && first == before {
                    return Ok(None);
                }
                let next = (!page.is_last).then_some((offset + page.items.len(), first));
                Ok(Some((page.items, next)))
            }
        })
        .map_ok(|items| stream::iter(items).map(Ok))
        .try_flatten()
    }
}
