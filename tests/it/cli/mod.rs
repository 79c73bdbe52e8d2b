//! Whole runs, snapshotted whole.

mod config;
mod create;
mod delete;
mod grammar;
mod lifecycle;
mod mistakes;
mod output;
mod terminal;
mod users;
