//! Variants of the user's enums: in paths, patterns and literals. A field of a variant is a field of the enum, by the
//! name `Circle::r`.

use std::rc::Rc;

use syn::punctuated::Punctuated;
use syn::{Expr, GenericParam, ItemEnum, Pat, Path, Token};

use super::Infer;
use super::declared::hidden_lifetimes;
use super::expr::member_name;
use super::scope::Binding;
use super::solve::Constraint;
use super::unify::{Id, Node};
use super::{Known, convert};

/// A path that names a variant.
pub struct VariantPath {
    /// The enum as a path: `Shape`, `Self`.
    whole: Path,
    name: String,
    /// Its declaration, where it is in sight.
    declared: Option<Rc<ItemEnum>>,
}

impl Infer {
    /// What the enums in sight declare.
    pub fn declare_enums(&mut self, known: &Known) {
        for (name, item) in &known.enums {
            self.enums.insert(name.clone(), Rc::new(item.clone()));
            let key: Rc<str> = name.as_str().into();
            let counted = item.generics.params.iter();
            let counted = counted.filter(|param| !matches!(param, GenericParam::Lifetime(_)));
            let is_generic = counted.clone().next().is_some();
            self.parameters.insert(name.clone(), counted.count());
            for (name, field) in fields(item) {
                self.s.u.records.set_marks(&key, &name, field);
                if crate::derive::boxed(&field.ty).is_some() {
                    self.s.u.records.set_boxed(&key, &name);
                }
                if !is_generic {
                    let ty = hidden_lifetimes(&item.generics, contents(field));
                    let ty = convert::ty(&mut self.s.u, &self.params, &ty);
                    self.s.u.records.add(&key, &name, ty);
                }
            }
            let units = item.variants.iter().filter(|variant| {
                variant.fields.is_empty() && !variant.attrs.iter().any(|a| a.path().is_ident("cfg"))
            });
            if let Some(unit) = units.map(|variant| &variant.ident).next() {
                self.s.u.records.set_unit(&key, unit);
            }
            match known.read {
                true => self.s.u.records.set_complete(&key),
                false => self.s.u.records.set_declared(&key),
            }
        }
    }

    /// The variant that a path names. Without a declaration capitals tell, where `guess` allows it.
    pub fn variant_of(&self, path: &Path, guess: bool) -> Option<VariantPath> {
        let last = path.segments.last()?.ident.to_string();
        if !last.starts_with(char::is_uppercase) {
            return None;
        }
        if path.segments.len() == 1 {
            return self.imported_variant(&last);
        }
        let mut whole = path.clone();
        whole.segments.pop();
        whole.segments.pop_punct();
        let owner = whole.segments.last()?.ident.to_string();
        let owner = match owner.as_str() {
            "Self" => match self.s.u.get(*self.params.0.get("Self")?) {
                Node::Named(named) => named.key.to_string(),
                _ => return None,
            },
            _ => owner,
        };
        let declared = self.enums.get(&owner).cloned();
        let known = declared.as_ref().map(|item| has_variant(item, &last));
        let foreign = matches!(
            owner.as_str(),
            "Option" | "Result" | "Ordering" | "Bound" | "Cow" | "Poll" | "ControlFlow"
        );
        let guessed = guess && !foreign && owner.starts_with(char::is_uppercase);
        known.unwrap_or(guessed).then_some(VariantPath {
            whole,
            name: last,
            declared,
        })
    }

