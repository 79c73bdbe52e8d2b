//! Translation of the portable spec, as a table: each vendor has one [`Row`] for each field, and everything that
//! follows from the rows happens here, once. Reading the spec, what is missing, refusals of all fields at once,
//! defaults, the report, the vendor's own table over the request, and the name. Pure: nothing is looked up.

mod patch;
mod report;
mod texts;

use serde_json::{Map, Value};

pub(super) use patch::merge;
use report::Refused;
pub(super) use report::Report;
pub(super) use texts::{Texts, settle};

use super::{MachineWish, ProviderId, Translation};
use crate::error::{Error, Result};
use crate::hint::Hint;
use crate::model::{ClusterSpec, FIELDS, FieldValue};

/// What a vendor does with a field. Places are JSON pointers (RFC 6901) into its request.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rule {
    /// Writes the value as it is.
    Put(&'static str),
    /// Writes whether the field has that value.
    Is(&'static str, &'static str),
    /// Writes a size in the vendor's unit, rounded up.
    Size(&'static str, Unit),
    /// Writes what a function makes of it, and perhaps of other fields, at a place, or at several. A creation calls it
    /// whether the field is given or not.
    By(&'static str, Write),
    /// Writes the smallest machine of the vendor's catalog that is large enough, when the plan is completed.
    Machine(&'static str),
    /// Names the cluster beside the request, where the vendor's own rules for names are checked and reported.
    Name,
    /// Merges the vendor's own table into the request, last (RFC 7396).
    Merge,
    /// Takes one value alone, and says why.
    Only(&'static str, &'static str),
    /// Takes no value, and says why.
    Never(&'static str),
}

/// Why a field does not change.
pub(super) const FIXED: &str = "it is fixed when a cluster is created";

/// The field that says which cluster is meant.
const NAME: &str = "name";

/// The field of the vendors' own tables.
const NATIVE: &str = "native";

/// Writes a field into a draft.
pub(super) type Write = fn(&ClusterSpec, &mut Draft) -> Result<()>;

/// Checks fields against each other; what it is given beside them is the draft of the request.
pub(super) type Agree = fn(&ClusterSpec, &Draft) -> Result<()>;

/// A unit in which a vendor counts sizes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// Its name.
    pub(super) name: &'static str,
    /// Its bytes.
    pub(super) bytes: u64,
    /// Writes a count of it as the vendor does.
    pub(super) written: fn(u64) -> Value,
}

impl Unit {
    /// Counts the units that hold so many bytes.
    pub(super) const fn count(&self, bytes: u64) -> (u64, Translation) {
        let count = bytes.div_ceil(self.bytes);
        (count, how_near(count * self.bytes, bytes))
    }
}

/// Tells whether a size is what was asked for.
pub(super) const fn how_near(size: u64, asked: u64) -> Translation {
    match size == asked {
        true => Translation::Exact,
        false => Translation::Nearest,
    }
}

/// What a draft is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Creation,
    Change,
}

/// What a creation does without a field.
#[derive(Clone, Copy, Debug)]
enum Need {
    /// Leaves it out.
    Nothing,
    /// Refuses, and says how it is given.
    Given(&'static str),
    /// Takes this value.
    Or(&'static str),
    /// Takes the name of the cluster.
    OrName,
    /// Leaves it to the vendor, which takes this.
    Left(&'static str),
}

/// What a vendor does with a field of the spec, or with several that belong together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    fields: &'static [&'static str],
    create: Rule,
    /// By the rule of a creation, unless there is another one.
    change: Option<Rule>,
    need: Need,
}

impl Row {
    /// Fields that may be left out, and that change as they are created.
    pub(super) const fn new(fields: &'static [&'static str], create: Rule) -> Self {
        Self {
            fields,
            create,
            change: None,
            need: Need::Nothing,
        }
    }

    /// Changes by another rule.
    pub(super) const fn changed(self, rule: Rule) -> Self {
        let change = Some(rule);
        Self { change, ..self }
    }

    /// Is fixed when a cluster is created.
    pub(super) const fn fixed(self) -> Self {
        self.changed(Rule::Never(FIXED))
    }

    /// Must be given: `how` says where, and where its values are listed.
    pub(super) const fn needed(self, how: &'static str) -> Self {
        let need = Need::Given(how);
        Self { need, ..self }
    }

    /// Takes this value where it is not given.
    pub(super) const fn or(self, value: &'static str) -> Self {
        let need = Need::Or(value);
        Self { need, ..self }
    }

    /// Takes the name of the cluster where it is not given.
    pub(super) const fn or_name(self) -> Self {
        let need = Need::OrName;
        Self { need, ..self }
    }

    /// Is left to the vendor where it is not given: `what` says what that takes.
    pub(super) const fn left(self, what: &'static str) -> Self {
        let need = Need::Left(what);
        Self { need, ..self }
    }

    fn holds(&self, field: &str) -> bool {
        self.fields.contains(&field)
    }

    /// Lists its fields that are given.
    fn given(&self, spec: &ClusterSpec) -> impl Iterator<Item = (&'static str, FieldValue)> {
        let given = |field: &&'static str| Some((*field, spec.get(field)?));
        self.fields.iter().filter_map(given)
    }

    fn is_given(&self, spec: &ClusterSpec) -> bool {
        self.given(spec).next().is_some()
    }

    /// Returns the place in the vendor's request.
    const fn place(&self) -> Option<&'static str> {
        match self.create {
            Rule::Put(place)
            | Rule::Is(place, _)
            | Rule::Size(place, _)
            | Rule::By(place, _)
            | Rule::Machine(place) => Some(place),
            _ => None,
        }
    }

    /// Returns the rule of a deed.
    fn rule(&self, deed: Deed) -> Rule {
        match deed {
            Deed::Creation => self.create,
            Deed::Change => self.change.unwrap_or(self.create),
        }
    }

    /// Tells whether a deed writes it: a change writes only what is given, and a name there tells which cluster is
    /// meant.
    fn is_written(&self, deed: Deed, spec: &ClusterSpec) -> bool {
        match deed {
            Deed::Creation => true,
            Deed::Change => !self.holds(NAME) && (self.holds(NATIVE) || self.is_given(spec)),
        }
    }

    /// Tells what becomes of a field.
    fn answer(&self, field: &'static str) -> Answer {
        let path =
            |place: &str| format!("as `{}`", place.trim_start_matches('/').replace('/', "."));
        let mut meaning = match self.create {
            Rule::By("", _) => "keys of its own".to_owned(),
            Rule::Put(place) | Rule::By(place, _) => path(place),
            Rule::Is(place, word) => format!("{}, true for `{word}`", path(place)),
            Rule::Size(place, unit) => format!("{}, in {}, rounded up", path(place), unit.name),
            Rule::Machine(place) => {
                format!(
                    "{}, the smallest of the catalog that is large enough",
                    path(place)
                )
            }
            Rule::Name => "names the cluster".to_owned(),
            Rule::Merge => "merged into the request, last".to_owned(),
            Rule::Only(value, why) => format!("only `{value}`: {why}"),
            Rule::Never(why) => why.to_owned(),
        };
        match self.need {
            Need::Nothing => {}
            Need::Given(_) => match self.fields {
                [_] => meaning.push_str("; required"),
                several => {
                    let one_of = several.join("` or `");
                    meaning.push_str(&format!("; `{one_of}` is required"));
                }
            },
            Need::Or(value) => meaning.push_str(&format!("; `{value}` where absent")),
            Need::OrName => meaning.push_str("; the name where absent"),
            Need::Left(what) => meaning.push_str(&format!("; {what} where absent")),
        }
        if let Some(Rule::Never(FIXED)) = self.change {
            meaning.push_str("; fixed when the cluster is created");
        }
        Answer {
            field,
            taken: !matches!(self.create, Rule::Never(_)),
            meaning,
        }
    }
}

/// A vendor's answer to every field of the portable spec.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table {
    /// Whose it is.
    pub(super) provider: ProviderId,
    /// Who refuses, in an error.
    pub(super) subject: &'static str,
    /// Every field in one row; a request and a report are in their order.
    pub(super) rows: &'static [Row],
    /// The key of the vendor's own table that would hold a password.
    pub(super) secret: Option<&'static str>,
    /// Mends the vendor's own table, such as numbers where the vendor wants texts.
    pub(super) mend: fn(&mut Map<String, Value>) -> Result<()>,
    /// Refuses fields that contradict each other, or that only together say something nobody should get unasked.
    pub(super) agree: Agree,
    /// What to do where a creation is refused, and where a change is, if there is better than leaving fields out.
    pub(super) advice: [Option<fn() -> Hint>; 2],
}

/// A field as a table answers it, for a person.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The key of the spec.
    pub field: &'static str,
    /// Whether a spec may hold it.
    pub taken: bool,
    /// What becomes of it.
    pub meaning: String,
}

