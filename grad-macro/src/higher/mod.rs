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

mod handed;
mod instance;
mod names;
mod stands;

use std::collections::BTreeMap;
use std::rc::Rc;

use proc_macro2::{Ident, TokenStream};
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, ExprCall, Generics, Item, ItemFn, PathSegment, Signature};

use crate::attribute;
use crate::errors::Errors;
use crate::known::Known;
use crate::options::Options;
use crate::types::{self, Types};
use crate::{inline, items};
use handed::Handed;
use instance::{Instance, Site};
use names::Bound;

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
}

/// Writes out what can be.
pub fn written_out(function: &ItemFn, known: &Known) -> Written {
    let mut calls = Calls {
        known,
        open: vec![function.sig.ident.to_string()],
        budget: MOST,
        found: BTreeMap::new(),
        left: vec![],
    };
    let mut function = function.clone();
    if known.bodies.values().any(|callee| takes(&callee.sig)) && !items::declares(&function) {
        calls.function(&mut function);
    }
    Written {
        function: (!calls.found.is_empty()).then_some(function),
        asserted: calls.found.into_values().collect(),
        left: calls.left,
    }
}

/// Whether some parameter is a function.
pub fn takes(sig: &Signature) -> bool {
    let handed = |input| Handed::of(input, &sig.generics).is_some();
    sig.inputs.iter().any(handed)
}

/// Those of a module whose functions all have companions.
pub fn among(items: &[Item]) -> BTreeMap<String, Rc<ItemFn>> {
    let mut found = BTreeMap::new();
    for item in items {
        if let Item::Fn(function) = item
            && takes(&function.sig)
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
        && options.name.is_none()
        && !items::declares(function)
}

struct Calls<'k> {
    known: &'k Known,
    /// The functions that are being written out, outermost first.
    open: Vec<String>,
    budget: usize,
    /// What asserts that those that were written out are the right ones.
    found: BTreeMap<String, TokenStream>,
    left: Vec<(Ident, String)>,
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
        let name = site.called.ident.to_string();
        let function = self.known.bodies.get(&name)?.clone();
        if !takes(&function.sig) || bound.contains(&name) {
            return None;
        }
        match self.instance(site, &function, bound) {
            Ok(instance) => Some(instance),
            Err(why) => {
                self.left.push((site.called.ident.clone(), why));
                None
            }
        }
    }

    fn instance(
        &mut self,
        site: &Site<'_>,
        function: &ItemFn,
        bound: &Bound,
    ) -> Result<Instance, String> {
        let name = site.called.ident.to_string();
        if self.open.contains(&name) {
            return Err("it calls itself\nhelp: write the recursion as a loop over a list of what is left to do".into());
        }
        if self.open.len() > DEEPEST || self.budget == 0 {
            return Err("there are too many of these calls in each other\nhelp: write the innermost as a loop".into());
        }
        if !inline::whole(function) {
            let why = "its attributes, or items in its body, keep it a function of its own";
            return Err(format!(
                "{why}\nhelp: leave them away, or move the items out"
            ));
        }
        let mut instance = Instance::of(function, site, self.known)?;
        if let Some(variable) = names::taken(instance.function(), bound, self.known) {
            return Err(format!(
                "it speaks of `{variable}`, which is a variable here\nhelp: call the variable otherwise"
            ));
        }
        self.budget -= 1;
        self.open.push(name.clone());
        instance.within(|callee| self.function(callee));
        self.open.pop();
        // What the attribute was given needs no assertion, but counts as found.
        let asserted = match self.known.read {
            true => inline::asserted(&name, function, self.known),
            false => TokenStream::new(),
        };
        self.found.insert(name, asserted);
        Ok(instance)
    }
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
        if let Expr::Call(node) = call {
            let callee = called(node).and_then(|called| {
                let site = Site {
                    call,
                    args: node.args.iter().collect(),
                    called,
                    types: self.types,
                    generics: self.generics,
                };
                self.calls.callee(&site, self.bound)
            });
            self.found.push(callee);
        }
        visit::visit_expr(self, call);
    }
}

/// `f` or `self::f`.
fn called(node: &ExprCall) -> Option<&PathSegment> {
    let Expr::Path(path) = &*node.func else {
        return None;
    };
    let mut segments = path.path.segments.iter();
    let found = match (segments.next()?, segments.next()) {
        (one, None) => one,
        (module, Some(one)) if module.ident == "self" => one,
        _ => return None,
    };
    (path.qself.is_none() && segments.next().is_none()).then_some(found)
}

/// Puts what was found there, in the same order.
struct Replace<'b> {
    found: std::vec::IntoIter<Option<Instance>>,
    bound: &'b Bound,
}

impl VisitMut for Replace<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        let found = match expr {
            Expr::Call(_) => self.found.next().flatten(),
            _ => None,
        };
        visit_mut::visit_expr_mut(self, expr);
        if let (Expr::Call(node), Some(instance)) = (expr, found) {
            let args = node.args.iter().zip(instance.handed());
            let args = args.map(|(arg, handed)| match handed {
                Some(handed) => handed.argument(arg, self.bound),
                None => arg.clone(),
            });
            node.args = args.collect();
            let closure = instance.closure();
            *node.func = syn::parse_quote!((#closure));
        }
    }
}
