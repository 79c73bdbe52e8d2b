//! Files that a person names and that hold one secret: read only where nobody but their owner can.

use std::path::Path;

use zeroize::Zeroizing;

use crate::error::{Error, ErrorKind, Result};
use crate::files::{self, Unread};

/// Longer than any key or list of tokens; what is longer is the wrong file.
const MAXIMUM_BYTES: u64 = 1 << 20;

/// Reads a file that others must not be able to read.
///
/// # Errors
/// [`ErrorKind::Authentication`] where they can, [`ErrorKind::Configuration`] where it cannot be read, or is
/// longer than 1 MiB.
pub(crate) fn private_text(path: &Path, what: &str) -> Result<Zeroizing<String>> {
    let name = path.display();
    files::read(path, MAXIMUM_BYTES).map_err(|unread| match unread {
        Unread::Failed(error) => {
            Error::configuration(format!("cannot read the {what} file {name}"))
                .with_detail(error.to_string())
                .with_source(error)
        }
        Unread::Loose(mode) => Error::new(
            ErrorKind::Authentication,
            format!("others can read the {what} file {name}"),
        )
        .with_detail(format!("its mode is {mode:04o}"))
        .with_hint(format!("close it with `chmod 600 {name}`")),
        Unread::TooLong => Error::configuration(format!("the {what} file {name} is too long"))
            .with_detail(format!("the limit is {} MiB", MAXIMUM_BYTES >> 20)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_is_refused_not_cut() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("tokens");
        let longest = "x".repeat(usize::try_from(MAXIMUM_BYTES).unwrap());
        files::replace(&path, &longest).unwrap();
        assert_eq!(*private_text(&path, "token").unwrap(), longest);
        files::replace(&path, &format!("{longest}y")).unwrap();
        let error = private_text(&path, "token").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
    }
}
