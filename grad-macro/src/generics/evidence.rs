//! What declarations in sight tell of a type parameter whose own bounds do not say that it is a float.
//!
//! ```text
//! trait Number: Add<Output = Self> + Mul<Output = Self> + Copy {}      fn blend<T: Number>(a: T, b: T) -> T
//! impl<T: Float> Point<T> { fn norm(&self) -> T }                     impl<T> Point<T> { fn new(x: T, y: T) -> Self }
//! ```
//! The bounds of a trait are those of what it bounds, and what is a float in one place is one in the same place elsewhere.
//! Where that is wrong, companions do not compile with what is no float; they compute nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{
    GenericArgument, Generics, ItemTrait, PathArguments, ReceiverKind, Signature, TraitItem, Type,
    TypeParamBound,
};

use super::marks;
use super::operands::Operators;
use super::{as_written, is_float, is_foreign, last, names, own_bounds};
use crate::attribute;
use crate::blocks::Refused;
use crate::known::Known;
use crate::traits;

/// See the module's head.
#[derive(Default)]
pub struct Evidence {
    /// Traits of the user's that floats have.
    traits: BTreeSet<String>,
    /// Traits of the user's of something else.
    others: BTreeSet<String>,
    /// Parameters of the block that stand where others have a float.
    params: BTreeSet<String>,
    /// Parameters of which no value is part of anything.
    pub marks: BTreeSet<String>,
    /// What operators between different types give, as bounds tell.
    operators: Operators,
    /// The type whose method it is.
    pub this: Option<Type>,
    /// The method as the declaration of its trait has it.
    pub declared: Option<Rc<Declared>>,
    /// The annotated functions of its module.
    pub annotated: BTreeSet<String>,
    /// The module of the file that it stands in.
    pub modules: Option<Vec<String>>,
    /// The methods in sight without companions, by their type's name and their own.
    pub bare: BTreeSet<(String, String)>,
    /// The methods in sight that have companions, or may have, in the same terms.
    pub beside: BTreeSet<(String, String)>,
    /// How many derivatives may be taken through what is annotated.
    pub orders: crate::orders::Orders,
    /// The traits in sight, and whether they are annotated.
    pub declared_traits: BTreeMap<String, bool>,
    /// Those of traits in sight, of which all that is known of a type parameter are the bounds: by the parameter's name and
    /// their own, the trait.
    pub bounded: BTreeMap<(String, String), String>,
    /// Those of annotated traits that have no companions for what they take or give: the trait, and why.
    pub open: BTreeMap<String, (String, &'static str)>,
    /// The types in sight that are iterators themselves, and what they have from that.
    pub iterators: BTreeSet<(String, String)>,
    /// The operators in sight without companions, by their trait's name and their type's.
    pub operators_without: BTreeSet<(String, String)>,
    /// The types in sight whose sums or products are annotated, by the trait's name and their own.
    pub totals: BTreeSet<(String, String)>,
    /// The parameters that functions in sight leave out.
    pub left_out: BTreeMap<String, Vec<(usize, String)>>,
    /// What was refused beside it.
    pub refused: Rc<Refused>,
}

/// A method's signature in the declaration of its trait.
pub struct Declared {
    /// In terms of what the implementation knows. What the trait leaves open is [`syn::Type::Verbatim`], or says `Self`.
    pub here: Signature,
    /// As it is written there.
    pub written: Signature,
}

/// Std's traits of what lends a part of itself.
pub const LENDERS: [(&str, &str); 4] = [
    ("AsRef", "as_ref"),
    ("AsMut", "as_mut"),
    ("Borrow", "borrow"),
    ("Deref", "deref"),
];

/// The methods without companions that type parameters have from the bounds written beside them.
fn bounded(known: &Known, sig: Option<&Signature>) -> BTreeMap<(String, String), String> {
    let mut found = BTreeMap::new();
    let all = [Some(&known.generics), sig.map(|sig| &sig.generics)];
    for generics in all.into_iter().flatten() {
        for param in generics.type_params() {
            let bounds = own_bounds(generics, &param.ident);
            for (of, method) in LENDERS.iter().filter(|(of, _)| bounds.contains(*of)) {
                let key = (param.ident.to_string(), (*method).to_owned());
                found.insert(key, (*of).to_owned());
            }
            let traits = bounds.iter().filter_map(|name| known.traits.get(name));
            for of in traits.filter(|of| attribute::find(&of.attrs).is_none()) {
                for item in &of.items {
                    if let TraitItem::Fn(method) = item {
                        let key = (param.ident.to_string(), method.sig.ident.to_string());
                        found.insert(key, of.ident.to_string());
                    }
                }
            }
        }
    }
    given(known, &mut found);
    found
}

/// The operators of structs and enums in sight of which no implementation is annotated.
fn operators_without(known: &Known) -> BTreeSet<(String, String)> {
    let operators = known.operators.iter().map(|of| of.name);
    let names: BTreeSet<&str> = operators.collect();
    let all = names.into_iter().flat_map(|name| {
        let types = known.implementors.get(name).into_iter().flatten();
        types.map(move |this| (name.to_owned(), this.clone()))
    });
    let declared =
        |this: &String| known.structs.contains_key(this) || known.enums.contains_key(this);
    all.filter(|key| declared(&key.1) && !known.followed.contains(key))
        .collect()
}

/// The methods of annotated traits that take or give functions or iterators.
fn open(known: &Known) -> BTreeMap<String, (String, &'static str)> {
    let annotated = (known.traits.values()).filter(|of| attribute::find(&of.attrs).is_some());
    let methods = annotated.flat_map(|of| of.items.iter().map(move |item| (of, item)));
    let open = methods.filter_map(|(of, item)| match item {
        TraitItem::Fn(method) => {
            let gives = matches!(&method.sig.output, syn::ReturnType::Type(_, ty) if matches!(**ty, Type::ImplTrait(_)));
            let why = match traits::is_open(&method.sig) {
                true => "takes functions or iterators, of which only callers know the types",
                false if gives => "gives what only its implementations know the type of",
                false => return None,
            };
            let name = method.sig.ident.to_string();
            let alone = known.inherent.keys().all(|(_, own)| *own != name);
            alone.then(|| (name, (of.ident.to_string(), why)))
        }
        _ => None,
    });
    open.collect()
}

/// What every iterator has from its `next`.
const ADAPTORS: [&str; 22] = [
    "all",
    "any",
    "by_ref",
    "chain",
    "collect",
    "count",
    "enumerate",
    "filter",
    "filter_map",
    "flat_map",
    "fold",
    "for_each",
    "last",
    "map",
    "nth",
    "product",
    "scan",
    "skip",
    "sum",
    "take",
    "take_while",
    "zip",
];

/// The iterators in sight, and the methods that they have none of their own of.
fn iterators(known: &Known) -> BTreeSet<(String, String)> {
    let types = known.implementors.get("Iterator").into_iter().flatten();
    let all = types.flat_map(|this| ADAPTORS.map(|name| (this.clone(), name.to_owned())));
    all.filter(|of| !known.inherent.contains_key(of)).collect()
}

/// The methods without companions that types in sight have from traits in sight.
fn given(known: &Known, found: &mut BTreeMap<(String, String), String>) {
    let methods = |of: &ItemTrait, this: &String| -> Vec<(String, String)> {
        let methods = of.items.iter().filter_map(|item| match item {
            TraitItem::Fn(method) => Some((this.clone(), method.sig.ident.to_string())),
            _ => None,
        });
        methods.collect()
    };
    let pairs = known.traits.iter().flat_map(|(name, of)| {
        let types = known.implementors.get(name).into_iter().flatten();
        types.map(move |this| (name, of, this))
    });
    let (annotated, bare): (Vec<_>, Vec<_>) = pairs.partition(|(name, _, this)| {
        let block = ((*name).clone(), (*this).clone());
        known.followed.contains(&block)
    });
    let all = |pairs: &[(&String, &ItemTrait, &String)]| -> Vec<((String, String), String)> {
        let keys = pairs.iter().flat_map(|(name, of, this)| {
            let keys = methods(of, this).into_iter();
            keys.map(|key| (key, (*name).clone()))
        });
        keys.collect()
    };
    let followed: BTreeSet<_> = all(&annotated).into_iter().map(|(key, _)| key).collect();
    for (key, of) in all(&bare) {
        let declared = known.structs.contains_key(&key.0) || known.enums.contains_key(&key.0);
        if declared && !followed.contains(&key) && !known.inherent.contains_key(&key) {
            found.insert(key, of);
        }
    }
}

impl Evidence {
    /// For a function of this signature, or none in particular.
    pub fn of(known: &Known, sig: Option<&Signature>) -> Evidence {
        let mut evidence = Evidence {
            this: known.this.clone(),
            declared: known.declared.clone(),
            annotated: known.bodies.keys().cloned().collect(),
            modules: known.modules_around.clone(),
            bare: known.bare(),
            beside: known.beside.keys().cloned().collect(),
            orders: known.orders.clone(),
            declared_traits: (known.traits.iter())
                .map(|(name, of)| (name.clone(), attribute::may_be_ours(&of.attrs)))
                .collect(),
            bounded: bounded(known, sig),
            open: open(known),
            iterators: iterators(known),
            operators_without: operators_without(known),
            totals: (known.followed.iter())
                .filter(|(of, _)| of == "Sum" || of == "Product")
                .cloned()
                .collect(),
            left_out: known.left_out.clone(),
            refused: known.refused.clone(),
            ..Evidence::default()
        };
        for (name, item) in &known.traits {
            let bounds = supertraits(known, item);
            let only_floats = (known.implementors.get(name))
                .is_some_and(|types| types.iter().all(|name| name == "f64" || name == "f32"));
            if is_float(&bounds) || only_floats && !bounds.iter().any(|name| is_foreign(name)) {
                evidence.traits.insert(name.clone());
            } else if bounds.iter().any(|name| is_foreign(name))
                || no_float(known, name)
                || !known.implementors.contains_key(name) && is_of_models(item)
            {
                evidence.others.insert(name.clone());
            }
        }
        let own = sig.map(|sig| &sig.generics);
        let mut params = known
            .generics
            .type_params()
            .chain(own.into_iter().flat_map(Generics::type_params));
        if params.next().is_some() {
            let places = Places::of(known, &evidence).found;
            let mut stands = Stands {
                places,
                found: BTreeSet::new(),
            };
            known.this.iter().for_each(|this| stands.visit_type(this));
            sig.iter().for_each(|sig| stands.visit_signature(sig));
            evidence.params = stands.found;
            evidence
                .params
                .extend(sig.into_iter().flat_map(|sig| elements(sig, known)));
            let all = [Some(&known.generics), own];
            evidence.operators = Operators::of(all.into_iter().flatten());
            evidence.operands();
            if let Some(sig) = sig {
                evidence.params.extend(passed_on(known, sig));
            }
            evidence.marks = marks::of(known, sig);
            let marks = &evidence.marks;
            evidence.params.retain(|param| !marks.contains(param));
        }
        evidence
    }

