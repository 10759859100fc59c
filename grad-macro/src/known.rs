//! What a `#[grad] mod` or `#[grad] impl` declares: signatures, structs, constants.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use quote::ToTokens;
use syn::{Generics, ImplItem, Item, ItemImpl, ItemStruct, Signature, Type};

/// Declarations in sight of a function.
#[derive(Clone, Default)]
pub struct Known {
    /// The type whose `impl` this is, and the parameters of the block.
    pub this: Option<Type>,
    pub generics: Generics,
    pub structs: BTreeMap<String, ItemStruct>,
    pub functions: BTreeMap<String, Rc<Signature>>,
    /// By the type's name and their own.
    pub methods: BTreeMap<(String, String), Method>,
    pub constants: BTreeMap<String, Type>,
    pub associated: BTreeMap<(String, String), Type>,
    pub aliases: BTreeMap<String, Type>,
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

    fn item(&mut self, item: &Item) {
        match item {
            Item::Fn(item) => {
                let sig = Rc::new(item.sig.clone());
                self.functions.insert(item.sig.ident.to_string(), sig);
            }
            Item::Struct(item) => {
                self.structs.insert(item.ident.to_string(), item.clone());
            }
            Item::Const(item) => {
                self.constants
                    .insert(item.ident.to_string(), (*item.ty).clone());
            }
            Item::Static(item) => {
                self.constants
                    .insert(item.ident.to_string(), (*item.ty).clone());
            }
            Item::Type(item) if item.generics.params.is_empty() => {
                self.aliases
                    .insert(item.ident.to_string(), (*item.ty).clone());
            }
            Item::Impl(item) => self.block(item),
            _ => {}
        }
    }

    /// What an `impl` declares.
    pub fn block(&mut self, block: &ItemImpl) {
        let Some(name) = name_of(&block.self_ty) else {
            return;
        };
        // Operators are no methods by their own name.
        if block
            .trait_
            .as_ref()
            .is_some_and(|path| crate::operators::of(&path.0).is_some())
        {
            return;
        }
        for item in &block.items {
            match item {
                ImplItem::Fn(item) => {
                    let method = Method {
                        this: (*block.self_ty).clone(),
                        generics: block.generics.clone(),
                        sig: Rc::new(item.sig.clone()),
                    };
                    let key = (name.clone(), item.sig.ident.to_string());
                    self.methods.insert(key, method);
                }
                ImplItem::Const(item) => {
                    let key = (name.clone(), item.ident.to_string());
                    self.associated.insert(key, item.ty.clone());
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
            ..self.clone()
        }
    }

    /// The structs that have, or can be given, a derived `Differentiable`: all their fields do.
    pub fn derivable(&self) -> BTreeSet<String> {
        let mut good: BTreeSet<String> = self.structs.keys().cloned().collect();
        loop {
            let before = good.len();
            let kept = |name: &String| {
                let item = &self.structs[name];
                is_derived(item)
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

/// Whether the struct derives `Differentiable` itself.
pub fn is_derived(item: &ItemStruct) -> bool {
    item.attrs
        .iter()
        .filter(|attr| attr.path().is_ident("derive"))
        .any(|attr| {
            attr.meta
                .to_token_stream()
                .to_string()
                .contains("Differentiable")
        })
}

/// The name of a type, without path and arguments.
pub fn name_of(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        Type::Reference(of) => name_of(&of.elem),
        Type::Paren(of) => name_of(&of.elem),
        Type::Group(of) => name_of(&of.elem),
        _ => None,
    }
}
