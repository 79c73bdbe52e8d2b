//! A list on its way to standard output. Formats that go line by line are written as items come; of the
//! others only the text that will be printed is kept, never the items.

use futures_util::TryStreamExt;
use futures_util::stream::{BoxStream, TryReadyChunksError};
use serde::Serialize;
use serde_json::{Map, Value};

use super::json::{push_compact, push_pretty};
use super::kept::Kept;
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
    /// Those of every write; a usage error for a column that does not exist.
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

/// What is gathered of a list until its end.
enum Gathered {
    /// Nothing: it is written by the line.
    Nothing,
    /// The beginning of a JSON array.
    Json(Kept),
    /// A YAML sequence.
    Yaml(Kept),
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
    gathered: Gathered,
}

/// What JSON and YAML show of a resource.
#[derive(Serialize)]
#[serde(untagged)]
enum Document<'a, T> {
    View(&'a T),
    Tree(Map<String, Value>),
}

impl<'a, T: Record> List<'a, T> {
    fn begin(ui: &'a Ui, format: Format, lead: &[&str]) -> Result<Self> {
        let columns = ui.columns::<T>(format, lead)?;
        let gathered = match format {
            Format::Json | Format::Yaml if ui.settings.jq.is_some() => {
                Gathered::Documents(Vec::new())
            }
            Format::Json => Gathered::Json(Kept::new()),
            Format::Yaml => Gathered::Yaml(Kept::new()),
            Format::Ndjson | Format::Csv | Format::Tsv | Format::Name => Gathered::Nothing,
            _ => {
                let headers = columns.iter().map(|column| column.header);
                Gathered::Table(table::Cells::new(headers, ui.settings.header))
            }
        };
        Ok(Self {
            ui,
            format,
            columns,
            header: ui.settings.header,
            gathered,
        })
    }

    fn goes_by_line(&self) -> bool {
        matches!(self.gathered, Gathered::Nothing)
    }

    fn add(&mut self, resources: &[Resource<T>]) -> Result<()> {
        let (ui, columns) = (self.ui, &self.columns);
        match &mut self.gathered {
            Gathered::Nothing => return self.write(resources),
            Gathered::Table(cells) => {
                for resource in resources {
                    cells.add(columns, &resource.view)?;
                }
            }
            Gathered::Documents(documents) => {
                for resource in resources {
                    documents.push(ui.json(resource)?);
                }
            }
            Gathered::Json(kept) => {
                let mut text = Vec::new();
                for resource in resources {
                    let is_first = kept.is_empty() && text.is_empty();
                    push_element(&mut text, is_first, ui, columns, resource)?;
                }
                kept.push(&text)?;
            }
            Gathered::Yaml(kept) => {
                // Lists in block style, one after the other, are one list.
                let mut text = String::new();
                for resource in resources {
                    text.push_str(&yaml(&vec![ui.json(resource)?].into()));
                }
                kept.push(text.as_bytes())?;
            }
        }
        Ok(())
    }

    fn end(mut self) -> Result<()> {
        if self.goes_by_line() && self.header {
            self.write(&[])?;
        }
        match self.gathered {
            Gathered::Nothing => Ok(()),
            Gathered::Table(cells) => cells.print(self.ui),
            Gathered::Documents(documents) => self.ui.tree(self.format, &documents.into()),
            Gathered::Json(kept) if kept.is_empty() => self.ui.text("[]\n"),
            Gathered::Json(mut kept) => {
                kept.push(b"\n]\n")?;
                kept.print(self.ui)
            }
            Gathered::Yaml(kept) if kept.is_empty() => {
                self.ui.text(&yaml(&Value::Array(Vec::new())))
            }
            Gathered::Yaml(kept) => kept.print(self.ui),
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
                    if self.ui.settings.native {
                        push_compact(&mut text, resource.native.get());
                    } else {
                        let document = document(self.ui, &self.columns, resource);
                        serde_json::to_writer(&mut text, &document).map_err(unprintable)?;
                    }
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
        if self.settings.native {
            return serde_json::from_str(resource.native.get()).map_err(unprintable);
        }
        let columns = self.columns::<T>(Format::Json, &[])?;
        match document(self, &columns, resource) {
            Document::View(view) => serde_json::to_value(view).map_err(unprintable),
            Document::Tree(tree) => Ok(Value::Object(tree)),
        }
    }
}

fn document<'a, T: Record>(
    ui: &Ui,
    columns: &[&'static Column<T>],
    resource: &'a Resource<T>,
) -> Document<'a, T> {
    if ui.settings.columns.is_empty() {
        return Document::View(&resource.view);
    }
    let chosen = columns
        .iter()
        .map(|column| (column.name.to_owned(), (column.value)(&resource.view)))
        .collect();
    Document::Tree(chosen)
}

/// Appends an element of a JSON array on lines of its own, the first one with the beginning of the array.
fn push_element<T: Record>(
    text: &mut Vec<u8>,
    is_first: bool,
    ui: &Ui,
    columns: &[&'static Column<T>],
    resource: &Resource<T>,
) -> Result<()> {
    let start = text.len();
    if ui.settings.native {
        text.extend_from_slice(b"[\n  ");
        push_pretty(text, resource.native.get(), 1);
    } else {
        // A list of one has the right indentation.
        let list = [document(ui, columns, resource)];
        serde_json::to_writer_pretty(&mut *text, &list).map_err(unprintable)?;
        text.truncate(text.len() - "\n]".len());
    }
    if !is_first {
        text[start] = b',';
    }
    Ok(())
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
            ..CatalogEntry::default()
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
