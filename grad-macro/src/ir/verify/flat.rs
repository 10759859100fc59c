//! Checks of the ops without regions.

use super::*;
use crate::rules::{Form, Kind};

impl Verifier<'_> {
    pub(super) fn flat(&mut self, op: &Op) -> Check {
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
            OpKind::Dot(a, b) => {
                exactly(1)?;
                for place in [a, b] {
                    let elem = self.elem(place)?;
                    self.matches(&elem, op.results[0])?;
                }
                Ok(())
            }
            OpKind::SumOf(sum) => {
                exactly(1)?;
                for place in &sum.windows {
                    let elem = self.elem(place)?;
                    self.matches(&elem, op.results[0])?;
                }
                Ok(())
            }
            OpKind::AccDot(acc) => {
                exactly(1)?;
                self.shadow(&acc.dst)?;
                for place in [&acc.dst, &acc.src, &acc.with] {
                    let elem = self.elem(place)?;
                    self.matches(&elem, op.results[0])?;
                    self.matches(&elem, acc.factor)?;
                }
                Ok(())
            }
            OpKind::Pop(place, root, end) => {
                self.writable(place)?;
                self.grows(place, *end)?;
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
                // A float is a constant to the derivative: no active value goes in.
                [] | [_] => Ok(()),
                _ => exactly(1),
            },
            OpKind::Call(call) => self.call(call, &op.results),
            OpKind::CallRev(rev) => {
                let adjoints: usize = rev.bars.iter().map(BarSlot::results).sum();
                exactly(adjoints + usize::from(rev.is_joint()))?;
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
                let lengths = match init {
                    ShadowInit::Zeros(len) => len.as_slice(),
                    ShadowInit::Rows(lengths) => lengths,
                    _ => &[],
                };
                for len in lengths {
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
            OpKind::Push(place, elem, end) => {
                self.writable(place)?;
                self.grows(place, *end)?;
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
            OpKind::Resize(place, len) => {
                self.shadow(place)?;
                self.expect(*len, Scalar::USIZE, "the length")
            }
            OpKind::TapeMark | OpKind::TapeTurn | OpKind::Fit(_) => Ok(()),
            OpKind::View { .. } | OpKind::Rows(_) => Ok(()),
            OpKind::Lend(_) | OpKind::Hold(_) | OpKind::Reinstate(_) => Ok(()),
            OpKind::Restore(place) | OpKind::Room(place) | OpKind::Relend(place, _) => {
                self.writable(place)
            }
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
            CallArg::Tuple(args) | CallArg::Opt(args) => {
                args.iter().try_for_each(|arg| self.call_arg(arg))
            }
            CallArg::Dot(arg) => self.call_arg(arg),
            _ => Ok(()),
        }
    }

    /// Elements come and go at this end.
    fn grows(&self, place: &Place, end: End) -> Check {
        let list = match (self.mem(place)?, end) {
            (Mem::Queue(_), _) => true,
            (ty, End::Back) => matches!(ty, Mem::Vec(_)),
            (_, End::Front) => false,
        };
        ensure(list, "pushes to what does not grow there, or pops from it")
    }

    fn init(&self, ty: &Mem, init: &Init) -> Check {
        match (init, ty) {
            (Init::Undef | Init::Zeros(_), _) => Ok(()),
            (Init::Empty(None), Mem::Vec(_) | Mem::Queue(_)) => Ok(()),
            (Init::Empty(Some(capacity)), Mem::Vec(_) | Mem::Queue(_)) => {
                self.expect(*capacity, Scalar::USIZE, "the capacity")
            }
            (Init::Elems(elems), Mem::Tuple(parts)) => {
                ensure(elems.len() == parts.len(), "a tuple of another length")?;
                elems
                    .iter()
                    .zip(parts)
                    .try_for_each(|(elem, part)| self.init_elem(part, elem))
            }
            (Init::Elems(elems), Mem::Struct(of)) if !of.is_enum() => {
                ensure(elems.len() == of.fields.len(), "a struct of another size")?;
                elems
                    .iter()
                    .zip(&of.fields)
                    .try_for_each(|(elem, field)| self.init_elem(&field.ty, elem))
            }
            (Init::Variant(name, elems), Mem::Struct(of)) => {
                elems.iter().try_for_each(|(at, elem)| {
                    let field = of
                        .fields
                        .get(*at)
                        .filter(|f| f.variant.as_ref() == Some(name));
                    let field = field.ok_or("a field of another variant")?;
                    self.init_elem(&field.ty, elem)
                })
            }
            (Init::Elems(elems), Mem::Array(part, _) | Mem::Vec(part) | Mem::Queue(part)) => {
                elems.iter().try_for_each(|elem| self.init_elem(part, elem))
            }
            // A root of one scalar (what a `&mut f64` to a local points to).
            (Init::Elems(elems), Mem::Scalar(_)) if elems.len() == 1 => {
                self.init_elem(ty, &elems[0])
            }
            (Init::Fill(elem, len), Mem::Array(part, _) | Mem::Vec(part) | Mem::Queue(part)) => {
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
            (Init::CopyOf(place), Mem::Vec(part) | Mem::Queue(part)) => {
                self.shaped(&self.elem(place)?, part)
            }
            (Init::CopyOf(place), _) => self.shaped(&self.mem(place)?, ty),
            // The tangent of plain data: there is none.
            (Init::Elems(elems), Mem::Unknown(_)) if elems.is_empty() => Ok(()),
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
}