    /// `use Shape::Circle;` in a block around, or `use Shape::*;`: the only enum in sight that has such a variant, or
    /// the only one that a block around opens.
    fn imported_variant(&self, name: &str) -> Option<VariantPath> {
        if matches!(name, "Some" | "None" | "Ok" | "Err") {
            return None;
        }
        let variant = |owner: &str, item: &Rc<ItemEnum>| {
            Some(VariantPath {
                whole: syn::parse_str(owner).ok()?,
                name: name.to_owned(),
                declared: Some(item.clone()),
            })
        };
        match self.scope.get(name) {
            None => {}
            Some(Binding::Import(path)) => {
                let (last, before) = path.split_last()?;
                let owner = before.last()?;
                let item = self.enums.get(owner).filter(|_| last == name)?;
                return variant(owner, item).filter(|_| has_variant(item, name));
            }
            Some(_) => return None,
        }
        let mut having = self.having(name);
        if having.len() > 1 {
            let opened: Vec<&String> = self.scope.opened().filter_map(|path| path.last()).collect();
            having.retain(|(owner, _)| opened.contains(owner));
        }
        match having[..] {
            [(owner, item)] if !self.structs.contains(name) => variant(owner, item),
            _ => None,
        }
    }

    /// The enums in sight that have such a variant.
    fn having(&self, name: &str) -> Vec<(&String, &Rc<ItemEnum>)> {
        let all = self.enums.iter();
        all.filter(|(_, item)| has_variant(item, name)).collect()
    }

    /// Whether the name alone is that of a variant of several enums: which one it is, the value tells.
    fn is_of_several(&self, path: &Path) -> bool {
        path.get_ident().is_some_and(|name| {
            let name = name.to_string();
            let free = self.scope.get(&name).is_none() && !self.structs.contains(&name);
            free && self.having(&name).len() > 1
        })
    }

    /// The enum's type, if values of it are worth taking apart: a variant may hold numbers.
    pub fn variant_type(&mut self, path: &Path, guess: bool) -> Option<(Id, String)> {
        let variant = self.variant_of(path, guess)?;
        let is_opaque = |item: &Rc<ItemEnum>| !may_hold_numbers(item) && !is_plain(item);
        if variant.declared.as_ref().is_some_and(is_opaque) {
            return None;
        }
        Some((self.written(&variant.whole), variant.name))
    }

    /// The enum whose variant an imported name is, if no variant of it holds numbers: `TooShort(n)` of an error.
    pub fn opaque_variant(&mut self, callee: &Expr) -> Option<Id> {
        let Expr::Path(path) = callee else {
            return None;
        };
        let name = path.path.get_ident()?.to_string();
        let variant = self.imported_variant(&name)?;
        Some(self.written(&variant.whole))
    }

    /// `Shape::Rect(a, b)`.
    pub fn construct_variant(
        &mut self,
        (whole, variant): (Id, String),
        args: &Punctuated<Expr, Token![,]>,
    ) -> Id {
        for (n, arg) in args.iter().enumerate() {
            let from = self.expr(in_new_box(arg).unwrap_or(arg));
            self.variant_field(whole, field_name(&variant, &syn::Member::from(n)), from);
        }
        whole
    }

    pub fn variant_field(&mut self, whole: Id, field: String, from: Id) {
        let to = self.s.u.fresh();
        self.s.require(Constraint::Field {
            base: whole,
            field: field.into(),
            out: to,
        });
        self.s.require(Constraint::Coerce { from, to });
    }

    /// The parts of a variant's pattern; false if the path names none.
    pub fn variant_pattern(
        &mut self,
        path: &Path,
        parts: Vec<(syn::Member, &Pat)>,
        ty: Id,
    ) -> bool {
        let name = match self.variant_of(path, true) {
            Some(variant) => {
                let whole = self.written(&variant.whole);
                self.s.require(Constraint::Same { l: ty, r: whole });
                variant.name
            }
            None if self.is_of_several(path) => path.segments[0].ident.to_string(),
            None => return false,
        };
        for (member, pat) in parts {
            let part = self.s.u.open();
            self.s.require(Constraint::FieldPat {
                of: ty,
                field: field_name(&name, &member).into(),
                part,
            });
            self.pattern(pat, part, true);
        }
        true
    }

