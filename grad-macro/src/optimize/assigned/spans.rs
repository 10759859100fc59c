//! Intervals of elements, and what is known of their ends.

use crate::ir::{
    Base, BinOp, Func, Init, Mem, Op, OpKind, Place, Proj, Pure, Region, RootId, RootKind, ValId,
};
use crate::maps::HashMap;
use crate::reverse::writes_of;

/// Elements `lo..hi`. It may be empty.
#[derive(Clone, PartialEq, Debug)]
pub struct Span {
    lo: i64,
    hi: End,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum End {
    Number(i64),
    /// An integer of the program (one of those known to be equal), plus a number.
    Plus(Size, i64),
}

/// An integer of the program.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
enum Size {
    Value(ValId),
    Length(RootId),
}

impl Span {
    pub fn one(at: i64) -> Span {
        Span {
            lo: at,
            hi: End::Number(at + 1),
        }
    }

    /// Known to have no element in common.
    pub fn is_apart(&self, other: &Span) -> bool {
        let before = |a: &Span, b: &Span| matches!(a.hi, End::Number(hi) if hi <= b.lo);
        before(self, other) || before(other, self)
    }
}

pub struct Facts<'r> {
    func: &'r Func,
    literals: HashMap<ValId, String>,
    /// `Len` of lists whose length does not change.
    lengths: HashMap<ValId, RootId>,
    /// What holds everywhere: a length is the number that the list was made with.
    made: Vec<(Size, Size)>,
    /// Per region: what is at most what.
    least: Vec<Vec<(Size, Size)>>,
}