/// A request that is being made from a spec.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The name of the cluster.
    pub(super) name: Option<String>,
    /// The vendor's request.
    pub(super) request: Map<String, Value>,
    /// What became of each field.
    pub(super) report: Report,
    /// What the rules of fields refuse.
    refused: Refused,
    /// The vendor's own table, where there was one.
    pub(super) own: Option<Map<String, Value>>,
    /// The machine that the catalog is to be asked for.
    pub(super) machine: Option<MachineWish>,
}

impl Draft {
    /// Writes a value at a place of the request.
    pub(super) fn put(&mut self, place: &str, value: Value) {
        let mut steps: Vec<&str> = place.split('/').skip(1).collect();
        let Some(last) = steps.pop() else {
            return;
        };
        let mut table = &mut self.request;
        for step in steps {
            let inner = table.entry(step).or_insert_with(|| Map::new().into());
            match inner.as_object_mut() {
                Some(inner) => table = inner,
                None => return,
            }
        }
        table.insert(last.to_owned(), value);
    }

    /// Refuses a field of the vendor's own table.
    pub(super) fn refuse(&mut self, field: &str, why: &str) {
        self.refused.note(field, why);
    }

    /// Tells whether the vendor's own table has a key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.own.as_ref().is_some_and(|own| own.contains_key(key))
    }
}

