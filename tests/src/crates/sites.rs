//! What a user would annotate: functions, methods and traits with floats in and out, and the types that they speak of.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use proc_macro2::LineColumn;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{
    Attribute, FnArg, Generics, ImplItem, Item, ItemImpl, ReceiverKind, ReturnType, Signature,
    TraitItem, Type,
};

use super::floats::Floats;
use super::modules::{Cfgs, File};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Function,
    /// Of a block.
    Method,
    /// An `impl` without a trait.
    Block,
    Trait,
    /// An `impl` of a trait or an operator.
    Implementation,
    Type,
}

/// Why an annotation was taken off.
#[derive(Clone, Debug)]
pub struct Failure {
    /// rustc's code; the macro's own messages have none.
    pub code: Option<String>,
    pub message: String,
    pub place: String,
}

/// A place for an annotation.
pub struct Site {
    pub kind: Kind,
    pub name: String,
    pub file: usize,
    pub module: Vec<String>,
    /// Where the annotation goes, and the lines that it answers for.
    pub at: LineColumn,
    pub lines: RangeInclusive<usize>,
    /// The site that a method stands in; the trait of an implementation, by name.
    pub block: Option<usize>,
    pub of_trait: Option<String>,
    /// The declaration, for calls: signature, generics around it, and the type of `self`.
    pub call: Option<Call>,
    pub annotated: bool,
    /// A type that derives only where the macro asks for it.
    pub offered: bool,
    pub failures: Vec<Failure>,
}

impl Site {
    /// Whether a Hessian may be asked for here: blocks leave out what has none.
    pub fn may_return_float(&self) -> bool {
        self.call.as_ref().is_none_or(Call::returns_float)
    }
}

/// How a function is called.
#[derive(Clone)]
pub struct Call {
    pub sig: Signature,
    pub around: Generics,
    pub this: Option<Type>,
    /// The trait that it implements a method of.
    pub of_trait: Option<String>,
    /// What speaks of floats there.
    pub floats: Floats,
}

impl Call {
    /// Whether a float is returned, or one that may be missing.
    pub fn returns_float(&self) -> bool {
        let text = self.sig.output.to_token_stream().to_string();
        let inner = ["-> Option < ", "-> Result < ", "-> "];
        let rest = inner.iter().find_map(|start| text.strip_prefix(start));
        let first = rest.and_then(|rest| rest.split(' ').next());
        matches!(first, Some("f64" | "f32"))
    }
}

/// All sites of a crate.
pub fn sites(files: &[File], cfgs: &Cfgs) -> Vec<Site> {
    let all: Vec<&Item> = files
        .iter()
        .flat_map(|file| flat(&file.items, cfgs))
        .collect();
    let floats = Floats::new(&all);
    let mut of = Sites {
        cfgs,
        extended: extended(&all, &floats),
        traits: BTreeSet::new(),
        floats,
        found: vec![],
    };
    of.traits = all
        .iter()
        .filter_map(|item| of.annotated_trait(item))
        .collect();
    for (k, file) in files.iter().enumerate() {
        of.items(k, &file.module, &file.items);
    }
    of.types(files);
    of.found
}

/// The items, and those of the modules among them.
pub fn flat<'a>(items: &'a [Item], cfgs: &Cfgs) -> Vec<&'a Item> {
    let mut all = vec![];
    for item in items {
        match item {
            Item::Mod(of) if cfgs.hold(&of.attrs) => {
                let inner = of.content.as_ref().map(|(_, items)| &items[..]);
                all.extend(flat(inner.unwrap_or_default(), cfgs));
            }
            other => all.push(other),
        }
    }
    all
}

/// The traits that are implemented for floats, or what holds some.
fn extended(items: &[&Item], floats: &Floats) -> BTreeSet<String> {
    let of = items.iter().filter_map(|item| match item {
        Item::Impl(block) if floats.with_block(block).speak(&block.self_ty) => trait_of(block),
        _ => None,
    });
    of.collect()
}

fn trait_of(block: &ItemImpl) -> Option<String> {
    let (path, _) = block.trait_.as_ref()?;
    Some(path.segments.last()?.ident.to_string())
}

struct Sites<'a> {
    cfgs: &'a Cfgs,
    floats: Floats,
    extended: BTreeSet<String>,
    traits: BTreeSet<String>,
    found: Vec<Site>,
}

/// Of other crates; nobody asks for their derivatives.
const PLAIN: [&str; 24] = [
    "Clone",
    "Default",
    "Sum",
    "Product",
    "Iterator",
    "DoubleEndedIterator",
    "ExactSizeIterator",
    "FromIterator",
    "Extend",
    "IntoIterator",
    "Deref",
    "DerefMut",
    "Borrow",
    "BorrowMut",
    "AsRef",
    "AsMut",
    "TryFrom",
    "FromStr",
    "Ord",
    "PartialOrd",
    "Bounded",
    "Deserialize",
    "Serialize",
    "Drop",
];

