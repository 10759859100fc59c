//! Methods and operators of the types of a module, as they are written: what calls of them can be replaced by.
//!
//! ```text
//! impl V3 { fn dot(self, o: V3) -> f64 { self.x * o.x + .. } }
//!     fn dot(mut this: V3, o: V3) -> f64 { this.x * o.x + .. }
//! impl Add for V3 { fn add(self, o: V3) -> V3 { .. } }
//!     fn operation(operand: V3, o: V3) -> V3 { .. }
//! ```
//! Of types that the module declares, or imports by their names, without parameters: there is one function for each pair of
//! names. Which one a call means, the types of what it is called on say. Where a name may mean another type as well (what is
//! imported speaks of its own module's), the call stays.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Attribute, GenericParam, ImplItem, ImplItemFn, Item, ItemFn, ItemImpl, Path, Type};

use super::abroad::{self, Shared};
use super::{asserted_method, text};
use crate::attribute;
use crate::blocks;
use crate::companions::shapes;
use crate::higher;
use crate::ir::{CallArg, Func, Operator, Scalar};
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
    /// Constants of the types that all of the crate may name.
    constants: BTreeSet<(String, String)>,
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
                    if let ImplItem::Const(constant) = item
                        && abroad::is_public(&constant.vis)
                    {
                        (self.constants).insert((this.clone(), constant.ident.to_string()));
                    }
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

    /// The method of this name of a type.
    fn method(&self, this: &str, name: &str) -> Option<Body> {
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
    fn operator(&self, of: &Operator, operands: &[String; 2], rt: &Path) -> Option<Body> {
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

/// Whether there may be methods or operators to inline.
pub fn any(known: &Known) -> bool {
    let imported = || known.imported.iter().any(|of| !of.of.callees.is_empty());
    !known.callees.is_empty() || imported()
}

/// The method of this name of a type.
pub fn method(this: &str, name: &str, known: &Known) -> Option<Body> {
    let owner = Owner::of(this, known)?;
    if matches!(owner, Owner::Abroad(_)) {
        // A trait may give it to the type, in one of both modules.
        let key = (this.to_owned(), name.to_owned());
        let public = |(_, method): &(_, ImplItemFn)| abroad::is_public(&method.vis);
        if known.given.contains(&key) || !owner.callees().methods.get(&key)?.iter().all(public) {
            return None;
        }
    }
    let body = owner.callees().method(this, name)?;
    owner.sees(&body.function, known).then_some(body)
}

/// The operator on operands of these types: one of them is the user's.
pub fn operator(of: &Operator, operands: &[String; 2], known: &Known, rt: &Path) -> Option<Body> {
    let own = |name: &&String| !types::is_primitive(name) && *name != NOTHING;
    let mut owners = operands
        .iter()
        .filter(own)
        .map(|name| Owner::of(name, known));
    let owner = owners.next()??;
    // One module has them all: there is no other operator on these types.
    if !owners.all(|other| other.is_some_and(|other| other.is(&owner))) {
        return None;
    }
    let body = owner.callees().operator(of, operands, rt)?;
    owner.sees(&body.function, known).then_some(body)
}

/// Where a struct is declared.
enum Owner {
    Here(Rc<Callees>),
    Abroad(Rc<Callees>),
}

impl Owner {
    /// The one module whose struct the name can mean, wherever it stands.
    fn of(name: &str, known: &Known) -> Option<Owner> {
        let mut imports = known.imported.iter().filter(|of| of.alias == name);
        let owner = match imports.next() {
            _ if known.twice.contains(name) => return None,
            None if known.callees.structs.contains(name) => Owner::Here(Rc::clone(&known.callees)),
            // A body may name its private fields.
            Some(_) if known.partial.contains_key(name) => return None,
            Some(of) if of.name == name && of.of.callees.structs.contains(name) => {
                Owner::Abroad(Rc::clone(&of.of.callees))
            }
            _ => return None,
        };
        let others = known.imported.iter().map(|imported| &imported.of);
        let another = |of: &Known| {
            let mentions = of.structs.contains_key(name)
                || of.enums.contains_key(name)
                || of.aliases.contains_key(name)
                || of.generic_aliases.contains_key(name);
            mentions && !owner.declares(name, of)
        };
        (!others.into_iter().any(|of| another(of))).then_some(owner)
    }

    fn callees(&self) -> &Rc<Callees> {
        let (Owner::Here(callees) | Owner::Abroad(callees)) = self;
        callees
    }

    fn is(&self, other: &Owner) -> bool {
        Rc::ptr_eq(self.callees(), other.callees())
    }

    /// Whether it is this module's own or imported struct of the name that another module speaks of.
    fn declares(&self, name: &str, other: &Known) -> bool {
        let Owner::Abroad(callees) = self else {
            return false;
        };
        let imports = |of: &crate::sight::Imported| {
            of.alias == name && of.name == name && Rc::ptr_eq(callees, &of.of.callees)
        };
        match other.callees.structs.contains(name) {
            true => Rc::ptr_eq(callees, &other.callees),
            false => other.imported.iter().any(imports),
        }
    }

    /// Whether a body of that module means the same here.
    fn sees(&self, function: &ItemFn, known: &Known) -> bool {
        let Owner::Abroad(callees) = self else {
            return true;
        };
        let is_struct = |name: &str| {
            callees.structs.contains(name)
                && Owner::of(name, known).is_some_and(|owner| owner.is(self))
        };
        let has = |of: &str, name: &str| {
            let key = (of.to_owned(), name.to_owned());
            callees.constants.contains(&key) || callees.methods.contains_key(&key)
        };
        let shared = Shared {
            is_struct: &is_struct,
            has: &has,
        };
        abroad::means_the_same(function, &shared)
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
        arg => arg.type_name(func),
    };
    Some([name(left)?, name(right)?])
}
