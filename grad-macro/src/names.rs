//! The names of everything generated.
//!
//! For `#[grad] fn f(x: f64, w: &[f64]) -> f64`:
//!
//! | what | name | with `name = stem` |
//! |---|---|---|
//! | public companions | `f_grad`, `f_value_and_grad`, `f_value_and_grad_into`, `f_vjp`, `f_vjp_with`, `f_pullback`, `f_jvp`, `f_jvp_many`, `f_hvp`, `f_hvp_many`, `f_hessian`, `f_hessian_into`, `f_jacobian`, `f_jacobian_into` | `stem_grad`, .. |
//! | the view as constraints | `f_lagrangian`, `FLagrangian`, `FPoint`, `FInputs`, `FVariables`, `FProgram` | `stem_lagrangian`, `StemLagrangian`, .. |
//! | source shown | `F_GRAD_SOURCE` | `STEM_GRAD_SOURCE` |
//! | hidden enum (type namespace) | `f_grad`, with `vjp`, `fwd`, `rev`, `jvp`, `jvp_vjp`, `jvp_fwd`, `jvp_rev` | the same |
//! | hidden suffixed forms, for callers who write a path | `f_grad_vjp`, `f_grad_fwd`, `f_grad_rev`, `f_grad_jvp`, .. | the same |
//! | hidden enums with the companions of companions (`order`) | `f_grad_grad`, `f_value_and_grad_grad`, `f_vjp_grad`, `f_jvp_grad`, `f_hvp_grad` | `stem_grad_grad`, .. |
//! | hidden types, where a name in [`SUFFIXES`] has no function | `f_vjp`, .. | the same |
//! | hidden trait that nothing implements, of a function that was refused among others | `f_refused`; `Refused` for methods | the same |
//!
//! | parameters and locals | name |
//! |---|---|
//! | the user's parameters | their own; `arg_1`, `arg_2`, .. by position where the pattern is not an identifier |
//! | adjoint of `x`, adjoint buffer or shadow of `w` | `x_bar`, `w_bar` |
//! | tangent of `x`, of the value; zeros in its place | `x_dot`, `tangent`; `x_zeros` |
//! | lifetimes of the shadow and of the tangent of `w` | `'w_bar`, `'w_dot` |
//! | buffer that is overwritten with the gradient in `w` | `w_grad` |
//! | an adjoint buffer's views; its copy for a custom rule | `w_views`, `w_buffer` |
//! | what `u: &mut` points to, as it was left, and where sweeps undo it | `u_kept`, `u_held` |
//! | tape or its reverse side; seed; a matrix that is written | `tape`, `seed`, `out` |
//! | value of the primal | `value` |
//!
//! A local whose name is taken by a parameter of the user gets underscores appended: `tape_`.
//! Locals have `mixed_site` spans; items have the span of the user's function name.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::ext::IdentExt;

/// Types, traits and constants are written with a capital letter; they may stand in an import beside functions.
pub fn may_be_function(name: &str) -> bool {
    name != "self" && !name.starts_with(char::is_uppercase)
}

/// What an import carries along, in the namespace of types or of values.
pub const SUFFIXES: [&str; 14] = [
    "grad",
    "value_and_grad",
    "value_and_grad_into",
    "vjp",
    "vjp_with",
    "jvp",
    "jvp_many",
    "hvp",
    "hvp_many",
    "pullback",
    "hessian",
    "hessian_into",
    "jacobian",
    "jacobian_into",
];

/// The names that functions may have which stand beside this one for callers, or for callers who write a path.
pub fn of_companions(function: &Ident) -> impl Iterator<Item = String> {
    const HIDDEN: [&str; 4] = ["grad_vjp", "grad_fwd", "grad_rev", "grad_jvp"];
    let stem = function.unraw().to_string();
    let suffixes = SUFFIXES.into_iter().chain(HIDDEN);
    suffixes.map(move |suffix| format!("{stem}_{suffix}"))
}

/// The hidden types of companions that are differentiated themselves, which an import carries along as well.
pub const NESTED: [&str; 5] = [
    "grad_grad",
    "value_and_grad_grad",
    "vjp_grad",
    "jvp_grad",
    "hvp_grad",
];

/// How the hidden companions begin of a function that was differentiated forward this often. A missing one says what to
/// ask for.
pub fn forward(order: usize) -> String {
    match order {
        0 => String::new(),
        1 => "jvp_".to_owned(),
        order => format!("order_{}_", order + 1),
    }
}

/// The forward companion itself.
pub fn tangent(order: usize) -> String {
    match order {
        0 | 1 => "jvp".to_owned(),
        order => format!("order_{order}_jvp"),
    }
}

