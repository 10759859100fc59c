//! A list that the reverse sweep only restores and reads is read where it was recorded.
//!
//! ```text
//! let frame = tape.frame(n);
//! for i in 0..n { let old = y[i]; y[i] = old + h * k[i]; frame[i] = old }
//! // ... and backwards:
//! let frame = rev.frame(n);
//! for i in 0..n { y[i] = frame[i]; .. }
//! for i in 1..n { x_bar[i] += d[i] * y[i - 1] }
//! ```
//! becomes
//! ```text
//! // ... the same forwards, and backwards:
//! let mut y = &y[..];
//! y = rev.lend(n);
//! for i in 0..n { .. }
//! for i in 1..n { x_bar[i] += d[i] * y[i - 1] }
//! ```
//! which leaves out two passages over memory for each time that the list is restored (a tenth of the time of a
//! Runge-Kutta method over arrays), and the contents on return of a list that the caller lends are never put away.
//!
//! Legality. What the tape holds stays where it is until the reverse sweep is over, so a slice of it can be read any time
//! later. A loan instead of a copy is the same thing as long as nobody writes to the list in the reverse sweep, except
//! where it is restored as a whole; ops that are not understood write to it. What the iterations of a loop have recorded
//! one by one is such a whole where
//! 1. every iteration accesses the list at its own index only, in both sweeps, so what is recorded are elements as they
//!    were before the loop (an iteration that changed a neighbour would record what it was changed to);
//! 2. the reverse iteration reads its element only after it has restored it (before, it is still the one after the loop);
//! 3. the loop records nothing else (elements would not be next to each other);
//! 4. it runs upwards from the first element to the last, by what [`Facts`] knows of lengths, and in a frame, so that the
//!    record is in the order of the elements.
//!
//! The same in the body of a loop whose iterations run forward and backward. There, the list is one that each iteration
//! overwrites before it does anything else with it (else nothing of it could be restored), so that the next one does not
//! look at what a loan has left there; nobody else looks at it at all.

use super::assigned::Facts;
use crate::ir::{
    Base, Func, Loop, LoopKind, Mem, Op, OpKind, Place, Proj, Region, RootId, RootKind, Scalar,
    ShadowInit, SrcId, ValId,
};
use crate::maps::{HashMap, HashSet};
use crate::reverse::returned_roots;

/// Every list is looked for in every op: a long function is left as it is.
const MOST: usize = 5_000;

pub fn loans(func: &Func, region: &mut Region) {
    let mut ops = 0;
    region.walk(&mut |_| ops += 1);
    if ops > MOST {
        return;
    }
    let recorded: HashMap<ValId, ValId> = func.replays.iter().copied().collect();
    let mut search = Search {
        func,
        whole: region,
        facts: Facts::of(func, region),
        recorded,
        candidates: candidates(func, region),
        restored: HashMap::default(),
        lent: HashMap::default(),
    };
    search.fused(region);
    let outermost = search.both_sweeps(region, |_| true);
    let (restored, lent) = (search.restored, search.lent);
    edit(region, &restored);
    outermost.iter().for_each(|root| unhold(region, *root));
    lend(region, outermost);
    region.walk_mut(&mut |op| {
        if let OpKind::Loop(l) = &mut op.kind
            && let Some(roots) = l.body.params.first().and_then(|index| lent.get(index))
        {
            lend(&mut l.body, roots.clone());
        }
    });
}

fn lend(region: &mut Region, roots: Vec<RootId>) {
    if let Some(turn) = turn(region) {
        let src = region.ops[turn].src;
        let lends = roots.into_iter().map(|root| op(OpKind::Lend(root), src));
        region.ops.splice(turn + 1..turn + 1, lends);
    }
}

/// Looks for loans wherever both sweeps are in one region.
struct Search<'f> {
    func: &'f Func,
    whole: &'f Region,
    facts: Facts<'f>,
    recorded: HashMap<ValId, ValId>,
    candidates: Vec<RootId>,
    /// The values that come back one by one, and the list of which they are elements.
    restored: HashMap<ValId, RootId>,
    /// By the index of the fused loop.
    lent: HashMap<ValId, Vec<RootId>>,
}

