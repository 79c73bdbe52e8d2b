//! Whole runs, snapshotted whole.

mod config;
mod create;
mod delete;
mod doctor;
mod grammar;
mod lifecycle;
mod mistakes;
mod output;
mod profile;
mod reports;
mod session;
mod sources;
pub(crate) mod terminal;
mod tokens;
mod users;
