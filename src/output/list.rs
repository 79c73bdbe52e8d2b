//! A list on its way to standard output. Formats that go line by line are written as items come; of the
//! others only the text that will be printed is kept, never the items.

use futures_util::TryStreamExt;
use futures_util::stream::{BoxStream, TryReadyChunksError};
use serde::Serialize;
use serde_json::{Map, Value};

use super::render::{plain, unprintable, yaml};
use super::{Column, Format, Record, Ui, escape, table};
use crate::error::Result;
use crate::model::Resource;

/// How many items that are there already are written at once.
const BATCH: usize = 128;

impl Ui {
    /// Prints a list that is complete. `lead` names columns that a table shows first, beside its own.
    ///
    /// # Errors
    /// See [`Ui::write`]; a usage error for a column that does not exist.
    pub fn resources<T: Record>(
        &self,
        format: Format,
        lead: &[&str],
        resources: &[Resource<T>],
    ) -> Result<()> {
        let mut list = List::begin(self, format, lead)?;
        list.add(resources)?;
        list.end()
    }

    /// Prints a list that is still coming, and returns how long it was. Where it breaks off, the formats that
    /// go line by line have printed what came before, and the others nothing.
    ///
    /// # Errors
    /// As [`Ui::resources`], and those of the list.
    pub async fn stream<T: Record>(
        &self,
        format: Format,
        resources: BoxStream<'_, Result<Resource<T>>>,
    ) -> Result<usize> {
        let mut list = List::begin(self, format, &[])?;
        let mut batches = resources.try_ready_chunks(BATCH);
        let mut count = 0;
        loop {
            match batches.try_next().await {
                Ok(Some(batch)) => {
                    list.add(&batch)?;
                    count += batch.len();
                }
                Ok(None) => break,
                Err(TryReadyChunksError(batch, error)) => {
                    if list.goes_by_line() {
                        list.add(&batch)?;
                    }
                    return Err(error);
                }
            }
        }
        list.end()?;
        Ok(count)
    }
}

/// What is kept of a list until its end.
enum Kept {
    /// Nothing: it is written by the line.
    Nothing,
    /// The beginning of a JSON array.
    Json(Vec<u8>),
    /// A YAML sequence.
    Yaml(String),
    /// The documents themselves, for `--jq`.
    Documents(Vec<Value>),
    /// The cells of a table.
    Table(table::Cells),
}

/// A list that is being printed.
struct List<'a, T: Record> {
    ui: &'a Ui,
    format: Format,
    columns: Vec<&'static Column<T>>,
    header: bool,
    kept: Kept,
}

/// What JSON and YAML show of a resource.
#[derive(Serialize)]
#[serde(untagged)]
enum Document<'a, T> {
    View(&'a T),
    Tree(Value),
}

impl<'a, T: Record> List<'a, T> {
    fn begin(ui: &'a Ui, format: Format, lead: &[&str]) -> Result<Self> {
        let columns = ui.columns::<T>(format, lead)?;
        let kept = match format {
            Format::Json | Format::Yaml if ui.settings.jq.is_some() => Kept::Documents(Vec::new()),
            Format::Json => Kept::Json(Vec::new()),
            Format::Yaml => Kept::Yaml(String::new()),
            Format::Ndjson | Format::Csv | Format::Tsv | Format::Name => Kept::Nothing,
            _ => {
                let headers = columns.iter().map(|column| column.header);
                Kept::Table(table::Cells::new(headers, ui.settings.header))
            }
        };
        Ok(Self {
            ui,
            format,
            columns,
            header: ui.settings.header,
            kept,
        })
    }

    fn goes_by_line(&self) -> bool {
        matches!(self.kept, Kept::Nothing)
    }

    fn add(&mut self, resources: &[Resource<T>]) -> Result<()> {
        if self.goes_by_line() {
            return self.write(resources);
        }
        for resource in resources {
            match &mut self.kept {
                Kept::Nothing => {}
                Kept::Table(cells) => cells.add(&self.columns, &resource.view),
                Kept::Documents(documents) => documents.push(self.ui.json(resource)?),
                Kept::Json(text) => {
                    let document = [document(self.ui, &self.columns, resource)?];
                    // A list of one, which has the right indentation, becomes the next part of this list.
                    let start = text.len();
                    serde_json::to_writer_pretty(&mut *text, &document).map_err(unprintable)?;
                    text.truncate(text.len() - "\n]".len());
                    if start > 0 {
                        text[start] = b',';
                    }
                }
                // Lists in block style, one after the other, are one list.
                Kept::Yaml(text) => text.push_str(&yaml(&vec![self.ui.json(resource)?].into())),
            }
        }
        Ok(())
    }

    fn end(mut self) -> Result<()> {
        if self.goes_by_line() && self.header {
            self.write(&[])?;
        }
        match self.kept {
            Kept::Nothing => Ok(()),
            Kept::Table(cells) => self.ui.text(&cells.text()),
            Kept::Documents(documents) => self.ui.tree(self.format, &documents.into()),
            Kept::Json(text) if text.is_empty() => self.ui.text("[]\n"),
            Kept::Json(mut text) => {
                text.extend_from_slice(b"\n]\n");
                self.ui.write(&text)
            }
            Kept::Yaml(text) if text.is_empty() => self.ui.text(&yaml(&Value::Array(Vec::new()))),
            Kept::Yaml(text) => self.ui.text(&text),
        }
    }

