//! The one test binary: whole runs of the program against real parts. One binary links once.

mod biganimal;
mod cli;
mod conformance;
mod docker;
mod documents;
mod engine;
mod house;
mod ionos;
mod keyring;
mod postgraas;
mod proofs;
mod sandbox;
mod sap;
mod serve;
mod shared;
mod support;
