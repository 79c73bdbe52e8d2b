//! A list, item by item, out of a body that is still coming: a sliding window over its chunks in which
//! one item is parsed at a time. It holds one item and the chunk that it ends in, however long the list, and
//! refuses an item, or a member beside the list, of more than 64 MiB.
//! Chunks are checked to be text as they come, so that no string in them has to be checked again.

use serde::de::IgnoredAny;
use serde_json::Deserializer;
use serde_json::error::Category;
use serde_json::value::RawValue;

/// The most that an item, or a member of the envelope beside the list, may take.
const MAXIMUM_ITEM_BYTES: usize = 64 << 20;

/// What is not all there is tried again with every chunk up to here, and beyond only whenever there is twice as
/// much of it: trying with every chunk would take quadratic time.
const EAGER_BYTES: usize = 16 << 10;

/// Why a body is no list.
#[derive(Debug, PartialEq, Eq)]
pub enum Malformed {
    /// It ended in the middle.
    Truncated,
    /// It is no JSON, or no list where one was expected; with the place and what is wrong.
    Invalid(String),
}

/// An item of a list.
pub enum Found<T> {
    /// What was read in place.
    Read(T),
    /// Its text.
    Text(Box<RawValue>),
}

/// Without what was found, for the same reason as [`Items`].
impl<T> std::fmt::Debug for Found<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Read(_) => "Read",
            Self::Text(_) => "Text",
        })
    }
}

/// Where in the body the scanner is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Before the first token.
    Start,
    /// In the envelope, before a key or its end.
    Envelope,
    /// In the list, before an item or its end.
    List,
    /// After the list.
    End,
}

/// What came last in the envelope or in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    /// Its opening bracket.
    Opening,
    /// A whole member or item.
    Value,
    /// The comma after one.
    Comma,
}

/// Cuts the items out of a body. The list is the body itself, or the value of `key` in an object around
/// it.
pub struct Items {
    key: &'static str,
    buffer: String,
    /// A character whose end is still to come.
    cut: Vec<u8>,
    /// Whether what follows the buffer is no text.
    foreign: bool,
    position: usize,
    place: Place,
    last: Last,
    count: usize,
    /// How much of what begins at the position there must be before it is tried again.
    due: usize,
    maximum: usize,
    ended: bool,
}

/// Without what it holds: a vendor's document may hold a password.
impl std::fmt::Debug for Items {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Items")
            .field("key", &self.key)
            .field("place", &self.place)
            .field("count", &self.count)
            .finish_non_exhaustive()
    }
}

