//! How much a sweep records, as an expression that the compiler evaluates: `f_grad::record()`.
//!
//! ```text
//! RecordLen::of(0, 2, 0).times(8).and(<g_grad>::record_fwd())
//! ```
//! An upper bound: of two branches the longer record counts, of a loop every iteration. Where a run-time value
//! decides, it is `RecordLen::UNKNOWN`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::calls::{class, has_class};
use super::tape::Stack;
use crate::ir::{
    Call, CallMode, Callee, Func, Init, Loop, LoopKind, Mem, Op, OpKind, Place, Region, RootKind,
    Scalar, ValId, place_type,
};
use crate::maps::HashMap;
use crate::reverse::uses_tape;

/// What a region records. Calls of functions whose types are not in sight make it unknown.
pub fn record_len(rt: &TokenStream, func: &Func, regions: &[&Region]) -> TokenStream {
    let mut values = HashMap::default();
    for region in regions {
        region.walk(&mut |op| {
            if let (OpKind::Lit(_) | OpKind::Const(_) | OpKind::Len(_), [v]) =
                (&op.kind, &op.results[..])
            {
                values.insert(*v, op.kind.clone());
            }
        });
    }
    let lengths = Lengths { rt, func, values };
    let parts = regions.iter().filter_map(|region| lengths.region(region));
    lengths.total(parts.collect())
}

/// The contents of what the caller lends to be changed.
pub fn arguments_len(rt: &TokenStream, func: &Func) -> TokenStream {
    let lengths = Lengths {
        rt,
        func,
        values: HashMap::default(),
    };
    let changed = (func.roots.iter())
        .filter(|root| matches!(root.kind, RootKind::ParamRef { mutable: true, .. }));
    lengths.total(changed.map(|root| lengths.contents(&root.ty)).collect())
}

struct Lengths<'a> {
    rt: &'a TokenStream,
    func: &'a Func,
    /// What may bound a loop.
    values: HashMap<ValId, OpKind>,
}

