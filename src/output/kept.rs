//! What is printed only when it is complete. A little is held in memory, and more in a file without a name,
//! which no other process can open and which ends with this one.

use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};

use tempfile::SpooledTempFile;

use super::Ui;
use crate::error::{Error, ErrorKind, Result};

/// What is held in memory, in bytes.
const IN_MEMORY: usize = 1 << 20;

/// A text that is not printed yet.
#[derive(Debug)]
pub(super) struct Kept {
    file: SpooledTempFile,
    is_empty: bool,
}

impl Kept {
    pub(super) fn new() -> Self {
        Self {
            file: tempfile::spooled_tempfile(IN_MEMORY),
            is_empty: true,
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.is_empty
    }

    /// Adds to it. Callers gather: every call may write to a file.
    ///
    /// # Errors
    /// Where the temporary directory takes no more.
    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<()> {
        self.is_empty &= bytes.is_empty();
        self.file.write_all(bytes).map_err(unkept)
    }

    /// Prints it.
    ///
    /// # Errors
    /// As [`Kept::push`] and [`Ui::write`].
    pub(super) fn print(mut self, ui: &Ui) -> Result<()> {
        self.file.seek(SeekFrom::Start(0)).map_err(unkept)?;
        let mut buffer = vec![0; 64 << 10];
        loop {
            match self.file.read(&mut buffer).map_err(unkept)? {
                0 => return Ok(()),
                length => ui.write(&buffer[..length])?,
            }
        }
    }

    /// Its lines, without their ends.
    ///
    /// # Errors
    /// As [`Kept::push`].
    pub(super) fn lines(mut self) -> Result<impl Iterator<Item = Result<String>>> {
        self.file.seek(SeekFrom::Start(0)).map_err(unkept)?;
        let lines = BufReader::with_capacity(64 << 10, self.file).lines();
        Ok(lines.map(|line| line.map_err(unkept)))
    }
}

fn unkept(error: io::Error) -> Error {
    Error::new(
        ErrorKind::Provider,
        "a long list could not be kept until its end",
    )
    .with_detail(error.to_string())
    .with_hint("`-o ndjson`, `csv` and `tsv` are printed as they come, and need no space")
    .with_hint("TMPDIR names the directory for temporary files")
    .with_source(error)
}