    /// The positions that the parts of `V(a, .., z)` mean; `None` behind dots where nobody says how many they skip.
    pub fn positions<'p>(
        &self,
        path: &Path,
        elems: &'p Punctuated<Pat, Token![,]>,
    ) -> Vec<(syn::Member, &'p Pat)> {
        let is_rest = |pat: &Pat| matches!(pat, Pat::Rest(_));
        let declared = self.variant_of(path, true).and_then(|variant| {
            let item = variant.declared?;
            let found = item.variants.iter().find(|v| v.ident == variant.name)?;
            Some(found.fields.len())
        });
        let rest = elems.iter().position(is_rest);
        let skipped = declared.map(|len| (len + 1).saturating_sub(elems.len()));
        let place = |(n, pat): (usize, &'p Pat)| match rest {
            Some(rest) if n == rest => None,
            Some(rest) if n > rest => Some((syn::Member::from(n + skipped? - 1), pat)),
            _ => Some((syn::Member::from(n), pat)),
        };
        elems.iter().enumerate().filter_map(place).collect()
    }
}

/// The fields of all variants, by the names that records have for them.
pub fn fields(item: &ItemEnum) -> impl Iterator<Item = (String, &syn::Field)> {
    item.variants.iter().flat_map(|variant| {
        let fields = variant.fields.iter().enumerate();
        fields.map(|(n, field)| {
            let member = member_of(n, field);
            (field_name(&variant.ident.to_string(), &member), field)
        })
    })
}

/// What a box is made around, where an expression does nothing else: `Box::new(x)`.
pub fn in_new_box(expr: &Expr) -> Option<&Expr> {
    let Expr::Call(call) = expr else { return None };
    let Expr::Path(path) = &*call.func else {
        return None;
    };
    let mut names = path
        .path
        .segments
        .iter()
        .rev()
        .map(|segment| &segment.ident);
    let is_box = names.next()? == "new" && names.next()? == "Box";
    match (is_box, call.args.first(), call.args.len()) {
        (true, Some(arg), 1) => Some(arg),
        _ => None,
    }
}

/// The type of a variant's field, or of what is in the box there.
pub fn contents(field: &syn::Field) -> &syn::Type {
    crate::derive::boxed(&field.ty).unwrap_or(&field.ty)
}

/// The name of a field, or its position.
pub fn member_of(n: usize, field: &syn::Field) -> syn::Member {
    match &field.ident {
        Some(ident) => syn::Member::Named(ident.clone()),
        None => syn::Member::from(n),
    }
}

/// How records call a field of a variant.
pub fn field_name(variant: &str, member: &syn::Member) -> String {
    format!("{variant}::{}", member_name(member))
}

fn has_variant(item: &ItemEnum, name: &str) -> bool {
    item.variants.iter().any(|variant| variant.ident == name)
}

/// An enum without contents that derives `Differentiable`.
pub fn is_derived_data(item: &ItemEnum) -> bool {
    crate::known::derives(&item.attrs, "Differentiable") && is_plain(item)
}

pub fn is_copy(item: &ItemEnum) -> bool {
    let mut derives = item.attrs.iter().filter(|a| a.path().is_ident("derive"));
    derives.any(|attr| {
        let list = quote::ToTokens::to_token_stream(&attr.meta);
        let mut names = list.into_iter().filter_map(|tree| match tree {
            proc_macro2::TokenTree::Group(group) => Some(group.stream()),
            _ => None,
        });
        names.any(|names| {
            let is_copy =
                |tree| matches!(tree, proc_macro2::TokenTree::Ident(name) if name == "Copy");
            names.into_iter().any(is_copy)
        })
    })
}

fn is_plain(item: &ItemEnum) -> bool {
    let mut variants = item.variants.iter();
    item.generics.params.is_empty() && variants.all(|variant| variant.fields.is_empty())
}

fn may_hold_numbers(item: &ItemEnum) -> bool {
    let mut fields = item.variants.iter().flat_map(|variant| &variant.fields);
    fields.any(|field| crate::companions::shapes::Shape::of(&field.ty).is_active())
}
