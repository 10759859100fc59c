//! A multiple of a window that is added to another, and a sum of products with the same window, take one passage.
//!
//! ```text
//! for i in 0..n { x_bar_1[i] += y_bar_1[i] * scale }
//! let scale_bar = dot(y_bar_1, x_1);
//! ```
//! becomes
//! ```text
//! let scale_bar = acc_dot(x_bar_1, scale, y_bar_1, x_1);
//! ```
//! This pair is the reverse of `y += scale * x`, so it is in the reverse of products with matrices, of eliminations and of
//! orthogonalisations; both halves wait for the loads that they share.
//!
//! Legality: as for the sums of products ([`super`]). The loop does nothing but to add, once to each element of a window of
//! its own length. It moves to the place of the sum, so neither that nor what stands between the two reads what the loop
//! adds to.

use proc_macro2::Span;

use super::{Body, Term, key, literals};
use crate::ir::{
    AccDot, Base, Func, Loop, LoopKind, Op, OpKind, Place, Proj, Region, RootKind, Scalar, ValId,
};
use crate::maps::HashMap;

pub fn axpys(func: &mut Func, region: &mut Region) {
    let known = literals(region);
    in_region(func, region, &known);
}

fn in_region(func: &mut Func, region: &mut Region, known: &HashMap<ValId, String>) {
    for op in &mut region.ops {
        (op.kind).for_each_region_mut(&mut |inner| in_region(func, inner, known));
    }
    let mut at = 0;
    while at < region.ops.len() {
        let found = match &region.ops[at].kind {
            OpKind::Loop(l) => scaled(func, l, known),
            _ => None,
        };
        let dot =
            found.and_then(|found| Some((dot_with(func, &region.ops[at + 1..], &found)?, found)));
        if let Some(((n, with), found)) = dot {
            together(func, region, [at, at + 1 + n], found, with);
        }
        at += 1;
    }
}

/// `dst += ± src * factor`, whole windows.
struct Scaled {
    dst: Place,
    src: Place,
    factor: ValId,
    negative: bool,
}

fn scaled(func: &Func, l: &Loop, known: &HashMap<ValId, String>) -> Option<Scaled> {
    let LoopKind::For {
        lo,
        inclusive: false,
        step: None,
        ..
    } = l.kind
    else {
        return None;
    };
    if l.has_exit || !l.init.is_empty() {
        return None;
    }
    let body = Body::of(func, &l.body, lo, known);
    let mut added = None;
    for op in &l.body.ops {
        match &op.kind {
            OpKind::Acc(place, v) if added.is_none() => added = Some((place, *v)),
            OpKind::Load(place) if body.is_window(place) => {}
            OpKind::Lit(_) | OpKind::Math(..) | OpKind::Pure(..) => {}
            _ => return None,
        }
    }
    let (place, v) = added?;
    let Base::Shadow(root) = place.base else {
        return None;
    };
    let index = matches!(&place.path[..], [Proj::Index(v)] if body.numbers.contains(v));
    let view = matches!(func.root(root).kind, RootKind::View { .. });
    let plain = matches!(func.ty(v), Scalar::F64 | Scalar::F32);
    if !(index && view && plain) {
        return None;
    }
    let mut term = Term::default();
    body.factors(v, &mut term, &mut vec![], false)?;
    let ([src], [factor], []) = (&term.windows[..], &term.steady[..], &term.literals[..]) else {
        return None;
    };
    Some(Scaled {
        dst: Place {
            base: place.base.clone(),
            path: vec![],
        },
        src: src.clone(),
        factor: *factor,
        negative: term.negative,
    })
}

