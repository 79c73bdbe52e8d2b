//! `dbaas token`: the credential in use for other tools, and the tokens that a vendor manages.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::Context;
use crate::cli::TokenCommand;
use crate::error::{Error, ErrorKind, Result};
use crate::output::{Format, Ui};
use crate::provider::Token;
use crate::signals;

/// What a token is printed as.
const PRINTED: &[Format] = &[Format::Json, Format::Raw, Format::Header];

/// What the vendor's own documents are printed as.
const DOCUMENTS: &[Format] = &[Format::Json, Format::Yaml, Format::Ndjson];

pub(super) async fn run(context: &Context<'_>, command: &TokenCommand) -> Result<()> {
    let ui = context.ui;
    let target = context.target()?;
    let provider = target.open();
    let management = || provider.require().token_management();
    match command {
        TokenCommand::Get { refresh } => {
            let format = ui.format(PRINTED, Format::Json)?;
            let tokens = provider.require().tokens()?;
            let token = signals::interruptible(tokens.token(*refresh)).await?;
            print(ui, format, &token, Timestamp::now())
        }
        TokenCommand::Create { ttl } => {
            let format = ui.format(PRINTED, Format::Json)?;
            let management = management()?;
            let token = management.create(*ttl).await?;
            print(ui, format, &token, Timestamp::now())
        }
        TokenCommand::List => {
            let format = ui.format(DOCUMENTS, Format::Json)?;
            let documents = management()?.list().await?;
            match format {
                Format::Ndjson if ui.settings.jq.is_none() => documents
                    .iter()
                    .try_for_each(|document| ui.document(format, document)),
                _ => ui.document(format, &Value::Array(documents)),
            }
        }
        TokenCommand::Revoke { id } => {
            ui.refuse_format()?;
            let management = management()?;
            management.revoke(id).await?;
            ui.status(&format!("the token {id} has ended"));
            Ok(())
        }
    }
}

fn print(ui: &Ui, format: Format, token: &Token, now: Timestamp) -> Result<()> {
    let secret = token.access_token.expose();
    // Inside a header line it would begin another one.
    if format != Format::Json && secret.contains(char::is_control) {
        return Err(Error::new(
            ErrorKind::Authentication,
            "the credential holds control characters, which no tool should be given",
        ));
    }
    match format {
        Format::Raw => ui.text(&format!("{secret}\n")),
        Format::Header => ui.text(&format!("{}\n", header(token))),
        _ => ui.document(format, &document(token, ui.settings.show_secrets, now)),
    }
}

fn header(token: &Token) -> String {
    let secret = token.access_token.expose();
    if token.header.eq_ignore_ascii_case("authorization") {
        format!("Authorization: {} {secret}", token.token_type)
    } else {
        format!("{}: {secret}", token.header)
    }
}

fn document(token: &Token, show_secrets: bool, now: Timestamp) -> Value {
    let refresh_token = token.refresh_token.as_ref().filter(|_| show_secrets);
    let expires_in = token
        .expires_at
        .map(|at| at.duration_since(now).as_secs().max(0));
    json!({
        "access_token": token.access_token.expose(),
        "refresh_token": refresh_token.map(|token| token.expose()),
        "scope": token.scope,
        "expires_in": expires_in,
        "expires_at": token.expires_at.map(|at| at.to_string()),
        "token_type": token.token_type,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credentials::Secret;

    fn token(token_type: &'static str, header: &'static str) -> Token {
        Token {
            access_token: Secret::new("planted".into()),
            refresh_token: Some(Secret::new("planted-too".into())),
            token_type,
            scope: None,
            expires_at: Some(Timestamp::from_second(1000).unwrap()),
            header,
        }
    }

    #[test]
    fn a_header_is_a_whole_line() {
        let bearer = token("Bearer", "authorization");
        assert_eq!(header(&bearer), "Authorization: Bearer planted");
        let key = token("access_key", "x-access-key");
        assert_eq!(header(&key), "x-access-key: planted");
    }

    #[test]
    fn the_refresh_token_is_shown_on_request_and_time_does_not_run_backwards() {
        let bearer = token("Bearer", "authorization");
        let now = Timestamp::from_second(400).unwrap();
        let hidden = document(&bearer, false, now);
        assert_eq!(hidden["refresh_token"], Value::Null);
        assert_eq!(hidden["expires_in"], 600);
        assert_eq!(hidden["expires_at"], "1970-01-01T00:16:40Z");
        let later = document(&bearer, true, Timestamp::from_second(2000).unwrap());
        assert_eq!(later["refresh_token"], "planted-too");
        assert_eq!(later["expires_in"], 0);
    }
}
