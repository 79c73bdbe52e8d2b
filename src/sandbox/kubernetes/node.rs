//! Nodes, as a vendor tells them.

/// A node of a cluster.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) name: String,
    /// The version of its kubelet.
    pub(crate) version: String,
    /// When it was made (RFC 3339).
    pub(crate) created: String,
}