/// The sum among the ops that follow directly, and the window that the shared one is multiplied with.
fn dot_with(func: &Func, after: &[Op], found: &Scaled) -> Option<(usize, Place)> {
    let added = key(func, &found.dst.base);
    let apart = |place: &Place| key(func, &place.base).is_some_and(|read| Some(read) != added);
    let sums = |op: &&Op| match &op.kind {
        OpKind::Lit(_) | OpKind::Math(..) => true,
        OpKind::Dot(a, b) => apart(a) && apart(b),
        OpKind::SumAll(of) => apart(of),
        _ => false,
    };
    let with = |op: &Op| match &op.kind {
        OpKind::Dot(a, b) if same(a, &found.src) => Some(b.clone()),
        OpKind::Dot(a, b) if same(b, &found.src) => Some(a.clone()),
        _ => None,
    };
    let mut sums = after.iter().take_while(sums).enumerate();
    sums.find_map(|(n, op)| Some((n, with(op)?)))
}

/// The same window.
fn same(a: &Place, b: &Place) -> bool {
    match (&a.base, &b.base) {
        (Base::Root(a), Base::Root(b)) | (Base::Shadow(a), Base::Shadow(b)) => a == b,
        _ => false,
    }
}

/// The sum's place takes the whole, the loop's what gives the factor its sign.
fn together(func: &mut Func, region: &mut Region, at: [usize; 2], found: Scaled, with: Place) {
    let [adds, sums] = at;
    let factor = match found.negative {
        true => func.new_val(func.ty(found.factor), None, Span::call_site()),
        false => found.factor,
    };
    region.ops[sums].kind = OpKind::AccDot(Box::new(AccDot {
        dst: found.dst,
        factor,
        src: found.src,
        with,
    }));
    match found.negative {
        true => {
            region.ops[adds].kind = OpKind::math("neg", &[found.factor]);
            region.ops[adds].results = vec![factor];
        }
        false => drop(region.ops.remove(adds)),
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::Span;
    use quote::quote;

    use super::{Scaled, dot_with};
    use crate::ir::testing::*;
    use crate::optimize::companion::vjp;

    fn together(source: &str) -> usize {
        let count = |off| vjp(off, source).matches(":: acc_dot (").count();
        assert_eq!(count(quote!(off(axpys))), 0);
        count(quote!())
    }

    #[test]
    fn multiples() {
        let plus =
            "fn f(k: f64, x: &[f64], y: &mut [f64]) { for i in 0..x.len() { y[i] += k * x[i]; } }";
        assert_eq!(together(plus), 1);
        let minus = "fn f(k: f64, x: &[f64], y: &mut [f64], n: usize) { \
                     for i in 0..x.len() { y[n + i] -= x[i] * k; } }";
        assert_eq!(together(minus), 1);
    }

    /// The sum may not move behind a read of what is added to, nor read it itself.
    #[test]
    fn read() {
        let mut f = empty("f");
        let slice = || Mem::Slice(Box::new(Mem::Scalar(Scalar::F64)));
        let mut window = |name| f.new_root(name, slice(), RootKind::Local, Span::call_site());
        let (x, y, z) = (window("x"), window("y"), window("z"));
        let factor = val(&mut f, Scalar::F64, "factor");
        let shadow = |root| Place {
            base: Base::Shadow(root),
            path: vec![],
        };
        let found = Scaled {
            dst: shadow(x),
            src: shadow(y),
            factor,
            negative: false,
        };
        let dot = |a, b| op(&[], OpKind::Dot(shadow(a), shadow(b)));
        let with = |after: &[Op]| dot_with(&f, after, &found).map(|(n, _)| n);
        assert_eq!(with(&[dot(y, z)]), Some(0));
        assert_eq!(with(&[dot(z, z), dot(z, y)]), Some(1));
        assert_eq!(with(&[dot(y, x)]), None);
        assert_eq!(with(&[dot(x, z), dot(y, z)]), None);
        assert_eq!(with(&[op(&[], OpKind::SumAll(shadow(x))), dot(y, z)]), None);
    }

    #[test]
    fn what_does_more() {
        let damped = "fn f(k: f64, x: &[f64], y: &mut [f64]) { \
                      for i in 0..x.len() { y[i] = 0.5 * y[i] + k * x[i]; } }";
        assert_eq!(together(damped), 0);
        let square = "fn f(k: f64, x: &[f64], y: &mut [f64]) { \
                      for i in 0..x.len() { y[i] += k * x[i] * x[i]; } }";
        assert_eq!(together(square), 0);
    }
}