impl Search<'_> {
    /// The loops whose iterations run forward and backward.
    fn fused(&mut self, region: &Region) {
        for op in &region.ops {
            op.kind
                .regions()
                .into_iter()
                .for_each(|inner| self.fused(inner));
            let OpKind::Loop(l) = &op.kind else { continue };
            if let Some(index) = l.body.params.first().filter(|_| l.has_index()) {
                let (func, whole) = (self.func, self.whole);
                let own = |root| is_own(func, root, whole, &l.body);
                let lent = self.both_sweeps(&l.body, own);
                self.lent.insert(*index, lent);
            }
        }
    }

    /// What can be lent in a region that holds both sweeps.
    fn both_sweeps(&mut self, region: &Region, fits: impl Fn(RootId) -> bool) -> Vec<RootId> {
        let Some(turn) = turn(region) else {
            return vec![];
        };
        if turns_again(&region.ops[turn + 1..]) {
            return vec![];
        }
        let kept = kept(&region.ops[..turn], &self.recorded);
        let mut lent = vec![];
        for &root in &self.candidates {
            let mut look = Look {
                facts: &mut self.facts,
                root,
                kept: &kept,
                restored: vec![],
                restores: 0,
            };
            let only = look.region(region, turn + 1);
            if only && look.restores + look.restored.len() > 0 && fits(root) {
                let restored = look.restored.into_iter().map(|v| (v, root));
                self.restored.extend(restored);
                lent.push(root);
            }
        }
        lent
    }
}

/// Whether a list is one of the function's own that is used in this region only, apart from its length.
fn is_own(func: &Func, root: RootId, whole: &Region, region: &Region) -> bool {
    let uses = |region: &Region| {
        let mut uses = 0;
        region.walk(&mut |op| {
            let mut used = false;
            op.kind
                .for_each_place(&mut |place| used |= mentions(place, root));
            uses += usize::from(used && !matches!(op.kind, OpKind::Len(_)));
        });
        uses
    };
    matches!(func.root(root).kind, RootKind::Local) && uses(whole) == uses(region)
}

/// Where the reverse sweep begins.
fn turn(region: &Region) -> Option<usize> {
    let ops = region.ops.iter();
    ops.clone()
        .position(|op| matches!(op.kind, OpKind::TapeTurn))
}

/// Whether a part of the reverse sweep has a tape of its own, which does not outlive it.
fn turns_again(ops: &[Op]) -> bool {
    let mut turns = false;
    for op in ops {
        let regions = op.kind.regions().into_iter();
        regions.for_each(|region| {
            region.walk(&mut |op| turns |= matches!(op.kind, OpKind::TapeTurn));
        });
    }
    turns
}

/// Lists of floats that nothing else is a part of, and that are nobody's result.
fn candidates(func: &Func, region: &Region) -> Vec<RootId> {
    let returned = returned_roots(&func.ret);
    let viewed: HashSet<RootId> = (func.roots.iter())
        .filter_map(|info| match info.kind {
            RootKind::View { of, .. } => Some(of),
            _ => None,
        })
        .collect();
    let outermost = |root: RootId| {
        let alloc = |op: &Op| matches!(op.kind, OpKind::Alloc(r, _) if r == root);
        region.ops.iter().any(alloc)
    };
    let floats = |of: &Mem| matches!(of, Mem::Scalar(Scalar::F64 | Scalar::F32));
    let fits = |root: &RootId| {
        let info = func.root(*root);
        let lives = match (&info.kind, &info.ty) {
            (RootKind::ParamRef { mutable: true, .. }, Mem::Slice(of)) => floats(of),
            (RootKind::Local, Mem::Vec(of)) => floats(of) && outermost(*root),
            _ => false,
        };
        lives && !viewed.contains(root) && !returned.contains(root)
    };
    let all = (0..func.roots.len()).map(|n| RootId(n as u32));
    all.filter(fits).collect()
}

/// What comes back of the forward loops that record nothing but elements of a list as they were before the loop, and the
/// list.
fn kept(ops: &[Op], recorded: &HashMap<ValId, ValId>) -> HashMap<ValId, RootId> {
    let mut kept = HashMap::default();
    let mut in_loop = |op: &Op| {
        if let OpKind::Loop(l) = &op.kind
            && let Some(OpKind::Record(vals)) = l.body.ops.last().map(|op| &op.kind)
            && let [v] = vals[..]
            && let Some(root) = element_before(l, v)
        {
            kept.insert(v, root);
        }
    };
    for op in ops {
        in_loop(op);
        let regions = op.kind.regions().into_iter();
        regions.for_each(|region| region.walk(&mut in_loop));
    }
    let back = recorded
        .iter()
        .filter_map(|(v, of)| Some((*v, *kept.get(of)?)));
    back.collect()
}