impl Lengths<'_> {
    fn unknown(&self) -> TokenStream {
        let rt = self.rt;
        quote!(#rt::RecordLen::UNKNOWN)
    }

    /// The parts' sum.
    fn total(&self, parts: Vec<TokenStream>) -> TokenStream {
        let (rt, mut parts) = (self.rt, parts.into_iter());
        match parts.next() {
            Some(first) => quote!(#first #(.and(#parts))*),
            None => quote!(#rt::RecordLen::of(0, 0, 0)),
        }
    }

    fn region(&self, region: &Region) -> Option<TokenStream> {
        let parts: Vec<_> = region.ops.iter().filter_map(|op| self.op(op)).collect();
        (!parts.is_empty()).then(|| self.total(parts))
    }

    fn op(&self, op: &Op) -> Option<TokenStream> {
        match &op.kind {
            OpKind::Record(vals) => Some(self.scalars(vals.iter().map(|v| self.func.ty(*v)))),
            OpKind::Room(place) => Some(self.room(place)),
            OpKind::Save(place) => Some(self.contents(&place_type(self.func, place))),
            OpKind::If { then, els, .. } => match (self.region(then), self.region(els)) {
                (Some(then), Some(els)) => Some(quote!(#then.or(#els))),
                (one, other) => one.or(other),
            },
            OpKind::Loop(l) => self.iterations(l),
            OpKind::Call(call) if call.mode != CallMode::Primal => {
                Some(self.call(call, "record_fwd"))
            }
            OpKind::CallRev(rev) if rev.is_joint() => Some(self.call(&rev.call, "record")),
            OpKind::CallRev(rev) => Some(self.call(&rev.call, "record_rev")),
            OpKind::Replay
            | OpKind::Relend(..)
            | OpKind::Restore(_)
            | OpKind::Recreate(_)
            | OpKind::Hold(_) => None,
            _ => uses_tape(op).then(|| self.unknown()),
        }
    }

    /// The callee's own word for it.
    fn call(&self, call: &Call, which: &str) -> TokenStream {
        match &call.callee {
            Callee::Path(path) if has_class(path) && call.order == 0 => {
                let (class, which) = (class(path), super::names::ident(which));
                quote!(<#class>::#which())
            }
            _ => self.unknown(),
        }
    }

    fn iterations(&self, l: &Loop) -> Option<TokenStream> {
        let each = self.region(&l.body)?;
        let trips = match &l.kind {
            LoopKind::For {
                lo, hi, inclusive, ..
            } => self.trips(*lo, *hi, *inclusive),
            LoopKind::While { .. } | LoopKind::Forever => None,
        };
        Some(match trips {
            Some(trips) => quote!(#each.times(#trips)),
            None => self.unknown(),
        })
    }

    /// How many steps there are at most from one bound to the other.
    fn trips(&self, lo: ValId, hi: ValId, inclusive: bool) -> Option<TokenStream> {
        if let (Some(lo), Some(hi)) = (self.literal(lo), self.literal(hi)) {
            let trips = (hi - lo + i64::from(inclusive)).max(0);
            let trips = Literal::usize_unsuffixed(usize::try_from(trips).ok()?);
            return Some(quote!(#trips));
        }
        let hi = self.bound(hi)?;
        let hi = match inclusive {
            true => quote!(#hi + 1),
            false => hi,
        };
        match self.literal(lo) {
            Some(0) => Some(hi),
            _ => {
                let lo = self.bound(lo)?;
                Some(quote!(::core::primitive::usize::saturating_sub(#hi, #lo)))
            }
        }
    }

    fn literal(&self, v: ValId) -> Option<i64> {
        match self.values.get(&v)? {
            OpKind::Lit(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// A constant of type usize.
    fn bound(&self, v: ValId) -> Option<TokenStream> {
        if self.func.ty(v) != Scalar::USIZE {
            return None;
        }
        match self.values.get(&v)? {
            OpKind::Lit(text) => text.trim().parse().ok(),
            OpKind::Const(tokens) => Some(quote!((#tokens))),
            OpKind::Len(place) => match place_type(self.func, place) {
                Mem::Array(_, len) => Some(quote!((#len))),
                _ => None,
            },
            _ => None,
        }
    }

    /// The elements of a list, if it is made with a number of them that is known.
    fn room(&self, place: &Place) -> TokenStream {
        let mut made = None;
        self.func.body.walk(&mut |op| {
            if let OpKind::Alloc(root, Init::Fill(_, n)) = &op.kind
                && place.roots().contains(root)
            {
                made = *n;
            }
        });
        let n = made.and_then(|n| self.bound(n));
        match (n, place_type(self.func, place)) {
            (Some(n), Mem::Vec(of)) => {
                let of = self.contents(&of);
                quote!(#of.times(#n))
            }
            _ => self.unknown(),
        }
    }

    /// What `Save` writes of such a place.
    fn contents(&self, ty: &Mem) -> TokenStream {
        match ty {
            Mem::Scalar(scalar) => self.scalars([*scalar].into_iter()),
            Mem::Array(of, len) => {
                let of = self.contents(of);
                quote!(#of.times(#len))
            }
            Mem::Tuple(parts) => self.total(parts.iter().map(|part| self.contents(part)).collect()),
            Mem::Slice(_) | Mem::Vec(_) | Mem::Queue(_) | Mem::Struct(_) | Mem::Unknown(_) => {
                self.unknown()
            }
        }
    }

    fn scalars(&self, scalars: impl Iterator<Item = Scalar>) -> TokenStream {
        let mut counts = [0; 3];
        for scalar in scalars {
            let stack = match (scalar, Stack::of(scalar)) {
                // May be two words, or none.
                (Scalar::Other, _) | (_, Stack::Param(_)) => return self.unknown(),
                (_, Stack::F64) => 0,
                (_, Stack::F32) => 1,
                // A wide integer is two of them.
                (_, Stack::Words) => 2,
            };
            counts[stack] += match scalar {
                Scalar::Int(int) if int.name().ends_with("128") => 2,
                _ => 1,
            };
        }
        let (rt, counts) = (self.rt, counts.map(Literal::usize_unsuffixed));
        quote!(#rt::RecordLen::of(#(#counts),*))
    }
}