/// Mends nothing.
pub(super) fn as_it_is(_own: &mut Map<String, Value>) -> Result<()> {
    Ok(())
}

/// Finds nothing to say of fields beside each other.
pub(super) fn any(_spec: &ClusterSpec, _draft: &Draft) -> Result<()> {
    Ok(())
}

/// Reads a portable spec.
///
/// # Errors
/// A usage error with every problem.
fn parse(document: &Map<String, Value>) -> Result<ClusterSpec> {
    ClusterSpec::parse(document).map_err(|problems| {
        Error::usage("the spec is not valid")
            .with_details(problems.into_iter().map(|problem| problem.message))
            .with_hint("`dbaas help spec` explains every key")
    })
}

impl Table {
    /// Drafts a creation from a portable document.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Unsupported`] with every field that is refused; usage errors for a document that is
    /// not valid, for all that is missing, and for a name that the vendor's own table gives otherwise.
    pub(super) fn create(&self, document: &Map<String, Value>) -> Result<Draft> {
        self.create_from(parse(document)?)
    }

    /// Drafts a creation from a spec.
    ///
    /// # Errors
    /// As [`Table::create`].
    pub(super) fn create_from(&self, spec: ClusterSpec) -> Result<Draft> {
        self.draft(Deed::Creation, spec)
    }

