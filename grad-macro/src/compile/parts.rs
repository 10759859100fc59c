//! Calls that take two parts of one array, one of them by `&mut`: what `split_at_mut` had told rustc apart is one
//! variable again in emitted code, which cannot be borrowed twice.

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::errors::Errors;
use crate::ir::{Call, CallArg, Callee, Func, OpKind, Place};

/// Reports such calls; whether there are none.
pub fn check(func: &Func, errors: &mut Errors) -> bool {
    let mut fine = true;
    func.body.walk(&mut |op| {
        let OpKind::Call(call) = &op.kind else {
            return;
        };
        if borrows_twice(call) {
            fine = false;
            let (tokens, name) = callee(call);
            let message = format!(
                "`#[grad]` cannot pass two parts of one array to `{name}`, at least one of them `&mut`\n\
                 help: pass the whole array and where to split it, and split it in `{name}`"
            );
            errors.at(tokens, message);
        }
    });
    fine
}

fn borrows_twice(call: &Call) -> bool {
    let mut places = vec![];
    call.args.iter().for_each(|arg| borrowed(arg, &mut places));
    places.iter().enumerate().any(|(n, (a, mutable))| {
        let others = places[n + 1..].iter();
        let mut clashing = others.filter(|(b, other)| (*mutable || *other) && a.clashes(b));
        clashing.next().is_some()
    })
}

fn borrowed<'c>(arg: &'c CallArg, places: &mut Vec<(&'c Place, bool)>) {
    match arg {
        CallArg::Ref(place) => places.push((place, false)),
        CallArg::RefMut(place) => places.push((place, true)),
        CallArg::Tuple(parts) | CallArg::Opt(parts) => {
            parts.iter().for_each(|part| borrowed(part, places));
        }
        CallArg::Dot(arg) => borrowed(arg, places),
        CallArg::Val(_) | CallArg::Own(_) | CallArg::Tokens(_) | CallArg::NoDot(_) => {}
    }
}

fn callee(call: &Call) -> (TokenStream, String) {
    let tokens = match &call.callee {
        Callee::Path(path) => path.to_token_stream(),
        Callee::Qualified(path) => path.to_token_stream(),
        Callee::Method { name, .. } => name.to_token_stream(),
        Callee::Operator(operator) => operator.token.clone(),
        Callee::Conversion(conversion) => conversion.name.to_token_stream(),
    };
    let name = tokens.to_string().replace(' ', "");
    (tokens, name)
}