    /// What a float is added to or multiplied by is a float, and so is what that gives: `T: Mul<U, Output = V>`.
    fn operands(&mut self) {
        for bound in &self.operators.0 {
            let all = [&bound.left, &bound.right, &bound.output];
            self.params.extend(all.into_iter().cloned());
        }
    }

    /// What this operator gives between these two types.
    pub fn output(&self, left: &str, operator: &str, right: &str) -> Option<&str> {
        self.operators.output(left, operator, right)
    }

    /// Whether one of these traits is the user's, and of something else than floats.
    pub fn is_of_others(&self, bounds: &BTreeSet<String>) -> bool {
        bounds.iter().any(|name| self.others.contains(name))
    }

    /// Whether a parameter with these bounds is a float.
    pub fn is_float(&self, param: &Ident, bounds: &BTreeSet<String>) -> bool {
        if self.is_of_others(bounds) {
            return false;
        }
        let foreign = || bounds.iter().any(|name| is_foreign(name));
        let told = || {
            self.params.contains(&param.to_string())
                || bounds.iter().any(|name| self.traits.contains(name))
        };
        is_float(bounds) || told() && !foreign()
    }
}

/// Whether this trait is implemented in sight, and for no float: whatever it is called.
fn no_float(known: &Known, of: &str) -> bool {
    let types = known.implementors.get(of);
    types.is_some_and(|types| !types.contains("f64") && !types.contains("f32"))
}

/// Whether a trait has methods, all of them of what is lent, and nothing that it declares makes or takes another such
/// value: a force field does, numbers do not.
fn is_of_models(of: &ItemTrait) -> bool {
    let mut names = BTreeSet::new();
    let mut methods = 0;
    for item in &of.items {
        match item {
            TraitItem::Fn(method) => {
                let lent = |of: &syn::Receiver| matches!(of.kind, ReceiverKind::Reference(..));
                if !method.sig.receiver().is_some_and(lent) {
                    return false;
                }
                methods += 1;
                let typed = (method.sig.inputs.iter())
                    .filter(|input| matches!(input, syn::FnArg::Typed(_)));
                typed.for_each(|input| mentioned(input.to_token_stream(), &mut names));
                mentioned(method.sig.output.to_token_stream(), &mut names);
            }
            TraitItem::Const(of) => mentioned(of.ty.to_token_stream(), &mut names),
            _ => {}
        }
    }
    methods > 0 && !names.contains("Self")
}

/// The type parameters of which nothing is said, and whose values a function returns or keeps: `impl<T> Point<T> { fn
/// new(x: T, y: T) -> Self }`. A derivative flows through it if they are floats, and no companion is of use if they are not.
fn passed_on(known: &Known, sig: &Signature) -> BTreeSet<String> {
    let mut this = BTreeSet::new();
    (known.this.iter()).for_each(|ty| mentioned(ty.to_token_stream(), &mut this));
    // What a trait declares is for whatever its parameters are.
    let own = known.of_trait.is_none() && !this.contains("Self");
    let mut given = BTreeSet::new();
    mentioned(sig.output.to_token_stream(), &mut given);
    let kept = (sig.receiver())
        .is_some_and(|of| matches!(of.kind, ReceiverKind::Reference(_, _, Some(_))));
    if given.contains("Self") || kept {
        given.extend(this);
    }
    let all = [Some(&known.generics).filter(|_| own), Some(&sig.generics)];
    let params = all.into_iter().flatten().flat_map(|generics| {
        let params = generics.type_params();
        params.filter(|param| is_silent(generics, &param.ident))
    });
    let params = params.map(|param| param.ident.to_string());
    params.filter(|name| given.contains(name)).collect()
}

/// Whether the bounds of a parameter say nothing of what it is.
pub fn is_silent(generics: &Generics, param: &Ident) -> bool {
    let mut bounds = as_written(generics, param).map(|bound| match bound {
        TypeParamBound::Trait(of) => last(&of.path).is_some_and(|name| is_of_all(&name)),
        bound => matches!(bound, TypeParamBound::Lifetime(_)),
    });
    bounds.all(|of_all| of_all)
}

/// Traits that floats have, and nearly everything else.
fn is_of_all(name: &str) -> bool {
    const TRAITS: [&str; 10] = [
        "Copy",
        "Clone",
        "Debug",
        "Display",
        "Default",
        "PartialEq",
        "Sized",
        "Send",
        "Sync",
        "Unpin",
    ];
    TRAITS.contains(&name)
}

/// The function's parameters that only stand in arrays, lists and tuples, and that are copied at most: `m: [[T; 3]; 3]`. What is
/// recorded there is numbers.
fn elements(sig: &Signature, known: &Known) -> BTreeSet<String> {
    struct Elements {
        inside: bool,
        /// In there, and in types that may be anything.
        found: BTreeSet<String>,
        others: BTreeSet<String>,
    }
    impl Visit<'_> for Elements {
        fn visit_type(&mut self, ty: &Type) {
            let outer = self.inside;
            match ty {
                Type::Array(_) | Type::Slice(_) | Type::Tuple(_) => {
                    self.inside = true;
                    visit::visit_type(self, ty);
                }
                Type::Path(path) if path.path.get_ident().is_some() => {
                    let name = path.path.get_ident().map(ToString::to_string);
                    self.found.extend(name.filter(|_| self.inside));
                }
                Type::Path(path) => {
                    let last = path.path.segments.last();
                    let list = last.is_some_and(|last| last.ident == "Vec");
                    self.inside |= list;
                    match list {
                        true => visit::visit_type(self, ty),
                        false => mentioned(ty.to_token_stream(), &mut self.others),
                    }
                }
                Type::Reference(_) | Type::Paren(_) | Type::Group(_) => visit::visit_type(self, ty),
                _ => mentioned(ty.to_token_stream(), &mut self.others),
            }
            self.inside = outer;
        }
    }
    let sig = crate::substitute::signature(sig, known);
    let mut elements = Elements {
        inside: false,
        found: BTreeSet::new(),
        others: BTreeSet::new(),
    };
    for input in &sig.inputs {
        if let syn::FnArg::Typed(input) = input {
            elements.visit_type(&input.ty);
        }
    }
    elements.visit_return_type(&sig.output);
    let params = sig.generics.type_params();
    let params = params.filter(|param| is_silent(&sig.generics, &param.ident));
    let params = params.map(|param| param.ident.to_string());
    params
        .filter(|name| elements.found.contains(name) && !elements.others.contains(name))
        .collect()
}

