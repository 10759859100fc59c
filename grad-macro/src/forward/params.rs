//! The parameters that are tangents, and the pair that is returned.

use proc_macro2::Ident;

use super::{Forward, has_float, types};
use crate::ir::{Bind, Param, Place, Region, Ret, RootId, RootKind, Scalar, ValId};

impl Forward<'_> {
    pub(super) fn params(&mut self, dots: &[Ident]) {
        let count = self.func.params.len();
        for (n, param) in self.primal.params.iter().enumerate() {
            let ident = dots[n].clone();
            let bind = match param.wrt && has_float(&self.func, &param.bind) {
                true => self.param(&param.bind, count),
                false => Bind::Tuple(vec![]),
            };
            self.func.params.push(Param {
                ident,
                bind,
                wrt: param.wrt,
            });
        }
        self.immobile();
    }

    fn param(&mut self, bind: &Bind, count: usize) -> Bind {
        if !has_float(&self.func, bind) {
            // Bound to nothing: `()`, or what a type that is not seen through has as its tangent.
            let span = proc_macro2::Span::call_site();
            return Bind::Val(self.func.new_val(Scalar::Other, None, span));
        }
        match bind {
            Bind::Val(v) => Bind::Val(self.new_dot(*v)),
            Bind::Root(root) => Bind::Root(self.param_root(*root, count)),
            Bind::Tuple(parts) => {
                Bind::Tuple(parts.iter().map(|part| self.param(part, count)).collect())
            }
            Bind::Opt(parts) => {
                let span = proc_macro2::Span::call_site();
                let some = self.func.new_val(Scalar::Bool, None, span);
                Bind::Opt(vec![Bind::Val(some), self.param(&parts[1], count)])
            }
        }
    }

    fn param_root(&mut self, root: RootId, count: usize) -> RootId {
        let info = self.func.root(root).clone();
        let (kind, ty) = match info.kind {
            RootKind::ParamRef { param, mutable } => {
                let param = param + count;
                let ty = types::referred(&info.ty, mutable, self.rt);
                (RootKind::ParamRef { param, mutable }, ty)
            }
            kind => (kind, types::tangent(&info.ty, self.rt)),
        };
        let name = format!("{}_dot", info.name);
        let dot = self.func.new_root(name, ty, kind, info.span);
        self.roots.insert(root, dot);
        dot
    }

    /// Memory that is there from the beginning and has no tangent from outside, but may be where a tangent is written:
    /// parameters that `wrt` leaves out, tables.
    fn immobile(&mut self) {
        for n in 0..self.primal.roots.len() {
            let root = RootId(n as u32);
            let outside = !matches!(self.primal.root(root).kind, RootKind::Local);
            if outside && self.activity.root(root) && !self.roots.contains_key(&root) {
                let zeros = self.zeros(&Place::root(root));
                self.roots.insert(root, zeros);
            }
        }
    }

    /// The pair of value and tangent; behind other tangents, one more.
    pub(super) fn finish(&mut self, mut body: Region) {
        let before = self.close_frame();
        body.ops.splice(0..0, before);
        self.frames.push(std::mem::take(&mut body.ops));
        let ret = self.primal.ret.clone();
        let dot = match has_ret_float(self, &ret) {
            true => self.ret(&ret, &mut body.yields),
            false => Ret::Unit,
        };
        body.ops = self.close_frame();
        self.func.ret = match (
            &self.func.ret,
            self.func.params.len() / self.primal.params.len().max(1),
        ) {
            // Other tangents come first.
            (Ret::Tuple(parts), 3..) => Ret::Tuple(parts.iter().cloned().chain([dot]).collect()),
            _ => Ret::Tuple(vec![ret, dot]),
        };
        self.func.body = body;
    }

    fn ret(&mut self, ret: &Ret, yields: &mut Vec<ValId>) -> Ret {
        match ret {
            Ret::Unit => Ret::Unit,
            Ret::Val(k) => {
                let v = yields[*k];
                if !self.func.ty(v).is_float() {
                    return Ret::Unit;
                }
                let dot = self.dot(v);
                yields.push(dot);
                Ret::Val(yields.len() - 1)
            }
            Ret::Root(root) => match self.roots.get(root) {
                Some(dot) => Ret::Root(*dot),
                None => Ret::Root(self.zeros(&Place::root(*root))),
            },
            Ret::Tuple(parts) => {
                Ret::Tuple(parts.iter().map(|part| self.ret(part, yields)).collect())
            }
            Ret::Opt(parts) if has_ret_float(self, &parts[1]) => {
                let some = again(&parts[0], yields);
                Ret::Opt(vec![some, self.ret(&parts[1], yields)])
            }
            // `Option<()>`.
            Ret::Opt(parts) => Ret::Opt(vec![again(&parts[0], yields), Ret::Unit]),
        }
    }
}

/// The same leaf once more: each has its own yield.
fn again(leaf: &Ret, yields: &mut Vec<ValId>) -> Ret {
    match leaf {
        Ret::Val(k) => {
            yields.push(yields[*k]);
            Ret::Val(yields.len() - 1)
        }
        leaf => leaf.clone(),
    }
}

fn has_ret_float(forward: &Forward<'_>, ret: &Ret) -> bool {
    match ret {
        Ret::Unit => false,
        Ret::Val(k) => forward.func.ty(forward.primal.body.yields[*k]).is_float(),
        Ret::Root(root) => forward.func.root(*root).ty.has_float(),
        Ret::Tuple(parts) => parts.iter().any(|part| has_ret_float(forward, part)),
        Ret::Opt(parts) => has_ret_float(forward, &parts[1]),
    }
}
