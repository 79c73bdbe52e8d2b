//! What guards an account: its profile may be protected, whatever way a deletion takes.

use super::machine;
use crate::snapshot;
use crate::support::sandbox::Sandbox;

#[test]
fn a_deletion_by_path_is_confirmed_in_a_protected_profile() {
    let sandbox = Sandbox::start(&["--seed-clusters", "2"]);
    let plain = machine(&sandbox);
    let config = sandbox.line()["config"].as_str().expect("a file");
    let text = std::fs::read_to_string(config).expect("the configuration");
    let text = text.replace(
        "[profile.biganimal]\n",
        "[profile.biganimal]\nprotected = true\n",
    );
    assert!(text.contains("protected"), "{text}");
    let kept = plain.write("kept.toml", text).display().to_string();
    let secrets = std::path::Path::new(config).with_file_name("credentials.toml");
    let machine = machine(&sandbox)
        .with("DBAAS_CONFIG", &kept)
        .with("DBAAS_ACCESS_KEY", &sandbox.biganimal("access_key"));
    assert!(secrets.exists());
    let path = "/projects/prj_Ab12Cd34Ef56Gh78/clusters/p-seed000000";
    snapshot!(machine.run(&["api", "DELETE", path]), @"
    exit 2
    --- stdout
    --- stderr
    error: deleting the resource `/projects/prj_Ab12Cd34Ef56Gh78/clusters/[ID]` requires confirmation
      profile `biganimal` is protected: --yes is not enough
    hint: add `--confirm /projects/prj_Ab12Cd34Ef56Gh78/clusters/[ID]`
    ");
    let other = ["api", "DELETE", path, "--confirm", "/projects"];
    let _ = machine.run(&other).failed(2);
    assert_eq!(sandbox.count("DELETE", path), 0);
    machine
        .run(&["api", "DELETE", path, "--confirm", path])
        .succeeded();
    assert_eq!(sandbox.count("DELETE", path), 1);
}
