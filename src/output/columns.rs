//! The columns of every view, for tables, CSV, TSV, `--columns` and `--sort`.

use jiff::Timestamp;

use super::record::{Column, Record, Show};
use crate::model::{Backup, CatalogEntry, Cluster, Database, NodePool, User};
use crate::notation;

impl Record for Cluster {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::new("name", "NAME", Show::Table, |c| c.name.clone().into()),
        Column::new("id", "ID", Show::Table, |c| c.id.clone().into()),
        Column::new("state", "STATE", Show::Table, |c| c.state.name().into()),
        Column::new("postgres_version", "POSTGRES", Show::Table, |c| {
            c.postgres.version.clone().into()
        }),
        Column::new("region", "REGION", Show::Table, |c| c.region.clone().into()),
        Column::new("nodes", "NODES", Show::Table, |c| c.nodes.into()),
        Column::new("created_at", "AGE", Show::Table, |c: &Self| {
            c.created_at.map(notation::timestamp).into()
        })
        .with_order(|c| c.created_at.map(Timestamp::as_microsecond).into())
        .with_text(|c, now| c.created_at.map(|created| age(created, now))),
        Column::new("host", "HOST", Show::Wide, |c| {
            c.endpoint.host.clone().into()
        }),
        Column::new("port", "PORT", Show::Wide, |c| c.endpoint.port.into()),
        Column::new("database", "DATABASE", Show::Wide, |c| {
            c.endpoint.database.clone().into()
        }),
        Column::new("user", "USER", Show::Wide, |c| {
            c.endpoint.user.clone().into()
        }),
        Column::new("postgres_flavor", "FLAVOR", Show::Wide, |c| {
            c.postgres.flavor.clone().into()
        }),
        Column::new("cloud", "CLOUD", Show::Wide, |c| c.cloud.clone().into()),
        Column::new("cpu", "CPU", Show::Wide, |c| c.cpu.into()),
        Column::new("memory_bytes", "MEMORY", Show::Wide, |c: &Self| {
            c.memory_bytes.into()
        })
        .with_text(|c, _| c.memory_bytes.map(size)),
        Column::new("storage_bytes", "STORAGE", Show::Wide, |c: &Self| {
            c.storage_bytes.into()
        })
        .with_text(|c, _| c.storage_bytes.map(size)),
        Column::new("status", "STATUS", Show::Wide, |c| c.status.clone().into()),
        Column::new("provider", "PROVIDER", Show::Machine, |c| c.provider.into()),
        Column::new("profile", "PROFILE", Show::Machine, |c| {
            c.profile.clone().into()
        }),
    ];

    fn identifier(&self) -> &str {
        &self.id
    }
}

impl Record for NodePool {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::new("name", "NAME", Show::Table, |p| p.name.clone().into()),
        Column::new("id", "ID", Show::Table, |p| p.id.clone().into()),
        Column::new("state", "STATE", Show::Table, |p| p.state.name().into()),
        Column::new("nodes", "NODES", Show::Table, |p| p.nodes.into()),
        Column::new("cpu", "CPU", Show::Table, |p| p.cpu.into()),
        Column::new("memory_bytes", "MEMORY", Show::Table, |p: &Self| {
            p.memory_bytes.into()
        })
        .with_text(|p, _| p.memory_bytes.map(size)),
        Column::new("storage_bytes", "STORAGE", Show::Table, |p: &Self| {
            p.storage_bytes.into()
        })
        .with_text(|p, _| p.storage_bytes.map(size)),
        Column::new("created_at", "AGE", Show::Table, |p: &Self| {
            p.created_at.map(notation::timestamp).into()
        })
        .with_order(|p| p.created_at.map(Timestamp::as_microsecond).into())
        .with_text(|p, now| p.created_at.map(|created| age(created, now))),
        Column::new("version", "VERSION", Show::Wide, |p| {
            p.version.clone().into()
        }),
        Column::new("minimum_nodes", "MINIMUM", Show::Wide, |p| {
            p.autoscaling.map(|bounds| bounds.minimum).into()
        }),
        Column::new("maximum_nodes", "MAXIMUM", Show::Wide, |p| {
            p.autoscaling.map(|bounds| bounds.maximum).into()
        }),
        Column::new("datacenter", "DATACENTER", Show::Wide, |p| {
            p.datacenter.clone().into()
        }),
        Column::new("status", "STATUS", Show::Wide, |p| p.status.clone().into()),
        Column::new("cluster", "CLUSTER-ID", Show::Wide, |p| {
            p.cluster.clone().into()
        }),
        Column::new("provider", "PROVIDER", Show::Machine, |p| p.provider.into()),
        Column::new("profile", "PROFILE", Show::Machine, |p| {
            p.profile.clone().into()
        }),
    ];

    fn identifier(&self) -> &str {
        &self.id
    }
}