impl<'r> Facts<'r> {
    pub fn of(func: &'r Func, region: &Region) -> Facts<'r> {
        let mut facts = Facts {
            func,
            literals: HashMap::default(),
            lengths: HashMap::default(),
            made: vec![],
            least: vec![],
        };
        let mut resized = vec![];
        let mut note = |op: &Op| {
            let keeps = matches!(
                op.kind,
                OpKind::Store(..) | OpKind::Fill(..) | OpKind::Acc(..) | OpKind::Alloc(..)
            );
            if !keeps {
                resized.extend(writes_of(op).iter().flat_map(|place| place.roots()));
            }
        };
        region.walk(&mut note);
        func.body.walk(&mut note);
        let fixed = |root: RootId| {
            let info = func.root(root);
            match (&info.kind, &info.ty) {
                (RootKind::View { .. } | RootKind::Const { .. }, _) => false,
                (RootKind::ParamRef { .. }, Mem::Slice(_)) => true,
                (_, Mem::Slice(_)) => false,
                // Without the primal at hand anything may have happened to it.
                _ => !resized.contains(&root) && !func.body.ops.is_empty(),
            }
        };
        region.walk(&mut |op| match &op.kind {
            OpKind::Lit(text) => {
                facts.literals.insert(op.results[0], text.clone());
            }
            OpKind::Len(place) => {
                if let (Base::Root(root), []) = (&place.base, &place.path[..])
                    && fixed(*root)
                {
                    facts.lengths.insert(op.results[0], *root);
                }
            }
            _ => {}
        });
        // Where a list is made in one place, it has that length from then on.
        let mut made: HashMap<RootId, Vec<Option<ValId>>> = HashMap::default();
        func.body.walk(&mut |op| {
            if let OpKind::Alloc(root, init) = &op.kind {
                let n = match init {
                    Init::Fill(_, n) => *n,
                    _ => None,
                };
                made.entry(*root).or_default().push(n);
            }
        });
        for (root, numbers) in made {
            if let [Some(n)] = numbers[..]
                && fixed(root)
            {
                let n = facts.size(n);
                facts.made.push((n, Size::Length(root)));
                facts.made.push((Size::Length(root), n));
            }
        }
        facts
    }

    /// Goes into a region: what its loops over elements say holds there.
    pub fn enter(&mut self, region: &Region) {
        let mut known = vec![];
        for op in &region.ops {
            let OpKind::Loop(l) = &op.kind else { continue };
            let Some((lo, hi)) = l.counted() else {
                continue;
            };
            if l.has_exit || self.number(lo) != Some(0) {
                continue;
            }
            for op in &l.body.ops {
                let (OpKind::Load(place) | OpKind::Store(place, _) | OpKind::Acc(place, _)) =
                    &op.kind
                else {
                    continue;
                };
                if let Some(root) = whole_list(self.func, place)
                    && matches!(&place.path[..], [Proj::Index(v)] if *v == l.body.params[0])
                {
                    known.push((self.size(hi), Size::Length(root)));
                }
            }
        }
        self.least.push(known);
    }

    pub fn leave(&mut self) {
        self.least.pop();
    }

    pub fn number(&self, v: ValId) -> Option<i64> {
        self.literals.get(&v)?.replace('_', "").parse().ok()
    }

    /// Whether two numbers are known to be the same.
    pub fn equal(&self, a: ValId, b: ValId) -> bool {
        let numbers = self.number(a).is_some_and(|n| self.number(b) == Some(n));
        let (x, y) = (self.size(a), self.size(b));
        numbers || (self.at_most(x, y) && self.at_most(y, x))
    }

    pub fn is_zero(&self, v: ValId) -> bool {
        self.literals.get(&v).is_some_and(|text| text == "0.0")
    }

    /// Whether it is the length of a list that keeps it.
    pub fn is_length(&self, v: ValId) -> bool {
        self.lengths.contains_key(&v)
    }

    /// What is added to the loop's index.
    pub fn shift(&self, v: ValId, index: ValId, body: &Region) -> Option<i64> {
        if v == index {
            return Some(0);
        }
        let op = body.ops.iter().find(|op| op.results.first() == Some(&v))?;
        let OpKind::Pure(Pure::Bin(bin @ (BinOp::Add | BinOp::Sub)), args) = &op.kind else {
            return None;
        };
        match (bin, self.number(args[0]), self.number(args[1])) {
            (BinOp::Add, Some(c), _) => Some(self.shift(args[1], index, body)? + c),
            (BinOp::Add, _, Some(c)) => Some(self.shift(args[0], index, body)? + c),
            (_, _, Some(c)) => Some(self.shift(args[0], index, body)? - c),
            _ => None,
        }
    }

    /// The elements `lo + shift..hi + shift`.
    pub fn span(&self, lo: ValId, hi: ValId, shift: i64) -> Option<Span> {
        let lo = self.number(lo)? + shift;
        let hi = match self.number(hi) {
            Some(hi) => End::Number(hi + shift),
            None => End::Plus(self.size(hi), shift),
        };
        Some(Span { lo, hi })
    }

    pub fn whole(&self, root: RootId) -> Span {
        Span {
            lo: 0,
            hi: End::Plus(Size::Length(root), 0),
        }
    }

    /// The same elements in terms of what is the same in all iterations of a loop.
    pub fn across(&self, span: Span, body: &Region, root: RootId) -> Span {
        let End::Plus(size, _) = span.hi else {
            return span;
        };
        let mut changes = false;
        match size {
            Size::Value(v) => body.for_each_def_deep(&mut |def| changes |= def == v),
            Size::Length(of) => body.walk(&mut |op| {
                changes |= op.kind.allocates().contains(&of);
                changes |= matches!(op.kind, OpKind::Recreate(r) if r == of);
            }),
        }
        match changes || matches!(size, Size::Value(v) if body.params.contains(&v)) {
            true => self.whole(root),
            false => span,
        }
    }

    fn size(&self, v: ValId) -> Size {
        match self.lengths.get(&v) {
            Some(root) => Size::Length(*root),
            None => Size::Value(v),
        }
    }

    /// Whether `a <= b` by what is known.
    fn at_most(&self, a: Size, b: Size) -> bool {
        let mut seen = vec![a];
        let mut next = 0;
        while next < seen.len() {
            if seen[next] == b {
                return true;
            }
            for (less, more) in self.least.iter().flatten().chain(&self.made) {
                if *less == seen[next] && !seen.contains(more) {
                    seen.push(*more);
                }
            }
            next += 1;
        }
        false
    }

    fn ends_by(&self, a: End, b: End) -> bool {
        match (a, b) {
            (End::Number(a), End::Number(b)) => a <= b,
            (End::Plus(a, plus), End::Plus(b, more)) => plus <= more && self.at_most(a, b),
            _ => false,
        }
    }

    /// Whether all of `a` is in `b`; both are elements that the list has.
    pub fn within(&self, a: &Span, b: &Span, root: RootId) -> bool {
        let to_the_end = match b.hi {
            End::Plus(size, plus) => plus >= 0 && self.at_most(Size::Length(root), size),
            End::Number(_) => false,
        };
        b.lo <= a.lo && (to_the_end || self.ends_by(a.hi, b.hi))
    }

    /// What may be left of `a` without the elements of `b`.
    pub fn without(&self, a: Span, b: &Span, root: RootId) -> Option<Span> {
        if self.within(&a, b, root) {
            return None;
        }
        let reaches_end = Span {
            lo: b.lo,
            ..a.clone()
        };
        if a.lo < b.lo && self.within(&reaches_end, b, root) {
            return Some(Span {
                lo: a.lo,
                hi: End::Number(b.lo),
            });
        }
        match b.hi {
            End::Number(hi) if b.lo <= a.lo && a.lo < hi => Some(Span { lo: hi, hi: a.hi }),
            _ => Some(a),
        }
    }

    /// An interval with the elements of both.
    pub fn hull(&self, a: Span, b: Span, root: RootId) -> Span {
        if self.within(&a, &b, root) {
            return b;
        }
        if self.within(&b, &a, root) {
            return a;
        }
        let lo = a.lo.min(b.lo);
        match (self.ends_by(a.hi, b.hi), self.ends_by(b.hi, a.hi)) {
            (true, _) => Span { lo, hi: b.hi },
            (_, true) => Span { lo, hi: a.hi },
            _ => self.whole(root),
        }
    }
}

/// The list whose element a place is.
fn whole_list(func: &Func, place: &Place) -> Option<RootId> {
    let (Base::Root(root) | Base::Shadow(root)) = place.base else {
        return None;
    };
    let info = func.root(root);
    let list = matches!(info.ty, Mem::Slice(_) | Mem::Vec(_));
    (list && !matches!(info.kind, RootKind::View { .. })).then_some(root)
}
