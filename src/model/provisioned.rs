//! What every provisioned thing has, whatever it is: a name, an identifier, a state and an age.

use jiff::Timestamp;

use super::{Cluster, NodePool, State};

/// Something that a vendor makes and that goes through states: a cluster, a node pool.
pub trait Provisioned: Clone + Send + Sync + 'static {
    /// The word for it in messages.
    const KIND: &'static str;

    /// The vendor's identifier.
    fn id(&self) -> &str;

    /// The name that its owner gave it.
    fn name(&self) -> &str;

    /// The portable state.
    fn state(&self) -> State;

    /// Corrects the state.
    fn set_state(&mut self, state: State);

    /// The vendor's own words for the state.
    fn status(&self) -> Option<&str>;

    /// When it was created.
    fn created_at(&self) -> Option<Timestamp>;

    /// Where it is, to tell two of one name apart.
    fn place(&self) -> Option<&str>;

    /// What its owner must do before the vendor goes on.
    fn attention(&self) -> Option<&str> {
        None
    }
}

macro_rules! provisioned {
    ($view:ty, $kind:literal, $place:ident $(, $attention:ident)?) => {
        impl Provisioned for $view {
            const KIND: &'static str = $kind;

            fn id(&self) -> &str {
                &self.id
            }

            fn name(&self) -> &str {
                &self.name
            }

            fn state(&self) -> State {
                self.state
            }

            fn set_state(&mut self, state: State) {
                self.state = state;
            }

            fn status(&self) -> Option<&str> {
                self.status.as_deref()
            }

            fn created_at(&self) -> Option<Timestamp> {
                self.created_at
            }

            fn place(&self) -> Option<&str> {
                self.$place.as_deref()
            }

            $(fn attention(&self) -> Option<&str> {
                self.$attention.as_deref()
            })?
        }
    };
}

provisioned!(Cluster, "cluster", region, attention);
provisioned!(NodePool, "node pool", datacenter);
