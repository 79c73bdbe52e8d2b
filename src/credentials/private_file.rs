//! Files that hold secrets: only their owner may read them.

use std::fs::File;
use std::io::Read;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use zeroize::Zeroizing;

use crate::error::{Error, ErrorKind, Result};

/// Longer than any key or list of tokens; what is longer is the wrong file.
const MAXIMUM_BYTES: u64 = 1 << 20;

/// Reads a file that others must not be able to read.
///
/// # Errors
/// [`ErrorKind::Authentication`] where they can, [`ErrorKind::Configuration`] where it cannot be read.
pub(crate) fn private_text(path: &Path, what: &str) -> Result<Zeroizing<String>> {
    let unreadable = |error: std::io::Error| {
        Error::configuration(format!("cannot read the {what} file {}", path.display()))
            .with_detail(error.to_string())
            .with_source(error)
    };
    let file = File::open(path).map_err(unreadable)?;
    // Of the open file, which nobody can exchange any more.
    let mode = file.metadata().map_err(unreadable)?.mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(Error::new(
            ErrorKind::Authentication,
            format!("others can read the {what} file {}", path.display()),
        )
        .with_detail(format!("its mode is {mode:04o}"))
        .with_hint(format!("close it with `chmod 600 {}`", path.display())));
    }
    let mut text = Zeroizing::new(String::new());
    file.take(MAXIMUM_BYTES)
        .read_to_string(&mut text)
        .map_err(unreadable)?;
    Ok(text)
}
