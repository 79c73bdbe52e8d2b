//! Which package holds the PostgreSQL server on this system, for an error that says what to do.

use std::fs;

/// The command that installs a PostgreSQL server here; `major` asks for one version of it.
pub fn install_command(major: Option<&str>) -> Option<String> {
    if cfg!(target_os = "macos") {
        return Some(format!("brew install postgresql@{}", major.unwrap_or("17")));
    }
    let release = fs::read_to_string("/etc/os-release").ok()?;
    install_command_for(&release, major)
}

/// The same for the content of an `os-release` file.
fn install_command_for(release: &str, major: Option<&str>) -> Option<String> {
    let value = |key: &str| {
        release.lines().find_map(|line| {
            let value = line.strip_prefix(key)?.strip_prefix('=')?;
            Some(value.trim_matches('"').to_owned())
        })
    };
    let names = format!(
        "{} {}",
        value("ID").unwrap_or_default(),
        value("ID_LIKE").unwrap_or_default()
    );
    let versioned = |base: &str, separator: &str| match major {
        Some(major) => format!("{base}{separator}{major}"),
        None => base.to_owned(),
    };
    names.split(' ').find_map(|name| {
        Some(match name {
            "debian" | "ubuntu" => format!("apt-get install {}", versioned("postgresql", "-")),
            "fedora" | "rhel" | "centos" => match major {
                Some(major) => format!("dnf install postgresql{major}-server"),
                None => "dnf install postgresql-server".to_owned(),
            },
            "alpine" => format!("apk add {}", versioned("postgresql", "")),
            "arch" => "pacman -S postgresql".to_owned(),
            "suse" | "opensuse" | "sles" => match major {
                Some(major) => format!("zypper install postgresql{major}-server"),
                None => "zypper install postgresql-server".to_owned(),
            },
            _ => return None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_is_that_of_the_system_or_of_its_parent() {
        let debian = "NAME=\"Debian GNU/Linux\"\nID=debian\n";
        assert_eq!(
            install_command_for(debian, None).as_deref(),
            Some("apt-get install postgresql")
        );
        assert_eq!(
            install_command_for(debian, Some("16")).as_deref(),
            Some("apt-get install postgresql-16")
        );
        let rocky = "ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n";
        assert_eq!(
            install_command_for(rocky, None).as_deref(),
            Some("dnf install postgresql-server")
        );
        assert_eq!(install_command_for("ID=plan9\n", None), None);
    }
}