/// The items beside one function.
#[derive(Clone)]
pub struct Items {
    pub grad: Ident,
    pub value_and_grad: Ident,
    pub value_and_grad_into: Ident,
    pub vjp: Ident,
    pub vjp_with: Ident,
    pub source: Ident,
    pub hidden: Ident,
    pub hidden_vjp: Ident,
    pub hidden_fwd: Ident,
    pub hidden_rev: Ident,
    pub hidden_jvp: Ident,
    pub jvp: Ident,
    pub jvp_many: Ident,
    pub hvp: Ident,
    pub hvp_many: Ident,
    pub pullback: Ident,
    pub hessian: Ident,
    pub hessian_into: Ident,
    pub jacobian: Ident,
    pub jacobian_into: Ident,
    /// By the function's own name: what [`SUFFIXES`] says, without `f_grad`.
    pub carried: Vec<Ident>,
}

/// The names inside one function's companions. Those made per parameter are in the parameters' order.
pub struct Locals {
    pub tape: Ident,
    pub seed: Ident,
    pub out: Ident,
    pub value: Ident,
    /// The reverse side of a tape, the records of the contents on return, and those on entry.
    pub rev: Ident,
    pub outgoing: Ident,
    pub entry: Ident,
    pub mark: Ident,
    /// Which old contents the caller needs, and whether it takes scalars for constants.
    pub keep: Ident,
    pub fixed: Ident,
    /// What several adjoints or gradients are called together.
    pub adjoints: Ident,
    pub gradient: Ident,
    /// The tangent of the value, and those of the parameters; zeros for those that are not given.
    pub tangent: Ident,
    pub dots: Vec<Ident>,
    pub zeros: Vec<Ident>,
    pub bars: Vec<Ident>,
    pub grads: Vec<Ident>,
    pub views: Vec<Ident>,
    pub buffers: Vec<Ident>,
    /// Copies of the contents of `&mut` arguments on return, one to keep and one to work on.
    pub kept: Vec<Ident>,
    pub held: Vec<Ident>,
}

impl Items {
    pub fn new(function: &Ident, stem: Option<&str>) -> Self {
        let base = function.unraw().to_string();
        let stem = stem.unwrap_or(&base);
        let item =
            |stem: &str, suffix: &str| format_ident!("{stem}_{suffix}", span = function.span());
        Self {
            grad: item(stem, "grad"),
            value_and_grad: item(stem, "value_and_grad"),
            value_and_grad_into: item(stem, "value_and_grad_into"),
            vjp: item(stem, "vjp"),
            vjp_with: item(stem, "vjp_with"),
            source: item(&stem.to_uppercase(), "GRAD_SOURCE"),
            hidden: item(&base, "grad"),
            hidden_vjp: item(&base, "grad_vjp"),
            hidden_fwd: item(&base, "grad_fwd"),
            hidden_rev: item(&base, "grad_rev"),
            hidden_jvp: item(&base, "grad_jvp"),
            jvp: item(stem, "jvp"),
            jvp_many: item(stem, "jvp_many"),
            hvp: item(stem, "hvp"),
            hvp_many: item(stem, "hvp_many"),
            pullback: item(stem, "pullback"),
            hessian: item(stem, "hessian"),
            hessian_into: item(stem, "hessian_into"),
            jacobian: item(stem, "jacobian"),
            jacobian_into: item(stem, "jacobian_into"),
            carried: SUFFIXES[1..]
                .iter()
                .map(|suffix| item(&base, suffix))
                .collect(),
        }
    }
}

impl Items {
    /// `f_grad_jvp_vjp`: a hidden companion as methods have it, and those who write a path.
    pub fn hidden_form(&self, name: &Ident) -> Ident {
        format_ident!("{}_{name}", self.hidden, span = self.hidden.span())
    }

    /// Whether one of these functions (not types) has this name.
    pub fn contains(&self, name: &Ident) -> bool {
        let public = [
            &self.grad,
            &self.value_and_grad,
            &self.value_and_grad_into,
            &self.vjp,
            &self.vjp_with,
            &self.jvp,
            &self.jvp_many,
            &self.hvp,
            &self.hvp_many,
            &self.pullback,
            &self.hessian,
            &self.hessian_into,
            &self.jacobian,
            &self.jacobian_into,
        ];
        let hidden = [
            &self.hidden_vjp,
            &self.hidden_fwd,
            &self.hidden_rev,
            &self.hidden_jvp,
        ];
        public.iter().chain(&hidden).any(|item| *item == name)
    }
}

impl Locals {
    pub fn new(params: &[&Ident]) -> Self {
        let mut taken: BTreeSet<String> = params.iter().map(|p| p.unraw().to_string()).collect();
        let mut fresh = |name: &str| {
            let mut name = name.to_owned();
            while !taken.insert(name.clone()) {
                name.push('_');
            }
            Ident::new(&name, Span::mixed_site())
        };
        let mut each = |suffix: &str| -> Vec<Ident> {
            params
                .iter()
                .map(|param| fresh(&format!("{}_{suffix}", param.unraw())))
                .collect()
        };
        let (bars, grads) = (each("bar"), each("grad"));
        let (dots, zeros) = (each("dot"), each("zeros"));
        let (views, buffers) = (each("views"), each("buffer"));
        let (kept, held) = (each("kept"), each("held"));
        Self {
            tape: fresh("tape"),
            seed: fresh("seed"),
            out: fresh("out"),
            value: fresh("value"),
            rev: fresh("rev"),
            outgoing: fresh("outgoing"),
            entry: fresh("entry"),
            mark: fresh("mark"),
            keep: fresh("keep"),
            fixed: fresh("fixed"),
            adjoints: fresh("adjoints"),
            gradient: fresh("gradient"),
            tangent: fresh("tangent"),
            dots,
            zeros,
            bars,
            grads,
            views,
            buffers,
            kept,
            held,
        }
    }
}

