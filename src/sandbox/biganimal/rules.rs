//! What a body must obey beyond its shape: values that exist, and fields that go together.

use serde_json::{Map, Value};

use super::{bodies, catalog, schema};
use crate::sandbox::schema::Problem;

/// The settings that a faraway replica may have.
const FARAWAY_SETTINGS: &[&str] = &[
    "max_connections",
    "max_locks_per_transaction",
    "max_prepared_transactions",
    "max_wal_senders",
    "max_worker_processes",
];

fn text<'a>(body: &'a Map<String, Value>, key: &str, id: &str) -> Option<&'a str> {
    body.get(key)?.get(id)?.as_str()
}

/// Checks the name and the password of a cluster, whatever its kind.
pub(super) fn check_account(path: &str, body: &Map<String, Value>, problems: &mut Vec<Problem>) {
    let text = |key: &str| body.get(key).and_then(Value::as_str);
    if text("password").is_some_and(|password| password.chars().count() < 12) {
        let message = "should NOT be shorter than 12 characters";
        problems.push(Problem::new(&format!("{path}.password"), message));
    }
    if text("clusterName").is_some_and(|name| name.trim().is_empty()) {
        let path = format!("{path}.clusterName");
        problems.push(Problem::new(&path, "should NOT be empty"));
    }
}

/// Checks the values of a body or a group at `path`. `inherited` is what it does not say itself.
pub(super) fn check(
    path: &str,
    body: &Map<String, Value>,
    inherited: &Map<String, Value>,
    problems: &mut Vec<Problem>,
) {
    check_account(path, body, problems);
    let mut problem = |key: &str, message: String| {
        problems.push(Problem::new(&format!("{path}.{key}"), message));
    };
    let get = |key: &str| body.get(key).or_else(|| inherited.get(key));
    let provider = text(body, "provider", "cloudProviderId")
        .or_else(|| text(inherited, "provider", "cloudProviderId"))
        .unwrap_or_default();
    let hosted = provider != catalog::cloud(provider);
    if catalog::provider(provider).is_none() {
        problem(
            "provider.cloudProviderId",
            format!("unknown cloud provider '{provider}'"),
        );
        return;
    }
    let mut named = |key: &str, id: &str, known: fn(&str, &str) -> Option<Value>| {
        if let Some(value) = text(body, key, id)
            && known(provider, value).is_none()
        {
            let message = format!("unknown value '{value}' at {provider}");
            problem(&format!("{key}.{id}"), message);
        }
    };
    named("region", "regionId", catalog::region);
    named("instanceType", "instanceTypeId", catalog::instance_type);
    named("pgType", "pgTypeId", |_, id| catalog::pg_type(id));
    named("pgVersion", "pgVersionId", |_, id| catalog::pg_version(id));
    for key in ["storage", "walStorage"] {
        if let Some(storage) = body.get(key).and_then(Value::as_object) {
            check_storage(key, storage, provider, &mut problem);
        }
    }
    if let Some(period) = body.get("backupRetentionPeriod").and_then(Value::as_str)
        && !is_retention(period)
    {
        problem(
            "backupRetentionPeriod",
            format!("'{period}' is not 1d-180d, 1w-25w or 1m-6m"),
        );
    }
    let architecture = get("clusterArchitecture");
    let architecture_id = architecture.and_then(|a| a.get("clusterArchitectureId")?.as_str());
    if let (Some(id), Some(given)) = (architecture_id, body.get("clusterArchitecture")) {
        let nodes = given
            .get("nodes")
            .and_then(Value::as_f64)
            .unwrap_or_default();
        let kind = get("clusterType").and_then(Value::as_str);
        let allowed: &[f64] = match (kind, id) {
            (Some("data_group"), "pgd") => &[2.0, 3.0],
            // Clients send 1, or the number of the data nodes.
            (Some("witness_group"), "pgd") => &[1.0, 2.0, 3.0],
            (Some("data_group" | "witness_group"), _) => &[],
            (_, "single") => &[1.0],
            (_, "ha") => &[2.0, 3.0],
            _ => &[],
        };
        if allowed.is_empty() {
            let message = format!("the architecture '{id}' is not possible here");
            problem("clusterArchitecture.clusterArchitectureId", message);
        } else if !allowed.contains(&nodes) {
            let message = format!("{nodes} nodes do not make '{id}'");
            problem("clusterArchitecture.nodes", message);
        }
    }
    let read_only = get("readOnlyConnections").and_then(Value::as_bool) == Some(true);
    if read_only && architecture_id == Some("single") {
        let message = "read-only connections need more than a single node";
        problem("readOnlyConnections", message.to_owned());
    }
    let private = get("privateNetworking").and_then(Value::as_bool) == Some(true);
    let ranges = body.get("allowedIpRanges").and_then(Value::as_array);
    if private && ranges.is_some_and(|ranges| !ranges.is_empty()) {
        problem(
            "allowedIpRanges",
            "should be empty with private networking".to_owned(),
        );
    }
    for (index, range) in ranges.into_iter().flatten().enumerate() {
        let block = range
            .get("cidrBlock")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if !is_cidr(block) {
            let key = format!("allowedIpRanges[{index}].cidrBlock");
            problem(&key, format!("'{block}' is not a CIDR block"));
        }
    }
    for key in ["peAllowedPrincipalIds", "serviceAccountIds"] {
        if body.contains_key(key) && !hosted {
            let message =
                "Principal IDs for private networking are supported for BigAnimal Deployment only.";
            problem(key, message.to_owned());
        }
    }
    if body.contains_key("serviceAccountIds") && hosted && provider != "bah:gcp" {
        problem(
            "serviceAccountIds",
            "service accounts belong to bah:gcp".to_owned(),
        );
    }
    if body.get("superuserAccess").and_then(Value::as_bool) == Some(true) && hosted {
        problem(
            "superuserAccess",
            "is not available at a hosted provider".to_owned(),
        );
    }
    if body.get("cspAuth").and_then(Value::as_bool) == Some(true) && provider != "aws" {
        problem(
            "cspAuth",
            "IAM authentication is available on AWS only".to_owned(),
        );
    }
    if let Some(window) = body.get("maintenanceWindow") {
        check_window(window, &mut problem);
    }
    let bouncer = body
        .get("pgBouncer")
        .and_then(|pool| pool.get("settings")?.as_array());
    for (index, setting) in bouncer.into_iter().flatten().enumerate() {
        let operation = setting
            .get("operation")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let fits = match operation {
            "read-write" => true,
            "read-only" => read_only && architecture_id == Some("ha"),
            _ => false,
        };
        if !fits {
            let key = format!("pgBouncer.settings[{index}].operation");
            problem(&key, format!("'{operation}' is not possible here"));
        }
    }
}

