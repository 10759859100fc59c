//! Calls of small annotated functions of the same module, and of small methods and operators, become what these compute.
//!
//! ```text
//! fn cost(u: &[f64; 3], v: &[f64; 3]) -> f64 { let s = dot(u, v); s * s }
//! ```
//! is differentiated like
//! ```text
//! fn cost(u: &[f64; 3], v: &[f64; 3]) -> f64 { let s = u[0] * v[0] + u[1] * v[1] + u[2] * v[2]; s * s }
//! ```
//! so that nothing is recorded for a call, no adjoint goes through memory, and what nobody wants is not computed.
//!
//! The callee's text is read in its file. The companion asserts that rustc calls the very function that was read: both
//! know its text as a number ([`text`]).

mod abroad;
mod callees;
mod eligible;
mod splice;
pub mod text;

use std::collections::BTreeMap;
use std::rc::Rc;

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::{ItemFn, Path, Type};

use crate::companions::in_place;
use crate::errors::Errors;
use crate::ir::{Call, CallMode, Callee, Func, OpKind, Region};
use crate::known::Known;
use crate::{items, lower, options, sources, substitute, types};
pub use callees::{Callees, is_inlinable};

use callees::Body;
use eligible::Names;
use splice::Splice;

/// Ops of a callee; longer ones stay calls.
const LONGEST: usize = 300;
/// Ops of a callee with loops: beside what these do, a call costs little.
const LONGEST_WITH_LOOPS: usize = 80;
/// Ops of a function with what was inlined into it.
const MOST: usize = 1500;
/// Calls within calls.
const DEEPEST: usize = 8;

/// Inlines calls; what is returned asserts, in the scope of the function, that the right functions were.
pub fn calls(func: &mut Func, function: &ItemFn, known: &Known, runtime: &Path) -> TokenStream {
    let any = !known.bodies.is_empty() || callees::any(known);
    if !any || items::declares(function) {
        return TokenStream::new();
    }
    let this = known.this.as_ref().and_then(crate::known::name_of);
    let own = format!("{}::{}", this.unwrap_or_default(), function.sig.ident);
    let mut inliner = Inliner {
        known,
        runtime,
        names: Names::of(function, func),
        callees: BTreeMap::new(),
        open: vec![function.sig.ident.to_string(), own],
        found: BTreeMap::new(),
    };
    inliner.function(func);
    inliner.found.into_values().collect()
}

/// Whether the function's text says all that its derivative depends on.
pub fn whole(function: &ItemFn) -> bool {
    let mut errors = Errors::new();
    sources::check(function, &mut errors);
    errors.discard()
        && eligible::attribute(function).is_some()
        && function.sig.variadic.is_none()
        && function.sig.asyncness.is_none()
        && !items::declares_more(function)
}

