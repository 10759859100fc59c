//! The companions' rustdoc.

use proc_macro2::TokenStream;
use quote::quote;

use super::shapes::{By, ParamShape, Role, Shape};
use super::signature::Signature;

pub fn grad(sig: &Signature, source: Option<&str>) -> TokenStream {
    let shown = source.map(|source| format!("\n\n# Source\n```text\n{}\n```", source.trim_end()));
    doc(&format!(
        "The gradient of `{}` with respect to {}.{}{}{}",
        sig.name(),
        list(sig),
        returns(sig, "Returns"),
        panics(sig, false),
        shown.unwrap_or_default(),
    ))
}

pub fn value_and_grad(sig: &Signature) -> TokenStream {
    doc(&format!(
        "The value of `{}` and its gradient with respect to {}, in one sweep.{}{}",
        sig.name(),
        list(sig),
        returns(sig, "Returns the value and"),
        panics(sig, false),
    ))
}

pub fn value_and_grad_into(sig: &Signature) -> TokenStream {
    let buffers: Vec<String> = sig
        .with_role(Role::Reference)
        .map(|(position, _)| format!("`{}`", sig.locals.grads[position]))
        .collect();
    let overwrites = match &buffers[..] {
        [] => String::new(),
        buffers => format!("Overwrites {}. ", buffers.join(", ")),
    };
    doc(&format!(
        "The value of `{}` and its gradient with respect to {}, into the caller's buffers.\n\n{overwrites}{}{}",
        sig.name(),
        list(sig),
        result(sig),
        panics(sig, true),
    ))
}

pub fn vjp(sig: &Signature) -> TokenStream {
    doc(&format!(
        "{}{}{}",
        vjp_head(sig),
        vjp_details(sig),
        panics(sig, true)
    ))
}

pub fn vjp_with(sig: &Signature) -> TokenStream {
    doc(&format!(
        "{}\n\nRecords on `{}`, which grows as needed and is left as it was: a warm call allocates nothing.{}{}",
        vjp_head(sig),
        sig.locals.tape,
        vjp_details(sig),
        panics(sig, true),
    ))
}

pub fn pullback(sig: &Signature) -> TokenStream {
    let mut text = format!(
        "The value of `{}`, and a function that computes adjoints with respect to {} for any number of seeds.\n\n\
         One forward sweep is made here and recorded on `{}`; each call of the pullback makes one reverse sweep.",
        sig.name(),
        list(sig),
        sig.locals.tape
    );
    text += " The pullback takes what `f_vjp` takes behind the arguments, and returns the adjoints of by-value parameters.";
    if super::hidden::mutable(sig).is_empty() {
        doc(&(text + &panics(sig, true)))
    } else {
        text +=
            " The `&mut` arguments end as the function leaves them; the pullback works on copies.";
        doc(&(text + &panics(sig, true)))
    }
}

pub fn hvp(sig: &Signature) -> TokenStream {
    let dots = sig.params.iter().zip(&sig.locals.dots);
    let dots = dots.filter(|(param, _)| param.is_active());
    let dots: Vec<String> = dots.map(|(_, dot)| format!("`{dot}`")).collect();
    doc(&format!(
        "The Hessian of `{}` with respect to {}, times a direction. No Hessian is formed: it costs a few gradients.\n\n\
         {} make up the direction, each of the shape of its argument.{}\n\n# Panics\nIf a direction has another length \
         than its argument; otherwise as the function itself does.",
        sig.name(),
        list(sig),
        dots.join(", "),
        returns(sig, "Returns, of the product,"),
    ))
}

pub fn hessian(sig: &Signature) -> TokenStream {
    doc(&format!(
        "The Hessian of `{}` with respect to {}: {}\n\nRow by row, by products with unit vectors; symmetric to rounding.{}",
        sig.name(),
        list(sig),
        blocks("parameter"),
        panics(sig, false),
    ))
}

pub fn hessian_into(sig: &Signature) -> TokenStream {
    let out = &sig.locals.out;
    doc(&format!(
        "The Hessian of `{}` with respect to {}, written to `{out}`, row-major: {}\n\n\
         # Panics\nWhere `{0}` does. Also if `{out}` has another length.",
        sig.name(),
        list(sig),
        strides(
            sig,
            "the element (i, j), at `i * n + j`, is the second derivative in components i and j"
        ),
    ))
}

pub fn jacobian(sig: &Signature) -> TokenStream {
    doc(&format!(
        "The Jacobian of `{}` with respect to {}: {}\n\n{}{}",
        sig.name(),
        list(sig),
        blocks("output"),
        outputs(sig),
        panics(sig, false),
    ))
}

