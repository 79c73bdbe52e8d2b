//! Kubeconfig files: read in any shape, checked, renamed, and merged into another one. Pure; nothing is lost of what
//! this version does not know.

use serde_json::{Map, Value, json};

use crate::error::{Error, ErrorKind, Result};

/// The lists of named entries, each with the key of what its entries hold.
const LISTS: [(&str, &str); 3] = [
    ("clusters", "cluster"),
    ("users", "user"),
    ("contexts", "context"),
];

/// Members of a cluster or user that name a file of the machine that kubectl runs on.
const FILES: [&str; 4] = [
    "certificate-authority",
    "client-certificate",
    "client-key",
    "tokenFile",
];

/// Members of a user that name a program.
const PROGRAMS: [&str; 2] = ["exec", "auth-provider"];

/// The name of the extension that says which entries are of this program.
const EXTENSION: &str = "dbaas";

/// A kubeconfig.
#[derive(Clone, PartialEq)]
pub struct Kubeconfig(Map<String, Value>);

/// Without what it holds, which is a credential.
impl std::fmt::Debug for Kubeconfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Kubeconfig")
            .field(&self.0.keys().collect::<Vec<_>>())
            .finish()
    }
}

impl Kubeconfig {
    /// Reads a file as kubectl does: YAML or JSON. One that is wrapped into a document of the vendor, under
    /// `properties.kubeconfig`, is taken out.
    ///
    /// # Errors
    /// Where it is no kubeconfig; the text is never quoted.
    pub fn parse(text: &str) -> Result<Self> {
        let unreadable = |why: &str| {
            Error::new(ErrorKind::Provider, "that is no kubeconfig").with_detail(why.to_owned())
        };
        let document: Value =
            serde_saphyr::from_str(text).map_err(|_| unreadable("it is neither YAML nor JSON"))?;
        if let Some(inner) = document["properties"]["kubeconfig"].as_str() {
            return Self::parse(inner);
        }
        let Value::Object(members) = document else {
            return Err(unreadable(
                "it holds no table of keys and values at its top",
            ));
        };
        for (list, _) in LISTS {
            let entries = members.get(list).unwrap_or(&Value::Null);
            let is_named = |entry: &Value| entry["name"].is_string();
            match entries {
                Value::Null => {}
                Value::Array(entries) if entries.iter().all(is_named) => {}
                _ => return Err(unreadable(&format!("`{list}` is no list of named entries"))),
            }
        }
        if members.get("kind").is_some_and(|kind| kind != "Config") {
            return Err(unreadable("its `kind` is not `Config`"));
        }
        Ok(Self(members))
    }

    /// An empty one.
    pub fn empty() -> Self {
        let head = [
            ("apiVersion".to_owned(), json!("v1")),
            ("kind".to_owned(), json!("Config")),
        ];
        Self(Map::from_iter(head))
    }

    /// Its members.
    pub fn document(&self) -> Value {
        Value::Object(self.0.clone())
    }

    /// Names the context that kubectl would use.
    pub fn current_context(&self) -> Option<&str> {
        let current = self.0.get("current-context").and_then(Value::as_str);
        current.filter(|name| !name.is_empty())
    }

    /// Makes a context the current one.
    pub fn use_context(&mut self, name: &str) {
        self.0.insert("current-context".to_owned(), name.into());
    }

    fn entries(&self, list: &str) -> &[Value] {
        let entries = self.0.get(list).and_then(Value::as_array);
        entries.map_or(&[], Vec::as_slice)
    }

    fn entries_mut(&mut self, list: &str) -> Option<&mut Vec<Value>> {
        let entries = self.0.entry(list).or_insert_with(|| json!([]));
        if entries.is_null() {
            *entries = json!([]);
        }
        entries.as_array_mut()
    }

