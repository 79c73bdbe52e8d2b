//! Notations of people: durations, sizes, points in time, address ranges, words of a shell, and words that
//! were meant to be others. It knows text and values, and no file, flag or vendor.

use std::net::IpAddr;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp, Unit};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Parses `90s`, `10m`, `1h 30m`, or a number of seconds.
///
/// # Errors
/// A sentence that says what would be valid.
pub fn duration(given: &str) -> Result<Duration, String> {
    let expected = || format!("`{given}` is not a duration such as 90s, 10m or 1h30m");
    if let Ok(seconds) = given.parse::<u64>() {
        return Ok(Duration::from_secs(seconds));
    }
    let parsed: SignedDuration = given.parse().map_err(|_| expected())?;
    Duration::try_from(parsed).map_err(|_| expected())
}

/// Parses a size such as `8 GiB`, `64GB` or a number of bytes; it must be above zero.
pub fn size(given: &str) -> Option<u64> {
    let size: bytesize::ByteSize = given.trim().parse().ok()?;
    (size.as_u64() > 0).then_some(size.as_u64())
}

/// A point in time in RFC 3339, in UTC, to the second.
pub fn timestamp(at: Timestamp) -> String {
    at.round(Unit::Second).unwrap_or(at).to_string()
}

/// Whether `range` is an address with a prefix length, such as `10.0.0.0/8`.
pub fn is_range(range: &str) -> bool {
    let Some((address, prefix)) = range.split_once('/') else {
        return false;
    };
    let longest = match address.parse::<IpAddr>() {
        Ok(IpAddr::V4(_)) => 32,
        Ok(IpAddr::V6(_)) => 128,
        Err(_) => return false,
    };
    prefix.parse::<u8>().is_ok_and(|prefix| prefix <= longest)
}

/// A word as a POSIX shell takes it, for commands that a message suggests.
pub fn shell_word(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@%+=,".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// The entry of `candidates` that is closest to `given`, if one is close enough to be a likely slip.
pub fn nearest<'a>(given: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(given, candidate), candidate))
        .filter(|(similarity, _)| *similarity > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// Escapes a text for any place of a URL: the unreserved characters of RFC 3986 stay as they are.
pub fn url_text(text: &str) -> String {
    const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~');
    utf8_percent_encode(text, RESERVED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_as_people_write_them() {
        assert_eq!(duration("0"), Ok(Duration::ZERO));
        assert_eq!(duration("90"), Ok(Duration::from_secs(90)));
        assert_eq!(duration("10m"), Ok(Duration::from_secs(600)));
        assert_eq!(duration("1h30m"), Ok(Duration::from_secs(5400)));
        assert_eq!(duration("250ms"), Ok(Duration::from_millis(250)));
        assert!(duration("-1s").is_err());
        assert!(duration("soon").is_err());
    }

    #[test]
    fn nearest_names_likely_slips_only() {
        let keys = ["storage", "region", "settings"];
        assert_eq!(nearest("storge", keys), Some("storage"));
        assert_eq!(nearest("zebra", keys), None);
    }
}
