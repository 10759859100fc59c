//! Methods and operators of the types of a module, as they are written: what calls of them can be replaced by.
//!
//! ```text
//! impl V3 { fn dot(self, o: V3) -> f64 { self.x * o.x + .. } }
//!     fn dot(mut this: V3, o: V3) -> f64 { this.x * o.x + .. }
//! impl Add for V3 { fn add(self, o: V3) -> V3 { .. } }
//!     fn operation(operand: V3, o: V3) -> V3 { .. }
//! ```
//! Of types that the module declares, without parameters: there is one function for each pair of names. Which one a call
//! means, the types of what it is called on say. Where a name may mean another type as well (what is imported speaks of its
//! own module's), the call stays.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Attribute, GenericParam, ImplItem, ImplItemFn, Item, ItemFn, ItemImpl, Path, Type};

use super::{asserted_method, text};
use crate::attribute;
use crate::blocks;
use crate::companions::shapes;
use crate::higher;
use crate::ir::{CallArg, Func, Mem, Operator, Scalar, place_type};
use crate::known::{Known, MethodBody};
use crate::operators;
use crate::sight::Bodies;
use crate::types;

/// The annotated methods and operators of a module.
#[derive(Default)]
pub struct Callees {
    /// Where the bodies are that these declarations have none of.
    bodies: Option<Rc<Bodies>>,
    /// The structs that the module declares.
    structs: BTreeSet<String>,
    methods: BTreeMap<(String, String), Vec<(ItemImpl, ImplItemFn)>>,
    operators: Vec<ItemImpl>,
}

/// What a call is replaced by.
pub struct Body {
    pub function: ItemFn,
    /// Says that it is the one that rustc calls.
    pub asserted: TokenStream,
}

impl Callees {
    /// Those among these items; `all`: the module is annotated.
    pub fn of(items: &[Item], all: bool, bodies: Option<Rc<Bodies>>) -> Callees {
        let structs = items.iter().filter_map(|item| match item {
            Item::Struct(item) => Some(item.ident.to_string()),
            _ => None,
        });
        let mut callees = Callees {
            bodies,
            structs: structs.collect(),
            ..Callees::default()
        };
        for item in items {
            if let Item::Impl(block) = item {
                callees.add(block, all);
            }
        }
        callees
    }

    pub fn is_empty(&self) -> bool {
        self.methods.is_empty() && self.operators.is_empty()
    }

    fn add(&mut self, block: &ItemImpl, all: bool) {
        let own = attribute::find(&block.attrs);
        if own.is_some_and(attribute::skips) {
            return;
        }
        let whole = all || own.is_some();
        match &block.trait_ {
            Some((path, _)) if operators::of(path).is_some() && whole => {
                self.operators.push(block.clone());
            }
            Some(_) => {}
            None => {
                let Some(this) = name_of(&block.self_ty) else {
                    return;
                };
                for item in &block.items {
                    if let ImplItem::Fn(method) = item
                        && (whole || attribute::find(&method.attrs).is_some())
                    {
                        let key = (this.clone(), method.sig.ident.to_string());
                        let found = self.methods.entry(key).or_default();
                        let head = ItemImpl {
                            items: vec![],
                            ..block.clone()
                        };
                        found.push((head, method.clone()));
                    }
                }
            }
        }
    }

    fn whole(&self, method: &ImplItemFn) -> Option<ItemFn> {
        let declared = blocks::as_function(method);
        match &self.bodies {
            Some(bodies) => bodies.whole(&declared),
            None => Some(declared),
        }
    }

    /// Whether the name means a struct of this module, wherever it stands.
    fn is_own(&self, name: &str, known: &Known) -> bool {
        let elsewhere = known.imported.iter().any(|imported| {
            let of = &imported.of;
            of.structs.contains_key(name)
                || of.enums.contains_key(name)
                || of.aliases.contains_key(name)
                || of.generic_aliases.contains_key(name)
        });
        self.structs.contains(name) && !elsewhere && !known.twice.contains(name)
    }

    /// The method of this name of a type.
    pub fn method(&self, this: &str, name: &str, known: &Known) -> Option<Body> {
        if !self.is_own(this, known) {
            return None;
        }
        let [(block, method)] = &self.methods.get(&(this.to_owned(), name.to_owned()))?[..] else {
            return None;
        };
        let written = self.whole(method)?;
        let asserted = asserted_method(&block.self_ty, &written);
        let body = MethodBody {
            this: (*block.self_ty).clone(),
            generics: block.generics.clone(),
            function: Rc::new(written),
        };
        let names_some = |attr: &Attribute| {
            attribute::is_ours(attr)
                && crate::sight::idents(attribute::options(attr)).contains("wrt")
        };
        let partly = body.function.attrs.iter().any(names_some);
        if partly || !is_plain(block) || !is_inlinable(&body.function) {
            return None;
        }
        // What is given no number has no companions, unless it asks for them.
        let asks = attribute::find(&method.attrs).is_some();
        let params = shapes::params(&body.function.sig, None);
        if !asks && !params.iter().any(|param| param.is_active()) {
            return None;
        }
        let mut function = higher::as_parameter(&body)?;
        annotate(&mut function, &block.attrs);
        Some(Body { function, asserted })
    }