    /// Says what of it would run a program, or read a file of this machine, at the next call of kubectl.
    pub fn dangers(&self) -> Vec<String> {
        let mut dangers = Vec::new();
        for (list, key) in LISTS {
            for entry in self.entries(list) {
                let name = entry["name"].as_str().unwrap_or_default();
                let has = |member: &&&str| !entry[key][**member].is_null();
                let programs = PROGRAMS.iter().filter(has);
                let programs = programs.map(|member| format!("`{member}` runs a program"));
                let files = FILES.iter().filter(has);
                let files = files.map(|member| format!("`{member}` names a file"));
                let found = programs.chain(files);
                dangers.extend(found.map(|danger| format!("{key} `{name}`: {danger}")));
            }
        }
        dangers
    }

    /// Renames its entries after `prefix`, and marks them as those of the cluster `id`. The context that it would use
    /// is called `prefix` itself, and so are its cluster and its user; others keep their names behind it.
    #[must_use]
    pub fn renamed(&self, prefix: &str, id: &str) -> Self {
        let contexts = self.entries("contexts");
        let named = |entry: &&Value| entry["name"].as_str() == self.current_context();
        let main = contexts.iter().find(named).or(contexts.first());
        let main = main.cloned().unwrap_or_default();
        let first = |list: &str| {
            self.entries(list)
                .first()
                .map(|entry| entry["name"].clone())
        };
        let main_of = |list: &str| match list {
            "contexts" => main["name"].clone(),
            "clusters" => main["context"]["cluster"].clone(),
            _ => main["context"]["user"].clone(),
        };
        let renamed = |list: &str, name: &Value| {
            let is_main =
                *name == main_of(list) || (main.is_null() && Some(name) == first(list).as_ref());
            match (is_main, name.as_str()) {
                (true, _) | (_, None) => prefix.to_owned(),
                (false, Some(name)) => format!("{prefix}-{name}"),
            }
        };
        let mut result = self.clone();
        for (list, key) in LISTS {
            for entry in result.entries_mut(list).into_iter().flatten() {
                entry["name"] = renamed(list, &entry["name"]).into();
                if list == "contexts" {
                    for (member, list) in [("cluster", "clusters"), ("user", "users")] {
                        entry[key][member] = renamed(list, &entry[key][member]).into();
                    }
                }
                let mark = json!({"name": EXTENSION, "extension": {"cluster": id}});
                if let Some(inner) = entry[key].as_object_mut() {
                    let extensions = inner.entry("extensions").or_insert_with(|| json!([]));
                    if let Some(extensions) = extensions.as_array_mut() {
                        extensions.push(mark);
                    }
                }
            }
        }
        result.use_context(prefix);
        result
    }

    /// Adds the entries of another one, which [`Kubeconfig::renamed`] made. Entries of the same cluster are replaced;
    /// whatever else is there stays, the current context too, where there is one.
    ///
    /// # Errors
    /// [`ErrorKind::Conflict`] where an entry of somebody else has the name of one that is to be added.
    pub fn merge(&mut self, other: &Self) -> Result<()> {
        let mut taken = Vec::new();
        for (list, key) in LISTS {
            for added in other.entries(list) {
                let same = |entry: &&Value| entry["name"] == added["name"];
                if let Some(there) = self.entries(list).iter().find(same)
                    && there != added
                    && owner(there, key) != owner(added, key)
                {
                    let name = added["name"].as_str().unwrap_or_default();
                    taken.push(format!("{key} `{name}`"));
                }
            }
        }
        if !taken.is_empty() {
            return Err(Error::new(
                ErrorKind::Conflict,
                "the file has entries of these names that are somebody else's",
            )
            .with_details(taken)
            .with_hint("nothing was written; choose another name with --context NAME"));
        }
        for (list, _) in LISTS {
            let added = other.entries(list).to_vec();
            if let Some(entries) = self.entries_mut(list) {
                for added in added {
                    match entries
                        .iter_mut()
                        .find(|entry| entry["name"] == added["name"])
                    {
                        Some(there) => *there = added,
                        None => entries.push(added),
                    }
                }
            }
        }
        if self.current_context().is_none()
            && let Some(name) = other.current_context()
        {
            self.use_context(name);
        }
        Ok(())
    }
}

