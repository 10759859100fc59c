//! Checks the invariants stated in [`super`]. A violation is a bug of the macro, hence a panic, with the text form.
//!
//! Deliberately not checked: which ops are allowed before and after differentiation, and the lengths of arrays.

mod flat;
#[cfg(test)]
mod tests;

use super::*;

/// Panics if the function breaks an invariant.
pub fn verify(func: &Func) {
    if let Err(why) = check(func) {
        panic!("invalid IR: {why}\n{func}");
    }
}

type Check = Result<(), String>;

/// What is broken, if anything is.
pub fn check(func: &Func) -> Check {
    let mut v = Verifier {
        func,
        defined: vec![false; func.vals.len()],
        visible: vec![false; func.vals.len()],
        alive: func
            .roots
            .iter()
            .map(|root| !matches!(root.kind, RootKind::Local))
            .collect(),
        shadowed: func.roots.iter().map(|root| is_param(&root.kind)).collect(),
        scope: Vec::new(),
    };
    for param in &func.params {
        v.param(&param.bind)?;
    }
    for &param in &func.body.params {
        if !v.defined.get(param.0 as usize).is_some_and(|d| *d) {
            v.define(param)?;
        }
    }
    v.body(&func.body, false)?;
    v.ret(&func.ret)
}

fn is_param(kind: &RootKind) -> bool {
    matches!(kind, RootKind::ParamRef { .. } | RootKind::ParamVal)
}

struct Verifier<'a> {
    func: &'a Func,
    /// Values defined anywhere so far.
    defined: Vec<bool>,
    /// Values, roots and shadows that may be used here.
    visible: Vec<bool>,
    alive: Vec<bool>,
    shadowed: Vec<bool>,
    /// What became usable, innermost region last, so that its end can take it back.
    scope: Vec<Scoped>,
}

enum Scoped {
    Val(usize),
    Root(usize),
    Shadow(usize),
}

