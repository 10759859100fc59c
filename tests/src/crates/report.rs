//! What became of a crate: how much was accepted, and the reasons against the rest, the most frequent first.

use serde_json::{Value, json};

use super::annotate::Outcome;
use super::sites::{Failure, Kind, Site};

/// Places of one reason in the text.
const SHOWN: usize = 8;

/// What was not accepted for one reason.
struct Group<'a> {
    is_ours: bool,
    message: String,
    found: Vec<(&'a Site, &'a Failure)>,
}

impl Outcome {
    /// Accepted and all, of the functions or of the methods.
    pub fn count(&self, kind: Kind) -> (usize, usize) {
        let is_one = |site: &&Site| site.kind == kind && !site.offered;
        let all: Vec<&Site> = self.sites.iter().filter(is_one).collect();
        (all.iter().filter(|site| site.annotated).count(), all.len())
    }

    /// One line.
    pub fn summary(&self, name: &str) -> String {
        let count = |kind| {
            let (accepted, all) = self.count(kind);
            format!("{accepted}/{all}")
        };
        let groups = self.groups();
        let of = |ours| {
            groups
                .iter()
                .filter(|g| g.is_ours == ours)
                .map(|g| g.found.len())
                .sum::<usize>()
        };
        format!(
            "{name}: functions {}, methods {}, blocks {}, traits {}, implementations {}, types {}; refused {}, rustc's errors {}, {} rounds{}",
            count(Kind::Function),
            count(Kind::Method),
            count(Kind::Block),
            count(Kind::Trait),
            count(Kind::Implementation),
            count(Kind::Type),
            of(true),
            of(false),
            self.rounds,
            self.stuck
                .as_ref()
                .map_or(String::new(), |why| format!("; STUCK: {why}")),
        )
    }

    /// All reasons, with the places.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for group in self.groups() {
            let kind = if group.is_ours { "refused" } else { "rustc" };
            text += &format!("{:4} {kind} {}\n", group.found.len(), group.message);
            for (site, failure) in group.found.iter().take(SHOWN) {
                text += &format!(
                    "       {} ({}): {}\n",
                    site.name,
                    failure.place,
                    failure.first_line()
                );
            }
        }
        text
    }

    /// The same for machines.
    pub fn json(&self, name: &str) -> Value {
        let sites = self.sites.iter().map(|site| {
            let failures = site
                .failures
                .iter()
                .map(|f| json!({"code": f.code, "message": f.message, "place": f.place}));
            json!({
                "kind": format!("{:?}", site.kind).to_lowercase(),
                "name": site.name,
                "accepted": site.annotated,
                "failures": failures.collect::<Vec<_>>(),
            })
        });
        json!({"crate": name, "rounds": self.rounds, "stuck": self.stuck, "sites": sites.collect::<Vec<_>>()})
    }

    fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group> = vec![];
        for site in &self.sites {
            // The block's reason is told once.
            let block = site.block.map(|k| &self.sites[k]);
            if block.is_some_and(|block| block.kind == Kind::Implementation) {
                continue;
            }
            let Some(failure) = site.failures.iter().max_by_key(|f| f.is_ours()) else {
                continue;
            };
            let (is_ours, message) = (failure.is_ours(), failure.gist());
            match groups
                .iter_mut()
                .find(|g| g.is_ours == is_ours && g.message == message)
            {
                Some(group) => group.found.push((site, failure)),
                None => groups.push(Group {
                    is_ours,
                    message,
                    found: vec![(site, failure)],
                }),
            }
        }
        groups.sort_by_key(|group| std::cmp::Reverse(group.found.len()));
        groups
    }
}

impl Failure {
    /// Whether it is a message of the macro's, or one that the emitted code words.
    pub fn is_ours(&self) -> bool {
        const WORDS: [&str; 5] = [
            "#[grad]",
            "has no derivative",
            "`Differentiable`",
            "cannot be recorded",
            "companions of generic functions compute in",
        ];
        let worded = WORDS.iter().any(|words| self.message.contains(words));
        self.code.is_none() || self.code.as_deref() == Some("E0080") || worded
    }

    fn first_line(&self) -> &str {
        self.message.lines().next().unwrap_or_default()
    }

    /// The message without the names in it.
    fn gist(&self) -> String {
        let parts = self.first_line().split('`').enumerate();
        let told: String = parts
            .map(|(k, part)| if k % 2 == 0 { part } else { "_" })
            .collect();
        match &self.code {
            Some(code) => format!("{code} {told}"),
            None => told,
        }
    }
}