/// Returns the identifier of the cluster that an entry of this program is for.
fn owner<'a>(entry: &'a Value, key: &str) -> Option<&'a str> {
    let extensions = entry[key]["extensions"].as_array()?;
    let own = extensions.iter().find(|one| one["name"] == EXTENSION)?;
    own["extension"]["cluster"].as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    const VENDOR: &str = r#"{"apiVersion": "v1", "kind": "Config", "current-context": "admin@held",
        "clusters": [{"name": "held", "cluster": {"server": "https://one.example"}}],
        "contexts": [{"name": "admin@held", "context": {"cluster": "held", "user": "admin"}}],
        "users": [{"name": "admin", "user": {"token": "planted"}}]}"#;

    #[test]
    fn every_shape_of_the_vendor_is_read() {
        let json = Kubeconfig::parse(VENDOR).unwrap();
        let yaml = "apiVersion: v1\nkind: Config\ncurrent-context: admin@held\nclusters:\n- name: held\n  cluster:\n    \
            server: https://one.example\ncontexts:\n- name: admin@held\n  context:\n    cluster: held\n    user: admin\n\
            users:\n- name: admin\n  user:\n    token: planted\n";
        assert!(Kubeconfig::parse(yaml).unwrap() == json);
        let wrapped = json!({"id": "x", "type": "kubeconfig", "properties": {"kubeconfig": yaml}});
        assert!(Kubeconfig::parse(&wrapped.to_string()).unwrap() == json);
        for text in [
            "planted: [",
            "[]",
            "{\"clusters\": {}}",
            "{\"kind\": \"List\"}",
        ] {
            let error = Kubeconfig::parse(text).unwrap_err();
            assert!(!format!("{error:?}").contains("planted"), "{error:?}");
        }
        assert!(!format!("{json:?}").contains("planted"));
    }

    #[test]
    fn a_merge_keeps_what_is_there_and_replaces_what_is_its_own() {
        let own = Kubeconfig::parse(VENDOR)
            .unwrap()
            .renamed("dbaas-held", "id-1");
        assert_eq!(own.entries("contexts")[0]["context"]["user"], "dbaas-held");
        let mut file = Kubeconfig::parse(
            "{\"future\": 1, \"current-context\": \"mine\", \"clusters\": [{\"name\": \"mine\"}], \"users\": null}",
        )
        .unwrap();
        file.merge(&own).unwrap();
        file.merge(&own).unwrap();
        assert_eq!(file.current_context(), Some("mine"));
        assert_eq!(file.0["future"], 1);
        assert_eq!(
            (file.entries("clusters").len(), file.entries("users").len()),
            (2, 1)
        );
        let renewed = Kubeconfig::parse(&VENDOR.replace("planted", "renewed")).unwrap();
        file.merge(&renewed.renamed("dbaas-held", "id-1")).unwrap();
        assert_eq!(file.entries("users")[0]["user"]["token"], "renewed");
        let error = file
            .merge(&renewed.renamed("dbaas-held", "id-2"))
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Conflict);
        assert_eq!(error.details().len(), 3);
        let mut new = Kubeconfig::empty();
        new.merge(&own).unwrap();
        assert_eq!(new.current_context(), Some("dbaas-held"));
    }

    #[test]
    fn what_runs_a_program_or_reads_a_file_is_named() {
        let file = Kubeconfig::parse(
            r#"{"users": [{"name": "a", "user": {"exec": {"command": "x"}}}, {"name": "b", "user": {"token": "t"}}],
                "clusters": [{"name": "c", "cluster": {"certificate-authority": "/etc/x"}}]}"#,
        );
        assert_eq!(
            file.unwrap().dangers(),
            [
                "cluster `c`: `certificate-authority` names a file",
                "user `a`: `exec` runs a program"
            ]
        );
    }
}
