//! What a `#[grad] mod` or `#[grad] impl` declares: signatures, structs, constants.

mod items;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::attribute;
use crate::blocks::Refused;
use crate::clones;
use crate::companions::nested::declared;
use crate::compile::left_out;
use crate::errors::Errors;
use crate::from;
use crate::generics;
use crate::higher::Extensions;
use crate::implicit::paths;
use crate::inline::Callees;
use crate::operators;
use crate::options;
use crate::orders::{self, Orders};
use crate::sight::Imported;
use crate::types::is_primitive;
use crate::united;
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{
    Generics, ImplItem, ImplItemFn, Item, ItemEnum, ItemFn, ItemImpl, ItemStruct, ItemTrait,
    ItemType, Signature, Type,
};

pub use items::{derives, has_view, is_derived, name_in, name_of};

/// Declarations in sight of a function.
#[derive(Clone, Default)]
pub struct Known {
    /// The type whose `impl` this is, and the parameters of the block.
    pub this: Option<Type>,
    pub generics: Generics,
    /// The trait that the `impl` is of.
    pub of_trait: Option<syn::Path>,
    /// The method's signature in the declaration of that trait.
    pub declared: Option<Rc<generics::Declared>>,
    pub structs: BTreeMap<String, ItemStruct>,
    /// Those that have fields which cannot be named here, with the types of these.
    pub partial: BTreeMap<String, Rc<[Type]>>,
    pub enums: BTreeMap<String, ItemEnum>,
    pub traits: BTreeMap<String, ItemTrait>,
    pub functions: BTreeMap<String, Rc<Signature>>,
    /// Those that the module itself declares, in every configuration.
    pub written: BTreeSet<String>,
    /// Functions by the path that they are called by: `stats::mean`.
    pub qualified: BTreeMap<String, Rc<Signature>>,
    /// Enums by the path that they are written with: `settings::Kind`.
    pub qualified_enums: BTreeMap<String, ItemEnum>,
    /// How many lifetimes types have that are written with a path.
    pub lifetimes: BTreeMap<String, usize>,
    /// Annotated functions of the same module, as their file has them.
    pub bodies: BTreeMap<String, Rc<syn::ItemFn>>,
    /// Those of other modules with what they need of the constants there.
    pub carried: BTreeMap<String, Rc<syn::ItemFn>>,
    /// The same of methods, by the type's name and their own.
    pub method_bodies: BTreeMap<(String, String), MethodBody>,
    /// Annotated methods and operators of the types of the module, whose calls may be inlined.
    pub callees: Rc<Callees>,
    /// Those that annotated traits of this module give to arrays, slices, `Vec`s and tuples.
    pub extensions: Rc<Extensions>,
    /// The types whose `clone` is written by hand and does more than to copy.
    pub cloned: BTreeSet<String>,
    /// By the type's name and their own.
    pub methods: BTreeMap<(String, String), Method>,
    /// Of those that are no trait's, whether they are annotated, in one of the type's blocks at least, or need not be.
    pub inherent: BTreeMap<(String, String), bool>,
    /// Those that traits give to types.
    pub given: BTreeSet<(String, String)>,
    pub constants: BTreeMap<String, Type>,
    pub associated: BTreeMap<(String, String), Type>,
    pub aliases: BTreeMap<String, Type>,
    pub operators: Vec<operators::Signature>,
    pub conversions: Vec<from::Signature>,
    /// The types that traits are implemented for, by the trait's name.
    pub implementors: BTreeMap<String, BTreeSet<String>>,
    /// The same of implementations that are annotated: traits and types.
    pub followed: BTreeSet<(String, String)>,
    /// Whose methods of types have companions, as the `impl`s say: those of traits with their arguments, and the type's own
    /// (`None`).
    pub beside: BTreeMap<(String, String), BTreeSet<Option<String>>>,
    /// How many derivatives may be taken through what is annotated.
    pub orders: Orders,
    /// Aliases with parameters: `type Result<T> = std::result::Result<T, Error>;`.
    pub generic_aliases: BTreeMap<String, ItemType>,
    /// The module of the file that this is in sight of, if it is one.
    pub modules_around: Option<Vec<String>>,
    /// Read from files, not given to the attribute: evidence, which emitted code asserts.
    pub read: bool,
    /// The functions that have a view as constraints.
    pub viewed: BTreeSet<String>,
    /// Imported functions that take functions and cannot be read here, and the first name that keeps them from it.
    pub unread: BTreeMap<String, String>,
    /// What was imported from where it is declared.
    pub imported: Vec<Imported>,
    /// The paths of structs that these speak of, and that have no name here.
    pub nameless: BTreeMap<String, TokenStream>,
    /// The module's own path from the root of the crate, of one that has a file of its own.
    pub home: Option<Vec<String>>,
    /// The structs to which no path leads from here that is known: rustc infers what they are.
    pub hidden: BTreeSet<String>,
    /// The structs and constants that are declared in the module itself, or passed on by name, for all to see.
    pub own: BTreeSet<String>,
    /// Names that are declared twice, in parts that `cfg` chooses between. Of functions with one signature that is known.
    pub twice: BTreeSet<String>,
    /// Types by the name of an alias that `cfg` chooses between, each with its `cfg`; empty where something else is called so.
    pub chosen: BTreeMap<String, Vec<(syn::Attribute, Type)>>,
    /// What the module imports, and the modules in it.
    pub uses: Vec<paths::Use>,
    /// A macro stands among its items that could not be read.
    pub makes_items: bool,
    pub modules: BTreeSet<String>,
    /// The parameters that functions leave out of their derivatives: positions and names.
    pub left_out: BTreeMap<String, Vec<(usize, String)>>,
    /// What was refused of the annotated block or module that this is.
    pub refused: Rc<Refused>,
}