fn mentioned(tokens: TokenStream, names: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => drop(names.insert(ident.to_string())),
            TokenTree::Group(group) => mentioned(group.stream(), names),
            _ => {}
        }
    }
}

/// The names of the traits that a trait's implementors have.
fn supertraits(known: &Known, item: &ItemTrait) -> BTreeSet<String> {
    let this = Ident::new("Self", item.ident.span());
    let mut own = names(&item.supertraits);
    own.extend(own_bounds(&item.generics, &this));
    with_supertraits(known, own)
}

/// These traits, and those that follow from them.
pub fn with_supertraits(known: &Known, mut all: BTreeSet<String>) -> BTreeSet<String> {
    let mut open: Vec<String> = all.iter().cloned().collect();
    while let Some(name) = open.pop() {
        let Some(item) = known.traits.get(&name) else {
            continue;
        };
        let this = Ident::new("Self", item.ident.span());
        for name in (names(&item.supertraits).into_iter()).chain(own_bounds(&item.generics, &this))
        {
            if all.insert(name.clone()) {
                open.push(name);
            }
        }
    }
    all
}

/// Those of these traits that are declared elsewhere, and those that follow from the others.
pub fn foreign(known: &Known, bounds: BTreeSet<String>) -> BTreeSet<String> {
    let mut open: Vec<String> = bounds.into_iter().collect();
    let (mut seen, mut foreign) = (BTreeSet::new(), BTreeSet::new());
    while let Some(name) = open.pop() {
        let Some(item) = known.traits.get(&name) else {
            foreign.insert(name);
            continue;
        };
        if !seen.insert(name.clone()) {
            continue;
        }
        let above = names(&item.supertraits);
        if above.contains(&name) {
            // `trait Float: num_traits::Float`.
            foreign.insert(name);
        }
        open.extend(above);
    }
    foreign
}

