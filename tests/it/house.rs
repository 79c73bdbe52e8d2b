//! Directions: every arrow between the rooms of `src` points down, and no files of a room know each other in a
//! circle. Only the code counts, without comments and unit tests.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The rooms from the roof to the ground. A room knows rooms of lower floors alone, and none of its own floor.
const FLOORS: &[&[&str]] = &[
    &["lib", "main"],
    &["commands"],
    &["serve", "settings"],
    &["cli", "config", "operations", "wait"],
    &["output", "postgres", "provider"],
    &["http"],
    &["model", "sandbox"],
    &["credentials", "engine", "env", "signals"],
    &["error"],
    &["files", "hint", "notation", "origin"],
];

/// The files of each room from its roof to its ground, one a line; a file knows files below it alone. The `mod.rs` of
/// a room is its door and stands first: it knows its files, and they what it declares.
const ORDER: &str = include_str!("house/order.txt");

/// Circles that are known and not cut yet: the files of each, below `src`.
const STILL_TO_CUT: &[&[&str]] = &[];

/// A module: its path below the crate, such as `["provider", "local", "api"]`.
type Module = Vec<String>;

/// The code of a file without its comments and its unit tests, each line with its number.
struct File {
    name: String,
    lines: Vec<(usize, String)>,
}

fn read_all(directory: &Path, found: &mut BTreeMap<Module, File>) {
    for entry in fs::read_dir(directory).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read_all(&path, found);
            continue;
        }
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let below = path
            .strip_prefix(&root)
            .expect("below src")
            .with_extension("");
        let mut module: Module = below
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        if module.last().is_some_and(|last| last == "mod") {
            module.pop();
        }
        let text = fs::read_to_string(&path).expect("a text");
        let code = text
            .split("#[cfg(test)]\nmod tests")
            .next()
            .unwrap_or_default();
        let lines = code
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line.trim().to_owned()))
            .filter(|(_, line)| !line.starts_with("//"))
            .collect();
        let name = format!("src/{}.rs", below.display());
        found.insert(module, File { name, lines });
    }
}

fn sources() -> BTreeMap<Module, File> {
    let mut found = BTreeMap::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    read_all(&root, &mut found);
    assert!(found.len() > 100, "the sources are found");
    found
}

/// The paths in a piece of code that begin with `crate` or `super`, groups in braces taken apart.
fn paths(code: &str) -> Vec<Vec<String>> {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let mut found = Vec::new();
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|letter| is_word(letter) || letter == ':') {
                continue;
            }
            expand(&code[at..], &mut Vec::new(), &mut found);
        }
    }
    found
}

/// Reads one path, which may end in a group; returns what follows it.
fn expand<'a>(code: &'a str, prefix: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> &'a str {
    let depth = prefix.len();
    let mut rest = code.trim_start();
    loop {
        if let Some(group) = rest.strip_prefix('{') {
            rest = group.trim_start();
            while !rest.is_empty() && !rest.starts_with('}') {
                let after = expand(rest, prefix, found);
                if after.len() == rest.len() {
                    break;
                }
                rest = after.trim_start();
                rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
            }
            rest = rest.strip_prefix('}').unwrap_or(rest);
            break;
        }
        let end = rest
            .find(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .unwrap_or(rest.len());
        if end == 0 {
            found.push(prefix.clone());
            break;
        }
        prefix.push(rest[..end].to_owned());
        rest = &rest[end..];
        match rest.strip_prefix("::") {
            Some(more) => rest = more,
            None => {
                found.push(prefix.clone());
                if let Some(alias) = rest.strip_prefix(" as ") {
                    let end = alias.find([',', ';', '}', ' ']).unwrap_or(alias.len());
                    rest = &alias[end..];
                }
                break;
            }
        }
    }
    prefix.truncate(depth);
    rest
}

/// The items that the face of each room re-exports, and the child that has them.
fn faces(sources: &BTreeMap<Module, File>) -> BTreeMap<(Module, String), Module> {
    let mut faces = BTreeMap::new();
    for (module, file) in sources {
        let code: Vec<&str> = file.lines.iter().map(|(_, line)| line.as_str()).collect();
        let code = code.join("\n");
        for statement in code.split(';') {
            let Some(at) = statement.rfind("pub") else {
                continue;
            };
            let statement = statement[at..].trim_start_matches("pub");
            let statement = match statement.strip_prefix('(') {
                Some(scope) => scope.split_once(')').map_or("", |(_, rest)| rest),
                None => statement,
            };
            let Some(path) = statement.trim_start().strip_prefix("use ") else {
                continue;
            };
            let mut found = Vec::new();
            expand(path, &mut Vec::new(), &mut found);
            for path in found {
                let Some((item, way)) = path.split_last() else {
                    continue;
                };
                let way: Vec<String> = way.iter().filter(|part| *part != "self").cloned().collect();
                let child = [module.clone(), way].concat();
                if child.len() > module.len() && sources.contains_key(&child) {
                    faces.insert((module.clone(), item.clone()), child);
                }
            }
        }
    }
    faces
}

