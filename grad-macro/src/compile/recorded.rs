//! Type parameters that stand for models: a record may hold what they stand for.
//!
//! ```text
//! fn grown<S: Shape>(s: &mut S, k: f64) { *s = s.scaled(k); }
//!     fn grown_vjp<S: Shape>(..) where S: Save, <S as Differentiable>::Tangent: Save
//! ```

use proc_macro2::Ident;
use syn::ItemFn;

use crate::ir::{Func, Mem, RootKind};

/// Those of which values are made or changed. (What is only lent stays where it is.)
pub fn recorded(function: &ItemFn, func: &Func) -> Vec<Ident> {
    let params = function.sig.generics.type_params();
    let changes = |kind: &RootKind| !matches!(kind, RootKind::ParamRef { mutable: false, .. });
    let roots = func.roots.iter().filter(|root| changes(&root.kind));
    let made = |param: &&Ident| roots.clone().any(|root| consists_of(&root.ty, param));
    params
        .map(|param| &param.ident)
        .filter(made)
        .cloned()
        .collect()
}

fn consists_of(ty: &Mem, param: &Ident) -> bool {
    match ty {
        Mem::Struct(of) => *param == of.path.to_string(),
        Mem::Array(of, _) | Mem::Slice(of) | Mem::Vec(of) | Mem::Queue(of) => {
            consists_of(of, param)
        }
        Mem::Tuple(parts) => parts.iter().any(|part| consists_of(part, param)),
        Mem::Scalar(_) | Mem::Unknown(_) => false,
    }
}