/// A parameter of a type, by the type's name and the position.
type Place = (String, usize);

/// The places in which the declarations in sight have floats.
struct Places<'e> {
    evidence: &'e Evidence,
    /// The floats of the declaration that is visited.
    floats: BTreeSet<String>,
    found: BTreeSet<Place>,
}

impl<'e> Places<'e> {
    fn of(known: &Known, evidence: &'e Evidence) -> Self {
        let mut places = Places {
            evidence,
            floats: BTreeSet::new(),
            found: BTreeSet::new(),
        };
        for sig in known.functions.values() {
            places.enter(&[&sig.generics]);
            places.visit_signature(sig);
        }
        for method in known.methods.values() {
            places.enter(&[&method.generics, &method.sig.generics]);
            places.visit_type(&method.this);
            places.visit_signature(&method.sig);
        }
        for operator in &known.operators {
            places.enter(&[&operator.generics]);
            places.visit_type(&operator.left);
            places.visit_type(&operator.right);
        }
        for conversion in &known.conversions {
            places.enter(&[&conversion.generics]);
            places.visit_type(&conversion.from);
            places.visit_type(&conversion.to);
        }
        places
    }

    fn enter(&mut self, all: &[&Generics]) {
        let bounds = |param: &Ident| -> BTreeSet<String> {
            let each = all.iter().map(|generics| own_bounds(generics, param));
            each.flatten().collect()
        };
        let params = all.iter().flat_map(|generics| generics.type_params());
        let floats = params.filter(|of| self.evidence.is_float(&of.ident, &bounds(&of.ident)));
        self.floats = floats.map(|of| of.ident.to_string()).collect();
    }
}