    /// The operator on operands of these types.
    pub fn operator(
        &self,
        of: &Operator,
        operands: &[String; 2],
        known: &Known,
        rt: &Path,
    ) -> Option<Body> {
        let known_here = |name: &String| {
            types::is_primitive(name) || name == NOTHING || self.is_own(name, known)
        };
        if !operands.iter().all(known_here) {
            return None;
        }
        let fits = |block: &&ItemImpl| {
            let lent = |ty: &Type| matches!(ty, Type::Reference(_));
            operators::signature(block).is_some_and(|signature| {
                let sides = [&signature.left, &signature.right];
                of.name == signature.name
                    && sides.map(lent) == of.lent
                    && sides.map(of_side) == operands.each_ref().map(|name| Some(name.clone()))
            })
        };
        let mut found = self.operators.iter().filter(fits);
        let block = found.next().filter(|block| is_plain(block))?;
        if found.next().is_some() {
            return None;
        }
        let mut block = block.clone();
        for item in &mut block.items {
            if let ImplItem::Fn(method) = item {
                if method.attrs.iter().any(|attr| attr.path().is_ident("cfg")) {
                    return None;
                }
                method.block = *self.whole(method)?.block;
            }
        }
        let (signature, mut function) = operators::operation(&block)?;
        let number = text::number(&function);
        annotate(&mut function, &block.attrs);
        let (left, right) = (&signature.left, &signature.right);
        let name = format_ident!("{}", signature.name);
        let of_trait = match of.assigns() {
            true => quote!(AssignOperator),
            false => quote!(Operator),
        };
        let message = format!("`#[grad]` took another operator for `{}`", of.token);
        let asserted = quote!(
            const {
                ::core::assert!(
                    <#left as #rt::rt::#of_trait<#rt::rt::op::#name, #right>>::TEXT == #number,
                    #message
                )
            };
        );
        Some(Body { function, asserted })
    }
}

/// Whether a method has no parameters of its own: callers know its types.
pub fn is_inlinable(method: &ItemFn) -> bool {
    let plain = |param: &GenericParam| matches!(param, GenericParam::Lifetime(_));
    method.sig.generics.params.iter().all(plain)
}

/// `V3::new`: the type and the function.
pub fn associated(path: &Path, known: &Known) -> Option<[String; 2]> {
    let [of, name] = &path.segments.iter().collect::<Vec<_>>()[..] else {
        return None;
    };
    let plain = path.leading_colon.is_none() && of.arguments.is_none() && name.arguments.is_none();
    let of = match &known.this {
        Some(this) if of.ident == "Self" => name_of(this)?,
        _ => of.ident.to_string(),
    };
    plain.then(|| [of, name.ident.to_string()])
}

/// Without parameters and conditions.
fn is_plain(block: &ItemImpl) -> bool {
    let cfg = |attr: &Attribute| attr.path().is_ident("cfg");
    block.generics.params.is_empty()
        && block.generics.where_clause.is_none()
        && !block.attrs.iter().any(cfg)
}

/// The attribute that it stands under.
fn annotate(function: &mut ItemFn, around: &[Attribute]) {
    if attribute::find(&function.attrs).is_none() {
        let ours = around.iter().find(|attr| attribute::is_ours(attr));
        let ours = ours.cloned();
        (function.attrs).push(ours.unwrap_or_else(|| syn::parse_quote!(#[grad])));
    }
}

/// The name of an operand's type.
fn of_side(ty: &Type) -> Option<String> {
    match ty {
        Type::Tuple(unit) if unit.elems.is_empty() => Some(NOTHING.to_owned()),
        Type::Reference(of) => name_of(&of.elem),
        ty => name_of(ty),
    }
}

/// The operand that an operator has not.
const NOTHING: &str = "()";

/// A type that is one name.
fn name_of(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) if path.qself.is_none() => Some(path.path.get_ident()?.to_string()),
        _ => None,
    }
}

/// The types of an operator's operands by name.
pub fn operands(func: &Func, args: &[CallArg]) -> Option<[String; 2]> {
    let [left, right] = args else {
        return None;
    };
    let name = |arg: &CallArg| match arg {
        CallArg::Val(v) => match func.ty(*v) {
            Scalar::F64 => Some("f64".to_owned()),
            Scalar::F32 => Some("f32".to_owned()),
            _ => None,
        },
        CallArg::Tokens(tokens) if tokens.to_string() == NOTHING => Some(NOTHING.to_owned()),
        arg => of_type(func, arg),
    };
    Some([name(left)?, name(right)?])
}

/// The name of the user's type that an argument is of.
pub fn of_type(func: &Func, arg: &CallArg) -> Option<String> {
    let (CallArg::Ref(place) | CallArg::RefMut(place) | CallArg::Own(place)) = arg else {
        return None;
    };
    match place_type(func, place) {
        Mem::Struct(of) => name_of(&syn::parse2(of.path.clone()).ok()?),
        _ => None,
    }
}