/// The functions among these items, wherever `cfg` does not choose.
pub fn written(items: &[Item]) -> BTreeSet<String> {
    let chosen =
        |attr: &syn::Attribute| attr.path().is_ident("cfg") || attr.path().is_ident("cfg_attr");
    let functions = items.iter().filter_map(|item| match item {
        Item::Fn(item) => (!item.attrs.iter().any(chosen)).then(|| item.sig.ident.to_string()),
        _ => None,
    });
    functions.collect()
}

/// A method of a type, and the `impl` that it stands in.
#[derive(Clone)]
pub struct MethodBody {
    pub this: Type,
    pub generics: Generics,
    pub function: Rc<syn::ItemFn>,
}

#[derive(Clone)]
pub struct Method {
    pub this: Type,
    pub generics: Generics,
    pub sig: Rc<Signature>,
}

impl Known {
    /// The same, and what these items declare.
    pub fn with(&self, items: &[Item]) -> Known {
        let mut known = self.clone();
        for item in items {
            known.item(item);
        }
        known
    }

    /// Adds the companions of those among these functions that are annotated, and all of them where the module is.
    /// `wanted` tells by the function's name.
    pub fn companions(&mut self, items: &[Item], all: bool, wanted: &dyn Fn(&str) -> bool) {
        for item in items {
            let Item::Fn(item) = item else { continue };
            let attr = attribute::find(&item.attrs).map(attribute::options);
            if items::left_out(&item.attrs)
                || attr.is_none() && !all
                || !wanted(&item.sig.ident.to_string())
            {
                continue;
            }
            // What is wrong with them is reported where they stand.
            let mut errors = Errors::new();
            let options = options::parse(attr.unwrap_or_default(), &mut errors);
            errors.discard();
            let found =
                declared::signatures(&item.sig, options.wrt.as_deref(), options.name.as_ref());
            for sig in found {
                let name = sig.ident.to_string();
                if !self.is_there(&name) {
                    self.functions.insert(name, Rc::new(sig));
                }
            }
        }
    }

