//! Checks the invariants stated in [`super`]. A violation is a bug of the macro, hence a panic, with the text form.
//!
//! Deliberately not checked: which ops are allowed before and after differentiation, and the lengths of arrays.

use super::*;
use crate::rules::{Form, Kind};

/// Panics if the function breaks an invariant.
pub fn verify(func: &Func) {
    if let Err(why) = check(func) {
        panic!("invalid IR: {why}\n{func}");
    }
}

type Check = Result<(), String>;

fn check(func: &Func) -> Check {
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
    matches!(kind, RootKind::ParamRef { .. } | RootKind::ParamVal { .. })
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
            Ret::Tuple(parts) => parts.iter().try_for_each(|part| self.ret(part)),
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

    fn flat(&mut self, op: &Op) -> Check {
        let results = op.results.len();
        let exactly = |n: usize| ensure(results == n, format!("{results} results instead of {n}"));
        match &op.kind {
            OpKind::Lit(_) | OpKind::Const(_) | OpKind::Undef => exactly(1),
            OpKind::Math(math, args) => {
                exactly(1).and_then(|()| self.math(math, args, op.results[0]))
            }
            OpKind::Pure(pure, args) => {
                exactly(1).and_then(|()| self.pure(pure, args, op.results[0]))
            }
            OpKind::Select(cond, yes, no) => {
                exactly(1)?;
                self.expect(*cond, Scalar::Bool, "the condition")?;
                self.same_types(
                    &[*yes, *no],
                    &[op.results[0]; 2],
                    "the operands and the result",
                )
            }
            OpKind::Load(place) => {
                exactly(1)?;
                self.holds(place, op.results[0])
            }
            OpKind::Len(place) => {
                exactly(1)?;
                self.elem(place)?;
                self.expect(op.results[0], Scalar::USIZE, "the length")
            }
            OpKind::Replay => Ok(()),
            OpKind::SumAll(place) => {
                exactly(1)?;
                let elem = self.elem(place)?;
                self.matches(&elem, op.results[0])
            }
            OpKind::Pop(place, root) => {
                self.writable(place)?;
                let elem = self.elem(place)?;
                match root {
                    None => exactly(1).and_then(|()| self.matches(&elem, op.results[0])),
                    Some(root) => {
                        exactly(0)?;
                        self.begin(*root)?;
                        self.shaped(&elem, &self.func.root(*root).ty)
                    }
                }
            }
            OpKind::Effect(_, _) => match op.results.as_slice() {
                [] => Ok(()),
                [one] => ensure(
                    !self.ty(*one).is_float(),
                    "an effect has a float as its result",
                ),
                _ => exactly(1),
            },
            OpKind::Call(call) => self.call(call, &op.results),
            OpKind::CallRev(rev) => {
                exactly(rev.bars.iter().map(BarSlot::results).sum())?;
                ensure(
                    rev.bars.len() == rev.call.args.len(),
                    "not one bar an argument",
                )?;
                rev.seed
                    .shadows()
                    .into_iter()
                    .try_for_each(|root| self.place(&shadow_of(root)))
            }
            _ => {
                exactly(0)?;
                self.memory(&op.kind)
            }
        }
    }

    /// Ops without results.
    fn memory(&mut self, kind: &OpKind) -> Check {
        match kind {
            OpKind::Alloc(root, init) => {
                self.init(&self.func.roots[root.0 as usize].ty, init)?;
                ensure(
                    matches!(self.func.root(*root).kind, RootKind::Local),
                    "allocates what is not a local",
                )?;
                self.begin(*root)
            }
            OpKind::Recreate(root) => self.begin(*root),
            OpKind::Shadow(root, init) => {
                if let ShadowInit::Like = init {
                    self.place(&Place::root(*root))?;
                }
                if let ShadowInit::Zeros(Some(len)) = init {
                    self.expect(*len, Scalar::USIZE, "the length")?;
                }
                self.begin_shadow(*root)
            }
            OpKind::Store(place, v) => {
                self.writable(place)?;
                self.holds(place, *v)
            }
            OpKind::Fill(place, v) => {
                self.writable(place)?;
                let elem = self.elem(place)?;
                self.matches(&elem, *v)
            }
            OpKind::Copy {
                dst,
                src,
                how: CopyHow::Slice,
            } => {
                self.writable(dst)?;
                self.shaped(&self.elem(dst)?, &self.elem(src)?)
            }
            OpKind::Copy {
                dst,
                src,
                how: CopyHow::Assign,
            }
            | OpKind::Swap(dst, src) => {
                self.writable(dst)?;
                if let OpKind::Swap(..) = kind {
                    self.writable(src)?;
                }
                self.shaped(&self.mem(dst)?, &self.mem(src)?)
            }
            OpKind::Push(place, elem) => {
                self.writable(place)?;
                ensure(
                    matches!(self.mem(place)?, Mem::Vec(_)),
                    "pushes to what is not a Vec",
                )?;
                self.init_elem(&self.elem(place)?, elem)
            }
            OpKind::Truncate(place, len) => {
                self.writable(place)?;
                self.expect(*len, Scalar::USIZE, "the length")
            }
            OpKind::Acc(place, v) => {
                self.shadow(place)?;
                self.holds(place, *v)
            }
            OpKind::AccAll { dst, src } => {
                self.shadow(dst)?;
                self.shadow(src)?;
                self.shaped(&self.mem(dst)?, &self.mem(src)?)
            }
            OpKind::ZeroAll(place) | OpKind::ZeroLike(place) => self.shadow(place),
            OpKind::TapeMark | OpKind::TapeTurn | OpKind::Hold(_) | OpKind::Reinstate(_) => Ok(()),
            OpKind::Restore(place) => self.writable(place),
            OpKind::Record(_) | OpKind::Save(_) => Ok(()),
            _ => unreachable!("an op with results, or control flow"),
        }
    }

    fn math(&self, math: &Math, args: &[ValId], result: ValId) -> Check {
        let rule = math.rule;
        ensure(
            args.len() == rule.params.len(),
            format!("{} arguments instead of {}", args.len(), rule.params.len()),
        )?;
        ensure(self.ty(result).is_float(), "the result is not a float")?;
        for (n, (arg, kind)) in args.iter().zip(rule.params).enumerate() {
            let ty = self.ty(*arg);
            let fits = match kind {
                Kind::Float if rule.form == Form::Cast => ty.is_float(),
                Kind::Float => ty == self.ty(result),
                Kind::Int => ty.is_int(),
            };
            ensure(
                fits,
                format!("argument {n} is a {ty}, the result a {}", self.ty(result)),
            )?;
        }
        Ok(())
    }

    fn pure(&self, pure: &Pure, args: &[ValId], result: ValId) -> Check {
        let ty = self.ty(result);
        let arity = |n: usize| {
            ensure(
                args.len() == n,
                format!("{} operands instead of {n}", args.len()),
            )
        };
        match pure {
            Pure::Bin(bin) => {
                arity(2)?;
                ensure(
                    ty.is_int() || ty == Scalar::Bool,
                    "the result is neither an integer nor a bool",
                )?;
                self.expect(args[0], ty, "the left operand")?;
                let shift = matches!(bin, BinOp::Shl | BinOp::Shr);
                if shift {
                    ensure(self.ty(args[1]).is_int(), "shifts by a non-integer")
                } else {
                    self.expect(args[1], ty, "the right operand")
                }
            }
            Pure::Cmp(_) => {
                arity(2)?;
                self.expect(result, Scalar::Bool, "the result")?;
                self.same_types(&args[..1], &args[1..], "the operands")
            }
            Pure::Not => arity(1).and_then(|()| self.expect(args[0], ty, "the operand")),
            Pure::Neg => arity(1).and_then(|()| self.expect(args[0], ty, "the operand")),
            Pure::Cast => arity(1).and_then(|()| self.drops_nothing(args, ty)),
            Pure::Expr(_) => self.drops_nothing(args, ty),
        }
    }

    /// A float made from floats needs a rule, else its derivative would be lost in silence.
    fn drops_nothing(&self, args: &[ValId], result: Scalar) -> Check {
        let lost = result.is_float() && args.iter().any(|arg| self.ty(*arg).is_float());
        ensure(
            !lost,
            "a float computed from floats must be a rule of the table",
        )
    }

    fn call(&mut self, call: &Call, results: &[ValId]) -> Check {
        call.args.iter().try_for_each(|arg| self.call_arg(arg))?;
        let bound = call.ret.as_ref().map(Bind::values).unwrap_or_default();
        ensure(
            bound == results,
            "the values that the call binds are not its results",
        )?;
        let roots = call.ret.as_ref().map(Bind::roots).unwrap_or_default();
        roots.into_iter().try_for_each(|root| self.begin(root))
    }

    fn call_arg(&self, arg: &CallArg) -> Check {
        match arg {
            CallArg::RefMut(place) => self.writable(place),
            CallArg::Tuple(args) => args.iter().try_for_each(|arg| self.call_arg(arg)),
            _ => Ok(()),
        }
    }

    fn init(&self, ty: &Mem, init: &Init) -> Check {
        match (init, ty) {
            (Init::Undef, _) | (Init::Empty(None), Mem::Vec(_)) => Ok(()),
            (Init::Empty(Some(capacity)), Mem::Vec(_)) => {
                self.expect(*capacity, Scalar::USIZE, "the capacity")
            }
            (Init::Elems(elems), Mem::Tuple(parts)) => {
                ensure(elems.len() == parts.len(), "a tuple of another length")?;
                elems
                    .iter()
                    .zip(parts)
                    .try_for_each(|(elem, part)| self.init_elem(part, elem))
            }
            (Init::Elems(elems), Mem::Array(part, _) | Mem::Vec(part)) => {
                elems.iter().try_for_each(|elem| self.init_elem(part, elem))
            }
            // A root of one scalar (what a `&mut f64` to a local points to).
            (Init::Elems(elems), Mem::Scalar(_)) if elems.len() == 1 => {
                self.init_elem(ty, &elems[0])
            }
            (Init::Fill(elem, len), Mem::Array(part, _) | Mem::Vec(part)) => {
                ensure(
                    matches!(ty, Mem::Array(..)) || len.is_some(),
                    "a Vec is filled to an unknown length",
                )?;
                if let Some(len) = len {
                    self.expect(*len, Scalar::USIZE, "the length")?;
                }
                self.init_elem(part, elem)
            }
            // `.to_vec()` of a slice or an array makes a Vec.
            (Init::CopyOf(place), Mem::Vec(part)) => self.shaped(&self.elem(place)?, part),
            (Init::CopyOf(place), _) => self.shaped(&self.mem(place)?, ty),
            _ => Err(format!("these contents do not make a {ty}")),
        }
    }

    fn init_elem(&self, ty: &Mem, elem: &Elem) -> Check {
        match elem {
            Elem::Val(v) => self.matches(ty, *v),
            Elem::Place(place) => self.shaped(&self.mem(place)?, ty),
            Elem::Init(init) => self.init(ty, init),
        }
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
            self.ty(v) == ty,
            format!("{what} is a {}, not a {ty}", self.ty(v)),
        )
    }

    fn same_types(&self, a: &[ValId], b: &[ValId], what: &str) -> Check {
        let same = a.len() == b.len() && a.iter().zip(b).all(|(a, b)| self.ty(*a) == self.ty(*b));
        ensure(same, format!("{what} differ in number or type"))
    }

    fn holds(&self, place: &Place, v: ValId) -> Check {
        self.matches(&self.mem(place)?, v)
    }

    fn matches(&self, ty: &Mem, v: ValId) -> Check {
        ensure(
            ty.as_scalar() == Some(self.ty(v)),
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

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::check;

    /// The complaint about `pick` or `total` after one change.
    fn complaint(mut f: Func, change: impl FnOnce(&mut Func)) -> String {
        change(&mut f);
        check(&f).expect_err("an invariant is broken")
    }

    fn the_loop(f: &mut Func) -> &mut Loop {
        let OpKind::Loop(l) = &mut f.body.ops[2].kind else {
            unreachable!()
        };
        l
    }

    fn else_branch(f: &mut Func) -> &mut Region {
        let OpKind::If { els, .. } = &mut f.body.ops[3].kind else {
            unreachable!()
        };
        els
    }

    #[test]
    fn good_functions_pass() {
        super::verify(&total());
        super::verify(&pick());
    }

    #[test]
    #[should_panic(expected = "invalid IR: %7 is used where it is not defined\nfn total(")]
    fn a_value_of_a_body_is_not_visible_behind_it() {
        let mut f = total();
        f.body.yields = vec![ValId(7)];
        super::verify(&f);
    }

    #[test]
    fn values_are_defined_once_and_before_their_uses() {
        let twice = complaint(total(), |f| f.body.ops[1].results = vec![ValId(1)]);
        assert!(twice.contains("%1 is defined twice"), "{twice}");
        let late = complaint(total(), |f| f.body.ops.swap(1, 2));
        assert!(
            late.contains("%2 is used where it is not defined"),
            "{late}"
        );
    }

    #[test]
    fn loops_carry_what_they_say() {
        let none = complaint(total(), |f| the_loop(f).init.clear());
        assert!(none.contains("differ in number or type"), "{none}");
        let exit = complaint(total(), |f| the_loop(f).has_exit = true);
        assert!(exit.contains("the number of iterations"), "{exit}");
        let yields = complaint(total(), |f| the_loop(f).body.yields.clear());
        assert!(yields.contains("the body's yields"), "{yields}");
    }

    #[test]
    fn branches_yield_the_results() {
        let missing = complaint(pick(), |f| else_branch(f).yields.clear());
        assert!(
            missing.contains("the yields of a branch and the results"),
            "{missing}"
        );
        let cond = complaint(pick(), |f| {
            let OpKind::If { cond, .. } = &mut f.body.ops[3].kind else {
                unreachable!()
            };
            *cond = ValId(0);
        });
        assert!(
            cond.contains("the condition is a f64, not a bool"),
            "{cond}"
        );
    }

    #[test]
    fn types_of_operands_are_checked() {
        let arity = complaint(pick(), |f| {
            else_branch(f).ops[0].kind = math("add", &[ValId(0)])
        });
        assert!(arity.contains("1 arguments instead of 2"), "{arity}");
        let kind = complaint(pick(), |f| {
            else_branch(f).ops[0].kind = math("powi", &[ValId(0), ValId(0)])
        });
        assert!(kind.contains("argument 1 is a f64"), "{kind}");
        let index = complaint(total(), |f| {
            the_loop(f).body.ops[0].kind = OpKind::Load(at(RootId(0), ValId(4)))
        });
        assert!(index.contains("the index %4 is not a usize"), "{index}");
        let lost = complaint(pick(), |f| {
            else_branch(f).ops[0].kind = OpKind::Pure(Pure::Cast, vec![ValId(0)])
        });
        assert!(lost.contains("must be a rule of the table"), "{lost}");
    }

    #[test]
    fn roots_are_used_only_while_alive() {
        let early = complaint(pick(), |f| {
            f.body.ops[0].kind = OpKind::Len(Place::root(RootId(0)))
        });
        assert!(early.contains("a root that is not alive"), "{early}");
        let nested = complaint(pick(), |f| {
            let alloc = f.body.ops.remove(0);
            let OpKind::If { then, .. } = &mut f.body.ops[2].kind else {
                unreachable!()
            };
            then.ops.push(alloc);
        });
        assert!(nested.contains("a root that is not alive"), "{nested}");
        let written = complaint(total(), |f| {
            the_loop(f)
                .body
                .ops
                .push(op(&[], OpKind::Store(at(RootId(0), ValId(3)), ValId(4))));
        });
        assert!(written.contains("`w` is never written"), "{written}");
    }
}
