//! Calls of annotated functions that take functions, written out: what is handed over is known where the call stands.
//!
//! ```text
//! fn simpson(f: impl Fn(f64) -> f64, a: f64, b: f64) -> f64 { (b - a) / 6.0 * (f(a) + 4.0 * f(0.5 * (a + b)) + f(b)) }
//!
//! simpson(|x| (-k * x).exp(), 0.0, t)
//!     (|f, a: f64, b: f64| -> f64 { (b - a) / 6.0 * (f(a) + ..) })(|x: f64| (-k * x).exp(), 0.0, t)
//! ```
//! Both closures are lowered where they are called, so that derivatives flow into `k`.
//!
//! The body is read in the callee's file; as for other calls that are inlined, the companion asserts that rustc calls
//! the very function that was read. What cannot be written out stays a call.

mod constants;
pub mod extensions;
mod handed;
mod instance;
mod names;
mod portable;
mod receiver;
mod site;
mod stands;

use std::collections::BTreeMap;
use std::rc::Rc;

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{
    Expr, Generics, ImplItem, ImplItemFn, Item, ItemFn, ItemImpl, ReturnType, Signature, Type,
};

use crate::attribute;
use crate::companions::shapes::Shape;
use crate::errors::Errors;
use crate::expansion::{consts, imported};
use crate::known::{self, Known, MethodBody};
use crate::options::Options;
use crate::types::{self, Types};
use crate::{inline, items};
pub use constants::carried;
pub use extensions::Extensions;
use handed::Handed;
use instance::Instance;
pub use names::{Bound, bound};
pub use portable::{foreign, is_everywhere, is_macro, spoken};
pub use receiver::as_parameter;
use site::Site;

/// Calls within calls.
const DEEPEST: usize = 8;
/// Calls that are written out in one function.
const MOST: usize = 64;

/// A function with these calls written out.
pub struct Written {
    /// `None` if all are left.
    pub function: Option<ItemFn>,
    /// Asserts that the right functions were read.
    pub asserted: TokenStream,
    /// The calls that are left, and why.
    pub left: Vec<(Ident, String)>,
    /// The same of functions of other modules, which have no companions to be called instead.
    pub unread: Vec<(Ident, String)>,
}

/// Writes out what can be.
pub fn written_out(function: &ItemFn, known: &Known) -> Written {
    let mut calls = Calls {
        known,
        open: vec![function.sig.ident.to_string()],
        budget: MOST,
        found: BTreeMap::new(),
        left: vec![],
        unread: vec![],
    };
    let mut function = imported::written_out(function);
    let reads = known
        .bodies
        .values()
        .any(|callee| takes(&callee.sig) || lends(&callee.sig));
    let methods = !known.method_bodies.is_empty() || !known.extensions.is_empty();
    let elsewhere = !known.unread.is_empty();
    if (reads || methods || elsewhere) && !items::declares_more(&function) {
        calls.function(&mut function);
    }
    Written {
        function: (!calls.found.is_empty()).then(|| consts::hoisted(function)),
        asserted: calls.found.into_values().collect(),
        left: calls.left,
        unread: calls.unread,
    }
}

/// Whether some parameter is a function.
pub fn takes(sig: &Signature) -> bool {
    let handed = |input| Handed::of(input, &sig.generics).is_some();
    sig.inputs.iter().any(handed)
}

/// Whether a part of what is returned is lent, and may carry a derivative.
pub fn lends(sig: &Signature) -> bool {
    fn is_lent(ty: &Type) -> bool {
        match ty {
            Type::Reference(of) => Shape::of(&of.elem).is_active(),
            Type::Tuple(of) => of.elems.iter().any(is_lent),
            Type::Paren(of) => is_lent(&of.elem),
            Type::Group(of) => is_lent(&of.elem),
            _ => false,
        }
    }
    match &sig.output {
        ReturnType::Type(_, ty) => is_lent(ty),
        ReturnType::Default => false,
    }
}

/// Whether the function is a method of a type, and of no trait.
pub fn is_inherent(known: &Known) -> bool {
    let this = known.this.as_ref();
    known.of_trait.is_none()
        && this.is_some_and(|this| !matches!(this, Type::Path(of) if of.path.is_ident("Self")))
}

