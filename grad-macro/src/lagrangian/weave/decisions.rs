//! What is frozen: integers and bools that follow from numbers with a derivative, or from effects.

use super::*;

impl Weave<'_> {
    pub(super) fn check_hidden(&mut self, op: &Op) {
        let mut used = false;
        op.kind
            .for_each_value(&mut |v| used |= self.hidden.contains(v));
        if !used {
            return;
        }
        match (&op.kind, op.results.first()) {
            // What follows from it is a decision, or hidden as well.
            (OpKind::Pure(..), Some(v)) if !self.can_be_kept(*v) => {
                self.hidden.insert(*v);
            }
            (OpKind::Call(call), _) => {
                let message = format!(
                    "`lagrangian` would have to compute an argument of `{}` again, which has an effect\n\
                     help: compute it before, and pass it in as a parameter",
                    call.callee.name()
                );
                self.refusals.push((call.callee.span(), message));
            }
            _ => {}
        }
    }

    /// Whether a value is frozen: an integer or a bool that follows from numbers with a derivative, or from an effect.
    pub(super) fn is_decision(&self, op: &Op, v: ValId) -> bool {
        let ty = self.func.ty(v);
        if !(ty.is_int() || ty == Scalar::Bool) {
            let opaque = match &op.kind {
                OpKind::Effect(..) | OpKind::Call(_) => true,
                OpKind::Pure(_, args) => args.iter().any(|a| self.func.ty(*a) == Scalar::Other),
                _ => false,
            };
            return opaque && !self.varied.val(v) && self.can_be_kept(v);
        }
        let mut from_floats = false;
        op.kind.for_each_value(&mut |arg| {
            from_floats |= self.varied.val(*arg) || self.hidden.contains(arg);
            // An `Ordering` and the like: nobody knows what it was made of.
            from_floats |= self.func.ty(*arg) == Scalar::Other;
        });
        match &op.kind {
            OpKind::Pure(..) | OpKind::Math(..) => from_floats,
            OpKind::Call(_) | OpKind::Effect(..) => self.can_be_kept(v),
            _ => false,
        }
    }

    pub(super) fn can_be_kept(&self, v: ValId) -> bool {
        match self.func.ty(v) {
            Scalar::F64 | Scalar::F32 | Scalar::Bool => true,
            Scalar::Int(int) => !matches!(int, Int::I128 | Int::U128),
            Scalar::Param(_) | Scalar::Other => false,
        }
    }

    /// Defines `v`: what was decided. In a run, from `w`.
    pub(super) fn decide(
        &mut self,
        v: ValId,
        w: Option<ValId>,
        state: &mut State,
        out: &mut Vec<Op>,
    ) {
        let ty = self.func.ty(v);
        if !self.can_be_kept(v) {
            let message = format!(
                "`lagrangian` cannot keep a decision of type `{}`",
                ty.name()
            );
            self.refusals.push((self.func.val(v).span, message));
            return;
        }
        if self.mode == Mode::Run {
            let w = w.expect("computed in a run");
            match ty {
                Scalar::Bool => self.call_recorder(&quote!(bool), quote!(), Some(w), Some(v), out),
                Scalar::Int(_) => {
                    let wide = self.value(Scalar::Int(Int::I64));
                    let kept = self.value(Scalar::Int(Int::I64));
                    out.push(self.op(vec![wide], OpKind::Pure(Pure::Cast, vec![w])));
                    self.call_recorder(&quote!(integer), quote!(), Some(wide), Some(kept), out);
                    out.push(self.op(vec![v], OpKind::Pure(Pure::Cast, vec![kept])));
                }
                _ => self.call_recorder(&quote!(number), quote!(), Some(w), Some(v), out),
            }
            return;
        }
        let frozen = self.slices.as_ref().expect("parameters").frozen;
        let kept = self.load(frozen, state[1], Scalar::Int(Int::I64), out);
        state[1] = self.next(state[1], out);
        let kind = match ty {
            Scalar::Bool => {
                let zero = self.lit(Scalar::Int(Int::I64), "0", out);
                OpKind::Pure(Pure::Cmp(CmpOp::Ne), vec![kept, zero])
            }
            Scalar::Int(_) => OpKind::Pure(Pure::Cast, vec![kept]),
            _ => {
                let ty = Ident::new(ty.name(), Span::mixed_site());
                let bits = Template(vec![
                    Piece::Tokens(quote!(::core::primitive::f64::from_bits)),
                    Piece::Group(
                        Delimiter::Parenthesis,
                        Template(vec![
                            Piece::Arg(0),
                            Piece::Tokens(quote!(as ::core::primitive::u64)),
                        ]),
                    ),
                    Piece::Tokens(quote!(as ::core::primitive::#ty)),
                ]);
                OpKind::Pure(Pure::Expr(bits), vec![kept])
            }
        };
        out.push(self.op(vec![v], kind));
    }
}