/// The list of which the value is the iteration's element before anything is written to it, if all that the loop does
/// with the list is at the loop's index.
pub(super) fn element_before(l: &Loop, v: ValId) -> Option<RootId> {
    let index = indexed(l)?;
    let at = (l.body.ops.iter()).position(|op| op.results.first() == Some(&v))?;
    let OpKind::Load(place) = &l.body.ops[at].kind else {
        return None;
    };
    let Base::Root(root) = place.base else {
        return None;
    };
    let before = l.body.ops[..at].iter().all(|op| !stores(op, root));
    (before && only_at(&l.body, root, index)).then_some(root)
}

fn stores(op: &Op, root: RootId) -> bool {
    let store = |op: &Op| matches!(&op.kind, OpKind::Store(place, _) if mentions(place, root));
    let mut found = store(op);
    (op.kind.regions().into_iter()).for_each(|region| region.walk(&mut |op| found |= store(op)));
    found
}

/// Whether all that the ops do with a list is to load and store the element at an index.
fn only_at(region: &Region, root: RootId, index: ValId) -> bool {
    let mut all = true;
    region.walk(&mut |op| {
        let direct = matches!(op.kind, OpKind::Load(_) | OpKind::Store(..));
        op.kind.for_each_place(&mut |place| {
            if mentions(place, root) {
                all &= direct && is_element(place, root, index);
            }
        });
        all &= !names(&op.kind, root);
    });
    all
}

/// The index of a loop over numbers, upwards and one by one, whose iterations record in a frame.
fn indexed(l: &Loop) -> Option<ValId> {
    let plain = matches!(
        l.kind,
        LoopKind::For {
            inclusive: false,
            step: None,
            rev: false,
            ..
        }
    );
    (plain && l.frame && !l.has_exit).then(|| l.body.params[0])
}

pub(super) fn is_element(place: &Place, root: RootId, index: ValId) -> bool {
    matches!(place.base, Base::Root(r) if r == root)
        && matches!(&place.path[..], [Proj::Index(v)] if *v == index)
}

pub(super) fn mentions(place: &Place, root: RootId) -> bool {
    let mut found = false;
    place.for_each_base(&mut |base| found |= matches!(base, Base::Root(r) if *r == root));
    found
}

/// Whether the op has to do with a list otherwise than through a place.
pub(super) fn names(kind: &OpKind, root: RootId) -> bool {
    match kind {
        OpKind::Shadow(of, ShadowInit::Like) | OpKind::Shadow(_, ShadowInit::As(of)) => *of == root,
        // The zeros take the shape of the primal.
        OpKind::ZeroLike(place) => {
            let mut found = false;
            place.for_each_base(&mut |base| found |= matches!(base, Base::Shadow(r) if *r == root));
            found
        }
        OpKind::Fit(of) | OpKind::Hold(of) | OpKind::Reinstate(of) => *of == root,
        OpKind::CallRev(rev) => (rev.call.ret.iter()).any(|ret| ret.roots().contains(&root)),
        kind => kind.allocates().contains(&root),
    }
}

/// Looks at what the reverse sweep does with one list.
struct Look<'l, 'f> {
    facts: &'l mut Facts<'f>,
    root: RootId,
    kept: &'l HashMap<ValId, RootId>,
    /// What comes back in loops over the whole list.
    restored: Vec<ValId>,
    /// How often it comes back as a whole already.
    restores: usize,
}

impl Look<'_, '_> {
    /// Whether it is only read and restored as a whole, from this op on.
    fn region(&mut self, region: &Region, from: usize) -> bool {
        self.facts.enter(region);
        let fits = region.ops[from..].iter().all(|op| self.op(op));
        self.facts.leave();
        fits
    }

    fn op(&mut self, op: &Op) -> bool {
        match &op.kind {
            OpKind::Loop(l) => {
                if let Some(v) = self.restored(l) {
                    self.restored.push(v);
                    return true;
                }
                self.is_unnamed(op) && self.inside(op)
            }
            OpKind::If { .. } => self.inside(op),
            OpKind::Hold(_) | OpKind::Reinstate(_) => true,
            OpKind::Restore(place) if mentions(place, self.root) => {
                self.restores += 1;
                is_whole(place, self.root)
            }
            OpKind::Load(_)
            | OpKind::Len(_)
            | OpKind::Dot(..)
            | OpKind::AccDot(_)
            | OpKind::SumOf(_) => {
                // One of several lists has a type of its own.
                let mut chosen = false;
                op.kind.for_each_place(&mut |place| {
                    let select = matches!(place.base, Base::Select(..));
                    chosen |= select && mentions(place, self.root);
                });
                !chosen
            }
            _ => self.is_unnamed(op),
        }
    }

