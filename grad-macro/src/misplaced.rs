//! Options that have no effect where they stand: nobody should look for what they promise.

use proc_macro2::{Ident, TokenStream};
use syn::ItemFn;
use syn::ext::IdentExt;

use crate::companions::shapes;
use crate::errors::Errors;
use crate::known::Known;
use crate::options::{self, Options, Show};
use crate::traits;

/// What belongs to one function, on a block of several. `of_all`: options that the functions of such a block share after all.
pub fn check_block(options: &Options, block: &str, of_all: &[&str], errors: &mut Errors) {
    let own = ["name", "wrt", "custom", "custom_jvp"];
    let own = own.into_iter().filter(|name| !of_all.contains(name));
    for name in own {
        if let Some(at) = given(options, name) {
            errors.at(
                at,
                format!(
                    "`{name}` is for one function, and here it stands on {block}\n\
                     help: put `#[grad({name} ..)]` on the function that is meant"
                ),
            );
        }
    }
}

/// The options of an operator's implementation that count for something: nothing that its companions are called by has a name.
pub fn of_operator(options: &Options) -> Options {
    Options {
        wrt: None,
        name: None,
        hvp: None,
        hessian: None,
        jacobian: None,
        lagrangian: None,
        graph: None,
        show: Show::No,
        ..options.clone()
    }
}

/// Reports the others, where they stand on the implementation itself.
pub fn check_operator(options: &Options, operator: &str, errors: &mut Errors) {
    let nameless = [
        "name",
        "wrt",
        "hvp",
        "hessian",
        "jacobian",
        "lagrangian",
        "graph",
        "show",
    ];
    for name in nameless {
        if let Some(at) = given(options, name) {
            errors.at(
                at,
                format!(
                    "`{name}` has no effect on `{operator}`: what is emitted for it has no name that one could call it by\n\
                     help: put `{name}` on the functions that use it"
                ),
            );
        }
    }
}

/// The declaration of a trait says which companions there are. `declared`: its options; `given`: those of an implementation.
pub fn check_implementation(
    given: &Options,
    declared: &[Ident],
    of: &syn::Ident,
    errors: &mut Errors,
) {
    for option in &given.given {
        let name = option.unraw().to_string();
        let free = ["crate", "skip", "off"].contains(&name.as_str());
        if !free && name != "show" && !declared.contains(option) {
            errors.at(
                option,
                format!(
                    "`{name}` stands on an implementation of `{of}`, whose declaration says which companions there are\n\
                     help: put `{name}` on `trait {of}`"
                ),
            );
        }
    }
    check_shown(given, errors);
}

/// What is left out has nothing that other options could say something of.
pub fn check_skipped(given: &Options, skip: &syn::Ident, errors: &mut Errors) {
    if given.given.len() > 1 {
        errors.at(
            skip,
            "`skip` leaves the function out: other options have no effect beside it\nhelp: take one of them off",
        );
    }
}

/// A trait with a constant is no type of objects any more.
pub fn check_shown(options: &Options, errors: &mut Errors) {
    if let Some(show) = given(options, "show") {
        errors.at(
            show,
            "`show` emits a constant, which the methods of a trait have no place for\n\
             help: put `#[grad(show)]` on a function with the same body",
        );
    }
}

/// Companions of companions differentiate the adjoints as well, whose types have to be known: not those of a type parameter, nor
/// that of `Self` in a trait.
pub fn check_order(options: &mut Options, function: &ItemFn, known: &Known, errors: &mut Errors) {
    if options.order < 2 || options.custom.is_some() {
        return;
    }
    let sig = &function.sig;
    let mut open: Vec<String> = (known.generics.type_params())
        .chain(sig.generics.type_params())
        .map(|param| param.ident.to_string())
        .collect();
    if traits::is_declaration(known) {
        open.push("Self".to_owned());
    }
    let params = shapes::params(sig, options.wrt.as_deref());
    let active = params.iter().filter(|param| param.is_active());
    let found = active.map(|param| &param.shape).find_map(|shape| {
        let mut found = open.iter().filter(|name| shape.is_of(name));
        found.next()
    });
    let Some(of) = found else { return };
    let (name, order) = (&sig.ident, options.order);
    let message = format!(
        "`order = {order}` asks for derivatives of the gradient of `{name}`, of which nothing is known but that it is that of `{of}`\n\
         help: write `{name}` for one type, or put an `#[grad]` without `order` on it"
    );
    match given(options, "order") {
        Some(at) => errors.at(at, message),
        None => errors.at(name, message),
    }
    options.order = 1;
}

/// Where an option stands.
fn given<'o>(options: &'o Options, name: &str) -> Option<&'o Ident> {
    options.given.iter().find(|option| option.unraw() == name)
}

/// The options of an `impl` in an annotated module: its own, if it has any.
pub fn own_or(own: Option<TokenStream>, around: &Options, errors: &mut Errors) -> Options {
    match own {
        Some(own) => options::within(own, around, errors),
        None => Options {
            given: vec![],
            ..around.clone()
        },
    }
}
