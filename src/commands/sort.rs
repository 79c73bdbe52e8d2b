//! `--sort`: by any column, upwards or, with a minus in front, downwards. What a vendor does not say
//! comes last either way.

use std::cmp::Ordering;

use serde_json::Value;

use crate::error::Result;
use crate::model::Resource;
use crate::output::{Record, column};

/// Sorts by the column that `field` names.
///
/// # Errors
/// A usage error that lists the columns.
pub(super) fn sort<T: Record>(resources: &mut [Resource<T>], field: Option<&str>) -> Result<()> {
    let Some(field) = field else {
        return Ok(());
    };
    let (name, down) = match field.strip_prefix('-') {
        Some(name) => (name, true),
        None => (field.strip_prefix('+').unwrap_or(field), false),
    };
    let column = column::<T>(name)?;
    let order = column.order.unwrap_or(column.value);
    resources.sort_by(|a, b| {
        let (a, b) = (order(&a.view), order(&b.view));
        match (a.is_null(), b.is_null()) {
            (false, false) if down => compare(&b, &a),
            (false, false) => compare(&a, &b),
            (a_is_null, b_is_null) => a_is_null.cmp(&b_is_null),
        }
    });
    Ok(())
}

fn compare(a: &Value, b: &Value) -> Ordering {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        _ => match (a.as_str(), b.as_str()) {
            (Some(a), Some(b)) => a.cmp(b),
            _ => a.to_string().cmp(&b.to_string()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Backup;

    #[test]
    fn backups_of_one_second_are_in_the_order_of_their_creation() {
        let backup = |id: &str, created: &str| {
            Resource::of(Backup {
                id: id.to_owned(),
                cluster: String::new(),
                name: String::new(),
                postgres_version: None,
                size_bytes: None,
                created_at: created.parse().ok(),
            })
            .unwrap()
        };
        let mut backups = [
            backup("a", "2026-11-21T08:00:00.5Z"),
            backup("b", "2026-11-21T08:00:00.25Z"),
            backup("c", "2026-11-21T08:00:00.75Z"),
        ];
        sort(&mut backups, Some("-created_at")).unwrap();
        let ids: Vec<&str> = backups.iter().map(|b| b.view.id.as_str()).collect();
        assert_eq!(ids, ["c", "a", "b"]);
    }
}
