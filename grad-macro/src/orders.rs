//! How many derivatives may be taken through the functions in sight.
//!
//! ```text
//! #[grad] impl Wire { fn tension(&self, x: f64) -> f64 { .. } }            // one
//! #[grad(order = 2)] fn work(wire: &Wire, x: f64) -> f64 { wire.tension(x) * x }
//! ```

use syn::{Attribute, ImplItem, ItemFn, ItemImpl};

use crate::attribute;
use crate::compile::callees;
use crate::errors::Errors;
use crate::generics;
use crate::options::{self, Options};
use crate::reverse::Joint;

/// By the type's name (nothing for functions) and their own.
pub type Key = (String, String);

/// The order that these attributes say; none if there is none of ours, or a rule in place of the body.
fn said(attrs: &[Attribute]) -> Option<usize> {
    let mut errors = Errors::new();
    let options = options::parse(attribute::options(attribute::find(attrs)?), &mut errors);
    // What is wrong with them is reported where they stand.
    errors.discard();
    options.custom.is_none().then(|| options.order.max(1))
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
pub fn check(options: &Options, joint: &Joint, errors: &mut Errors) {
    let order = options.order;
    if order < 2 {
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