impl Items {
    /// A scanner for `{"key": [...]}` and for `[...]`.
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            buffer: String::new(),
            cut: Vec::new(),
            foreign: false,
            position: 0,
            place: Place::Start,
            last: Last::Opening,
            count: 0,
            due: 0,
            maximum: MAXIMUM_ITEM_BYTES,
            ended: false,
        }
    }

    /// Adds what came next.
    pub fn push(&mut self, chunk: &[u8]) {
        if self.position > 0 {
            self.buffer.drain(..self.position);
            self.position = 0;
        }
        if self.cut.is_empty() {
            self.append(chunk);
        } else {
            let mut whole = std::mem::take(&mut self.cut);
            whole.extend_from_slice(chunk);
            self.append(&whole);
        }
    }

    fn append(&mut self, bytes: &[u8]) {
        if self.foreign {
            return;
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => self.buffer.push_str(text),
            Err(error) => {
                let (text, rest) = bytes.split_at(error.valid_up_to());
                self.append(text);
                match error.error_len() {
                    Some(_) => self.foreign = true,
                    None => self.cut = rest.to_vec(),
                }
            }
        }
    }

    /// The next whole item; `None` where more of the body is needed, or nothing is left. `in_place` is shown
    /// the text that the item begins; what it does not read is cut out.
    ///
    /// # Errors
    /// [`Malformed::Invalid`].
    pub fn next_item<T>(
        &mut self,
        in_place: impl FnOnce(&str) -> Option<(T, usize)>,
    ) -> Result<Option<Found<T>>, Malformed> {
        match self.scan(in_place)? {
            None if self.foreign && self.place != Place::End => {
                Err(self.invalid("it is not UTF-8"))
            }
            found => Ok(found),
        }
    }

    fn scan<T>(
        &mut self,
        in_place: impl FnOnce(&str) -> Option<(T, usize)>,
    ) -> Result<Option<Found<T>>, Malformed> {
        loop {
            let Some(first) = self.peek() else {
                return Ok(None);
            };
            match (self.place, first) {
                (Place::Start, b'[') => self.step(Place::List),
                (Place::Start, b'{') => self.step(Place::Envelope),
                (Place::Start, _) => return Err(self.invalid("it is no JSON document")),
                (Place::End, _) => {
                    self.position = self.buffer.len();
                    return Ok(None);
                }
                (Place::Envelope | Place::List, b',') if self.last == Last::Value => {
                    self.position += 1;
                    self.last = Last::Comma;
                }
                (Place::Envelope, b'}') | (Place::List, b']') if self.last == Last::Comma => {
                    return Err(self.invalid("a value is missing after a comma"));
                }
                (Place::Envelope, b'}') => {
                    return Err(Malformed::Invalid(format!("it has no `{}`", self.key)));
                }
                (Place::List, b']') => self.step(Place::End),
                (Place::Envelope | Place::List, _) if self.last == Last::Value => {
                    return Err(self.invalid("a comma is missing"));
                }
                (Place::Envelope | Place::List, _) if !self.is_due() => return Ok(None),
                (Place::Envelope, _) => {
                    if !self.member()? {
                        self.postpone()?;
                        return Ok(None);
                    }
                }
                (Place::List, _) => {
                    let found = self.item(in_place)?;
                    if found.is_none() {
                        self.postpone()?;
                    }
                    return Ok(found);
                }
            }
        }
    }

    /// The body has ended: what is there is all. There may still be items in it.
    pub fn end(&mut self) {
        self.ended = true;
    }

    /// Whether [`Items::end`] was called.
    pub fn has_ended(&self) -> bool {
        self.ended
    }

    /// Whether the list is complete, to be called when the body has ended and no item is left in it.
    ///
    /// # Errors
    /// [`Malformed::Truncated`] where the list had not.
    pub fn finish(&self) -> Result<(), Malformed> {
        match self.place {
            Place::End => Ok(()),
            _ => Err(Malformed::Truncated),
        }
    }

    /// Whether what begins at the position may be all there.
    fn is_due(&self) -> bool {
        let there = self.buffer.len() - self.position;
        there >= self.due || there > self.maximum || self.ended || self.foreign
    }

    /// What begins at the position is not all there.
    fn postpone(&mut self) -> Result<(), Malformed> {
        let there = self.buffer.len() - self.position;
        if there > self.maximum {
            let mebibytes = self.maximum >> 20;
            return Err(self.invalid(&format!("it is longer than {mebibytes} MiB")));
        }
        self.due = match there {
            0..EAGER_BYTES => 0,
            _ => 2 * there,
        };
        Ok(())
    }

    /// What began at the position was all there, and what follows it is next.
    fn pass(&mut self, after: usize) {
        self.position = after;
        self.last = Last::Value;
        self.due = 0;
    }

    /// Goes over one member of the envelope: its value is the list, or skipped. False where more is needed.
    fn member(&mut self) -> Result<bool, Malformed> {
        let Some((name, after)) = self.parse::<String>(self.position)? else {
            return Ok(false);
        };
        let Some(colon) = self.skip_space(after) else {
            return Ok(false);
        };
        if self.buffer.as_bytes()[colon] != b':' {
            return Err(self.invalid("a colon is missing"));
        }
        let Some(value) = self.skip_space(colon + 1) else {
            return Ok(false);
        };
        if name != self.key {
            let Some((IgnoredAny, after)) = self.parse(value)? else {
                return Ok(false);
            };
            self.pass(after);
            return Ok(true);
        }
        match self.buffer.as_bytes()[value] {
            b'[' => {
                self.position = value;
                self.step(Place::List);
            }
            _ => return Err(Malformed::Invalid(format!("`{}` is no list", self.key))),
        }
        Ok(true)
    }

    fn item<T>(
        &mut self,
        in_place: impl FnOnce(&str) -> Option<(T, usize)>,
    ) -> Result<Option<Found<T>>, Malformed> {
        let (item, after) = match in_place(&self.buffer[self.position..]) {
            Some((item, length)) => (Found::Read(item), self.position + length),
            None => match self.parse::<Box<RawValue>>(self.position)? {
                Some((raw, after)) => (Found::Text(raw), after),
                None => return Ok(None),
            },
        };
        self.pass(after);
        self.count += 1;
        Ok(Some(item))
    }

    /// Parses one value from `start`; `None` where it may go on in the next chunk.
    fn parse<T: serde::de::DeserializeOwned>(
        &self,
        start: usize,
    ) -> Result<Option<(T, usize)>, Malformed> {
        let mut values = Deserializer::from_str(&self.buffer[start..]).into_iter::<T>();
        match values.next() {
            None => Ok(None),
            Some(Err(error)) if error.classify() == Category::Eof => Ok(None),
            Some(Err(error)) => Err(self.invalid(&error.to_string())),
            Some(Ok(value)) => {
                let after = start + values.byte_offset();
                // A number that ends with the chunk may go on in the next one.
                Ok((after < self.buffer.len()).then_some((value, after)))
            }
        }
    }

    fn peek(&mut self) -> Option<u8> {
        let found = self.skip_space(self.position);
        self.position = found.unwrap_or(self.buffer.len());
        self.buffer.as_bytes().get(self.position).copied()
    }

    fn skip_space(&self, start: usize) -> Option<usize> {
        let rest = self.buffer.as_bytes().get(start..)?;
        let offset = rest.iter().position(|byte| !byte.is_ascii_whitespace())?;
        Some(start + offset)
    }

    fn step(&mut self, place: Place) {
        self.position += 1;
        self.place = place;
        self.last = Last::Opening;
        self.due = 0;
    }

    fn invalid(&self, what: &str) -> Malformed {
        match self.place {
            Place::List => Malformed::Invalid(format!("item {}: {what}", self.count)),
            _ => Malformed::Invalid(what.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(text: &str, chunk: usize) -> Result<Vec<String>, Malformed> {
        let mut scanner = Items::new("data");
        let mut found = Vec::new();
        for part in text.as_bytes().chunks(chunk) {
            scanner.push(part);
            while let Some(item) = scanner.next_item(|_| None::<((), usize)>)? {
                if let Found::Text(raw) = item {
                    found.push(raw.get().to_owned());
                }
            }
        }
        scanner.end();
        assert!(matches!(
            scanner.next_item(|_| None::<((), usize)>),
            Ok(None) | Err(_)
        ));
        scanner.finish()?;
        Ok(found)
    }

    /// An item of that many bytes.
    fn long(bytes: usize) -> String {
        format!("\"{}\"", "x".repeat(bytes - 2))
    }

    #[test]
    fn a_long_item_is_not_read_again_with_every_chunk() {
        let text = format!("[{}, 2]", long(1 << 20));
        let mut scanner = Items::new("data");
        let (mut tried, mut found) = (0, 0);
        for part in text.as_bytes().chunks(1 << 10) {
            scanner.push(part);
            let reader = |_: &str| {
                tried += 1;
                None::<((), usize)>
            };
            found += usize::from(scanner.next_item(reader).unwrap().is_some());
        }
        scanner.end();
        while scanner
            .next_item(|_| None::<((), usize)>)
            .unwrap()
            .is_some()
        {
            found += 1;
        }
        assert_eq!((found, scanner.finish()), (2, Ok(())));
        assert!(tried < 30, "{tried}");
    }

    #[test]
    fn an_endless_item_or_member_is_refused() {
        for (text, expected) in [
            (
                format!("[1, {}", long(4 << 20)),
                "item 1: it is longer than 1 MiB",
            ),
            (
                format!("{{\"x\": {}", long(4 << 20)),
                "it is longer than 1 MiB",
            ),
        ] {
            let mut scanner = Items::new("data");
            scanner.maximum = 1 << 20;
            let refused = text.as_bytes().chunks(64 << 10).find_map(|part| {
                scanner.push(part);
                while scanner
                    .next_item(|_| None::<((), usize)>)
                    .transpose()?
                    .is_ok()
                {}
                scanner.next_item(|_| None::<((), usize)>).err()
            });
            assert_eq!(refused, Some(Malformed::Invalid(expected.to_owned())));
            assert!(scanner.buffer.len() < 2 << 20);
        }
        // One that long is found where it is all there when it is looked at.
        let mut scanner = Items::new("data");
        scanner.maximum = 1 << 20;
        scanner.push(format!("[{}, 2]", long(2 << 20)).as_bytes());
        let found = scanner.next_item(|_| None::<((), usize)>);
        assert!(matches!(found, Ok(Some(_))));
    }

    #[test]
    fn what_stands_between_values_is_looked_at() {
        for text in [
            "[1 2]",
            "[,1]",
            "[1,,2]",
            "[1,]",
            r#"{"data" [1]}"#,
            r#"{"data"; [1]}"#,
            r#"{"x": 1 "data": [1]}"#,
            r#"{, "data": [1]}"#,
        ] {
            for chunk in [1, 64] {
                let found = items(text, chunk);
                assert!(
                    matches!(found, Err(Malformed::Invalid(_))),
                    "{text}: {found:?}"
                );
            }
        }
    }

    #[test]
    fn a_list_is_found_however_the_body_is_cut() {
        for text in [
            r#"[{"a": 1}, {"b": "]}"}]"#,
            r#"{"data": [{"a": 1},{"b": "]}"}]}"#,
            r#" {"x": 12, "y": {"data": []}, "data" : [ {"a": 1} , {"b": "]}"} ] , "z": 1} "#,
        ] {
            for chunk in 1..=text.len() {
                assert_eq!(
                    items(text, chunk).unwrap(),
                    [r#"{"a": 1}"#, r#"{"b": "]}"}"#],
                    "{text} in chunks of {chunk}"
                );
            }
        }
        assert_eq!(items(r#"{"data": []}"#, 3), Ok(Vec::new()));
        assert_eq!(items("[1234, 5]", 3).unwrap(), ["1234", "5"]);
    }

    #[test]
    fn characters_may_be_cut() {
        let text = r#"["ä€🐘", "🐘"]"#;
        for chunk in 1..=text.len() {
            assert_eq!(items(text, chunk).unwrap(), [r#""ä€🐘""#, r#""🐘""#]);
        }
    }

    #[test]
    fn what_comes_before_bytes_that_are_no_text_is_read() {
        let mut scanner = Items::new("data");
        scanner.push(b"[1, 2, \"\xff\", 3]");
        scanner.push(b"]");
        for expected in ["1", "2"] {
            match scanner.next_item(|_| None::<((), usize)>) {
                Ok(Some(Found::Text(raw))) => assert_eq!(raw.get(), expected),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(
            scanner.next_item(|_| None::<((), usize)>).unwrap_err(),
            Malformed::Invalid("item 2: it is not UTF-8".to_owned())
        );
    }

    #[test]
    fn a_truncated_or_foreign_body_is_told_apart() {
        assert_eq!(
            items(r#"{"data": [{"a": 1}, {"b"#, 5),
            Err(Malformed::Truncated)
        );
        assert_eq!(items("", 5), Err(Malformed::Truncated));
        for text in [
            "<html>",
            r#"{"error": {}}"#,
            r#"{"data": 1 }"#,
            r#"[{"a": }]"#,
        ] {
            assert!(
                matches!(items(text, 64), Err(Malformed::Invalid(_))),
                "{text}"
            );
        }
    }
}
