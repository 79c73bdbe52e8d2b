//! A JSON document in another layout. Only what is between the values changes: numbers, the order of keys and
//! the spelling of texts stay as their author wrote them, and no tree is made.

/// Appends a document, one value on each line, as if it stood `depth` levels deep in another one. The text is
/// a JSON document, which is not looked at again.
pub(super) fn push_pretty(out: &mut Vec<u8>, text: &str, depth: usize) {
    let mut depth = depth;
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        match byte {
            b'{' | b'[' => {
                out.push(byte);
                let inside = after.trim_ascii_start();
                if let Some((&end @ (b'}' | b']'), after)) = inside.split_first() {
                    out.push(end);
                    rest = after;
                    continue;
                }
                depth += 1;
                push_line(out, depth);
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                push_line(out, depth);
                out.push(byte);
            }
            b',' => {
                out.push(byte);
                push_line(out, depth);
            }
            b':' => out.extend_from_slice(b": "),
            _ => {
                rest = push_value(out, rest);
                continue;
            }
        }
        rest = after;
    }
}

/// Appends a document on one line.
pub(super) fn push_compact(out: &mut Vec<u8>, text: &str) {
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        if b"{}[],:".contains(&byte) {
            out.push(byte);
            rest = after;
        } else {
            rest = push_value(out, rest);
        }
    }
}

/// Starts a line that is `depth` levels deep.
fn push_line(out: &mut Vec<u8>, depth: usize) {
    out.push(b'\n');
    out.extend(std::iter::repeat_n(b' ', 2 * depth));
}

/// Appends the text, number or word that the bytes begin with, or leaves out a space, and returns what is
/// after it.
fn push_value<'a>(out: &mut Vec<u8>, bytes: &'a [u8]) -> &'a [u8] {
    let length = match bytes[0] {
        b' ' | b'\t' | b'\n' | b'\r' => return &bytes[1..],
        b'"' => {
            let mut escaped = false;
            let inside = bytes[1..].iter().position(|byte| {
                let ends = *byte == b'"' && !escaped;
                escaped = *byte == b'\\' && !escaped;
                ends
            });
            inside.map_or(bytes.len(), |inside| inside + 2)
        }
        _ => bytes
            .iter()
            .position(|byte| b"{}[],: \t\n\r".contains(byte))
            .unwrap_or(bytes.len()),
    };
    let (value, rest) = bytes.split_at(length);
    out.extend_from_slice(value);
    rest
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    const DOCUMENTS: [&str; 6] = [
        r#"{"a":[1,2.50,{"b":[]}],"c":{},"d":"{\"x\": [1, 2]}\\","e":[[ ] , {
            } ],"f":null}"#,
        "[]",
        " \"a: b, \\\" c\" ",
        "12345678901234567890.10",
        r#"[true ,false,"","\\"]"#,
        r#"{ "z" : 1 , "a" : "päß\t🐘" }"#,
    ];

    #[test]
    fn the_layout_is_that_of_serde_json() {
        for text in DOCUMENTS {
            let value: Value = serde_json::from_str(text).unwrap();
            let mut pretty = Vec::new();
            push_pretty(&mut pretty, text, 0);
            let expected = serde_json::to_string_pretty(&value).unwrap();
            assert_eq!(String::from_utf8(pretty).unwrap(), expected);
            let mut compact = Vec::new();
            push_compact(&mut compact, text);
            assert_eq!(String::from_utf8(compact).unwrap(), value.to_string());
        }
    }

    #[test]
    fn a_document_stands_inside_another_one() {
        let mut list = b"[\n  ".to_vec();
        push_pretty(&mut list, r#"{"a": [1]}"#, 1);
        list.extend_from_slice(b"\n]");
        let value: Value = serde_json::from_slice(&list).unwrap();
        let expected = serde_json::to_string_pretty(&value).unwrap();
        assert_eq!(String::from_utf8(list).unwrap(), expected);
    }
}