impl Locals {
    /// What differentiates a parameter that is a function is called after it: `f_vjp`.
    pub fn name_pullbacks(&mut self, params: &[(&Ident, bool)]) {
        let taken: BTreeSet<String> = (params.iter().map(|(param, _)| param.unraw().to_string()))
            .chain(self.bars.iter().map(ToString::to_string))
            .collect();
        for (bar, (param, is_function)) in self.bars.iter_mut().zip(params) {
            if *is_function {
                let mut name = format!("{}_vjp", param.unraw());
                while taken.contains(&name) {
                    name.push('_');
                }
                *bar = Ident::new(&name, Span::mixed_site());
            }
        }
    }
}

/// The items of the view as constraints.
pub struct ViewItems {
    pub function: Ident,
    pub graph: Ident,
    pub view: Ident,
    pub point: Ident,
    pub inputs: Ident,
    pub variables: Ident,
    pub program: Ident,
    /// Functions that nobody else sees: the run, the Lagrangian, the back-substitution.
    pub run: Ident,
    pub value: Ident,
    pub back: Ident,
}

impl ViewItems {
    pub fn new(function: &Ident, stem: Option<&str>) -> ViewItems {
        let base = function.unraw().to_string();
        let stem = stem.unwrap_or(&base);
        let span = function.span();
        let pascal = pascal(stem);
        let ty = |suffix: &str| format_ident!("{pascal}{suffix}", span = span);
        ViewItems {
            function: format_ident!("{stem}_lagrangian", span = span),
            graph: format_ident!("{stem}_graph", span = span),
            view: ty("Lagrangian"),
            point: ty("Point"),
            inputs: ty("Inputs"),
            variables: ty("Variables"),
            program: ty("Program"),
            run: format_ident!("{stem}_lagrangian_run", span = span),
            value: format_ident!("{stem}_lagrangian_value", span = span),
            back: format_ident!("{stem}_lagrangian_back", span = span),
        }
    }
}

/// `LogSumExp` of `log_sum_exp`.
fn pascal(name: &str) -> String {
    let words = name.split('_').filter(|word| !word.is_empty());
    words
        .map(|word| {
            let mut chars = word.chars();
            let first = chars.next().map(|c| c.to_uppercase().to_string());
            first.unwrap_or_default() + chars.as_str()
        })
        .collect()
}

/// What the tangent of an enum calls a field of one of its variants, read and written.
pub fn variant_field(variant: &Ident, field: &syn::Member) -> (Ident, Ident) {
    let field = match field {
        syn::Member::Named(name) => name.unraw().to_string(),
        syn::Member::Unnamed(at) => at.index.to_string(),
    };
    let variant = variant.unraw();
    (
        format_ident!("grad_ref_{variant}_{field}", span = Span::mixed_site()),
        format_ident!("grad_mut_{variant}_{field}", span = Span::mixed_site()),
    )
}

/// What the tangent of an enum calls the zero of one of its variants.
pub fn variant_zero(variant: &Ident) -> Ident {
    let variant = variant.unraw();
    format_ident!("grad_zero_{variant}", span = Span::mixed_site())
}

/// The name, in companions, of the parameter at this position whose pattern is not an identifier.
pub fn unnamed(position: usize, taken: &BTreeSet<String>) -> Ident {
    let mut name = format!("arg_{}", position + 1);
    while taken.contains(&name) {
        name.push('_');
    }
    Ident::new(&name, Span::mixed_site())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ident(name: &str) -> Ident {
        Ident::new(name, Span::call_site())
    }

    #[test]
    fn parameters_of_the_user_keep_their_names() {
        let (x, x_bar, tape) = (ident("x"), ident("x_bar"), ident("tape"));
        let locals = Locals::new(&[&x, &x_bar, &tape]);
        assert_eq!(locals.tape, "tape_");
        assert_eq!(locals.seed, "seed");
        assert_eq!(locals.bars, ["x_bar_", "x_bar_bar", "tape_bar"]);
    }

    #[test]
    fn raw_names_and_stems() {
        let items = Items::new(&Ident::new_raw("loop", Span::call_site()), None);
        assert_eq!(items.grad, "loop_grad");
        let items = Items::new(&ident("f"), Some("stem"));
        assert_eq!(
            (items.grad, items.hidden),
            (ident("stem_grad"), ident("f_grad"))
        );
        assert_eq!(items.source, "STEM_GRAD_SOURCE");
    }
}
