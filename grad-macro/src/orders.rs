//! How many derivatives may be taken through the functions in sight.
//!
//! ```text
//! #[grad] impl Wire { fn tension(&self, x: f64) -> f64 { .. } }            // one
//! #[grad(order = 2)] fn work(wire: &Wire, x: f64) -> f64 { wire.tension(x) * x }
//! ```

use std::collections::BTreeMap;

use syn::{Attribute, ImplItem, ItemFn, ItemImpl};

use crate::attribute;
use crate::compile::callees;
use crate::errors::Errors;
use crate::generics;
use crate::options::{self, Options};
use crate::reverse::Joint;

/// By the type's name (nothing for functions) and their own.
pub type Key = (String, String);

/// How many derivatives may be taken through what is annotated.
#[derive(Clone, Default)]
pub struct Orders(BTreeMap<Key, usize>);

impl Orders {
    /// Of several of one name (in blocks for several types of elements, say) it is not told which is called.
    pub fn add(&mut self, found: impl IntoIterator<Item = (Key, usize)>) {
        for (key, order) in found {
            let known = self.0.entry(key).or_insert(order);
            *known = order.max(*known);
        }
    }

    /// Those of another module, by the names that its types and functions have here.
    pub fn add_named(&mut self, other: &Orders, named: &dyn Fn(&String) -> Option<String>) {
        let here = other.0.iter().filter_map(|((this, name), order)| {
            let key = match this.is_empty() {
                true => (String::new(), named(name)?),
                false => (named(this)?, name.clone()),
            };
            Some((key, *order))
        });
        self.add(here);
    }

    pub fn of(&self, key: &Key) -> Option<usize> {
        self.0.get(key).copied()
    }
}

/// The order that these attributes say; none if there is none of ours, or a rule in place of the body, or where options
/// are not to be read, such as `$($option)*` in the text of a macro.
fn said(attrs: &[Attribute]) -> Option<usize> {
    let mut errors = Errors::new();
    let options = options::parse(attribute::options(attribute::find(attrs)?), &mut errors);
    // What is wrong with them is reported where they stand.
    let clear = errors.discard();
    (clear && options.custom.is_none()).then(|| options.order.max(1))
}

/// That of a function.
pub fn of_function(function: &ItemFn) -> Option<(Key, usize)> {
    let key = (String::new(), function.sig.ident.to_string());
    Some((key, said(&function.attrs)?))
}

/// Those of the methods of a block, of a type of this name.
pub fn of_block(block: &ItemImpl, this: &str) -> Vec<(Key, usize)> {
    let of = block.trait_.as_ref().and_then(|(of, _)| of.segments.last());
    let of = of.map(|of| of.ident.to_string());
    let methods = block.items.iter().filter_map(|item| match item {
        ImplItem::Fn(method) => {
            let own = attribute::find(&method.attrs).map(|_| &method.attrs);
            let order = said(own.unwrap_or(&block.attrs))?;
            let name = method.sig.ident.to_string();
            let name = match of.as_deref() {
                Some("Index") => format!("grad_{name}"),
                _ => name,
            };
            Some(((this.to_owned(), name), order))
        }
        _ => None,
    });
    methods.collect()
}

/// Reports what is called, and has fewer derivatives than are asked for.
///
/// Only where the function itself is found as it is: in a module that a macro makes, what has a name is not what is in sight.
pub fn check(function: &ItemFn, options: &Options, joint: &Joint, errors: &mut Errors) {
    let order = options.order;
    let this = generics::this().as_ref().and_then(crate::known::name_of);
    let itself = (this.unwrap_or_default(), function.sig.ident.to_string());
    if order < 2 || generics::order_of(&itself) != Some(order) {
        return;
    }
    for (path, name) in callees(joint) {
        let this = path
            .last()
            .map_or(String::new(), |this| generics::own_name(this));
        let own = name.to_string();
        if generics::order_of(&(this.clone(), own.clone())).is_none_or(|has| has >= order) {
            continue;
        }
        let (what, at) = match own.strip_prefix("grad_index") {
            Some(_) => (
                format!("the index of `{this}`"),
                format!("`impl Index<..> for {this}`"),
            ),
            None if this.is_empty() => (format!("`{name}`"), format!("`fn {name}`")),
            None => (
                format!("`{name}` of `{this}`"),
                format!("`fn {name}`, or on the `impl` that it stands in"),
            ),
        };
        errors.at(
            name,
            format!(
                "`order = {order}` asks for more derivatives than {what} has\n\
                 help: put `#[grad(order = {order})]` on {at}"
            ),
        );
    }
}