/// What a faraway replica adds to that.
pub(super) fn check_faraway(body: &Map<String, Value>, problems: &mut Vec<Problem>) {
    let settings = body.get("pgConfig").and_then(Value::as_array);
    for (index, setting) in settings.into_iter().flatten().enumerate() {
        let name = setting
            .get("name")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if !FARAWAY_SETTINGS.contains(&name) {
            let path = format!(".body.pgConfig[{index}].name");
            let message = format!("'{name}' cannot be set on a faraway replica");
            problems.push(Problem::new(&path, message));
        }
    }
}

/// Checks the groups of a new distributed cluster.
pub(super) fn check_groups(groups: &[Value], problems: &mut Vec<Problem>) {
    for (index, group) in groups.iter().enumerate() {
        let path = format!(".body.groups[{index}]");
        match group.as_object() {
            Some(group) => check_new_group(&path, group, problems),
            None => problems.push(Problem::new(&path, "should be object")),
        }
    }
    if problems.is_empty() {
        check_set(groups, problems);
    }
}

/// Checks a group that is not there yet.
pub(super) fn check_new_group(path: &str, group: &Map<String, Value>, problems: &mut Vec<Problem>) {
    let keys = match group.get("clusterType").and_then(Value::as_str) {
        Some("data_group") => bodies::DATA_GROUP,
        Some("witness_group") => bodies::WITNESS_GROUP,
        _ => {
            let path = format!("{path}.clusterType");
            problems.push(Problem::new(&path, "should be data_group or witness_group"));
            return;
        }
    };
    let before = problems.len();
    schema::check(path, group, keys, problems);
    if problems.len() == before {
        check(path, group, &Map::new(), problems);
    }
}

/// The least that a data node of a distributed cluster has, in GiB.
const LEAST_DISTRIBUTED: u64 = 32;

/// Checks what the groups of a distributed cluster are to each other.
pub(super) fn check_set(groups: &[Value], problems: &mut Vec<Problem>) {
    let mut problem = |path: &str, message: &str| {
        problems.push(Problem::new(&format!(".body.groups{path}"), message));
    };
    let of = |kind: &'static str| {
        let groups = groups.iter().enumerate();
        groups.filter(move |(_, group)| group["clusterType"] == kind)
    };
    let (data, witnesses) = (of("data_group").count(), of("witness_group").count());
    match (data, witnesses) {
        (1, 0 | 1) | (2, 1) => {}
        (0, _) => problem("", "there is no data group left"),
        (2, 0) => problem("", "two data groups need a witness group"),
        _ => problem(
            "",
            "should have 1 or 2 data groups and at most 1 witness group",
        ),
    }
    let region = |group: &Value| group["region"]["regionId"].clone();
    let place = |group: &Value| (group["provider"]["cloudProviderId"].clone(), region(group));
    let first = of("data_group").next();
    for (index, group) in of("data_group") {
        let path = |key: &str| format!("[{index}].{key}");
        let size = group["storage"]["size"].as_str().and_then(gibibytes);
        if size.is_some_and(|size| size < LEAST_DISTRIBUTED) {
            problem(&path("storage.size"), "should be 32 Gi at least");
        }
        let Some((at, first)) = first.filter(|(at, _)| *at != index) else {
            continue;
        };
        if region(group) == region(first) {
            let message = format!("is the region of groups[{at}]");
            problem(&path("region.regionId"), &message);
        }
        for (key, id) in [("pgType", "pgTypeId"), ("pgVersion", "pgVersionId")] {
            if group[key][id] != first[key][id] {
                let message = format!("differs from that of groups[{at}]");
                problem(&path(&format!("{key}.{id}")), &message);
            }
        }
    }
    for (index, witness) in of("witness_group") {
        if of("data_group").any(|(_, group)| place(group) == place(witness)) {
            let path = format!("[{index}].region.regionId");
            problem(&path, "is the region of a data group");
        }
    }
}