impl<'ast> Visit<'ast> for Places<'_> {
    fn visit_type(&mut self, ty: &'ast Type) {
        if !self.floats.is_empty() {
            let floats = &self.floats;
            let found = arguments(ty).filter(|(_, name)| floats.contains(&name.to_string()));
            self.found.extend(found.map(|(place, _)| place));
            visit::visit_type(self, ty);
        }
    }
}

/// The parameters that stand in such places.
struct Stands {
    places: BTreeSet<Place>,
    found: BTreeSet<String>,
}

impl<'ast> Visit<'ast> for Stands {
    fn visit_type(&mut self, ty: &'ast Type) {
        let found = arguments(ty).filter(|(place, _)| self.places.contains(place));
        self.found.extend(found.map(|(_, name)| name.to_string()));
        visit::visit_type(self, ty);
    }
}

/// The arguments of a type that are names, and their places.
pub fn arguments(ty: &Type) -> impl Iterator<Item = (Place, &Ident)> {
    let last = match ty {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    };
    let list = last.and_then(|last| match &last.arguments {
        PathArguments::AngleBracketed(args) => Some((last.ident.to_string(), args)),
        _ => None,
    });
    list.into_iter().flat_map(|(of, args)| {
        let types = args.args.iter().filter_map(|arg| match arg {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        });
        types.enumerate().filter_map(move |(n, ty)| match ty {
            Type::Path(path) => Some(((of.clone(), n), path.path.get_ident()?)),
            _ => None,
        })
    })
}