impl Record for User {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::new("name", "NAME", Show::Table, |u| u.name.clone().into()),
        Column::new("owner", "OWNER", Show::Table, |u| u.owner.into()),
        Column::new("superuser", "SUPERUSER", Show::Table, |u| {
            u.superuser.into()
        }),
        Column::new("create_database", "CREATE-DATABASE", Show::Wide, |u| {
            u.create_database.into()
        }),
        Column::new("create_user", "CREATE-USER", Show::Wide, |u| {
            u.create_user.into()
        }),
    ];

    fn identifier(&self) -> &str {
        &self.name
    }
}

impl Record for Database {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::new("name", "NAME", Show::Table, |d| d.name.clone().into()),
        Column::new("owner", "OWNER", Show::Table, |d| d.owner.clone().into()),
        Column::new("size_bytes", "SIZE", Show::Table, |d: &Self| {
            d.size_bytes.into()
        })
        .with_text(|d, _| d.size_bytes.map(size)),
        Column::new("encoding", "ENCODING", Show::Wide, |d| {
            d.encoding.clone().into()
        }),
    ];

    fn identifier(&self) -> &str {
        &self.name
    }
}

impl Record for Backup {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::new("id", "ID", Show::Table, |b| b.id.clone().into()),
        Column::new("name", "CLUSTER", Show::Table, |b| b.name.clone().into()),
        Column::new("postgres_version", "POSTGRES", Show::Table, |b| {
            b.postgres_version.clone().into()
        }),
        Column::new("size_bytes", "SIZE", Show::Table, |b: &Self| {
            b.size_bytes.into()
        })
        .with_text(|b, _| b.size_bytes.map(size)),
        Column::new("created_at", "AGE", Show::Table, |b: &Self| {
            b.created_at.map(notation::timestamp).into()
        })
        .with_order(|b| b.created_at.map(Timestamp::as_microsecond).into())
        .with_text(|b, now| b.created_at.map(|created| age(created, now))),
        Column::new("cluster", "CLUSTER-ID", Show::Wide, |b| {
            b.cluster.clone().into()
        }),
    ];

    fn identifier(&self) -> &str {
        &self.id
    }
}

impl Record for CatalogEntry {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::new("id", "ID", Show::Table, |e| e.id.clone().into()),
        Column::new("name", "NAME", Show::Table, |e| e.name.clone().into()),
        Column::new("version", "VERSION", Show::Wide, |e| {
            e.version.clone().into()
        }),
        Column::new("cloud", "CLOUD", Show::Wide, |e| e.cloud.clone().into()),
        Column::new("state", "STATE", Show::Wide, |e| e.state.clone().into()),
        Column::new("cpu", "CPU", Show::Wide, |e| e.cpu.into()),
        Column::new("memory_bytes", "MEMORY", Show::Wide, |e: &Self| {
            e.memory_bytes.into()
        })
        .with_text(|e, _| e.memory_bytes.map(size)),
        Column::new("family", "FAMILY", Show::Wide, |e| e.family.clone().into()),
        Column::new("volume_type", "VOLUME-TYPE", Show::Wide, |e| {
            e.volume_type.clone().into()
        }),
        Column::new("description", "DESCRIPTION", Show::Wide, |e| {
            e.description.clone().into()
        }),
    ];

    fn identifier(&self) -> &str {
        &self.id
    }
}

/// How long ago, in the largest unit that fits, as `kubectl` shows it.
fn age(created: Timestamp, now: Timestamp) -> String {
    let seconds = now.duration_since(created).as_secs().max(0);
    match seconds {
        0..=119 => format!("{seconds}s"),
        120..=7199 => format!("{}m", seconds / 60),
        7200..=172_799 => format!("{}h", seconds / 3600),
        _ => format!("{}d", seconds / 86_400),
    }
}

fn size(bytes: u64) -> String {
    bytesize::ByteSize::b(bytes).display().iec().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_use_the_largest_unit_that_fits() {
        let created = Timestamp::UNIX_EPOCH;
        let after = |seconds| age(created, Timestamp::from_second(seconds).unwrap());
        assert_eq!(after(-5), "0s");
        assert_eq!(after(119), "119s");
        assert_eq!(after(121), "2m");
        assert_eq!(after(7200), "2h");
        assert_eq!(after(200_000), "2d");
    }
}