    /// Writes lines, and before the first of them the header.
    fn write(&mut self, resources: &[Resource<T>]) -> Result<()> {
        let header = std::mem::take(&mut self.header).then_some(self.columns.as_slice());
        let rows = resources.iter().map(|resource| &resource.view);
        let text = match self.format {
            Format::Csv => self.csv(header, rows)?,
            Format::Tsv => self.tsv(header, rows).into_bytes(),
            Format::Name => {
                let names = rows.map(|view| escape(view.identifier()) + "\n");
                names.collect::<String>().into_bytes()
            }
            _ if self.ui.settings.jq.is_some() => {
                return resources
                    .iter()
                    .try_for_each(|resource| self.ui.resource(self.format, resource));
            }
            _ => {
                let mut text = Vec::new();
                for resource in resources {
                    let document = document(self.ui, &self.columns, resource)?;
                    serde_json::to_writer(&mut text, &document).map_err(unprintable)?;
                    text.push(b'\n');
                }
                text
            }
        };
        self.ui.write(&text)
    }

    fn csv<'v>(
        &self,
        header: Option<&[&Column<T>]>,
        rows: impl Iterator<Item = &'v T>,
    ) -> Result<Vec<u8>> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        if let Some(columns) = header {
            let names = columns.iter().map(|column| column.name);
            writer.write_record(names).map_err(unprintable)?;
        }
        for view in rows {
            let cells = self
                .columns
                .iter()
                .map(|column| plain((column.value)(view)));
            writer.write_record(cells).map_err(unprintable)?;
        }
        let written = writer.into_inner();
        written.map_err(|error| unprintable(error.into_error()))
    }

    fn tsv<'v>(&self, header: Option<&[&Column<T>]>, rows: impl Iterator<Item = &'v T>) -> String {
        let mut text = String::new();
        if let Some(columns) = header {
            let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
            text.push_str(&names.join("\t"));
            text.push('\n');
        }
        for view in rows {
            for (index, column) in self.columns.iter().enumerate() {
                if index > 0 {
                    text.push('\t');
                }
                push_tab_escaped(&mut text, &plain((column.value)(view)));
            }
            text.push('\n');
        }
        text
    }
}

impl Ui {
    /// The JSON of one resource, as `--native` and `--columns` want it.
    pub(super) fn json<T: Record>(&self, resource: &Resource<T>) -> Result<Value> {
        let columns = self.columns::<T>(Format::Json, &[])?;
        match document(self, &columns, resource)? {
            Document::View(view) => serde_json::to_value(view).map_err(unprintable),
            Document::Tree(tree) => Ok(tree),
        }
    }
}

fn document<'a, T: Record>(
    ui: &Ui,
    columns: &[&'static Column<T>],
    resource: &'a Resource<T>,
) -> Result<Document<'a, T>> {
    if ui.settings.native {
        let tree = serde_json::from_str(resource.native.get());
        return tree.map(Document::Tree).map_err(unprintable);
    }
    if ui.settings.columns.is_empty() {
        return Ok(Document::View(&resource.view));
    }
    let chosen: Map<String, Value> = columns
        .iter()
        .map(|column| (column.name.to_owned(), (column.value)(&resource.view)))
        .collect();
    Ok(Document::Tree(Value::Object(chosen)))
}

/// What would end a cell or a row is written as an escape.
fn push_tab_escaped(text: &mut String, cell: &str) {
    for part in cell.split_inclusive(['\\', '\t', '\n', '\r']) {
        let end = part.chars().next_back();
        let escaped = match end {
            Some('\\') => "\\\\",
            Some('\t') => "\\t",
            Some('\n') => "\\n",
            Some('\r') => "\\r",
            _ => {
                text.push_str(part);
                continue;
            }
        };
        text.push_str(&part[..part.len() - 1]);
        text.push_str(escaped);
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::{Arc, Mutex};

    use super::*;
    use crate::model::CatalogEntry;
    use crate::output::OutputSettings;

    #[derive(Clone, Default)]
    struct Shared(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn printed(format: Format, entries: &[Resource<CatalogEntry>]) -> String {
        let stdout = Shared::default();
        let streams: [Box<dyn io::Write + Send>; 2] =
            [Box::new(stdout.clone()), Box::new(io::sink())];
        let [out, err] = streams;
        let ui = Ui::with_streams(OutputSettings::default(), out, err);
        ui.resources(format, &[], entries).unwrap();
        let bytes = stdout.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_list_made_of_parts_is_what_it_is_when_made_at_once() {
        let entry = |id: &str| CatalogEntry {
            id: id.to_owned(),
            name: "[\n]".to_owned(),
            version: None,
            description: None,
        };
        let all = ["a", "b: -", "c"].map(|id| Resource::of(entry(id)).unwrap());
        for count in 0..=all.len() {
            let entries = &all[..count];
            let views: Vec<&CatalogEntry> = entries.iter().map(|entry| &entry.view).collect();
            let json = serde_json::to_string_pretty(&views).unwrap() + "\n";
            assert_eq!(printed(Format::Json, entries), json);
            let at_once = yaml(&serde_json::to_value(&views).unwrap());
            assert_eq!(
                printed(Format::Yaml, entries).trim_end(),
                at_once.trim_end()
            );
        }
    }

    #[test]
    fn tabs_do_not_break_rows() {
        let mut text = String::new();
        push_tab_escaped(&mut text, "a\tb\\\nc");
        assert_eq!(text, "a\\tb\\\\\\nc");
    }
}
