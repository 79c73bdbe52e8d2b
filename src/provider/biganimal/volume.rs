//! Which volume a size means in each cloud. Azure's premium volumes come in fixed sizes; elsewhere the size
//! is given (BigAnimal API v3, volume properties).

use serde_json::{Value, json};

use super::document::volume_size;
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::provider::Translation;
use crate::provider::translation::{Unit, how_near};

/// Azure's premium volumes: the identifier and the size in GiB.
const PREMIUM: [(&str, u64); 14] = [
    ("P1", 4),
    ("P2", 8),
    ("P3", 16),
    ("P4", 32),
    ("P6", 64),
    ("P10", 128),
    ("P15", 256),
    ("P20", 512),
    ("P30", 1 << 10),
    ("P40", 2 << 10),
    ("P50", 4 << 10),
    ("P60", 8 << 10),
    ("P70", 16 << 10),
    ("P80", 32 << 10),
];

/// The type of those volumes.
pub(super) const PREMIUM_TYPE: &str = "azurepremiumstorage";

/// The unit of sizes, which the vendor writes behind them.
pub(super) const GIBIBYTES: Unit = Unit {
    name: "Gi",
    bytes: 1 << 30,
    written: |count| format!("{count} Gi").into(),
};

/// Whole GiB, rounded up.
pub(super) const fn gibibytes(bytes: u64) -> u64 {
    GIBIBYTES.count(bytes).0
}

/// The volume of at least `bytes`, and how near it is.
///
/// # Errors
/// [`ErrorKind::Unsupported`] where the cloud has none that large, or is not known here.
pub(super) fn choose(cloud: &str, bytes: u64) -> Result<(Value, Translation)> {
    let (wanted, how) = GIBIBYTES.count(bytes);
    let sized = |kind: &str| json!({"volumeTypeId": kind, "volumePropertiesId": kind, "size": (GIBIBYTES.written)(wanted)});
    match cloud.trim_start_matches("bah:") {
        "aws" => Ok((sized("gp3"), how)),
        "gcp" => Ok((sized("pd-ssd"), how)),
        "azure" => {
            let (id, size) = premium(wanted)?;
            let volume = json!({"volumeTypeId": PREMIUM_TYPE, "volumePropertiesId": id});
            Ok((volume, how_near(size << 30, bytes)))
        }
        _ => Err(Error::new(
            ErrorKind::Unsupported,
            format!("which volumes the cloud `{cloud}` has is not known here"),
        )
        .with_hint(
            "give them as they are: --set native.biganimal.storage.volumeTypeId=... and so on",
        )),
    }
}

/// The smallest premium volume of at least that many GiB.
///
/// # Errors
/// [`ErrorKind::Unsupported`] where none is that large.
pub(super) fn premium(wanted: u64) -> Result<(&'static str, u64)> {
    let fits = PREMIUM.into_iter().find(|(_, size)| *size >= wanted);
    fits.ok_or_else(|| {
        Error::new(
            ErrorKind::Unsupported,
            format!("no premium volume of Azure has {wanted} GiB"),
        )
        .with_hint(
            Hint::default()
                .run("catalog storage")
                .then("lists the volumes"),
        )
    })
}

/// How many GiB a premium volume has; nothing where it is none.
pub(super) fn premium_size(id: &str) -> Option<u64> {
    let known = PREMIUM.into_iter().find(|(known, _)| *known == id);
    known.map(|(_, size)| size)
}

/// The volume as a report shows it.
pub(super) fn describe(storage: &Value) -> String {
    let text = |key: &str| storage.get(key).and_then(Value::as_str).unwrap_or_default();
    let size = text("size");
    let id = text("volumePropertiesId");
    if size.is_empty() {
        format!("{} {id}", text("volumeTypeId"))
    } else {
        format!("{id} {size}")
    }
}

/// Storage keeps its type; where sizes are fixed, the next one is taken. Volumes do not shrink. What comes
/// with another volume, such as its operations per second, is not taken along from the one before.
pub(super) fn resized(document: &Value, wanted: &mut Value) -> Result<()> {
    let bytes = |value: &Value| value.as_str().and_then(volume_size);
    let is_premium = document["storage"]["volumeTypeId"] == PREMIUM_TYPE;
    if let Some(new) = bytes(&wanted["storage"]["size"]) {
        let new = gibibytes(new);
        let old = bytes(&document["storage"]["size"]).map(gibibytes);
        if let Some(old) = old.filter(|old| new < *old) {
            return Err(Error::new(
                ErrorKind::Unsupported,
                format!("storage cannot shrink from {old} Gi to {new} Gi"),
            )
            .with_hint("restore into a smaller new cluster, or copy the data"));
        }
        if is_premium {
            let (id, _) = premium(new)?;
            wanted["storage"]["volumePropertiesId"] = id.into();
            wanted["storage"]["size"] = Value::Null;
        }
    }
    let Some(storage) = wanted.get_mut("storage").and_then(Value::as_object_mut) else {
        return Ok(());
    };
    let other = |id: &Value| *id != document["storage"]["volumePropertiesId"];
    if storage.get("volumePropertiesId").is_some_and(other) {
        for key in ["iops", "throughput"] {
            storage.entry(key).or_insert(Value::Null);
        }
        if is_premium {
            storage.entry("size").or_insert(Value::Null);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_become_volumes() {
        let id = |cloud, bytes| {
            let (volume, how) = choose(cloud, bytes).unwrap();
            (describe(&volume), how)
        };
        assert_eq!(
            id("aws", 64 << 30),
            ("gp3 64 Gi".into(), Translation::Exact)
        );
        assert_eq!(
            id("bah:gcp", (64 << 30) + 1),
            ("pd-ssd 65 Gi".into(), Translation::Nearest)
        );
        assert_eq!(
            id("azure", 64 << 30),
            ("azurepremiumstorage P6".into(), Translation::Exact)
        );
        assert_eq!(
            id("azure", 65 << 30),
            ("azurepremiumstorage P10".into(), Translation::Nearest)
        );
        assert!(choose("azure", 33 << 40).is_err());
        assert!(choose("moon", 1 << 30).is_err());
    }
}