    fn item(&mut self, item: &Item) {
        self.choice(item);
        if let Some(name) = name_in(item).filter(|name| self.is_there(name)) {
            let sig = match item {
                Item::Fn(item) => self
                    .functions
                    .remove(&name)
                    .filter(|sig| is_alike(sig, &item.sig)),
                _ => None,
            };
            self.forget(&name);
            self.functions.extend(sig.map(|sig| (name.clone(), sig)));
            self.twice.insert(name);
            return;
        }
        match item {
            Item::Fn(item) => {
                let sig = Rc::new(item.sig.clone());
                if has_view(&item.attrs) {
                    self.viewed.insert(item.sig.ident.to_string());
                }
                self.functions.insert(item.sig.ident.to_string(), sig);
                self.orders.add(orders::of_function(item));
                let left_out = left_out::params(item);
                let left_out = left_out.map(|of| (item.sig.ident.to_string(), of));
                self.left_out.extend(left_out);
            }
            Item::Struct(item) => {
                self.structs.insert(item.ident.to_string(), item.clone());
            }
            Item::Enum(item) => {
                self.enums.insert(item.ident.to_string(), item.clone());
            }
            Item::Trait(item) => {
                self.traits.insert(item.ident.to_string(), item.clone());
            }
            Item::Const(item) => {
                self.constants
                    .insert(item.ident.to_string(), (*item.ty).clone());
            }
            // What may hold a state is none of these.
            Item::Static(item) if is_plain(&item.ty) => {
                self.constants
                    .insert(item.ident.to_string(), (*item.ty).clone());
            }
            Item::Type(item) if item.generics.params.is_empty() => {
                self.aliases
                    .insert(item.ident.to_string(), (*item.ty).clone());
            }
            Item::Type(item) => {
                self.generic_aliases
                    .insert(item.ident.to_string(), item.clone());
            }
            Item::Impl(item) => self.block(item),
            Item::Use(item) => self.imported(item),
            Item::Mod(item) => {
                self.modules.insert(item.ident.to_string());
            }
            _ => {}
        }
    }

    /// Notes an alias that `cfg` chooses: `#[cfg(feature = "single")] type Real = f32;`.
    fn choice(&mut self, item: &Item) {
        let Some(name) = name_in(item) else { return };
        let chosen = match item {
            Item::Type(of) if of.generics.params.is_empty() => {
                let mut cfgs = of.attrs.iter().filter(|attr| attr.path().is_ident("cfg"));
                let cfg = cfgs.next().filter(|_| cfgs.next().is_none());
                cfg.map(|cfg| (cfg.clone(), (*of.ty).clone()))
            }
            _ => None,
        };
        self.choose(name, chosen);
    }

    fn choose(&mut self, name: String, chosen: Option<(syn::Attribute, Type)>) {
        let is_there = self.is_there(&name);
        match (chosen, self.chosen.get_mut(&name)) {
            (Some(choice), Some(all)) if !all.is_empty() => all.push(choice),
            (Some(choice), None) if !is_there => {
                self.chosen.insert(name, vec![choice]);
            }
            (None, None) if !is_there => {}
            _ => {
                self.chosen.insert(name, vec![]);
            }
        }
    }

    /// The same where these are the choices.
    pub fn choosing(&self, choices: &[(String, Type)]) -> Known {
        let mut known = self.clone();
        for (name, ty) in choices {
            known.twice.remove(name);
            known.aliases.insert(name.clone(), ty.clone());
        }
        known.written_out()
    }