pub fn jacobian_into(sig: &Signature) -> TokenStream {
    let out = &sig.locals.out;
    doc(&format!(
        "The value of `{}`, and its Jacobian with respect to {}, written to `{out}`, row-major: {}\n\n{}\n\n\
         # Panics\nWhere `{0}` does. Also if `{out}` has another length.",
        sig.name(),
        list(sig),
        strides(
            sig,
            "the element (i, j), at `i * n + j`, is the derivative of component i of the outputs in component j"
        ),
        outputs(sig),
    ))
}

fn blocks(of: &str) -> String {
    format!(
        "one block per pair of {of} (rows) and parameter (columns), in order. A block has the shape of its rows, with the shape \
         of a column's parameter in place of each float."
    )
}

fn strides(sig: &Signature, element: &str) -> String {
    format!(
        "n components of {} behind one another make a row; {element}.",
        list(sig)
    )
}

fn outputs(sig: &Signature) -> String {
    let written = sig.with_role(Role::Reference);
    let written = written.filter(|(_, param)| param.by == By::RefMut);
    let written: Vec<String> = written
        .map(|(_, param)| format!("the contents of `{}` on return", param.ident))
        .collect();
    let result = sig.ret.is_active().then(|| "the result".to_owned());
    let all: Vec<String> = result.into_iter().chain(written).collect();
    format!(
        "Outputs: {}. Rows by reverse sweeps behind one forward sweep, or columns by forward sweeps, whatever is cheaper.",
        all.join(", ")
    )
}

pub fn jvp(sig: &Signature) -> TokenStream {
    let mut text = format!(
        "The value of `{}` and its derivative in one direction, with respect to {}.",
        sig.name(),
        list(sig)
    );
    for (n, param) in sig.params.iter().enumerate() {
        let (dot, name) = (&sig.locals.dots[n], &param.ident);
        text += &match (param.is_active(), param.by) {
            (false, _) => continue,
            (true, By::RefMut) => format!(
                "\n\n`{dot}`, of the shape of `{name}`, holds the tangent of the contents on entry and gets that of the \
                 contents on return."
            ),
            (true, _) => {
                format!("\n\n`{dot}` is the direction in which `{name}` moves, of its shape.")
            }
        };
    }
    text += match (&sig.ret.ty, sig.ret.is_active()) {
        (None, _) => "\n\nReturns nothing.",
        (_, false) => "\n\nReturns the value.",
        _ => "\n\nReturns the value and its tangent.",
    };
    let panics = match sig.params.iter().any(|p| p.is_active() && p.has_length()) {
        true => {
            "\n\n# Panics\nIf a direction has another length than its argument; otherwise as the function itself does."
        }
        false => "\n\n# Panics\nAs the function itself does.",
    };
    doc(&(text + panics))
}

pub fn jvp_many(sig: &Signature, width: &proc_macro2::Ident) -> TokenStream {
    let directions = sig.params.iter().zip(&sig.locals.dots);
    let directions = directions.filter(|(param, _)| param.is_active());
    let directions: Vec<String> = directions.map(|(_, dot)| format!("`{dot}`")).collect();
    let returns = match (&sig.ret.ty, sig.ret.is_active()) {
        (None, _) => "Returns nothing.",
        (_, false) => "Returns the value.",
        _ => "Returns the value and its tangents, one per direction.",
    };
    doc(&format!(
        "The value of `{}` and its derivatives in `{width}` directions at once, with respect to {}.\n\n\
         {} hold one direction after the other, each as `{}` takes it; at least one: none is a compile error. {returns}\n\n\
         # Panics\nIf a direction has another length than its argument; otherwise as the function itself does.",
        sig.name(),
        list(sig),
        directions.join(", "),
        sig.items.jvp,
    ))
}

pub fn hvp_many(sig: &Signature, width: &proc_macro2::Ident) -> TokenStream {
    let directions = sig.params.iter().zip(&sig.locals.dots);
    let directions = directions.filter(|(param, _)| param.is_active());
    let directions: Vec<String> = directions.map(|(_, dot)| format!("`{dot}`")).collect();
    doc(&format!(
        "The Hessian of `{}` with respect to {}, times `{width}` directions, each shaped as `{}` returns it. Four at a time share \
         what does not depend on the direction, where the function calls no other one for a derivative and writes through no \
         argument.\n\n\
         {} hold one direction after the other, each as `{2}` takes it; at least one: none is a compile error.\n\n\
         # Panics\nIf a direction has another length than its argument; otherwise as the function itself does.",
        sig.name(),
        list(sig),
        sig.items.hvp,
        directions.join(", "),
    ))
}

