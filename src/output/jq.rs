//! `--jq`: jq's language, built in.

use jaq_core::load::{Arena, File, Loader};
use jaq_core::{Compiler, Ctx, Vars, data, unwrap_valr};
use jaq_json::{Val, read, write};
use serde_json::Value;

use crate::error::{Error, Result};

/// Runs a program over a document: one line for each result, a text without its quotes.
pub(super) fn run(program: &str, document: &Value) -> Result<String> {
    let invalid = |what: &str| {
        Error::usage(format!("`{program}` is not a valid jq program"))
            .with_detail(what.to_owned())
            .with_hint("quote the program for your shell: --jq '.[].name'")
    };
    let definitions = jaq_core::defs()
        .chain(jaq_std::defs())
        .chain(jaq_json::defs());
    let functions = jaq_core::funs()
        .chain(jaq_std::funs())
        .chain(jaq_json::funs());
    let arena = Arena::default();
    let file = File {
        code: program,
        path: (),
    };
    let modules = Loader::new(definitions)
        .load(&arena, file)
        .map_err(|_| invalid("it cannot be parsed"))?;
    let filter = Compiler::default()
        .with_funs(functions)
        .compile(modules)
        .map_err(|errors| {
            let names: Vec<&str> = errors
                .iter()
                .flat_map(|(_, undefined)| undefined.iter().map(|(name, _)| *name))
                .collect();
            invalid(&format!("not defined: {}", names.join(", ")))
        })?;
    // What jq says quotes the document, which may hold what was asked to be shown on standard output alone.
    let failed = || {
        Error::usage(format!("`{program}` does not fit what this command prints"))
            .with_hint("look at the whole of it with `-o json`")
    };
    let input = read::parse_single(document.to_string().as_bytes()).map_err(|_| failed())?;
    let context = Ctx::<data::JustLut<Val>>::new(&filter.lut, Vars::new([]));
    let mut text = Vec::new();
    for result in filter.id.run((context, input)).map(unwrap_valr) {
        match result.map_err(|_| failed())? {
            Val::TStr(string) => text.extend_from_slice(&string),
            value => {
                write::write(&mut text, &write::Pp::default(), 0, &value).map_err(|_| failed())?
            }
        }
        text.push(b'\n');
    }
    Ok(String::from_utf8_lossy(&text).into_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn texts_are_raw_and_the_rest_is_compact_json() {
        let document = json!([{"name": "a", "n": 1}, {"name": "b", "n": 2}]);
        assert_eq!(run(".[].name", &document).unwrap(), "a\nb\n");
        assert_eq!(run("map(.n) | add, length", &document).unwrap(), "3\n2\n");
        assert_eq!(
            run(".[0]", &document).unwrap(),
            "{\"name\":\"a\",\"n\":1}\n"
        );
    }

    #[test]
    fn mistakes_in_a_program_are_usage_errors() {
        for program in [".[", "nosuch(1)"] {
            let error = run(program, &json!([])).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Usage, "{program}");
        }
        let error = run(".[0] | error", &json!(["planted"])).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Usage);
        assert!(!format!("{error:?}").contains("planted"));
    }
}
