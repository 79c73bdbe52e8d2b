//! `dbaas serve`.

use std::net::SocketAddr;

use serde_json::json;

use super::Context;
use crate::cli::ServeArgs;
use crate::error::Result;
use crate::output::{Format, Ui};
use crate::serve::{self, Operator, Options, TlsFiles, TokenSource};
use crate::settings::Target;

/// What it prints: a sentence, or where it listens as a document.
const FORMATS: &[Format] = &[Format::Table, Format::Json, Format::Ndjson];

pub(super) async fn run(context: &Context<'_>, args: &ServeArgs) -> Result<()> {
    let target = context.target()?;
    let format = context.ui.format(FORMATS, Format::Table)?;
    let provider = target.open();
    serve::check_provider(&provider)?;
    let options = options(args, target);
    options.check_protection(target.provider)?;
    for notice in options.notices() {
        context.ui.notice(&notice);
    }
    let operator = Terminal {
        ui: context.ui,
        format,
        target,
        scheme: if options.tls.is_some() {
            "https"
        } else {
            "http"
        },
    };
    serve::run(&options, Box::new(provider), &operator).await
}

fn options(args: &ServeArgs, target: &Target) -> Options {
    let tokens = match &args.token_file {
        Some(path) => Some(TokenSource::File(path.clone())),
        None => args.token_stdin.then_some(TokenSource::StandardInput),
    };
    let tls = match (&args.tls_cert, &args.tls_key) {
        (Some(certificate), Some(key)) => Some(TlsFiles {
            certificate: certificate.clone(),
            key: key.clone(),
            client_ca: args.client_ca.clone(),
        }),
        _ => None,
    };
    Options {
        listen: args.listen,
        tokens,
        tls,
        maximum_instances: args.max_instances,
        rate: args.rate,
        allowed_hosts: args.allow_host.clone(),
        advertised_host: args.advertise_host.clone(),
        workers: args.workers,
        grace: args.grace,
        start_stopped: args.start_stopped,
        data_directory: target.data_directory().to_owned(),
        register: match &target.profile {
            Some(profile) => profile.clone(),
            None => target.provider.name().to_owned(),
        },
    }
}

struct Terminal<'a> {
    ui: &'a Ui,
    format: Format,
    target: &'a Target,
    scheme: &'a str,
}

impl Operator for Terminal<'_> {
    fn listening(&self, address: SocketAddr) -> Result<()> {
        let url = format!("{}://{address}", self.scheme);
        if self.format.is_machine() {
            let document = json!({
                "url": url,
                "address": address.ip().to_string(),
                "port": address.port(),
                "provider": self.target.provider.name(),
                "profile": self.target.profile,
            });
            // One line, for scripts that read one.
            return self.ui.document(Format::Ndjson, &document);
        }
        self.ui
            .text(&format!("serving {} on {url}\n", self.target.label()))
    }

    fn log(&self, line: &str) {
        self.ui.log(line);
    }
}