pub fn source(sig: &Signature) -> TokenStream {
    doc(&format!(
        "The reverse sweep that `#[grad]` emits for `{}`, as text.",
        sig.name()
    ))
}

fn vjp_head(sig: &Signature) -> String {
    format!(
        "The adjoints of `{}`'s arguments, with respect to {}.",
        sig.name(),
        list(sig)
    )
}

fn vjp_details(sig: &Signature) -> String {
    let mut text = String::new();
    if sig.ret.is_active() {
        text += &format!("\n\n`{}` is the adjoint of the result", sig.locals.seed);
        text += if sig.ret.is_scalar() {
            ": 1 gives the gradient."
        } else {
            ", of the same shape."
        };
    }
    for (position, param) in sig.with_role(Role::Reference) {
        let (bar, name) = (&sig.locals.bars[position], &param.ident);
        text += "\n\n";
        text += &match (&param.shape, param.by) {
            (Shape::Vec(_), By::RefMut) => format!(
                "`{bar}` holds the adjoint of `{name}`'s contents on return, empty standing for zeros, and \
                 gets that of the contents on entry."
            ),
            (_, By::RefMut) => format!(
                "`{bar}` holds the adjoint of `{name}`'s contents on return and gets that of the contents on entry."
            ),
            _ => format!(
                "The derivative with respect to `{name}` is added to `{bar}`, which has its shape."
            ),
        };
    }
    text + "\n\n" + &result(sig)
}

/// What `f_vjp` returns.
fn result(sig: &Signature) -> String {
    let adjoints: Vec<String> = sig
        .with_role(Role::Value)
        .map(|(_, param)| format!("`{}`", param.ident))
        .collect();
    match (&sig.ret.ty, adjoints.is_empty()) {
        (None, true) => "Returns nothing.".into(),
        (Some(_), true) => "Returns the value.".into(),
        (None, false) => format!(
            "Returns the derivative with respect to {}.",
            adjoints.join(", ")
        ),
        (Some(_), false) => {
            format!(
                "Returns the value and the derivative with respect to {}.",
                adjoints.join(", ")
            )
        }
    }
}

/// The gradient's parts and their types, if there are several.
fn returns(sig: &Signature, verb: &str) -> String {
    let active: Vec<&ParamShape> = sig
        .params
        .iter()
        .filter(|param| param.is_active())
        .collect();
    match active[..] {
        [_] => String::new(),
        _ => {
            let parts = active
                .iter()
                .map(|param| format!("* `{}`: `{}`", param.ident, text(&param.shape)));
            format!(
                "\n\n{verb} the derivatives, in this order:\n{}",
                parts.collect::<Vec<_>>().join("\n")
            )
        }
    }
}

fn panics(sig: &Signature, has_buffers: bool) -> String {
    let name = sig.name();
    let lengths = has_buffers
        && sig.params.iter().any(|param| {
            param.role() == Role::Reference
                && matches!(param.shape, Shape::Slice(_) | Shape::Vec(_))
        });
    let also = if lengths {
        " Also if an adjoint buffer is not as long as its argument."
    } else {
        ""
    };
    format!("\n\n# Panics\nWhere `{name}` does.{also}")
}

fn list(sig: &Signature) -> String {
    let names: Vec<String> = (sig.params.iter().filter(|param| param.is_active()))
        .map(|param| format!("`{}`", param.ident))
        .collect();
    match &names[..] {
        [] => "nothing".into(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// A tangent's type as people write it.
fn text(shape: &Shape) -> String {
    match shape {
        Shape::F64 => "f64".into(),
        Shape::F32 => "f32".into(),
        Shape::Param(param) => param.to_string(),
        Shape::Inert => "()".into(),
        Shape::Array(of, len) => format!("[{}; {len}]", text(of)),
        Shape::Slice(of) | Shape::Vec(of) => format!("Vec<{}>", text(of)),
        Shape::Tuple(parts) => {
            let parts: Vec<String> = parts.iter().map(text).collect();
            format!("({})", parts.join(", "))
        }
        Shape::Option(of) => format!("Option<{}>", text(of)),
        Shape::Opaque(ty) => format!("<{} as Differentiable>::Tangent", quote!(#ty)),
    }
}

/// One attribute per line, as `///` would make them.
fn doc(text: &str) -> TokenStream {
    let lines = text.lines().map(|line| {
        if line.is_empty() {
            String::new()
        } else {
            format!(" {line}")
        }
    });
    quote!(#(#[doc = #lines])*)
}