    /// Drafts a change from a portable document: only what it names.
    ///
    /// # Errors
    /// As [`Table::create`]; nothing is missing in a change.
    pub(super) fn change(&self, document: &Map<String, Value>) -> Result<Draft> {
        self.draft(Deed::Change, parse(document)?)
    }

    fn draft(&self, deed: Deed, mut spec: ClusterSpec) -> Result<Draft> {
        let mut draft = self.begin(&mut spec)?;
        let mut written = Ok(());
        for row in self.rows {
            match row.rule(deed) {
                rule @ (Rule::Only(..) | Rule::Never(_)) => {
                    Self::refuse(row, rule, &spec, &mut draft);
                }
                rule if written.is_ok() && row.is_written(deed, &spec) => {
                    written = self.write(row, rule, &spec, &mut draft);
                }
                _ => {}
            }
        }
        let (title, advice) = match deed {
            Deed::Creation => ("cannot honour all of the spec", self.advice[0]),
            Deed::Change => ("cannot change all of that", self.advice[1]),
        };
        std::mem::take(&mut draft.refused)
            .check(format!("{} {title}", self.subject))
            .map_err(|error| error.with_hint(self.hint(advice)))?;
        if deed == Deed::Creation {
            self.missing(&spec, &draft)?;
        }
        (self.agree)(&spec, &draft)?;
        written?;
        draft.name = self.agreed_name(draft.name, &draft.request)?;
        Ok(draft)
    }

    fn hint(&self, advice: Option<fn() -> Hint>) -> Hint {
        advice.map_or_else(
            || {
                format!(
                    "leave these out; `dbaas provider show {}` tells what becomes of each field",
                    self.provider
                )
                .into()
            },
            |advice| advice(),
        )
    }

    /// Takes the name and the vendor's own table out of a spec.
    fn begin(&self, spec: &mut ClusterSpec) -> Result<Draft> {
        let mut own = match spec.native.remove(self.provider.name()) {
            Some(Value::Object(own)) => Some(own),
            _ => None,
        };
        if let Some(own) = &mut own {
            if let Some(key) = self.secret.filter(|key| own.contains_key(*key)) {
                return Err(Error::usage(format!(
                    "`native.{}.{key}`: a spec holds no password",
                    self.provider
                ))
                .with_hint("use --password-stdin or --password-file"));
            }
            (self.mend)(own)?;
        }
        let asks = spec.cpu.is_some() || spec.memory.is_some();
        Ok(Draft {
            name: spec.name.clone(),
            own,
            machine: asks.then_some(MachineWish {
                cpu: spec.cpu,
                memory: spec.memory,
            }),
            ..Draft::default()
        })
    }

    /// Notes the fields that are asked for and not taken.
    fn refuse(row: &Row, rule: Rule, spec: &ClusterSpec, draft: &mut Draft) {
        for (field, value) in row.given(spec) {
            match (rule, value) {
                (Rule::Only(only, _), value) if value.to_string() == only => {}
                (Rule::Only(_, why) | Rule::Never(why), FieldValue::Settings(settings)) => {
                    for name in settings.keys() {
                        draft.refused.note(&format!("{field}.{name}"), why);
                    }
                }
                (Rule::Only(_, why) | Rule::Never(why), _) => draft.refused.note(field, why),
                _ => {}
            }
        }
    }

    /// Names everything that a creation wants and neither the spec nor the vendor's own table gives.
    fn missing(&self, spec: &ClusterSpec, draft: &Draft) -> Result<()> {
        let is_missing = |row: &&Row| {
            let in_own = |place: &str| place.split('/').nth(1).is_some_and(|key| draft.has(key));
            matches!(row.need, Need::Given(_))
                && !row.is_given(spec)
                && (row.holds(NAME) || !row.place().is_some_and(in_own))
        };
        let missing: Vec<&Row> = self.rows.iter().filter(is_missing).collect();
        match missing.as_slice() {
            [] => Ok(()),
            [row] if row.holds(NAME) => Err(Error::usage("the cluster has no name")
                .with_hint(Hint::new("give it as an argument:").run("cluster create NAME"))),
            _ => {
                let named = missing.into_iter().filter_map(|row| match row.need {
                    Need::Given(how) => Some(format!("{}: {how}", row.fields.join(" or "))),
                    _ => None,
                });
                Err(
                    Error::usage(format!("fields are missing that {} wants", self.subject))
                        .with_details(named),
                )
            }
        }
    }

