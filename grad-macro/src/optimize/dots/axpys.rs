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
//!
//! A loop that does something else besides is taken apart first, if the sum beside it can be taken that way only:
//! ```text
//! for j in lo..n { m_i[j] = frame[j]; let d = -b_i[j]; f_bar += d * m_k[j]; b_k[j] += d * f }
//! ```
//! becomes
//! ```text
//! for j in lo..n { m_i[j] = frame[j] }
//! f_bar = -acc_dot(b_k, -f, b_i, m_k);
//! ```
//! Nothing else in the loop has to do with the memory that is added to, and nothing else changes what is read for it, so the
//! order of the two does not matter. (What was one loop waited on its own sum: with partial pivoting, order 50, it
//! took 4.0 or 5.6 times the primal, depending on where the compiler had put it; now 3.4.)

use proc_macro2::Span;

use super::{Around, Body, Cut, Cuts, Parts, Term, Window, inside, key, literals};
use crate::ir::{
    AccDot, Base, Func, Loop, LoopKind, Op, OpKind, Place, Region, RootKind, Scalar, ValId,
};
use crate::maps::{HashMap, HashSet};

/// `cuts`: the parts of windows that the sums are taken over.
pub fn axpys(func: &mut Func, region: &mut Region, cuts: &Cuts) {
    let mut pass = Pass {
        known: literals(region),
        around: Around::of(func, region),
        cuts,
    };
    pass.region(func, region);
}

struct Pass<'c> {
    known: HashMap<ValId, String>,
    around: Around,
    cuts: &'c Cuts,
}

impl Pass<'_> {
    fn region(&mut self, func: &mut Func, region: &mut Region) {
        for op in &mut region.ops {
            inside(
                self,
                op,
                |pass| &mut pass.around,
                |pass, inner| pass.region(func, inner),
            );
        }
        let mut at = 0;
        while at < region.ops.len() {
            let found = match &region.ops[at].kind {
                OpKind::Loop(l) => scaled(func, l, &self.known, &self.around),
                _ => None,
            };
            let dot = found.and_then(|found| {
                let after = &region.ops[at + 1..];
                Some((dot_with(func, after, &found, self.cuts)?, found))
            });
            if let Some(((n, with), found)) = dot {
                together(func, region, [at, at + 1 + n], found, with);
            }
            at += 1;
        }
    }
}

/// Whether a loop does nothing at all, or only what is done here.
pub(super) fn is_one(
    func: &Func,
    l: &Loop,
    known: &HashMap<ValId, String>,
    around: &Around,
) -> bool {
    let idle = |op: &Op| {
        use OpKind::{Lit, Load, Math, Pure};
        matches!(op.kind, Lit(_) | Load(_) | Math(..) | Pure(..))
    };
    l.init.is_empty() && (l.body.ops.iter().all(idle) || scaled(func, l, known, around).is_some())
}

/// A loop that does something else besides, as two: the other things first.
pub(super) fn parted(
    func: &mut Func,
    l: &Loop,
    known: &HashMap<ValId, String>,
    around: &Around,
) -> Option<(Loop, Loop)> {
    if !l.init.is_empty() {
        return None;
    }
    let adds = |op: &Op| matches!(op.kind, OpKind::Acc(..));
    let [at] = positions(&l.body, adds)[..] else {
        return None;
    };
    let OpKind::Acc(dst, _) = &l.body.ops[at].kind else {
        unreachable!("an addition")
    };
    // Nothing else has to do with what is added to, nor with memory that nothing is known of.
    let added = key(func, &dst.base)?;
    let src = l.body.ops[at].operands();
    let mut alone = true;
    let mut loads = 0;
    for (n, op) in l.body.ops.iter().enumerate() {
        for place in op.kind.places() {
            let is_added = key(func, &place.base).is_none_or(|key| key == added);
            let is_source = op
                .results
                .first()
                .is_some_and(|v| needs(&l.body, &src).contains(v));
            match (is_added && n != at, is_source) {
                (true, true) => loads += 1,
                (true, false) => alone = false,
                _ => {}
            }
        }
    }
    if !alone || loads > 1 {
        return None;
    }
    let wanted = needs(&l.body, &src);
    let mut second = l.clone();
    second.frame = false;
    let mut n = 0;
    second.body.ops.retain(|op| {
        n += 1;
        n - 1 == at || op.results.iter().any(|v| wanted.contains(v))
    });
    // What it reads is not changed by the other things either.
    let windows = {
        let LoopKind::For { lo, hi, .. } = l.kind else {
            return None;
        };
        let body = Body::of(func, &l.body, [lo, hi], known, around);
        second.body.ops.iter().all(|op| match &op.kind {
            OpKind::Load(place) => body.window(place).is_some(),
            _ => true,
        })
    };
    if !windows || scaled(func, &second, known, around).is_none() {
        return None;
    }
    let mut first = l.clone();
    first.body.ops.remove(at);
    let effects = |op: &Op| {
        use OpKind::{Lit, Load, Math, Pure};
        !matches!(op.kind, Lit(_) | Load(_) | Math(..) | Pure(..))
    };
    let wanted: Vec<ValId> = (first.body.ops.iter())
        .filter(|op| effects(op))
        .flat_map(Op::operands)
        .collect();
    let wanted = needs(&first.body, &wanted);
    (first.body.ops).retain(|op| effects(op) || op.results.iter().any(|v| wanted.contains(v)));
    let mut fresh = HashMap::default();
    second.body.for_each_def_deep(&mut |v| {
        fresh.insert(v, v);
    });
    for (v, copy) in &mut fresh {
        let info = func.val(*v).clone();
        *copy = func.new_val(info.ty, info.name, info.span);
    }
    (second.body).rename_deep(&mut |v| fresh.get(&v).copied().unwrap_or(v));
    Some((first, second))
}

