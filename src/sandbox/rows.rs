//! Rows of a short list as a request wants them: searched, and in an order.

use serde_json::Value;

/// Keeps the rows of which a text holds the words, whatever their case.
pub(crate) fn search(rows: &mut Vec<Value>, words: &str) {
    let words = words.to_lowercase();
    rows.retain(|row| {
        let members = row.as_object().into_iter().flatten();
        let mut texts = members.filter_map(|(_, value)| value.as_str());
        texts.any(|text| text.to_lowercase().contains(&words))
    });
}

/// Sorts rows by the member at a path with dots. Numbers are compared as such; texts too, where `numeric` says so.
pub(crate) fn sort(rows: &mut [Value], path: &str, numeric: bool) {
    let at = |row: &Value| -> Value {
        let mut parts = path.split('.');
        let found = parts.try_fold(row, |value, part| value.get(part));
        found.cloned().unwrap_or_default()
    };
    let number = |value: &Value| match value {
        Value::String(text) if numeric => text.parse::<f64>().ok(),
        value => value.as_f64(),
    };
    rows.sort_by(|one, other| {
        let (one, other) = (at(one), at(other));
        match (number(&one), number(&other)) {
            (Some(one), Some(other)) => one.total_cmp(&other),
            _ => one.to_string().cmp(&other.to_string()),
        }
    });
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn rows_are_searched_and_sorted() {
        let row = |id: &str, size: &str| json!({"id": id, "inner": {"size": size}});
        let mut rows = vec![row("AWS-1", "10"), row("aws-2", "9"), row("gcp", "1")];
        search(&mut rows, "Aws");
        sort(&mut rows, "inner.size", true);
        let ids: Vec<&Value> = rows.iter().map(|row| &row["id"]).collect();
        assert_eq!(ids, ["aws-2", "AWS-1"]);
        sort(&mut rows, "inner.size", false);
        assert_eq!(rows[0]["id"], "AWS-1");
    }
}
