//! The sandbox as its clients meet it: on the wire and as a process.

mod auth;
mod clusters;
mod faults;
mod generations;
mod process;
mod strict;
mod switched;
mod variants;