fn positions(body: &Region, of: impl Fn(&Op) -> bool) -> Vec<usize> {
    let ops = body.ops.iter().enumerate();
    ops.filter(|(_, op)| of(op)).map(|(n, _)| n).collect()
}

/// The values of a body that these are made of, and themselves.
fn needs(body: &Region, of: &[ValId]) -> HashSet<ValId> {
    let mut needed: HashSet<ValId> = of.iter().copied().collect();
    for op in body.ops.iter().rev() {
        if op.results.iter().any(|v| needed.contains(v)) {
            needed.extend(op.operands());
        }
    }
    needed
}

/// `dst += ± src * factor`, whole windows.
struct Scaled {
    dst: Place,
    src: Place,
    factor: ValId,
    negative: bool,
    /// Not the whole windows, but these elements.
    within: Option<[ValId; 2]>,
}

fn scaled(
    func: &Func,
    l: &Loop,
    known: &HashMap<ValId, String>,
    around: &Around,
) -> Option<Scaled> {
    let (lo, hi) = l.counted()?;
    if l.has_exit || !l.init.is_empty() {
        return None;
    }
    let body = Body::of(func, &l.body, [lo, hi], known, around);
    let mut added = None;
    for op in &l.body.ops {
        match &op.kind {
            OpKind::Acc(place, v) if added.is_none() => added = Some((place, *v)),
            OpKind::Load(place) if body.window(place).is_some() => {}
            OpKind::Lit(_) | OpKind::Math(..) | OpKind::Pure(..) => {}
            _ => return None,
        }
    }
    let (place, v) = added?;
    let Base::Shadow(root) = place.base else {
        return None;
    };
    let elements = body.elements(place)?;
    let view = matches!(func.root(root).kind, RootKind::View { .. });
    let plain = matches!(func.ty(v), Scalar::F64 | Scalar::F32);
    if !(view && plain) {
        return None;
    }
    let mut term = Term::default();
    body.factors(v, &mut term, &mut vec![], false)?;
    let ([src], [factor], []) = (&term.windows[..], &term.steady[..], &term.literals[..]) else {
        return None;
    };
    (src.by_index == elements.by_index).then(|| Scaled {
        dst: Place {
            base: place.base.clone(),
            path: vec![],
        },
        src: src.place.clone(),
        factor: *factor,
        negative: term.negative,
        within: elements.by_index.then_some([lo, hi]),
    })
}

/// The sum among the ops that follow directly, and the window that the shared one is multiplied with.
fn dot_with(func: &Func, after: &[Op], found: &Scaled, cuts: &Cuts) -> Option<(usize, Place)> {
    let added = key(func, &found.dst.base);
    let same = |a: &Place, b: &Place| match found.within {
        Some(ends) => is_cut(a, b, ends, cuts),
        None => same(a, b),
    };
    // The window that the loop reads has nothing in common with the one that it adds to.
    let apart = |place: &Place| {
        let read = key(func, &place.base);
        read.is_some() && (read != added || same(place, &found.src))
    };
    let sums = |op: &&Op| match &op.kind {
        OpKind::Lit(_) | OpKind::Math(..) | OpKind::Pure(..) | OpKind::View { .. } => true,
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

/// Whether the one is these elements of the other.
fn is_cut(part: &Place, whole: &Place, [lo, hi]: [ValId; 2], cuts: &Cuts) -> bool {
    match (&part.base, &whole.base) {
        (Base::Root(part), Base::Root(of)) | (Base::Shadow(part), Base::Shadow(of)) => {
            cuts.get(part) == Some(&Cut { of: *of, lo, hi })
        }
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
    let (mut src, mut before) = (found.src, vec![]);
    let mut dst = found.dst;
    if let Some([lo, hi]) = found.within {
        let mut parts = Parts {
            lo,
            hi,
            src: region.ops[sums].src,
            cuts: vec![],
            len: None,
        };
        [dst, src] = [dst, src].map(|place| {
            let by_index = true;
            parts.window(func, Window { place, by_index }, &mut before)
        });
    }
    region.ops[sums].kind = OpKind::AccDot(Box::new(AccDot {
        dst,
        factor,
        src,
        with,
    }));
    region.ops.splice(sums..sums, before);
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

    use super::{Cuts, Scaled, dot_with};
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
            within: None,
        };
        let dot = |a, b| op(&[], OpKind::Dot(shadow(a), shadow(b)));
        let with = |after: &[Op]| dot_with(&f, after, &found, &Cuts::default()).map(|(n, _)| n);
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