/// The methods of a block that take functions, or lend what they are called on; `all`: though they are not annotated.
pub fn methods(
    block: &ItemImpl,
    all: bool,
    whole: &dyn Fn(&ImplItemFn) -> Option<ItemFn>,
) -> Vec<((String, String), MethodBody)> {
    let all = all || attribute::find(&block.attrs).is_some();
    let name = known::name_of(&block.self_ty).filter(|_| block.trait_.is_none());
    let Some(name) = name else { return vec![] };
    let body = |item: &ImplItem| {
        let ImplItem::Fn(method) = item else {
            return None;
        };
        let annotated = all || attribute::find(&method.attrs).is_some();
        if !annotated || !takes(&method.sig) && !lends(&method.sig) {
            return None;
        }
        let mut function = whole(method)?;
        if attribute::find(&function.attrs).is_none() {
            function.attrs.push(syn::parse_quote!(#[grad]));
        }
        let body = MethodBody {
            this: (*block.self_ty).clone(),
            generics: block.generics.clone(),
            function: Rc::new(function),
        };
        Some(((name.clone(), method.sig.ident.to_string()), body))
    };
    block.items.iter().filter_map(body).collect()
}

/// Those of a module whose functions all have companions.
pub fn among(items: &[Item]) -> BTreeMap<String, Rc<ItemFn>> {
    let mut found = BTreeMap::new();
    for item in items {
        if let Item::Fn(function) = item
            && (takes(&function.sig) || lends(&function.sig))
        {
            let mut function = function.clone();
            if attribute::find(&function.attrs).is_none() {
                function.attrs.push(syn::parse_quote!(#[grad]));
            }
            found.insert(function.sig.ident.to_string(), Rc::new(function));
        }
    }
    found
}

/// Whether all that is wrong with a function is that it takes functions that nothing differentiates on their own.
pub fn is_for_callers(
    function: &ItemFn,
    options: &Options,
    known: &Known,
    errors: &Errors,
) -> bool {
    let ways = [
        "`#[grad]` cannot differentiate through the parameter `",
        "`#[grad]` cannot differentiate a parameter that is an `Fn",
    ];
    !errors.is_empty()
        && errors.all_begin(&ways)
        && takes(&function.sig)
        && known.this.is_none()
        && !items::is_method(function)
        && options.name.is_none()
        && !items::declares_more(&imported::written_out(function))
}

struct Calls<'k> {
    known: &'k Known,
    /// The functions that are being written out, outermost first.
    open: Vec<String>,
    budget: usize,
    /// What asserts that those that were written out are the right ones.
    found: BTreeMap<String, TokenStream>,
    left: Vec<(Ident, String)>,
    unread: Vec<(Ident, String)>,
}

impl Calls<'_> {
    fn function(&mut self, function: &mut ItemFn) {
        let types = types::infer_with(&function.sig, &function.block, self.known);
        let bound = names::bound(function);
        let mut search = Search {
            calls: self,
            types: &types,
            generics: &function.sig.generics,
            bound: &bound,
            found: vec![],
        };
        search.visit_block(&function.block);
        let found = search.found;
        if found.iter().any(Option::is_some) {
            let found = found.into_iter();
            let bound = &bound;
            Replace { found, bound }.visit_block_mut(&mut function.block);
        }
    }

    /// What is called, as a closure; `None`: it stays a call.
    fn callee(&mut self, site: &Site<'_>, bound: &Bound) -> Option<Instance> {
        let name = site.called.to_string();
        let callee = match site.receiver {
            None => {
                if let Some(word) = self
                    .known
                    .unread
                    .get(&name)
                    .filter(|_| !bound.contains(&name))
                {
                    let why = format!(
                        "it takes functions, and speaks of `{word}` of its own module\nhelp: move it into this module, or let it take what `{word}` is"
                    );
                    self.unread.push((site.called.clone(), why));
                    return None;
                }
                let function = self.known.bodies.get(&name)?.clone();
                if bound.contains(&name) {
                    return None;
                }
                Callee {
                    name,
                    function,
                    method: None,
                }
            }
            Some(receiver) => match self.extension(&name, receiver, site) {
                Some(callee) => return self.read(site, callee, bound),
                None if site.by_path => return None,
                None if site
                    .types
                    .foremost(&name, &site.types.expr(receiver))
                    .is_some() =>
                {
                    return None;
                }
                None => {
                    let (of, path) = site.type_of(receiver, self.known)?;
                    let body = self.known.method_bodies.get(&(of.clone(), name.clone()))?;
                    Callee {
                        name: format!("{of}::{name}"),
                        function: body.function.clone(),
                        method: Some((Of::Type(path.into()), body.clone())),
                    }
                }
            },
        };
        if !takes(&callee.function.sig) && !lends(&callee.function.sig) {
            return None;
        }
        self.read(site, callee, bound)
    }

    /// A method that a trait gives to the receiver's type.
    fn extension(&self, name: &str, receiver: &Expr, site: &Site<'_>) -> Option<Callee> {
        let of = site.types.expr(receiver);
        let named = site.of_trait.as_deref();
        if !site.by_path && site.types.foremost(name, &of).is_some() {
            return None;
        }
        let (body, fit) = extensions::called(name, &of, named, &self.known.extensions)?;
        let lent = fit == extensions::Fit::Lent;
        // By path, the receiver's own type is the trait's.
        if !extensions::is_said(&of) || lent && site.by_path {
            return None;
        }
        let this = body.this.to_token_stream();
        let assertion = match lent {
            true => extensions::asserted(&of, site.called)?,
            false => TokenStream::new(),
        };
        Some(Callee {
            name: format!("{this}::{name} of {}", of.strip_refs()),
            function: body.function.clone(),
            method: Some((Of::Trait(assertion), body.clone())),
        })
    }

    fn read(&mut self, site: &Site<'_>, callee: Callee, bound: &Bound) -> Option<Instance> {
        match self.instance(site, callee, bound) {
            Ok(instance) => Some(instance),
            Err(why) => {
                self.left.push((site.called.clone(), why));
                None
            }
        }
    }

    fn instance(
        &mut self,
        site: &Site<'_>,
        callee: Callee,
        bound: &Bound,
    ) -> Result<Instance, String> {
        let Callee {
            name,
            function,
            method,
        } = callee;
        if self.open.contains(&name) {
            return Err("it calls itself\nhelp: write the recursion as a loop over a list of what is left to do".into());
        }
        if self.open.len() > DEEPEST || self.budget == 0 {
            return Err("there are too many of these calls in each other\nhelp: write the innermost as a loop".into());
        }
        if !inline::whole(&imported::written_out(&function)) {
            let why = "its attributes, or items in its body, keep it a function of its own";
            return Err(format!(
                "{why}\nhelp: leave them away, or move the items out"
            ));
        }
        let carried = self.known.carried.get(&name);
        let carried = carried.filter(|_| method.is_none()).unwrap_or(&function);
        let carried = imported::written_out(carried);
        let renamed = Rc::new(consts::renamed(&carried, bound));
        let body = method.as_ref().map(|(_, body)| MethodBody {
            function: renamed.clone(),
            ..body.clone()
        });
        let mut instance = Instance::of(&renamed, body.as_ref(), site, self.known)?;
        if let Some(variable) = names::taken(instance.function(), bound, self.known) {
            return Err(format!(
                "it speaks of `{variable}`, which is a variable here\nhelp: call the variable otherwise"
            ));
        }
        self.budget -= 1;
        self.open.push(name.clone());
        instance.within(|callee| self.function(callee));
        self.open.pop();
        let asserted = match method {
            Some((Of::Type(path), _)) => inline::asserted_method(&path, &function),
            Some((Of::Trait(assertion), _)) => assertion,
            // What the attribute was given needs no assertion, but counts as found.
            None if !self.known.read => TokenStream::new(),
            None => inline::asserted(&name, &function, self.known),
        };
        self.found.insert(name, asserted);
        Ok(instance)
    }
}

/// A function or method that is read.
struct Callee {
    name: String,
    function: Rc<ItemFn>,
    method: Option<(Of, MethodBody)>,
}

/// Whose method it is.
enum Of {
    /// The type's, as that is called where the call stands.
    Type(Box<Type>),
    /// A trait's; what asserts that it is the one that was read.
    Trait(TokenStream),
}

/// Finds the calls, each before those in its arguments.
struct Search<'s, 'k> {
    calls: &'s mut Calls<'k>,
    types: &'s Types,
    generics: &'s Generics,
    bound: &'s Bound,
    found: Vec<Option<Instance>>,
}

impl<'ast> Visit<'ast> for Search<'_, '_> {
    fn visit_expr(&mut self, call: &'ast Expr) {
        if is_call(call) {
            let site = Site::of(call, self.types, self.generics);
            let callee = site.and_then(|site| self.calls.callee(&site, self.bound));
            self.found.push(callee);
        }
        visit::visit_expr(self, call);
    }
}

fn is_call(expr: &Expr) -> bool {
    matches!(expr, Expr::Call(_) | Expr::MethodCall(_))
}

/// Puts what was found there, in the same order.
struct Replace<'b> {
    found: std::vec::IntoIter<Option<Instance>>,
    bound: &'b Bound,
}

impl VisitMut for Replace<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        let found = match is_call(expr) {
            true => self.found.next().flatten(),
            false => None,
        };
        visit_mut::visit_expr_mut(self, expr);
        let Some(instance) = found else { return };
        let args: Vec<Expr> = match expr {
            Expr::Call(node) => node.args.iter().cloned().collect(),
            Expr::MethodCall(node) => {
                let receiver = instance.receiver(&node.receiver);
                std::iter::once(receiver)
                    .chain(node.args.iter().cloned())
                    .collect()
            }
            _ => return,
        };
        let args = args.iter().zip(instance.handed());
        let args = args.map(|(arg, handed)| match handed {
            Some(handed) => handed.argument(arg, self.bound),
            None => arg.clone(),
        });
        let closure = instance.closure();
        *expr = syn::parse_quote!((#closure)(#(#args),*));
    }
}
