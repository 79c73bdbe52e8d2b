//! What was begun here: changes are recorded before they are sent, doubted until the vendor shows that it noticed,
//! and found again by the next command. A provider sends once and reads; what follows from the answer is decided
//! here.

mod begun;
mod change;
mod creation;
mod journal;
mod opened;

pub use begun::Begun;
pub use change::Operations;
pub use creation::{ByPlan, FromBackup, Making, PoolByPlan, create, taken};
pub use journal::{Account, Journal, Phase, Record, Verb};
pub use opened::Opened;