impl Verifier<'_> {
    // ---- scopes -------------------------------------------------------------------------------

    fn nested(&mut self, region: &Region, is_loop_body: bool) -> Check {
        let mark = self.scope.len();
        for &param in &region.params {
            self.define(param)?;
        }
        self.body(region, is_loop_body)?;
        for item in self.scope.drain(mark..) {
            match item {
                Scoped::Val(v) => self.visible[v] = false,
                Scoped::Root(root) => self.alive[root] = false,
                Scoped::Shadow(root) => self.shadowed[root] = false,
            }
        }
        Ok(())
    }

    fn body(&mut self, region: &Region, is_loop_body: bool) -> Check {
        let last = region.ops.len().saturating_sub(1);
        for (at, op) in region.ops.iter().enumerate() {
            let misplaced = match op.kind {
                OpKind::Record(_) => !is_loop_body || at != last,
                OpKind::Replay => !is_loop_body || at != 0,
                _ => false,
            };
            self.op(op)
                .and_then(|()| ensure(!misplaced, "not at the end (beginning) of a loop body"))
                .map_err(|why| {
                    let text = print::op(self.func, op);
                    format!("{why}, in `{}`", text.trim_end())
                })?;
        }
        region.yields.iter().try_for_each(|v| self.used(*v))
    }

    fn define(&mut self, v: ValId) -> Check {
        let at = v.0 as usize;
        ensure(at < self.func.vals.len(), format!("no value %{at}"))?;
        ensure(!self.defined[at], format!("%{at} is defined twice"))?;
        self.defined[at] = true;
        self.visible[at] = true;
        self.scope.push(Scoped::Val(at));
        Ok(())
    }

    fn used(&self, v: ValId) -> Check {
        let visible = self.visible.get(v.0 as usize).copied().unwrap_or(false);
        ensure(visible, format!("%{} is used where it is not defined", v.0))
    }

    fn begin(&mut self, root: RootId) -> Check {
        let at = root.0 as usize;
        ensure(at < self.func.roots.len(), format!("no root #{at}"))?;
        ensure(
            !self.alive[at],
            format!(
                "the root `{}` begins its life twice",
                self.func.root(root).name
            ),
        )?;
        self.alive[at] = true;
        self.scope.push(Scoped::Root(at));
        Ok(())
    }

    fn begin_shadow(&mut self, root: RootId) -> Check {
        let at = root.0 as usize;
        ensure(at < self.func.roots.len(), format!("no root #{at}"))?;
        let info = self.func.root(root);
        ensure(
            info.ty.has_float(),
            format!("`{}` holds no float, hence has no shadow", info.name),
        )?;
        if is_param(&info.kind) {
            return Ok(());
        }
        ensure(
            !self.shadowed[at],
            format!("the shadow of `{}` begins its life twice", info.name),
        )?;
        self.shadowed[at] = true;
        self.scope.push(Scoped::Shadow(at));
        Ok(())
    }

    fn param(&mut self, bind: &Bind) -> Check {
        for v in bind.values() {
            self.define(v)?;
        }
        for root in bind.roots() {
            let kind = self.func.roots.get(root.0 as usize).map(|info| &info.kind);
            ensure(
                kind.is_some_and(is_param),
                format!("a parameter binds #{}, not a parameter's root", root.0),
            )?;
        }
        Ok(())
    }

    fn ret(&self, ret: &Ret) -> Check {
        match ret {
            Ret::Unit => Ok(()),
            Ret::Val(k) => ensure(
                *k < self.func.body.yields.len(),
                format!("returns yield {k}, which is missing"),
            ),
            Ret::Root(root) => {
                let alive = self.alive.get(root.0 as usize).copied().unwrap_or(false);
                ensure(
                    alive,
                    format!("returns root #{}, which is not alive", root.0),
                )
            }
            Ret::Tuple(parts) | Ret::Opt(parts) => parts.iter().try_for_each(|part| self.ret(part)),
        }
    }

    // ---- ops ----------------------------------------------------------------------------------

    fn op(&mut self, op: &Op) -> Check {
        for v in op.operands() {
            self.used(v)?;
        }
        op.kind
            .places()
            .into_iter()
            .try_for_each(|place| self.place(place))?;
        match &op.kind {
            OpKind::If { cond, then, els } => self.if_else(op, *cond, then, els)?,
            OpKind::Loop(l) => self.loop_(op, l)?,
            _ => self.flat(op)?,
        }
        for &result in &op.results {
            self.define(result)?;
        }
        Ok(())
    }

    fn place(&self, place: &Place) -> Check {
        match &place.base {
            Base::Root(root) => {
                let alive = self.alive.get(root.0 as usize).copied().unwrap_or(false);
                ensure(
                    alive,
                    format!(
                        "{} lies in a root that is not alive",
                        print::place(self.func, place)
                    ),
                )?;
            }
            Base::Shadow(root) => {
                let alive = self.shadowed.get(root.0 as usize).copied().unwrap_or(false);
                ensure(
                    alive,
                    format!(
                        "{} lies in a shadow that is not alive",
                        print::place(self.func, place)
                    ),
                )?;
            }
            Base::Select(which, options) => {
                ensure(
                    self.ty(*which) == Scalar::USIZE,
                    "a place is chosen by what is not a usize",
                )?;
                options.iter().try_for_each(|option| self.place(option))?;
                let types = options
                    .iter()
                    .map(|o| try_place_type(self.func, o))
                    .collect::<Result<Vec<_>, _>>()?;
                ensure(
                    types.windows(2).all(|w| w[0].same_shape(&w[1])),
                    "a choice between places of several types",
                )?;
            }
        }
        for proj in &place.path {
            let indices = match proj {
                Proj::Index(at) => [Some(*at), None],
                Proj::Range(lo, hi) => [*lo, *hi],
                Proj::Field(_) => [None, None],
            };
            for at in indices.into_iter().flatten() {
                ensure(
                    self.ty(at) == Scalar::USIZE,
                    format!("the index %{} is not a usize", at.0),
                )?;
            }
        }
        self.mem(place).map(drop)
    }

    fn if_else(&mut self, op: &Op, cond: ValId, then: &Region, els: &Region) -> Check {
        self.expect(cond, Scalar::Bool, "the condition")?;
        for branch in [then, els] {
            ensure(branch.params.is_empty(), "a branch has parameters")?;
            self.nested(branch, false)?;
            self.same_types(
                &branch.yields,
                &op.results,
                "the yields of a branch and the results",
            )?;
        }
        Ok(())
    }

    fn loop_(&mut self, op: &Op, l: &Loop) -> Check {
        let mut params = l.body.params.as_slice();
        let mut results = op.results.as_slice();
        let counted = matches!(l.kind, LoopKind::For { .. });
        if let LoopKind::For { lo, hi, step, .. } = &l.kind {
            let index = take(&mut params, "a counted loop has no index")?;
            ensure(self.ty(index).is_int(), "the index is not an integer")?;
            self.expect(*lo, self.ty(index), "the lower bound")?;
            self.expect(*hi, self.ty(index), "the upper bound")?;
            if let Some(step) = step {
                self.expect(*step, Scalar::USIZE, "the step")?;
            }
        }
        if let LoopKind::While { cond } = &l.kind {
            self.same_types(
                &cond.params,
                &l.init,
                "the condition's parameters and the initial values",
            )?;
            self.nested(cond, false)?;
            ensure(
                cond.yields.len() == 1,
                "the condition's region yields more or less than one value",
            )?;
            self.expect(cond.yields[0], Scalar::Bool, "the condition")?;
        }
        if matches!(l.kind, LoopKind::Forever) {
            ensure(l.has_exit, "an endless loop has no exit")?;
        }
        if !counted || l.has_exit {
            let trips = take(
                &mut results,
                "the number of iterations is missing from the results",
            )?;
            self.expect(trips, Scalar::USIZE, "the number of iterations")?;
        }
        if counted && l.has_exit {
            let exited = take(&mut results, "the exit flag is missing from the results")?;
            self.expect(exited, Scalar::Bool, "the exit flag")?;
        }
        self.same_types(
            params,
            &l.init,
            "the body's parameters and the initial values",
        )?;
        self.same_types(results, &l.init, "the results and the initial values")?;
        self.nested(&l.body, true)?;
        let mut yields = l.body.yields.as_slice();
        if l.has_exit {
            let exit = take(&mut yields, "the body does not yield an exit flag")?;
            self.expect(exit, Scalar::Bool, "the exit flag that the body yields")?;
        }
        self.same_types(yields, &l.init, "the body's yields and the initial values")
    }

    // ---- types --------------------------------------------------------------------------------

    fn ty(&self, v: ValId) -> Scalar {
        self.func
            .vals
            .get(v.0 as usize)
            .map_or(Scalar::Other, |info| info.ty)
    }

    fn mem(&self, place: &Place) -> Result<Mem, String> {
        try_place_type(self.func, place)
    }

    fn elem(&self, place: &Place) -> Result<Mem, String> {
        let ty = self.mem(place)?;
        ty.elem()
            .cloned()
            .ok_or_else(|| format!("a {ty} has no elements"))
    }

    fn expect(&self, v: ValId, ty: Scalar, what: &str) -> Check {
        ensure(
            self.ty(v).agrees(ty),
            format!("{what} is a {}, not a {ty}", self.ty(v)),
        )
    }

    fn same_types(&self, a: &[ValId], b: &[ValId], what: &str) -> Check {
        let same = a.len() == b.len()
            && a.iter()
                .zip(b)
                .all(|(a, b)| self.ty(*a).agrees(self.ty(*b)));
        ensure(same, format!("{what} differ in number or type"))
    }

    fn holds(&self, place: &Place, v: ValId) -> Check {
        self.matches(&self.mem(place)?, v)
    }

    fn matches(&self, ty: &Mem, v: ValId) -> Check {
        // A field that is plain data.
        let named = matches!(ty, Mem::Unknown(_) | Mem::Struct(_));
        let inert = matches!(ty, Mem::Unknown(of) if of.inert);
        let data = named && self.ty(v) == Scalar::Other && (inert || self.func.val(v).fixed);
        ensure(
            data || ty.as_scalar().is_some_and(|ty| ty.agrees(self.ty(v))),
            format!("a {} for a {ty}", self.ty(v)),
        )
    }

    fn shaped(&self, a: &Mem, b: &Mem) -> Check {
        ensure(a.same_shape(b), format!("a {a} and a {b}"))
    }

    fn writable(&self, place: &Place) -> Check {
        place.roots().into_iter().try_for_each(|root| {
            let info = self.func.root(root);
            let fixed = matches!(
                info.kind,
                RootKind::Const { .. } | RootKind::ParamRef { mutable: false, .. }
            );
            ensure(!fixed, format!("`{}` is never written", info.name))
        })
    }

    fn shadow(&self, place: &Place) -> Check {
        ensure(
            place.roots().is_empty(),
            "an adjoint is kept in primal memory",
        )
    }
}

fn shadow_of(root: RootId) -> Place {
    Place {
        base: Base::Shadow(root),
        path: Vec::new(),
    }
}

fn take(list: &mut &[ValId], missing: &str) -> Result<ValId, String> {
    let (first, rest) = list.split_first().ok_or(missing)?;
    *list = rest;
    Ok(*first)
}

fn ensure(holds: bool, why: impl Into<String>) -> Check {
    if holds { Ok(()) } else { Err(why.into()) }
}