impl Sites<'_> {
    fn annotated_trait(&self, item: &Item) -> Option<String> {
        let Item::Trait(of) = item else { return None };
        let name = of.ident.to_string();
        let floats = self.floats.with(&of.generics);
        let floats = match self.extended.contains(&name) {
            true => floats.with_self(),
            false => floats,
        };
        let selected = of.items.iter().any(|item| match item {
            TraitItem::Fn(method) => is_selected(&method.sig, &floats),
            _ => false,
        });
        selected.then_some(name)
    }

    fn items(&mut self, file: usize, module: &[String], items: &[Item]) {
        for item in items {
            match item {
                Item::Fn(of) if self.cfgs.hold(&of.attrs) && is_selected(&of.sig, &self.floats) => {
                    let floats = self.floats.clone();
                    let site =
                        self.add(Kind::Function, &of.sig.ident, (file, module), &of.attrs, of);
                    site.call = Some(Call {
                        sig: of.sig.clone(),
                        around: Generics::default(),
                        this: None,
                        of_trait: None,
                        floats,
                    });
                }
                Item::Impl(of) if self.cfgs.hold(&of.attrs) => self.block((file, module), of),
                Item::Trait(of)
                    if self.cfgs.hold(&of.attrs) && self.traits.contains(&of.ident.to_string()) =>
                {
                    self.add(Kind::Trait, &of.ident, (file, module), &of.attrs, of);
                }
                Item::Mod(of) if self.cfgs.hold(&of.attrs) => {
                    let mut inner = module.to_vec();
                    inner.push(of.ident.to_string());
                    if let Some((_, items)) = &of.content {
                        self.items(file, &inner, items);
                    }
                }
                _ => {}
            }
        }
    }

    fn block(&mut self, place: (usize, &[String]), of: &ItemImpl) {
        let of_trait = trait_of(of);
        if of_trait
            .as_ref()
            .is_some_and(|name| PLAIN.contains(&&name[..]))
        {
            return;
        }
        let followed = of_trait
            .as_ref()
            .is_some_and(|name| self.traits.contains(name));
        let floats = self.floats.with_block(of);
        let floats = match floats.speak(&of.self_ty) {
            true => floats.with_self(),
            false => floats,
        };
        let methods = of.items.iter().filter_map(|item| match item {
            ImplItem::Fn(method) if self.cfgs.hold(&method.attrs) => Some(method),
            _ => None,
        });
        let methods: Vec<_> = methods.filter(|m| is_selected(&m.sig, &floats)).collect();
        if methods.is_empty() && !followed {
            return;
        }
        let kind = match of_trait {
            Some(_) => Kind::Implementation,
            None => Kind::Block,
        };
        let this = of.self_ty.to_token_stream().to_string().replace(' ', "");
        let name = match &of_trait {
            Some(name) => format!("<{this} as {name}>"),
            None => this,
        };
        let block = self.found.len();
        self.add(kind, &name, place, &of.attrs, of).of_trait = of_trait;
        for method in methods {
            let name = format!("{name}::{}", method.sig.ident);
            let site = self.add(Kind::Method, &name, place, &method.attrs, method);
            site.block = Some(block);
            site.call = Some(Call {
                sig: method.sig.clone(),
                around: of.generics.clone(),
                this: Some((*of.self_ty).clone()),
                of_trait: trait_of(of),
                floats: floats.clone(),
            });
        }
    }

    fn add(
        &mut self,
        kind: Kind,
        name: &impl ToString,
        (file, module): (usize, &[String]),
        attrs: &[Attribute],
        item: &(impl ToTokens + Spanned),
    ) -> &mut Site {
        let mut name = name.to_string();
        if !module.is_empty() {
            name = format!("{}::{name}", module.join("::"));
        }
        let (at, end) = (behind(attrs, item), item.span().end());
        self.found.push(Site {
            kind,
            name,
            file,
            module: module.to_vec(),
            at,
            lines: item.span().start().line..=end.line,
            block: None,
            of_trait: None,
            call: None,
            annotated: true,
            offered: false,
            failures: vec![],
        });
        self.found.last_mut().expect("one was added")
    }

    /// The structs and enums that signatures speak of, and what they are made of.
    fn types(&mut self, files: &[File]) {
        let mut wanted: BTreeSet<String> = BTreeSet::new();
        let mut models: BTreeSet<String> = BTreeSet::new();
        for site in &self.found {
            if let Some(call) = &site.call {
                wanted.extend(names(&call.sig));
                wanted.extend(call.this.iter().flat_map(names));
            }
            if site.kind == Kind::Implementation {
                let this = site.name.split(" as ").next().unwrap_or_default();
                models.extend(
                    this.split(|c: char| !c.is_alphanumeric() && c != '_')
                        .map(String::from),
                );
            }
        }
        wanted.extend(models.iter().cloned());
        let all: Vec<&Item> = files
            .iter()
            .flat_map(|file| flat(&file.items, self.cfgs))
            .collect();
        loop {
            let known = wanted.len();
            for item in &all {
                let (name, fields) = match item {
                    Item::Struct(of) => (&of.ident, names(&of.fields)),
                    Item::Enum(of) => (&of.ident, names(&of.variants)),
                    Item::Type(of) => (&of.ident, names(&of.ty)),
                    _ => continue,
                };
                if wanted.contains(&name.to_string()) {
                    wanted.extend(fields);
                }
            }
            if wanted.len() == known {
                break;
            }
        }
        for (k, file) in files.iter().enumerate() {
            self.derives(k, &file.module, &file.items, &wanted, &models);
        }
    }

    fn derives(
        &mut self,
        file: usize,
        module: &[String],
        items: &[Item],
        wanted: &BTreeSet<String>,
        models: &BTreeSet<String>,
    ) {
        for item in items {
            match item {
                Item::Struct(of) if self.cfgs.hold(&of.attrs) => {
                    let is_wanted = wanted.contains(&of.ident.to_string());
                    let site = self.add(Kind::Type, &of.ident, (file, module), &of.attrs, of);
                    (site.annotated, site.offered) = (is_wanted, !is_wanted);
                }
                Item::Enum(of) if self.cfgs.hold(&of.attrs) => {
                    let name = of.ident.to_string();
                    // Without contents it is plain data, unless an annotated trait speaks of it.
                    let holds = of.variants.iter().any(|v| !v.fields.is_empty());
                    let is_wanted = wanted.contains(&name) && (holds || models.contains(&name));
                    let site = self.add(Kind::Type, &of.ident, (file, module), &of.attrs, of);
                    (site.annotated, site.offered) = (is_wanted, !is_wanted);
                }
                Item::Mod(of) if self.cfgs.hold(&of.attrs) => {
                    let mut inner = module.to_vec();
                    inner.push(of.ident.to_string());
                    if let Some((_, items)) = &of.content {
                        self.derives(file, &inner, items, wanted, models);
                    }
                }
                _ => {}
            }
        }
    }
}

