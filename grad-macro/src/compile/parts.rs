//! Calls that take two parts of one array, one of them by `&mut`: what `split_at_mut` had told rustc apart is one
//! variable again in emitted code, which cannot be borrowed twice.

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::errors::Errors;
use crate::ir::{Base, Call, CallArg, Callee, Func, OpKind, Place};
use crate::reverse::same_place;

/// Exclusive references that are handed on beside something of what is behind them are lent for reading: where the callee
/// wrote to it, rustc would not take the function itself.
///
/// ```text
/// fn f(row: &mut [f64]) -> f64 { g(row, &row[1]) }
/// ```
pub fn lend(func: &mut Func) {
    func.body.walk_mut(&mut |op| {
        let OpKind::Call(call) = &mut op.kind else {
            return;
        };
        let mut places = vec![];
        call.args.iter().for_each(|arg| borrowed(arg, &mut places));
        let places: Vec<Place> = places.into_iter().map(|(place, _)| place.clone()).collect();
        for arg in &mut call.args {
            if let CallArg::RefMut(place) = arg
                && places.iter().filter(|other| holds(place, other)).count() > 1
            {
                *arg = CallArg::Ref(place.clone());
            }
        }
    });
}

/// Whether all of the second place is in the first.
fn holds(whole: &Place, part: &Place) -> bool {
    let begins = Place {
        base: part.base.clone(),
        path: part.path.iter().take(whole.path.len()).cloned().collect(),
    };
    matches!(whole.base, Base::Root(_)) && same_place(whole, &begins)
}

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

#[cfg(test)]
mod tests {
    use quote::quote;

    fn refused(body: &str) -> bool {
        let source = format!("fn f(v: &mut [f64], k: usize) -> f64 {{ {body} }}");
        let function: syn::ItemFn = syn::parse_str(&source).expect("a function");
        let text = crate::compile::expand(quote!(), quote!(#function)).to_string();
        text.contains("two parts of one array")
    }

    #[test]
    fn what_is_handed_on_beside_its_elements_is_lent() {
        assert!(!refused("g(v, &v[k])"));
        assert!(!refused("g(v, v)"));
        // One of the halves is written to, for all that is known.
        assert!(refused("let (a, b) = v.split_at_mut(k); g(a, b)"));
        assert!(refused("let (a, b) = v.split_at_mut(k); g(a, &b[0])"));
    }
}