/// A size such as `4 Gi` or `1 Ti`.
fn gibibytes(text: &str) -> Option<u64> {
    match text.split_once(' ') {
        Some((number, "Gi")) => number.parse().ok(),
        Some((number, "Ti")) => number.parse::<u64>().ok()?.checked_mul(1024),
        _ => None,
    }
}

fn check_storage(
    key: &str,
    storage: &Map<String, Value>,
    provider: &str,
    problem: &mut impl FnMut(&str, String),
) {
    let id = |name: &str| {
        storage
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let volume_type = id("volumeTypeId");
    let known = catalog::volume_types(provider)
        .iter()
        .any(|found| found["volumeTypeId"] == volume_type);
    if !known {
        let message = format!("unknown value '{volume_type}' at {provider}");
        problem(&format!("{key}.volumeTypeId"), message);
        return;
    }
    let properties = id("volumePropertiesId");
    let all = catalog::volume_properties(volume_type);
    let Some(found) = all
        .iter()
        .find(|found| found["volumePropertiesId"] == properties)
    else {
        let message = format!("unknown value '{properties}' of {volume_type}");
        problem(&format!("{key}.volumePropertiesId"), message);
        return;
    };
    let Some(size) = storage.get("size").and_then(Value::as_str) else {
        return;
    };
    let limit = |name: &str| found[name].as_str().and_then(gibibytes);
    match (gibibytes(size), limit("minDiskSize"), limit("maxDiskSize")) {
        (None, ..) => problem(
            &format!("{key}.size"),
            format!("'{size}' is not like '4 Gi'"),
        ),
        (Some(size), Some(least), Some(most)) if !(least..=most).contains(&size) => {
            let message = format!("should be from {least} Gi to {most} Gi");
            problem(&format!("{key}.size"), message);
        }
        _ => {}
    }
}

fn check_window(window: &Value, problem: &mut impl FnMut(&str, String)) {
    let day = window.get("startDay").and_then(Value::as_f64);
    let time = window.get("startTime").and_then(Value::as_str);
    let enabled = window.get("isEnabled").and_then(Value::as_bool) == Some(true);
    if day.is_some_and(|day| !(0.0..=6.0).contains(&day) || day.fract() != 0.0) {
        problem(
            "maintenanceWindow.startDay",
            "should be from 0 to 6".to_owned(),
        );
    }
    if time.is_some_and(|time| !is_time(time)) {
        problem("maintenanceWindow.startTime", "should be hh:mm".to_owned());
    }
    if !enabled && (day.is_some_and(|day| day != 0.0) || time.is_some_and(|time| time != "00:00")) {
        let message = "a disabled window has neither day nor time";
        problem("maintenanceWindow", message.to_owned());
    }
}

fn is_time(text: &str) -> bool {
    let Some((hour, minute)) = text.split_once(':') else {
        return false;
    };
    let below = |part: &str, limit: u32| {
        part.len() == 2
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && part.parse().is_ok_and(|number: u32| number < limit)
    };
    below(hour, 24) && below(minute, 60)
}

fn is_retention(text: &str) -> bool {
    [('d', 180), ('w', 25), ('m', 6)]
        .iter()
        .any(|(unit, most)| {
            text.strip_suffix(*unit).is_some_and(|number| {
                number.bytes().all(|byte| byte.is_ascii_digit())
                    && number
                        .parse()
                        .is_ok_and(|number: u32| (1..=*most).contains(&number))
            })
        })
}

fn is_cidr(text: &str) -> bool {
    let Some((address, bits)) = text.split_once('/') else {
        return false;
    };
    let most = match address.parse() {
        Ok(std::net::IpAddr::V4(_)) => 32,
        Ok(std::net::IpAddr::V6(_)) => 128,
        Err(_) => return false,
    };
    bits.parse().is_ok_and(|bits: u8| bits <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_whole() {
        for good in ["1d", "180d", "25w", "6m"] {
            assert!(is_retention(good), "{good}");
        }
        for bad in ["", "d", "0d", "181d", "26w", "7m", "x7d", "7dd", "+7d"] {
            assert!(!is_retention(bad), "{bad}");
        }
        assert!(is_time("23:59") && is_time("00:00"));
        assert!(!is_time("24:00") && !is_time("1:00") && !is_time("01:60"));
        assert!(is_cidr("10.0.0.0/8") && is_cidr("::/0"));
        assert!(!is_cidr("10.0.0.0") && !is_cidr("10.0.0.0/33") && !is_cidr("x/8"));
    }
}
