//! Lists of the function's own come from the tape, which keeps them for the next call.
//!
//! ```text
//! let mut k1 = tape.list(0.0, n);
//! ..
//! tape.put_back(k1);
//! ```
//! A list that is there for one call only costs the allocator's time; a long one the first touch of each page as well,
//! whenever the allocator has given it back to the system.
//!
//! Such a list is a `Vec` of floats that begins at the top of the body, before the turn (from there on the tape is
//! borrowed), is nobody's result, and is never moved: what may be done with it are the ops of [`stays`]. Where a panic
//! leaves the function, it is dropped. Where the sweeps are apart, the reverse one has the lists of the tape that it reads.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::Emitter;
use super::demand::seed_shadows;
use super::draft::{Draft, Pattern};
use crate::ir::{
    Base, CallArg, Elem, Func, Init, Mem, Op, OpKind, Place, Region, RootId, RootKind, Scalar,
    SeedArg, ShadowInit, try_place_type,
};

/// The lists of a body that come from the tape, in the order in which they begin.
pub fn reusable(func: &Func, region: &Region, kept: &[Base]) -> Vec<Base> {
    let before_turn = |op: &&Op| !matches!(op.kind, OpKind::TapeTurn);
    let begun = region.ops.iter().take_while(before_turn);
    let mut found: Vec<Base> = begun.filter_map(|op| begins(func, op)).collect();
    found.retain(|base| !kept.iter().any(|other| is_same(base, other)));
    let mut begins = vec![0; found.len()];
    region.walk(&mut |op| {
        for (base, begins) in found.iter().zip(&mut begins) {
            *begins += usize::from(declares(op, base));
        }
    });
    let mut once = begins.into_iter().map(|begins| begins == 1);
    found.retain(|_| once.next() == Some(true));
    region.walk(&mut |op| found.retain(|base| stays(op, base)));
    found
}

/// What begins here with contents for which there could be memory already.
fn begins(func: &Func, op: &Op) -> Option<Base> {
    let base = match &op.kind {
        OpKind::Alloc(root, Init::Fill(elem, Some(_))) if matches!(**elem, Elem::Val(_)) => {
            Base::Root(*root)
        }
        OpKind::Alloc(root, Init::CopyOf(from)) if !is_queue(func, from) => Base::Root(*root),
        OpKind::Recreate(root) => Base::Root(*root),
        OpKind::Shadow(root, ShadowInit::Like | ShadowInit::Zeros(Some(_))) => Base::Shadow(*root),
        _ => return None,
    };
    let info = func.root(root_of(&base)?);
    let float = |of: &Mem| matches!(of, Mem::Scalar(Scalar::F64 | Scalar::F32));
    let list = matches!(&info.ty, Mem::Vec(of) if float(of));
    (list && matches!(info.kind, RootKind::Local)).then_some(base)
}

/// Whether a place holds what cannot be copied as a slice.
pub(super) fn is_queue(func: &Func, place: &Place) -> bool {
    matches!(try_place_type(func, place), Ok(Mem::Queue(_)) | Err(_))
}

pub(super) fn declares(op: &Op, base: &Base) -> bool {
    match (&op.kind, base) {
        (OpKind::Shadow(root, _), Base::Shadow(of)) => root == of,
        (kind, Base::Root(of)) => kind.allocates().contains(of),
        _ => false,
    }
}

pub(super) fn root_of(base: &Base) -> Option<RootId> {
    match base {
        Base::Root(root) | Base::Shadow(root) => Some(*root),
        Base::Select(..) => None,
    }
}

pub(super) fn is_same(a: &Base, b: &Base) -> bool {
    let is_shadow = |base: &Base| matches!(base, Base::Shadow(_));
    root_of(a).is_some() && root_of(a) == root_of(b) && is_shadow(a) == is_shadow(b)
}