    /// `use f64 as Scalar;` is an alias, where nothing else may be in its place.
    fn imported(&mut self, line: &syn::ItemUse) {
        let mut cfgs = line.attrs.iter().filter(|attr| attr.path().is_ident("cfg"));
        let (cfg, only) = (cfgs.next(), cfgs.next().is_none());
        for (path, name) in paths::uses(&line.tree) {
            let of = match path.iter().map(String::as_str).collect::<Vec<_>>()[..] {
                [of] | ["core" | "std", "primitive", of] => is_primitive(of).then_some(of),
                _ => None,
            };
            if let (Some(of), Some(name)) = (of, &name)
                && of != name
            {
                let ident = proc_macro2::Ident::new(of, line.use_token.span);
                match cfg {
                    None if !self.is_there(name) => {
                        self.aliases.insert(name.clone(), syn::parse_quote!(#ident));
                    }
                    Some(cfg) if only => {
                        self.choose(name.clone(), Some((cfg.clone(), syn::parse_quote!(#ident))));
                    }
                    _ => {}
                }
            }
            self.uses.push((path, name));
        }
    }

    fn is_there(&self, name: &String) -> bool {
        self.twice.contains(name)
            || self.functions.contains_key(name)
            || self.structs.contains_key(name)
            || self.enums.contains_key(name)
            || self.traits.contains_key(name)
            || self.constants.contains_key(name)
            || self.aliases.contains_key(name)
            || self.generic_aliases.contains_key(name)
    }

    fn forget(&mut self, name: &String) {
        self.functions.remove(name);
        self.viewed.remove(name);
        self.bodies.remove(name);
        self.left_out.remove(name);
        self.structs.remove(name);
        self.partial.remove(name);
        self.enums.remove(name);
        self.traits.remove(name);
        self.constants.remove(name);
        self.aliases.remove(name);
        self.generic_aliases.remove(name);
    }

    /// Imports what `other` declares under this name, as `name`; everything without one. False if there is nothing.
    pub fn import(&mut self, other: &Known, of: Option<&str>, name: Option<&str>) -> bool {
        let as_name = |own: &String| match (of, name) {
            (Some(of), Some(name)) => (own == of).then(|| name.to_owned()),
            _ => Some(own.clone()),
        };
        let mut any = false;
        any |= import(&mut self.structs, &other.structs, &as_name);
        any |= import(&mut self.enums, &other.enums, &as_name);
        any |= import(&mut self.traits, &other.traits, &as_name);
        any |= import(&mut self.functions, &other.functions, &as_name);
        any |= import(&mut self.constants, &other.constants, &as_name);
        any |= import(&mut self.aliases, &other.aliases, &as_name);
        any |= import(&mut self.generic_aliases, &other.generic_aliases, &as_name);
        any |= import(&mut self.chosen, &other.chosen, &as_name);
        let viewed = other.viewed.iter().filter_map(as_name);
        self.viewed.extend(viewed);
        import(&mut self.partial, &other.partial, &as_name);
        let concerned = |ty: &Type| name_of(ty).is_some_and(|own| of.is_none_or(|of| own == of));
        let concerned =
            |found: &&operators::Signature| concerned(&found.left) || concerned(&found.right);
        for found in other.operators.iter().filter(concerned) {
            add(&mut self.operators, found);
        }
        for (name, types) in &other.implementors {
            let of = self.implementors.entry(name.clone());
            of.or_default().extend(types.iter().cloned());
        }
        self.followed.extend(other.followed.iter().cloned());
        self.orders.add_named(&other.orders, &as_name);
        for ((this, method), of) in &other.beside {
            if let Some(this) = as_name(this) {
                let own = self.beside.entry((this, method.clone()));
                own.or_default().extend(of.iter().cloned());
            }
        }
        let concerned = |ty: &Type| name_of(ty).is_some_and(|own| of.is_none_or(|of| own == of));
        let made = other
            .conversions
            .iter()
            .filter(|found| concerned(&found.to));
        made.for_each(|found| add(&mut self.conversions, found));
        for ((this, method), found) in &other.methods {
            if let Some(this) = as_name(this) {
                let key = (this, method.clone());
                self.methods.entry(key).or_insert_with(|| found.clone());
            }
        }
        for ((this, method), annotated) in &other.inherent {
            if let Some(this) = as_name(this) {
                *self.inherent.entry((this, method.clone())).or_default() |= annotated;
            }
        }
        let given = other.given.iter();
        let given = given.filter_map(|(this, method)| Some((as_name(this)?, method.clone())));
        self.given.extend(given);
        for ((this, constant), found) in &other.associated {
            if let Some(this) = as_name(this) {
                let key = (this, constant.clone());
                self.associated.entry(key).or_insert_with(|| found.clone());
            }
        }
        any
    }

    /// The methods that have no companions, neither of their own nor of a trait's method of that name.
    pub fn bare(&self) -> BTreeSet<(String, String)> {
        let bare = self.inherent.iter().filter(|(_, annotated)| !**annotated);
        let bare = bare
            .map(|(key, _)| key)
            .filter(|key| !self.given.contains(*key));
        bare.cloned().collect()
    }

    /// Notes a `Clone` that is written by hand, among these items, and does more than to copy.
    pub fn clone_by_hand(
        &mut self,
        block: &ItemImpl,
        items: &[Item],
        whole: &dyn Fn(&ImplItemFn) -> Option<ItemFn>,
    ) {
        let of = block
            .trait_
            .as_ref()
            .and_then(|(path, _)| path.segments.last());
        if of.is_none_or(|of| of.ident != "Clone") {
            return;
        }
        let clone = block.items.iter().find_map(|item| match item {
            ImplItem::Fn(method) if method.sig.ident == "clone" => whole(method),
            _ => None,
        });
        let name = name_of(&block.self_ty);
        let this = name.as_deref().unwrap_or("Self");
        let function = |name: &Ident| clones::function(items, this, name).and_then(whole);
        if clone.is_some_and(|clone| !clones::copies(&clone, this, &function)) {
            self.cloned.extend(name);
        }
    }

    /// What a block declares that is annotated.
    pub fn annotated_block(&mut self, block: &ItemImpl) {
        self.block(block);
        let this = name_of(&block.self_ty).unwrap_or_default();
        for item in &block.items {
            if let ImplItem::Fn(method) = item {
                let key = (this.clone(), method.sig.ident.to_string());
                self.inherent.insert(key, !items::left_out(&method.attrs));
            }
        }
    }

    /// In a module that is annotated, the implementations of annotated traits are as well.
    pub fn follow_all(&mut self, items: &[Item]) {
        for item in items {
            if let Item::Impl(block) = item
                && let Some((path, _)) = &block.trait_
                && let Some(last) = path.segments.last()
                && let Some(this) = name_of(&block.self_ty)
                && !attribute::find(&block.attrs).is_some_and(attribute::skips)
            {
                self.followed.insert((last.ident.to_string(), this));
            }
        }
    }

    /// What an `impl` declares.
    pub fn block(&mut self, block: &ItemImpl) {
        let united = united::block(block);
        let block = united.as_ref().unwrap_or(block);
        let name = name_of(&block.self_ty).unwrap_or_default();
        self.orders.add(orders::of_block(block, &name));
        if let Some((path, _)) = &block.trait_
            && let Some(last) = path.segments.last()
        {
            let of = last.ident.to_string();
            if attribute::find(&block.attrs).is_some_and(|of| !attribute::skips(of)) {
                self.followed.insert((of.clone(), name.clone()));
            }
            let of = self.implementors.entry(of).or_default();
            of.insert(name.clone());
            if generics::is_for_floats(block) {
                of.extend(["f32", "f64"].map(str::to_owned));
            }
            let methods = block.items.iter().filter_map(|item| match item {
                ImplItem::Fn(method) => Some((name.clone(), method.sig.ident.to_string())),
                _ => None,
            });
            self.given.extend(methods);
        }
        // Operators are no methods by their own name.
        if block
            .trait_
            .as_ref()
            .is_some_and(|path| operators::of(&path.0).is_some())
        {
            self.operators.extend(operators::signature(block));
            return;
        }
        // Nor are conversions: a type may have any number of them.
        if let Some(conversion) = from::signature(block) {
            self.conversions.push(conversion);
            return;
        }
        if from::is_conversion(block) {
            return;
        }
        for item in &block.items {
            match item {
                ImplItem::Fn(item) => {
                    let method = Method {
                        this: (*block.self_ty).clone(),
                        generics: block.generics.clone(),
                        sig: Rc::new(crate::traits::written_out(&item.sig, block)),
                    };
                    let key = (name.clone(), item.sig.ident.to_string());
                    let attributed = (items::attributed(&block.attrs)
                        || items::attributed(&item.attrs))
                        && !items::left_out(&item.attrs);
                    if attributed {
                        let of = block.trait_.as_ref();
                        let of = of.and_then(|(path, _)| path.segments.last());
                        let of = of.map(|last| last.to_token_stream().to_string());
                        self.beside.entry(key.clone()).or_default().insert(of);
                    }
                    if block.trait_.is_none() {
                        // A call without arguments is made as it is.
                        let annotated = attributed || item.sig.inputs.is_empty();
                        *self.inherent.entry(key.clone()).or_default() |= annotated;
                    }
                    // A type's own method goes before those of traits.
                    if block.trait_.is_none() || !self.inherent.contains_key(&key) {
                        self.methods.insert(key, method);
                    }
                }
                ImplItem::Const(item) => {
                    let key = (name.clone(), item.ident.to_string());
                    let ty = match &item.ty {
                        Type::Path(of) if of.path.is_ident("Self") => (*block.self_ty).clone(),
                        ty => ty.clone(),
                    };
                    self.associated.insert(key, ty);
                }
                _ => {}
            }
        }
    }

    /// The same, inside of this block.
    pub fn inside(&self, block: &ItemImpl) -> Known {
        Known {
            this: Some((*block.self_ty).clone()),
            generics: block.generics.clone(),
            of_trait: block.trait_.as_ref().map(|(path, _)| path.clone()),
            ..self.clone()
        }
    }

    /// The same, inside of the declaration of this trait: its parameters, and its methods on `Self`.
    pub fn within_trait(&self, of: &ItemTrait) -> Known {
        let this: Type = syn::parse_quote!(Self);
        let mut known = Known {
            this: Some(this.clone()),
            generics: of.generics.clone(),
            ..self.clone()
        };
        for item in &of.items {
            if let syn::TraitItem::Fn(item) = item
                && item.sig.receiver().is_some()
            {
                let method = Method {
                    this: this.clone(),
                    generics: Generics::default(),
                    sig: Rc::new(item.sig.clone()),
                };
                let key = ("Self".to_owned(), item.sig.ident.to_string());
                known.methods.insert(key, method);
            }
        }
        known
    }

    /// Whether a type has methods of an annotated trait, whose companions know what it is made of.
    fn follows(&self, this: &str) -> bool {
        let mut traits = self.implementors.iter();
        traits.any(|(of, types)| {
            let declared = self.traits.get(of);
            let annotated = declared.is_some_and(|of| items::attributed(&of.attrs));
            types.contains(this) && annotated
        })
    }

    /// The enums whose variants hold nothing, and that do not derive `Differentiable`, with one of these each: plain data.
    pub fn data(&self) -> generics::Data {
        let bare = |item: &&ItemEnum| {
            item.generics.params.is_empty()
                && !self.follows(&item.ident.to_string())
                && item
                    .variants
                    .iter()
                    .all(|variant| variant.fields.is_empty())
                && !derives(&item.attrs, "Differentiable")
        };
        let there =
            |variant: &&syn::Variant| !variant.attrs.iter().any(|of| of.path().is_ident("cfg"));
        let variant = |item: &ItemEnum| {
            let variant = item.variants.iter().find(there);
            variant.map(|variant| variant.ident.clone())
        };
        let data = self.enums.values().filter(bare);
        let mut data: generics::Data = data
            .map(|item| (item.ident.to_string(), variant(item)))
            .collect();
        let elsewhere = (self.qualified_enums.iter()).filter(|(_, item)| bare(item));
        data.extend(elsewhere.map(|(path, item)| (path.clone(), variant(item))));
        let this = self.this.as_ref().and_then(name_of);
        if let Some(variant) = this.and_then(|this| data.get(&this).cloned()) {
            data.insert("Self".into(), variant);
        }
        data
    }

    /// The structs that have, or can be given, a derived `Differentiable`: all their fields do.
    pub fn derivable(&self) -> BTreeSet<String> {
        let mut good: BTreeSet<String> = self.structs.keys().cloned().collect();
        loop {
            let before = good.len();
            let kept = |name: &String| {
                let item = &self.structs[name];
                is_derived(item)
                    || self.partial.contains_key(name)
                    || item.generics.params.is_empty()
                        && item
                            .fields
                            .iter()
                            .all(|field| self.is_good(&field.ty, &good))
            };
            good = good.iter().filter(|name| kept(name)).cloned().collect();
            if good.len() == before {
                return good;
            }
        }
    }

    fn is_good(&self, ty: &Type, good: &BTreeSet<String>) -> bool {
        match ty {
            Type::Array(of) => self.is_good(&of.elem, good),
            Type::Tuple(of) => of.elems.iter().all(|ty| self.is_good(ty, good)),
            Type::Path(path) => {
                let Some(last) = path.path.segments.last() else {
                    return false;
                };
                let name = last.ident.to_string();
                let container = matches!(name.as_str(), "Vec" | "Option" | "Box");
                let args: Vec<&Type> = match &last.arguments {
                    syn::PathArguments::AngleBracketed(args) => args
                        .args
                        .iter()
                        .filter_map(|arg| match arg {
                            syn::GenericArgument::Type(ty) => Some(ty),
                            _ => None,
                        })
                        .collect(),
                    _ => vec![],
                };
                let primitive = !crate::companions::shapes::Shape::of(ty).is_active()
                    || matches!(name.as_str(), "f64" | "f32");
                let alias = self.aliases.get(&name);
                container && args.iter().all(|ty| self.is_good(ty, good))
                    || args.is_empty()
                        && (primitive
                            || good.contains(&name)
                            || alias.is_some_and(|ty| self.is_good(ty, good)))
            }
            _ => false,
        }
    }
}

/// What several lines bring in is there once.
fn add<S: Clone + PartialEq>(into: &mut Vec<S>, found: &S) {
    if !into.contains(found) {
        into.push(found.clone());
    }
}

fn import<V: Clone>(
    into: &mut BTreeMap<String, V>,
    from: &BTreeMap<String, V>,
    as_name: &dyn Fn(&String) -> Option<String>,
) -> bool {
    let mut any = false;
    for (name, found) in from {
        if let Some(name) = as_name(name) {
            any = true;
            into.entry(name).or_insert_with(|| found.clone());
        }
    }
    any
}

/// Whether both are of one type: the parameters may have other names.
fn is_alike(one: &Signature, other: &Signature) -> bool {
    let types = |sig: &Signature| {
        let inputs = sig.inputs.iter().map(|input| match input {
            syn::FnArg::Typed(input) => input.ty.to_token_stream(),
            syn::FnArg::Receiver(this) => this.to_token_stream(),
        });
        let bounds = [
            sig.output.to_token_stream(),
            sig.generics.to_token_stream(),
            sig.generics.where_clause.to_token_stream(),
        ];
        let all = inputs.chain(bounds);
        all.map(|tokens| tokens.to_string()).collect::<Vec<_>>()
    };
    types(one) == types(other)
}

/// Numbers, and arrays, slices, tuples of them.
fn is_plain(ty: &Type) -> bool {
    match ty {
        Type::Array(of) => is_plain(&of.elem),
        Type::Slice(of) => is_plain(&of.elem),
        Type::Reference(of) => of.mutability.is_none() && is_plain(&of.elem),
        Type::Tuple(of) => of.elems.iter().all(is_plain),
        Type::Path(path) => {
            let name = path.path.get_ident();
            name.is_some_and(|name| crate::types::is_primitive(&name.to_string()))
        }
        _ => false,
    }
}

/// What a path names, also where `self::` was put before it.
pub fn by_path<'k>(
    all: &'k BTreeMap<String, Rc<Signature>>,
    names: &[String],
) -> Option<&'k Rc<Signature>> {
    let whole = names.join("::");
    let found = all.get(&whole);
    found.or_else(|| all.get(whole.strip_prefix("self::")?))
}

/// Whether a name is that of a function, or of a companion that it may have.
pub fn is_of(name: &str, function: &str) -> bool {
    let rest = name.strip_prefix(function);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
}
