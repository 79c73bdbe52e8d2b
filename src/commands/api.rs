//! `dbaas api`: the vendor's API as it is. The body of an answer goes to standard output as it comes,
//! whatever its status; nothing of it is understood here.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::Context;
use super::confirm::confirm_path;
use crate::cli::{ApiArgs, Method};
use crate::error::{Error, ErrorKind, Result};
use crate::http::{Streaming, redact, status_kind};
use crate::output::{Format, Ui};
use crate::provider::RawRequest;
use crate::signals;

pub(super) async fn run(context: &Context<'_>, args: &ApiArgs) -> Result<()> {
    let ui = context.ui;
    ui.format(&[Format::Json], Format::Json)?;
    if ui.settings.native || !ui.settings.columns.is_empty() {
        return Err(Error::usage(
            "the vendor's answer is printed as it is: there are no columns to choose",
        ));
    }
    let target = context.target()?;
    let provider = target.open();
    let raw = provider.require().raw()?;
    if args.paginate && !raw.pages() {
        return Err(Error::new(
            ErrorKind::Unsupported,
            format!("lists of provider `{}` do not come in pages", provider.id()),
        )
        .with_hint("leave out --paginate: every answer is complete"));
    }
    if args.method == Method::Delete && target.protected {
        confirm_path(context, target, &args.path, &args.confirm)?;
    }
    let request = RawRequest {
        method: args.method.name().to_owned(),
        path: args.path.clone(),
        query: args.query.clone(),
        body: args.file.as_deref().map(read).transpose()?,
        paginate: args.paginate,
    };
    signals::interruptible(async {
        match raw.call(&request).await? {
            Streaming::Body(mut body) => {
                head(ui, body.status(), body.headers());
                let mut whole = Vec::new();
                while let Some(chunk) = body.chunk().await? {
                    if ui.settings.jq.is_some() {
                        whole.extend_from_slice(&chunk);
                    } else {
                        ui.write(&chunk)?;
                    }
                }
                filtered(ui, &whole)
            }
            Streaming::Refused(reply) => {
                head(ui, reply.status, &reply.headers);
                ui.write(&reply.body)?;
                let status = reply.status.as_u16();
                Err(Error::new(
                    status_kind(status),
                    format!("{} was answered with {}", reply.label(), reply.status),
                )
                .with_http(status, reply.request_id()))
            }
        }
    })
    .await
}

/// What `--jq` makes of the answer.
fn filtered(ui: &Ui, whole: &[u8]) -> Result<()> {
    if ui.settings.jq.is_none() {
        return Ok(());
    }
    let document = serde_json::from_slice(whole).map_err(|error| {
        Error::new(
            ErrorKind::Provider,
            "the answer is no JSON that --jq could read",
        )
        .with_detail(error.to_string())
    })?;
    ui.document(Format::Json, &document)
}

fn head(ui: &Ui, status: StatusCode, headers: &HeaderMap) {
    ui.detail(&format!("< {status}"));
    for (name, value) in headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        let shown = redact::header(name.as_str(), &value);
        ui.detail(&crate::output::escape(&format!("< {name}: {shown}")));
    }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    let read = if path == Path::new("-") {
        io::stdin().lock().read_to_end(&mut body)
    } else {
        File::open(path).and_then(|mut file| file.read_to_end(&mut body))
    };
    read.map_err(|error| {
        Error::usage(format!("cannot read the body in {}", path.display()))
            .with_detail(error.to_string())
            .with_source(error)
    })?;
    Ok(body)
}