/// Whether the list is still the function's after the op.
pub(super) fn stays(op: &Op, base: &Base) -> bool {
    let (mut mentioned, mut chosen) = (false, false);
    op.kind.for_each_place(&mut |place| {
        let mut here = false;
        place.for_each_base(&mut |other| here |= is_same(base, other));
        mentioned |= here;
        chosen |= here && matches!(place.base, Base::Select(..));
    });
    match &op.kind {
        OpKind::CallRev(rev) => {
            let seeds = match base {
                Base::Shadow(root) => takes(&rev.seed, *root),
                _ => false,
            };
            !seeds && rev.call.args.iter().all(|arg| is_lent(arg, base))
        }
        OpKind::Call(call) => call.args.iter().all(|arg| is_lent(arg, base)),
        OpKind::Alloc(_, Init::CopyOf(_))
        | OpKind::Load(_)
        | OpKind::Len(_)
        | OpKind::Store(..)
        | OpKind::Fill(..)
        | OpKind::Copy { .. }
        | OpKind::Swap(..)
        | OpKind::Save(_)
        | OpKind::Restore(_)
        | OpKind::Room(_)
        | OpKind::Relend(..)
        | OpKind::View { .. }
        | OpKind::Rows(_)
        | OpKind::Acc(..)
        | OpKind::AccAll { .. }
        | OpKind::AccDot(_)
        | OpKind::SumOf(_)
        | OpKind::Dot(..)
        | OpKind::SumAll(_)
        | OpKind::ZeroAll(_)
        | OpKind::ZeroLike(_) => !chosen,
        _ => !mentioned,
    }
}

/// Whether the argument leaves the list with the caller.
fn is_lent(arg: &CallArg, base: &Base) -> bool {
    match arg {
        CallArg::Own(place) => !is_same(&place.base, base) || !place.path.is_empty(),
        CallArg::Tuple(args) | CallArg::Opt(args) => args.iter().all(|arg| is_lent(arg, base)),
        CallArg::Dot(arg) | CallArg::NoDot(arg) => is_lent(arg, base),
        CallArg::Val(_) | CallArg::Ref(_) | CallArg::RefMut(_) | CallArg::Tokens(_) => true,
    }
}

/// Whether a shadow is the seed of a call, or a part of it.
fn takes(seed: &SeedArg, root: RootId) -> bool {
    let mut taken = false;
    seed_shadows(seed, &mut |shadow| taken |= shadow == root);
    taken
}