/// The module in which a path ends.
fn resolve(
    from: &Module,
    path: &[String],
    sources: &BTreeMap<Module, File>,
    faces: &BTreeMap<(Module, String), Module>,
) -> Option<Module> {
    let mut at = from.clone();
    let mut parts = path.iter().peekable();
    while let Some(part) = parts.next_if(|part| ["crate", "super"].contains(&part.as_str())) {
        match part.as_str() {
            "crate" => at.clear(),
            _ => {
                at.pop();
            }
        }
    }
    for part in parts {
        let child = [at.clone(), vec![part.clone()]].concat();
        if sources.contains_key(&child) {
            at = child;
        } else if let Some(home) = faces.get(&(at.clone(), part.clone())) {
            at.clone_from(home);
        } else {
            break;
        }
    }
    sources.contains_key(&at).then_some(at)
}

/// The nouns of commands that are about an account.
const ACCOUNT_NOUNS: [&str; 12] = [
    "api",
    "backup",
    "catalog",
    "cluster",
    "database",
    "kubeconfig",
    "nodepool",
    "operation",
    "psql",
    "token",
    "user",
    "whoami",
];

/// A command about an account belongs into a `Hint` as a value: as text it would name the wrong account.
#[test]
fn hints_name_no_account_s_command_as_text() {
    let mut found = Vec::new();
    for file in sources().values() {
        let code: Vec<&str> = file.lines.iter().map(|(_, line)| line.as_str()).collect();
        let code = code.join(" ");
        for (at, _) in code.match_indices(".with_hint(") {
            let hint = &code[at..];
            let end = hint[1..].find(".with_").map_or(hint.len(), |next| next + 1);
            let hint: String = hint[..end].chars().take(300).collect();
            for noun in ACCOUNT_NOUNS {
                if hint.contains(&format!("`dbaas {noun}")) {
                    found.push(format!("{}: {hint}", file.name));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The block that begins with a line, up to the brace that closes it.
fn block<'a>(code: &'a str, begin: &str) -> Option<&'a str> {
    let rest = &code[code.find(begin)?..];
    Some(&rest[..rest.find("\n}\n")?])
}

fn functions(block: &str) -> BTreeSet<&str> {
    let names = block.split("fn ").skip(1);
    names
        .filter_map(|rest| rest.split(['(', '<']).next())
        .collect()
}

/// A facet has methods with defaults, and what stands in front of a provider must not answer with them.
#[test]
fn what_stands_in_front_of_a_provider_forwards_every_method() {
    let text = |file: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(file);
        fs::read_to_string(path).expect("a text")
    };
    let opened = text("operations/opened.rs");
    let mut facets = String::new();
    for file in ["access", "backups", "catalog", "clusters", "raw", "tokens"] {
        facets += &text(&format!("provider/facets/{file}.rs"));
    }
    let mut looked_at = 0;
    for line in opened
        .lines()
        .filter(|line| line.starts_with("impl") && line.contains(" for "))
    {
        let name = line.split(" for ").next().unwrap_or_default();
        let name = name.rsplit(' ').next().unwrap_or_default();
        let Some(declared) = block(&facets, &format!("pub trait {name}: ")) else {
            continue;
        };
        let forwarded = block(&opened, line).expect("an implementation");
        let missing: Vec<&str> = functions(declared)
            .difference(&functions(forwarded))
            .copied()
            .collect();
        assert!(missing.is_empty(), "{line} lacks {missing:?}");
        looked_at += 1;
    }
    assert_eq!(looked_at, 1, "the facets that `Opened` stands in front of");
}

/// An arrow: from, to, and where it stands.
type Arrow = (Module, Module, String);

fn arrows() -> Vec<Arrow> {
    let sources = sources();
    let faces = faces(&sources);
    let mut arrows = Vec::new();
    for (module, file) in &sources {
        let mut code = String::new();
        let mut starts = Vec::new();
        for (number, line) in &file.lines {
            starts.push((code.len(), *number));
            code.push_str(line);
            code.push('\n');
        }
        // A `use` that spans lines is one piece; everything else is read line by line.
        let mut at = 0;
        while at < starts.len() {
            let (begin, number) = starts[at];
            let line = code[begin..].lines().next().unwrap_or_default();
            let is_use = line.starts_with("use ") || line.contains(" use ");
            let end = match (is_use, code[begin..].find(';')) {
                (true, Some(length)) => begin + length + 1,
                _ => begin + line.len(),
            };
            for path in paths(&code[begin..end]) {
                if let Some(to) = resolve(module, &path, &sources, &faces)
                    && to != *module
                {
                    arrows.push((module.clone(), to, format!("{}:{number}", file.name)));
                }
            }
            at += 1;
            while at < starts.len() && starts[at].0 < end {
                at += 1;
            }
        }
    }
    arrows
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

#[test]
fn every_arrow_between_rooms_points_down() {
    let rooms: BTreeSet<String> = sources()
        .keys()
        .filter_map(|module| module.first().cloned())
        .collect();
    let declared: BTreeSet<String> = FLOORS.concat().into_iter().map(str::to_owned).collect();
    assert_eq!(rooms, declared, "the rooms of src and those of FLOORS");
    let up: Vec<String> = arrows()
        .into_iter()
        .filter(|(from, to, _)| from.first() != to.first())
        .filter(|(from, to, _)| floor(&from[0]) >= floor(&to[0]))
        .map(|(from, to, place)| format!("{place}: {} -> {}", from[0], to[0]))
        .collect();
    assert!(
        up.is_empty(),
        "arrows that do not point down:\n{}",
        up.join("\n")
    );
}

/// The arrows between files of one room, without those through its doors.
fn arrows_within_rooms() -> BTreeMap<(Module, Module), String> {
    let mut places = BTreeMap::new();
    for (from, to, place) in arrows() {
        let is_door = from.starts_with(&to) || to.starts_with(&from);
        if from.first() == to.first() && !is_door {
            places.entry((from, to)).or_insert(place);
        }
    }
    places
}

/// An order that the arrows permit: what nobody left knows comes next, by name.
fn possible_order() -> String {
    let arrows = arrows_within_rooms();
    let mut left: BTreeSet<Module> = sources().into_keys().collect();
    let mut order = String::new();
    while !left.is_empty() {
        let is_known = |module: &&Module| {
            let mut known = arrows.keys().filter(|(_, to)| to == *module);
            known.any(|(from, _)| left.contains(from))
        };
        let room = left.first().map(|module| module[0].clone());
        let of_room = |module: &&Module| module.first() == room.as_ref();
        let next = left.iter().filter(of_room).find(|module| !is_known(module));
        let next = next.or(left.first()).cloned().expect("a module");
        order.push_str(&next.join("/"));
        order.push('\n');
        left.remove(&next);
    }
    order
}

#[test]
fn every_arrow_between_files_of_a_room_points_down() {
    let place: BTreeMap<&str, usize> = ORDER.lines().zip(0..).collect();
    let files: BTreeSet<String> = sources().keys().map(|module| module.join("/")).collect();
    let declared: BTreeSet<String> = place.keys().map(ToString::to_string).collect();
    let possible = possible_order();
    assert_eq!(
        files, declared,
        "the files of src and those of the order, such as\n{possible}"
    );
    let up: Vec<String> = arrows_within_rooms()
        .into_iter()
        .filter(|((from, to), _)| place[from.join("/").as_str()] >= place[to.join("/").as_str()])
        .map(|((from, to), place)| format!("{place}: {} -> {}", from.join("/"), to.join("/")))
        .collect();
    assert!(
        up.is_empty(),
        "arrows that do not point down:\n{}",
        up.join("\n")
    );
}

#[test]
fn no_files_of_a_room_know_each_other_in_a_circle() {
    let places = arrows_within_rooms();
    let mut reached: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
    for (from, to) in places.keys() {
        reached.entry(from.clone()).or_default().insert(to.clone());
    }
    // The transitive closure; a room has few files.
    loop {
        let before: usize = reached.values().map(BTreeSet::len).sum();
        for (from, known) in reached.clone() {
            let more: BTreeSet<Module> = known
                .iter()
                .flat_map(|module| reached.get(module).into_iter().flatten().cloned())
                .collect();
            reached.entry(from).or_default().extend(more);
        }
        if reached.values().map(BTreeSet::len).sum::<usize>() == before {
            break;
        }
    }
    let in_circle = |one: &Module, other: &Module| {
        let knows =
            |from: &Module, to: &Module| reached.get(from).is_some_and(|all| all.contains(to));
        knows(one, other) && knows(other, one)
    };
    let mut circles: BTreeSet<BTreeSet<String>> = BTreeSet::new();
    for module in reached.keys().filter(|module| in_circle(module, module)) {
        let all = reached.keys().filter(|other| in_circle(module, other));
        circles.insert(all.map(|module| module.join("/")).collect());
    }
    let known: BTreeSet<BTreeSet<String>> = STILL_TO_CUT
        .iter()
        .map(|files| files.iter().map(|file| (*file).to_owned()).collect())
        .collect();
    let mut words = Vec::new();
    for circle in circles.difference(&known) {
        words.push(format!("a circle of {circle:?}:"));
        for ((from, to), place) in &places {
            let inside = |module: &Module| circle.contains(&module.join("/"));
            if inside(from) && inside(to) {
                words.push(format!("  {place}: {} -> {}", from.join("/"), to.join("/")));
            }
        }
    }
    for circle in known.difference(&circles) {
        words.push(format!(
            "{circle:?} is no circle any more: take it off STILL_TO_CUT"
        ));
    }
    assert!(words.is_empty(), "{}", words.join("\n"));
}
