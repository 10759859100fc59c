//! Writes single ops.

use super::*;

impl Weave<'_> {
    pub(super) fn op(&self, results: Vec<ValId>, kind: OpKind) -> Op {
        Op {
            results,
            kind,
            src: self.src,
        }
    }

    pub(super) fn value(&mut self, ty: Scalar) -> ValId {
        self.func.new_val(ty, None, Span::call_site())
    }

    /// A value of the same type and name.
    pub(super) fn like(&mut self, v: ValId) -> ValId {
        let info = self.func.val(v).clone();
        self.func.new_val(info.ty, info.name, info.span)
    }

    pub(super) fn lit(&mut self, ty: Scalar, text: &str, out: &mut Vec<Op>) -> ValId {
        let v = self.value(ty);
        out.push(self.op(vec![v], OpKind::Lit(text.into())));
        v
    }

    pub(super) fn undefined(&mut self, v: ValId, out: &mut Vec<Op>) {
        out.push(self.op(vec![v], OpKind::Undef));
    }

    pub(super) fn math(
        &mut self,
        rule: &'static Rule,
        args: Vec<ValId>,
        out: &mut Vec<Op>,
    ) -> ValId {
        let ty = self.func.ty(args[0]);
        let v = self.value(ty);
        out.push(self.op(vec![v], OpKind::Math(Math { rule, path: None }, args)));
        v
    }

    pub(super) fn cast(&mut self, v: ValId, ty: Scalar, out: &mut Vec<Op>) -> ValId {
        if self.func.ty(v) == ty {
            return v;
        }
        let cast = self.value(ty);
        let math = Math {
            rule: rules::rule("cast"),
            path: None,
        };
        out.push(self.op(vec![cast], OpKind::Math(math, vec![v])));
        cast
    }

    pub(super) fn load(
        &mut self,
        root: RootId,
        index: ValId,
        ty: Scalar,
        out: &mut Vec<Op>,
    ) -> ValId {
        let v = self.value(ty);
        let place = Place {
            base: Base::Root(root),
            path: vec![Proj::Index(index)],
        };
        out.push(self.op(vec![v], OpKind::Load(place)));
        v
    }

    pub(super) fn next(&mut self, at: ValId, out: &mut Vec<Op>) -> ValId {
        let one = self.lit(Scalar::USIZE, "1", out);
        let next = self.value(Scalar::USIZE);
        out.push(self.op(
            vec![next],
            OpKind::Pure(Pure::Bin(BinOp::Add), vec![at, one]),
        ));
        next
    }

    /// `rec.trip();` in a run.
    pub(super) fn mark(&mut self, method: &TokenStream, out: &mut Vec<Op>) {
        if self.mode == Mode::Run {
            self.call_recorder(method, quote!(), None, None, out);
        }
    }

    /// `rec.method(first, arg)`.
    pub(super) fn call_recorder(
        &mut self,
        method: &TokenStream,
        first: TokenStream,
        arg: Option<ValId>,
        result: Option<ValId>,
        out: &mut Vec<Op>,
    ) {
        let recorder = self.recorder;
        let mut inside = vec![Piece::Tokens(first)];
        inside.extend(arg.map(|_| Piece::Arg(0)));
        let template = Template(vec![
            Piece::Tokens(quote!(#recorder.#method)),
            Piece::Group(Delimiter::Parenthesis, Template(inside)),
        ]);
        let args = arg.map(|v| Arg {
            name: None,
            what: ArgKind::Val(v),
        });
        let kind = OpKind::Effect(template, args.into_iter().collect());
        out.push(self.op(result.into_iter().collect(), kind));
    }
}