impl Emitter<'_> {
    pub(super) fn is_reused(&self, base: &Base) -> bool {
        self.lists.iter().any(|list| is_same(list, base))
    }

    /// A list that comes from the tape: `n` times a value.
    pub(super) fn list(&self, value: &TokenStream, n: &TokenStream) -> TokenStream {
        let tape = &self.cx.tape;
        quote!(#tape.list(#value, #n))
    }

    /// The expressions for what is returned, which may look into the lists; behind them, the lists go back.
    pub(super) fn put_back(&mut self, yields: Vec<TokenStream>) -> Vec<TokenStream> {
        let lists = std::mem::take(&mut self.lists);
        let vars = lists.iter().filter_map(|list| {
            let root = root_of(list)?;
            match list {
                Base::Shadow(_) => self.root_slot(root, true),
                _ => self.tape.own(root).unwrap_or(self.root_slot(root, false)),
            }
        });
        let vars: Vec<_> = vars.collect();
        if vars.is_empty() {
            return yields;
        }
        let is_name = |tokens: &TokenStream| tokens.clone().into_iter().count() == 1;
        let mut names = vec![];
        for value in yields {
            if is_name(&value) {
                names.push(value);
                continue;
            }
            let var = self.new_helper("value");
            self.line(Draft::bind(Pattern::Var(var), None, value));
            names.push(self.vars[var].ident.to_token_stream());
        }
        // The last one is taken first, for the list that begins first.
        for var in vars.into_iter().rev() {
            let (tape, list) = (self.cx.tape.clone(), self.vars[var].ident.clone());
            self.statement(quote!(#tape.put_back(#list)));
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// The lists that come from the tape and go back to it.
    fn lists(source: &str) -> Vec<String> {
        let body = vjp(quote!(), source);
        let names = |mark: &str, name: fn(&str) -> Option<&str>| {
            let mut names: Vec<String> = (body.match_indices(mark))
                .filter_map(|(at, _)| name(&body[..at]).map(str::to_owned))
                .collect();
            names.sort();
            names
        };
        let taken = names("= tape . list", |before| before.split_whitespace().last());
        let given = body.split("tape . put_back (").skip(1);
        let mut given: Vec<_> = given.filter_map(|rest| rest.split(')').next()).collect();
        given.sort_unstable();
        assert_eq!(
            taken,
            given.iter().map(|name| name.trim()).collect::<Vec<_>>()
        );
        taken
    }

    /// The same of both sweeps where they are apart.
    fn lists_apart(options: TokenStream, source: &str) -> usize {
        let function: syn::ItemFn = syn::parse_str(source).expect("a function");
        let text = crate::compile::expand(options, quote!(#function)).to_string();
        let (_, from) = text.split_once("fn fwd").expect("a companion");
        let (body, _) = from.split_once("fn jvp").expect("the next one");
        let count = |what: &str| body.matches(what).count();
        let taken = count("= tape . list") + count("= tape . recreate_list");
        assert_eq!(taken, count("tape . put_back ("), "{body}");
        taken
    }

    const POWERS: &str = "fn f(x: &[f64]) -> f64 { let n = x.len(); let mut p = vec![1.0; n]; let mut s = 0.0; \
        for _ in 0..3 { for i in 1..n { p[i] = (p[i - 1] * x[i]).sin(); } CHANGE } \
        for i in 0..n { s += p[i]; } s END }";

    fn with(change: &str, end: &str) -> Vec<String> {
        lists(&POWERS.replace("CHANGE", change).replace("END", end))
    }

    #[test]
    fn a_list_and_its_adjoint() {
        assert_eq!(with("", ""), ["p", "p_bar"]);
        assert_eq!(with("g(&x, &mut p);", ""), ["p", "p_bar"]);
        let source = POWERS.replace("CHANGE", "").replace("END", "");
        assert!(!vjp(quote!(off(lists)), &source).contains("tape . list"));
        // The list, the same in the other sweep, and its adjoint.
        assert_eq!(lists_apart(quote!(jvp), &source), 3);
        assert_eq!(lists_apart(quote!(jvp, off(lists)), &source), 0);
    }

    #[test]
    fn what_is_returned_looks_into_the_list_before_it_goes_back() {
        let source = POWERS.replace("CHANGE", "").replace("END", "* p[0]");
        let body = vjp(quote!(), &source);
        let (_, end) = body.split_once("let value = ").expect("the value");
        assert!(end.contains("; tape . put_back (p)"), "{end}");
    }

    #[test]
    fn results_and_what_is_given_away() {
        let result = "fn f(x: &[f64]) -> Vec<f64> { let n = x.len(); let mut p = vec![1.0; n]; \
            for _ in 0..3 { for i in 1..n { p[i] = (p[i - 1] * x[i]).sin(); } } p }";
        assert_eq!(lists(result), [""; 0]);
        let given = with("", "+ g(p)");
        assert!(!given.contains(&"p".to_owned()), "{given:?}");
    }

    #[test]
    fn other_lists_stay_with_the_allocator() {
        let inner = "fn f(x: &[f64]) -> f64 { let mut s = 0.0; for a in x { let mut p = vec![1.0; x.len()]; \
            for i in 1..x.len() { p[i] = (p[i - 1] * x[i] * a).sin(); } s += p[0] * p[x.len() - 1]; s = s.sin(); } s }";
        assert_eq!(lists(inner), [""; 0]);
        let nested = "fn f(x: &[f64]) -> f64 { let n = x.len(); let mut p = vec![vec![1.0; n]; 2]; \
            for i in 1..n { p[0][i] = (p[1][i - 1] * x[i]).sin(); } p[0][n - 1] }";
        assert_eq!(lists(nested), [""; 0]);
        let nothing_recorded = "fn f(x: &[f64]) -> f64 { let p = x.to_vec(); p[0] + p[1] }";
        assert_eq!(lists(nothing_recorded), [""; 0]);
        assert_eq!(lists_apart(quote!(jvp), nothing_recorded), 0);
    }
}