/// Whether floats go in and come out.
fn is_selected(sig: &Signature, floats: &Floats) -> bool {
    let floats = floats.with_signature(sig);
    let out = match &sig.output {
        ReturnType::Type(_, ty) => floats.speak(ty),
        ReturnType::Default => false,
    };
    // Of a kind without numbers, the methods that give some are asked for as well.
    let speaks = |arg: &FnArg| match arg {
        FnArg::Receiver(_) => out || floats.speak_self(),
        FnArg::Typed(of) => floats.speak(&of.ty),
    };
    let is_mut = |arg: &FnArg| match arg {
        FnArg::Receiver(of) => matches!(of.kind, ReceiverKind::Reference(_, _, Some(_))),
        FnArg::Typed(of) => matches!(&*of.ty, Type::Reference(of) if of.mutability.is_some()),
    };
    sig.inputs.iter().any(speaks)
        && (out || sig.inputs.iter().any(|arg| is_mut(arg) && speaks(arg)))
}

/// The names in a type or signature.
fn names(of: &impl ToTokens) -> Vec<String> {
    fn all(tokens: proc_macro2::TokenStream, found: &mut Vec<String>) {
        for token in tokens {
            match token {
                proc_macro2::TokenTree::Ident(ident) => found.push(ident.to_string()),
                proc_macro2::TokenTree::Group(group) => all(group.stream(), found),
                _ => {}
            }
        }
    }
    let mut found = vec![];
    all(of.to_token_stream(), &mut found);
    found
}

/// Where an item begins behind its attributes.
fn behind(attrs: &[Attribute], item: &impl ToTokens) -> LineColumn {
    let outer = attrs
        .iter()
        .filter(|attr| matches!(attr.style, syn::AttrStyle::Outer));
    let skipped: usize = outer
        .map(|attr| attr.to_token_stream().into_iter().count())
        .sum();
    let first = item.to_token_stream().into_iter().nth(skipped);
    first.map_or(LineColumn { line: 1, column: 0 }, |token| {
        token.span().start()
    })
}
