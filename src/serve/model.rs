//! What the server knows of an instance, and the two dialects of the API that it speaks.

use crate::credentials::Secret;

/// Which of the two documented forms of the API a request uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// `/api/v2/postgraas_instances`, as `postgraas_server` 2.1.4 answers it.
    V2,
    /// `/postgraas_instances`, as the project's first talk showed it.
    Talk,
}

impl Dialect {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::V2 => "v2",
            Self::Talk => "talk",
        }
    }

    pub(super) fn parse(name: &str) -> Self {
        match name {
            "talk" => Self::Talk,
            _ => Self::V2,
        }
    }

    /// The parameter that names an instance.
    pub(super) const fn name_key(self) -> &'static str {
        match self {
            Self::V2 => "postgraas_instance_name",
            Self::Talk => "postgraas_name",
        }
    }
}

/// How far the life of an instance has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// A request makes it; after a crash it is undone.
    Creating,
    /// It is there.
    Present,
    /// A request deletes it; after a crash that is finished.
    Deleting,
}

impl Phase {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Creating => "creating",
            Self::Present => "present",
            Self::Deleting => "deleting",
        }
    }

    pub(super) fn parse(name: &str) -> Self {
        match name {
            "creating" => Self::Creating,
            "deleting" => Self::Deleting,
            _ => Self::Present,
        }
    }
}

/// An instance.
#[derive(Clone, Debug)]
pub(super) struct Instance {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) phase: Phase,
    /// Which form of the API made it.
    pub(super) dialect: Dialect,
    /// The provider's identifier, once it is known.
    pub(super) cluster: Option<String>,
    pub(super) database: String,
    pub(super) user: String,
    pub(super) verifier: String,
    pub(super) host: Option<String>,
    pub(super) port: Option<u16>,
    /// UTC, without a zone, as the original writes its local time.
    pub(super) created_at: String,
}

/// The parameters of a creation.
#[derive(Debug)]
pub(super) struct Creation {
    pub(super) name: String,
    pub(super) database: String,
    pub(super) user: String,
    pub(super) password: Secret,
}