/// What asserts that this function is the one that is called by the name.
pub fn asserted(name: &str, function: &ItemFn, known: &Known) -> TokenStream {
    let text = assertion(name, text::number(function));
    let (_, aliases) = substitute::aliases(function, known);
    quote!(#text #aliases)
}

/// The same of a method of this type.
pub fn asserted_method(of: &Type, method: &ItemFn) -> TokenStream {
    let (name, text) = (in_place::text_of(&method.sig.ident), text::number(method));
    let message = format!("`#[grad]` took another method for `{}`", method.sig.ident);
    quote!(const { ::core::assert!(<#of>::#name == #text, #message) };)
}

fn assertion(name: &str, text: u64) -> TokenStream {
    let hidden = format_ident!("{name}_grad", span = Span::call_site());
    let message = format!("`#[grad]` took another function for `{name}`");
    quote!(
        const _: () = ::core::assert!(<#hidden>::TEXT == #text, #message);
    )
}

struct Inliner<'k> {
    known: &'k Known,
    runtime: &'k Path,
    names: Names,
    /// `None`: not to be inlined.
    callees: BTreeMap<String, Option<(Rc<Func>, TokenStream)>>,
    /// Functions that are being inlined into, outermost first.
    open: Vec<String>,
    /// What asserts that those that were inlined are the right ones.
    found: BTreeMap<String, TokenStream>,
}

impl Inliner<'_> {
    fn function(&mut self, func: &mut Func) {
        let mut body = std::mem::take(&mut func.body);
        let mut splice = Splice::new(eligible::length(&body));
        self.region(func, &mut body, &mut splice);
        body.map_values_deep(&mut |v| splice.now(v));
        func.body = body;
    }

    fn region(&mut self, func: &mut Func, region: &mut Region, splice: &mut Splice) {
        let mut ops = Vec::with_capacity(region.ops.len());
        for mut op in std::mem::take(&mut region.ops) {
            op.kind
                .for_each_region_mut(&mut |inner| self.region(func, inner, splice));
            let callee = match &op.kind {
                OpKind::Call(call) => self.callee(func, call),
                _ => None,
            };
            let inlined = callee.is_some_and(|(name, callee)| {
                let done = splice.length + eligible::length(&callee.body) <= MOST
                    && splice.call(func, &op, &callee, &mut ops);
                if done {
                    self.assert(&name);
                }
                done
            });
            if !inlined {
                ops.push(op);
            }
        }
        region.ops = ops;
    }

    fn assert(&mut self, name: &str) {
        if let Some(Some((_, asserted))) = self.callees.get(name) {
            self.found.insert(name.to_owned(), asserted.clone());
        }
    }

    /// What the call would be replaced by.
    fn callee(&mut self, func: &Func, call: &Call) -> Option<(String, Rc<Func>)> {
        let name = name(func, call, self.known)?;
        let plain = call.mode == CallMode::Primal && call.order == 0 && !call.open;
        if !plain || func.calls_parameter(call) || self.open.contains(&name) {
            return None;
        }
        if !self.callees.contains_key(&name) {
            let callee = self.body(func, call).and_then(|body| {
                let func = self.lowered(&name, &body.function)?;
                Some((Rc::new(func), body.asserted))
            });
            self.callees.insert(name.clone(), callee);
        }
        let (callee, _) = self.callees[&name].clone()?;
        eligible::call(func, call, &callee).then_some((name, callee))
    }

    /// What is called, as it is written.
    fn body(&self, func: &Func, call: &Call) -> Option<Body> {
        match &call.callee {
            Callee::Path(path) => {
                if let Some([this, name]) = callees::associated(path, self.known) {
                    return callees::method(&this, &name, self.known);
                }
                let name = path.get_ident()?.to_string();
                let function = self.known.bodies.get(&name)?;
                Some(Body {
                    function: (**function).clone(),
                    asserted: asserted(&name, function, self.known),
                })
            }
            Callee::Method { name, .. } => {
                let this = call.args.first()?.type_name(func)?;
                callees::method(&this, &name.to_string(), self.known)
            }
            Callee::Operator(operator) => {
                let operands = callees::operands(func, &call.args)?;
                callees::operator(operator, &operands, self.known, self.runtime)
            }
            Callee::Qualified(_) | Callee::Conversion(_) => None,
        }
    }

    fn lowered(&mut self, name: &str, function: &ItemFn) -> Option<Func> {
        if self.open.len() > DEEPEST || !eligible::function(function) {
            return None;
        }
        let attribute = eligible::attribute(function)?;
        let mut errors = Errors::new();
        let options = options::parse(attribute, &mut errors);
        let (function, _) = substitute::aliases(function, self.known);
        let types = types::infer_with(&function.sig, &function.block, self.known);
        let wrt = items::wrt(&function, &options);
        let func = lower::lower(&function.sig, &function.block, &types, &wrt, &mut errors);
        let fine = errors.discard();
        let mut func = func.filter(|_| fine)?;
        self.open.push(name.to_owned());
        self.function(&mut func);
        self.open.pop();
        let longest = match eligible::has_loop(&func.body) {
            true => LONGEST_WITH_LOOPS,
            false => LONGEST,
        };
        let fits = eligible::length(&func.body) <= longest;
        (fits && eligible::body(&func) && self.names.allow(&func)).then_some(func)
    }
}

/// What tells a callee from others: `dot`, `V3::dot`, `V3 + V3`.
fn name(func: &Func, call: &Call, known: &Known) -> Option<String> {
    match &call.callee {
        Callee::Path(path) => match callees::associated(path, known) {
            Some([this, name]) => Some(format!("{this}::{name}")),
            None => Some(path.get_ident()?.to_string()),
        },
        Callee::Method { name, turbofish } if turbofish.is_empty() => {
            let this = call.args.first()?.type_name(func)?;
            Some(format!("{this}::{name}"))
        }
        Callee::Operator(operator) => {
            let [left, right] = callees::operands(func, &call.args)?;
            let lent = operator.lent.map(|lent| if lent { "&" } else { "" });
            let (token, name) = (&operator.token, &operator.name);
            Some(format!(
                "{name}: {}{left} {token} {}{right}",
                lent[0], lent[1]
            ))
        }
        _ => None,
    }
}
