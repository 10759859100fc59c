//! Annotates all that can be, and takes off what rustc does not take, until the crate checks.

use std::fs;
use std::io;

use super::check::{self, Error};
use super::copy::Package;
use super::edit::{self, Edit};
use super::imports;
use super::modules::{self, Cfgs, File};
use super::options::Options;
use super::sites::{self, Kind, Site};

/// Checks of one crate at most.
const ROUNDS: usize = 40;

/// The crate, and what became of its annotations.
pub struct Outcome {
    pub files: Vec<File>,
    pub sites: Vec<Site>,
    pub rounds: usize,
    /// What could be blamed on no annotation.
    pub stuck: Option<String>,
}

/// Annotates the copy.
pub fn annotate(options: &Options, package: &Package) -> io::Result<Outcome> {
    let cfgs = Cfgs::new(&package.features)?;
    let files = modules::files(&options.out, &package.root, &cfgs)?;
    let plain = check::errors(&options.out, &options.target, &["check"])?;
    if let Some(error) = plain.first() {
        let (message, place) = (&error.failure.message, &error.failure.place);
        return Err(io::Error::other(format!(
            "without annotations: {message} ({place})"
        )));
    }
    let sites = sites::sites(&files, &cfgs);
    let mut outcome = Outcome {
        files,
        sites,
        rounds: 0,
        stuck: None,
    };
    while outcome.rounds < ROUNDS {
        outcome.rounds += 1;
        outcome.write(options, &cfgs)?;
        let errors = check::errors(&options.out, &options.target, &["check"])?;
        if errors.is_empty() {
            return Ok(outcome);
        }
        eprintln!("round {}: {} errors", outcome.rounds, errors.len());
        if outcome.take_advice(&errors) {
            continue;
        }
        let blamed = errors.iter().filter(|error| outcome.blame(error)).count();
        if blamed == 0 && !outcome.blame_file(&errors[0]) {
            outcome.stuck = Some(format!(
                "{} ({})",
                errors[0].failure.message, errors[0].failure.place
            ));
            return Ok(outcome);
        }
        outcome.settle();
    }
    outcome.stuck = Some("too many rounds".into());
    Ok(outcome)
}

impl Outcome {
    fn write(&self, options: &Options, cfgs: &Cfgs) -> io::Result<()> {
        let mut edits = imports::edits(&self.files, &self.sites, cfgs);
        for site in self.sites.iter().filter(|site| self.is_written(site)) {
            let text = match site.kind {
                Kind::Type => "#[derive(grad_runtime::Differentiable)] ",
                _ => match (options.forward, options.second && site.may_return_float()) {
                    (false, false) => "#[grad_runtime::grad] ",
                    (true, false) => "#[grad_runtime::grad(jvp)] ",
                    (false, true) => "#[grad_runtime::grad(hvp)] ",
                    (true, true) => "#[grad_runtime::grad(jvp, hvp)] ",
                },
            };
            edits[site.file].push(Edit::insert(site.at, text));
        }
        for site in self.sites.iter().filter(|site| self.is_skipped(site)) {
            edits[site.file].push(Edit::insert(site.at, "#[grad_runtime::grad(skip)] "));
        }
        for (file, edits) in self.files.iter().zip(edits) {
            fs::write(options.out.join(&file.path), edit::apply(&file.text, edits))?;
        }
        Ok(())
    }

    /// An implementation without companions, of a trait that declares some.
    fn is_skipped(&self, site: &Site) -> bool {
        let is_named = |of: &Site| of.name.rsplit("::").next() == site.of_trait.as_deref();
        let named = |of: &&Site| of.kind == Kind::Trait && is_named(of);
        let mut traits = self.sites.iter().filter(named);
        let declares = traits.next().is_some_and(|of| of.annotated) && traits.next().is_none();
        site.kind == Kind::Implementation && !site.annotated && declares
    }

    /// Methods of traits stand as their block does.
    fn is_written(&self, site: &Site) -> bool {
        let block = site.block.map(|k| self.sites[k].kind);
        site.annotated && block != Some(Kind::Implementation)
    }

    /// Derives for types where the macro asks for that: whether there are any that did not.
    fn take_advice(&mut self, errors: &[Error]) -> bool {
        let mut any = false;
        for site in self.sites.iter_mut().filter(|site| site.offered) {
            let name = site.name.rsplit("::").next().unwrap_or_default();
            if errors
                .iter()
                .any(|error| asks_for(&error.failure.message, name))
            {
                (site.annotated, site.offered, any) = (true, false, true);
            }
        }
        any
    }

    /// Takes the annotation off that the error is about; whether there is one. What stands in an annotated block without an
    /// annotation of its own is blamed on the block: its other methods are annotated one by one then.
    fn blame(&mut self, error: &Error) -> bool {
        let found = error.lines.iter().find_map(|(file, line)| {
            let of = |site: &&usize| {
                let site = &self.sites[**site];
                self.is_written(site)
                    && self.files[site.file].path.to_str() == Some(file)
                    && site.lines.contains(line)
            };
            let all: Vec<usize> = (0..self.sites.len()).collect();
            all.iter()
                .filter(of)
                .min_by_key(|k| self.sites[**k].lines.clone().count())
                .copied()
        });
        let Some(k) = found else { return false };
        self.sites[k].failures.push(error.failure.clone());
        true
    }

    /// Takes all annotations off the file of an error that no annotation answers for.
    fn blame_file(&mut self, error: &Error) -> bool {
        let Outcome { files, sites, .. } = self;
        let is_there = |site: &Site| {
            let path = files[site.file].path.to_str().unwrap_or_default();
            error.lines.iter().any(|(file, _)| file == path)
        };
        let mut any = false;
        for site in sites
            .iter_mut()
            .filter(|site| site.annotated && is_there(site))
        {
            site.failures.push(error.failure.clone());
            any = true;
        }
        any
    }

    /// Takes annotations off where there are failures. The implementations of a trait keep theirs: then their companions are
    /// methods of the types themselves.
    fn settle(&mut self) {
        for site in &mut self.sites {
            if !site.failures.is_empty() {
                site.annotated = false;
            }
        }
        for k in 0..self.sites.len() {
            let Some(block) = self.sites[k].block else {
                continue;
            };
            let block = &self.sites[block];
            if block.kind == Kind::Implementation && !block.annotated && self.sites[k].annotated {
                let failures = block.failures.clone();
                (self.sites[k].annotated, self.sites[k].failures) = (false, failures);
            }
        }
    }
}

/// Whether a message asks for a derive of this type.
fn asks_for(message: &str, name: &str) -> bool {
    let asks = [
        "is not `Differentiable`",
        "is not a float",
        "cannot be recorded",
        "needs a second",
        "whose type is not known here",
    ];
    let mut quoted = message.split('`').skip(1).step_by(2);
    asks.iter().any(|asks| message.contains(asks))
        && (quoted.any(|of| of.rsplit("::").next() == Some(name))
            || message.contains("of this type cannot be recorded"))
}