    /// Returns the name in a request of the vendor, which must agree with the one that is given beside it.
    ///
    /// # Errors
    /// A usage error that has both.
    pub(super) fn agreed_name(
        &self,
        given: Option<String>,
        request: &Map<String, Value>,
    ) -> Result<Option<String>> {
        let name = self.rows.iter().find(|row| row.holds(NAME));
        let Some(place) = name.and_then(Row::place) else {
            return Ok(given);
        };
        let mut steps = place.split('/').skip(1);
        let first = steps.next().and_then(|step| request.get(step));
        let path = place[1..].replace('/', ".");
        match (steps.fold(first, |value, step| value?.get(step)), given) {
            (None, given) => Ok(given),
            (Some(Value::String(own)), Some(name)) if *own != name => Err(Error::usage(format!(
                "the cluster is called `{name}`, and `native.{}.{path}` says `{own}`",
                self.provider
            ))
            .with_hint("make them agree, or leave one out")),
            (Some(Value::String(own)), _) => Ok(Some(own.clone())),
            (Some(_), _) => Err(Error::usage(format!("`{path}` must be a text"))),
        }
    }

    /// Writes a field, or what is taken where it is not given.
    fn write(&self, row: &Row, rule: Rule, spec: &ClusterSpec, draft: &mut Draft) -> Result<()> {
        if let Rule::By(_, write) = rule {
            return write(spec, draft);
        }
        if let (Rule::Merge, Some(own)) = (rule, &draft.own) {
            for (key, value) in own {
                let field = format!("{NATIVE}.{}.{key}", self.provider);
                draft.report.exact(&field, &value.to_string());
            }
            patch::merge_members(&mut draft.request, own);
            return Ok(());
        }
        let field = row.fields.first().copied().unwrap_or_default();
        let (value, how) = match (spec.get(field), row.need) {
            (Some(value), _) => (value, Translation::Exact),
            (None, Need::Or(value)) => (FieldValue::Text(value.to_owned()), Translation::Default),
            (None, Need::OrName) => match &draft.name {
                Some(name) => (FieldValue::Text(name.clone()), Translation::Default),
                None => return Ok(()),
            },
            (None, Need::Left(what)) => {
                draft.report.chosen(field, what);
                return Ok(());
            }
            (None, Need::Nothing | Need::Given(_)) => return Ok(()),
        };
        match rule {
            Rule::Put(place) => {
                draft.report.value(field, &value, how);
                draft.put(place, value.into());
            }
            Rule::Is(place, word) => {
                draft.report.value(field, &value, how);
                draft.put(place, (value.to_string() == word).into());
            }
            Rule::Size(place, unit) => {
                if let FieldValue::Size(bytes) = value {
                    let (count, how) = unit.count(bytes);
                    draft.put(place, (unit.written)(count));
                    draft
                        .report
                        .add(field, &format!("{count} {}", unit.name), how);
                }
            }
            // Refused, named beside the request, or left to the catalog, which reports what it found.
            _ => {}
        }
        Ok(())
    }

    /// Tells what becomes of each field, in the order of the spec.
    pub(super) fn answers(&self) -> Vec<Answer> {
        let answers = |row: &'static Row| row.fields.iter().map(|field| row.answer(field));
        let mut answers: Vec<Answer> = self.rows.iter().flat_map(answers).collect();
        answers.sort_by_key(|answer| FIELDS.iter().position(|field| field.key == answer.field));
        answers
    }
}
