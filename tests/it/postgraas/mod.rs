//! The provider `postgraas`, against this program's own server, against the original, and against what
//! neither of them does on request.

mod bodies;
mod lost;
mod odd;
pub(crate) mod original;
mod own;
mod served;

use std::path::{Path, PathBuf};

use crate::support::{Machine, Run};

/// Every generation of the API.
const APIS: [&str; 2] = ["v2", "v1"];

/// A machine whose profile `there` is a server elsewhere.
struct Client(Machine);

impl Client {
    fn of(endpoint: &str, api: &str) -> Self {
        let machine = Machine::new();
        let config = format!(
            "[profile.there]\nprovider = \"postgraas\"\napi = \"{api}\"\nendpoint = \"{endpoint}\"\n"
        );
        let config = machine.write("config.toml", config).display().to_string();
        Self(machine.with("DBAAS_CONFIG", &config))
    }

    fn run(&self, arguments: &[&str]) -> Run {
        self.0.run(&[&["-p", "there"], arguments].concat())
    }

    fn run_with_input(&self, arguments: &[&str], input: &str) -> Run {
        let arguments = [&["-p", "there"], arguments].concat();
        self.0.run_with_input(&arguments, input.as_bytes())
    }

    /// What `select` answers in a cluster.
    #[track_caller]
    fn ask(&self, cluster: &str, select: &str) -> String {
        self.run(&["psql", cluster, "--", "-Atc", select])
            .succeeded()
    }

    fn names(&self) -> String {
        self.run(&["cluster", "list", "--jq", ".[].name"])
            .succeeded()
    }
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples/postgraas")
        .join(name)
}