    fn inside(&mut self, op: &Op) -> bool {
        let mut regions = op.kind.regions().into_iter();
        regions.all(|region| self.region(region, 0))
    }

    fn is_unnamed(&self, op: &Op) -> bool {
        let mut found = names(&op.kind, self.root);
        (op.kind).for_each_place(&mut |place| found |= mentions(place, self.root));
        !found
    }

    /// What a reverse loop over the whole list restores it with.
    fn restored(&mut self, l: &Loop) -> Option<ValId> {
        let index = indexed(l)?;
        let LoopKind::For { lo, hi, .. } = l.kind else {
            return None;
        };
        let v = replayed(l)?;
        let stored = |op: &Op| match &op.kind {
            OpKind::Store(place, with) => *with == v && is_element(place, self.root, index),
            _ => false,
        };
        let at = l.body.ops.iter().position(stored)?;
        let before = l.body.ops[..at].iter().all(|op| self.is_untouched(op));
        let after = l.body.ops[at + 1..].iter().all(|op| !stores(op, self.root));
        let own = only_at(&l.body, self.root, index);
        if self.kept.get(&v) != Some(&self.root) || !(before && after && own) {
            return None;
        }
        let all = self.facts.whole(self.root);
        let span = self.facts.span(lo, hi, 0)?;
        let whole = self.facts.within(&all, &span, self.root);
        whole.then_some(v)
    }

    fn is_untouched(&self, op: &Op) -> bool {
        let mut untouched = self.is_unnamed(op);
        for region in op.kind.regions() {
            region.walk(&mut |op| untouched &= self.is_unnamed(op));
        }
        untouched
    }
}

fn is_whole(place: &Place, root: RootId) -> bool {
    matches!(place.base, Base::Root(r) if r == root) && place.path.is_empty()
}

/// The one value that a reverse loop reads back.
fn replayed(l: &Loop) -> Option<ValId> {
    let first = l.body.ops.first()?;
    match (&first.kind, &first.results[..]) {
        (OpKind::Replay, [v]) => Some(*v),
        _ => None,
    }
}

fn edit(region: &mut Region, restored: &HashMap<ValId, RootId>) {
    let mut ops = Vec::with_capacity(region.ops.len());
    for mut op in std::mem::take(&mut region.ops) {
        op.kind
            .for_each_region_mut(&mut |inner| edit(inner, restored));
        if let OpKind::Loop(l) = &mut op.kind
            && let Some(v) = replayed(l)
            && let Some(root) = restored.get(&v)
            && let LoopKind::For { hi, .. } = l.kind
        {
            read_there(l, v, *root);
            let elements = Place {
                base: Base::Root(*root),
                path: vec![Proj::Range(None, Some(hi))],
            };
            ops.push(self::op(OpKind::Restore(elements), op.src));
        }
        ops.push(op);
    }
    region.ops = ops;
}

/// Takes what comes back out of a reverse loop.
fn read_there(l: &mut Loop, v: ValId, root: RootId) {
    let src = l.body.ops.remove(0).src;
    l.frame = false;
    l.body
        .ops
        .retain(|op| !matches!(op.kind, OpKind::Store(_, with) if with == v) || !stores(op, root));
    let mut used = l.body.yields.contains(&v);
    l.body.for_each_value_deep(&mut |of| used |= of == v);
    if used {
        let element = Place {
            base: Base::Root(root),
            path: vec![Proj::Index(l.body.params[0])],
        };
        let load = Op {
            results: vec![v],
            kind: OpKind::Load(element),
            src,
        };
        l.body.ops.insert(0, load);
    }
}

/// The contents on return need not be put away.
fn unhold(region: &mut Region, root: RootId) {
    let held = |op: &Op| matches!(op.kind, OpKind::Hold(r) if r == root);
    let Some(hold) = region.ops.iter().position(held) else {
        return;
    };
    let save = |op: &Op| matches!(&op.kind, OpKind::Save(p) if p.path.is_empty() && matches!(p.base, Base::Root(r) if r == root));
    let save = region.ops[..hold].iter().rposition(save);
    let save = save.expect("what is held is saved before");
    region.ops.remove(hold);
    region.ops.remove(save);
    let reinstate = |op: &Op| matches!(op.kind, OpKind::Reinstate(r) if r == root);
    region.ops.retain(|op| !reinstate(op));
}

fn op(kind: OpKind, src: SrcId) -> Op {
    Op {
        results: vec![],
        kind,
        src,
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// How often something is lent, in the companion that runs both sweeps.
    fn loans(source: &str) -> usize {
        vjp(quote!(), source).matches(". lend").count()
    }

    /// Two lists that take turns; `{}` is what happens to the first one in each step.
    const STEPS: &str = "fn f(x: &[f64], y: &mut [f64], s: usize, m: usize) { \
        let n = x.len(); let mut half = vec![0.0; n]; \
        for _ in 0..s { \
            for i in 1..n { half[i] = y[i] * x[i - 1] * y[i - 1]; } \
            CHANGE \
        } }";

    fn with(change: &str) -> usize {
        loans(&STEPS.replace("CHANGE", change))
    }

    const WHOLE: &str = "for i in 0..y.len() { y[i] += 0.1 * half[i]; }";

    #[test]
    fn a_list_that_is_restored_as_a_whole() {
        assert_eq!(with(WHOLE), 1);
        let source = STEPS.replace("CHANGE", WHOLE);
        let body = vjp(quote!(off(loans)), &source);
        assert!(!body.contains(". lend") && body.contains("y_out . restore"));
        assert!(!vjp(quote!(), &source).contains("y_out"));
    }

    #[test]
    fn a_copy_is_lent_as_well() {
        assert_eq!(with("y.copy_from_slice(&half);"), 1);
        let lists = "fn f(x: &[f64], s: usize) -> f64 { let mut u = x.to_vec(); let mut v = x.to_vec(); let mut e = 0.0; \
            for _ in 0..s { for i in 1..x.len() { v[i] = u[i] * u[i - 1]; } u.copy_from_slice(&v); } \
            for i in 0..x.len() { e += u[i]; } e }";
        assert_eq!(vjp(quote!(), lists).matches(". lend_list").count(), 1);
    }

    #[test]
    fn in_iterations_that_run_forward_and_backward() {
        let source = "fn f(x: &[f64], w: &[f64], m: usize) -> f64 { \
            let n = w.len(); let mut part = vec![0.0; n]; let mut s = 0.0; \
            for a in 0..x.len() { let mut t = 0.0; for b in 0..m { \
                for i in 0..n { part[i] = x[a] * w[i]; } \
                for i in 0..n { t += part[i] * part[i]; } \
            } s += t.sin(); } s }";
        let body = vjp(quote!(), source);
        let (forward, backward) = body.split_once("let mut part_1 : & [").expect("a loan");
        assert!(forward.contains("tape . rev"));
        assert_eq!(backward.matches("part_1 = rev . lend (n)").count(), 1);
        // The next iteration writes to the list again.
        assert_eq!(forward.matches("window_mut (& mut part ,").count(), 1);
        assert_eq!(
            loans(&source.replace("s += t.sin(); } s }", "s += t.sin(); } s + part[0] }")),
            1
        );
    }

    #[test]
    fn iterations_that_look_at_their_neighbours() {
        assert_eq!(with("for i in 1..y.len() { y[i] += 0.1 * y[i - 1]; }"), 0);
        let both = "for i in 0..y.len() { y[i] += 0.1 * half[i]; if i > 0 { y[i - 1] = 2.0; } }";
        assert_eq!(with(both), 0);
    }

    #[test]
    fn elements_that_are_read_before_they_are_restored() {
        assert_eq!(with("for i in 0..y.len() { y[i] = y[i].exp(); }"), 0);
    }

    #[test]
    fn loops_that_record_something_else() {
        let change = "for i in 0..y.len() { y[i] = half[i] * x[i].sin(); half[i] = 1.0; }";
        assert_eq!(with(change), 0);
    }

    #[test]
    fn loops_over_a_part_or_downwards() {
        assert_eq!(with("for i in 0..m { y[i] += 0.1 * half[i]; }"), 0);
        assert_eq!(with("for i in 0..n { y[i] += 0.1 * half[i]; }"), 0);
        assert_eq!(with(&WHOLE.replace("0..y.len()", "(0..y.len()).rev()")), 0);
    }

    #[test]
    fn single_elements_are_written_back() {
        assert_eq!(with(&format!("y[0] = 1.0; {WHOLE}")), 0);
    }

    #[test]
    fn results_stay_with_the_function() {
        let source = "fn f(x: &[f64], s: usize) -> Vec<f64> { let mut y = x.to_vec(); \
            for _ in 0..s { for i in 0..y.len() { y[i] = y[i] * y[i]; } } y }";
        assert_eq!(loans(source), 0);
    }
}
