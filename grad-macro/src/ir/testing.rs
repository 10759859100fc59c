//! Hand-built functions for unit tests.

pub use super::*;
use quote::{format_ident, quote};

/// Values, ops, parameters in few words.
pub fn val(f: &mut Func, ty: Scalar, name: &str) -> ValId {
    f.new_val(
        ty,
        (!name.is_empty()).then(|| name.to_owned()),
        Span::call_site(),
    )
}

pub fn op(results: &[ValId], kind: OpKind) -> Op {
    Op {
        results: results.to_vec(),
        kind,
        src: SrcId(0),
    }
}

pub fn math(name: &str, args: &[ValId]) -> OpKind {
    OpKind::math(name, args)
}

pub fn at(root: RootId, index: ValId) -> Place {
    Place {
        base: Base::Root(root),
        path: vec![Proj::Index(index)],
    }
}

pub fn empty(name: &str) -> Func {
    Func {
        ident: format_ident!("{name}"),
        params: Vec::new(),
        ret: Ret::Val(0),
        body: Region::default(),
        vals: Vec::new(),
        roots: Vec::new(),
        sources: vec![Source {
            text: String::new(),
        }],
        replays: Vec::new(),
        off: vec![],
    }
}

pub fn param(f: &mut Func, name: &str, bind: Bind, wrt: bool) {
    f.params.push(Param {
        ident: format_ident!("{name}"),
        bind,
        wrt,
    });
}

/// `fn total(w: &[f64], n: usize) -> f64 { let mut s = 0.0; for i in 0..n { s += w[i] } s }`
pub fn total() -> Func {
    let mut f = empty("total");
    let n = val(&mut f, Scalar::USIZE, "n");
    let slice = Mem::Slice(Box::new(Mem::Scalar(Scalar::F64)));
    let w = f.new_root(
        "w",
        slice,
        RootKind::ParamRef {
            param: 0,
            mutable: false,
        },
        Span::call_site(),
    );
    param(&mut f, "w", Bind::Root(w), true);
    param(&mut f, "n", Bind::Val(n), false);
    let lo = val(&mut f, Scalar::USIZE, "");
    let zero = val(&mut f, Scalar::F64, "");
    let i = val(&mut f, Scalar::USIZE, "i");
    let s = val(&mut f, Scalar::F64, "s");
    let sum = val(&mut f, Scalar::F64, "s");
    let x = val(&mut f, Scalar::F64, "");
    let next = val(&mut f, Scalar::F64, "s");
    let body = Region {
        params: vec![i, s],
        ops: vec![
            op(&[x], OpKind::Load(at(w, i))),
            op(&[next], math("add", &[s, x])),
        ],
        yields: vec![next],
    };
    let kind = LoopKind::For {
        lo,
        hi: n,
        inclusive: false,
        step: None,
        rev: false,
        step_then_rev: false,
        back: false,
    };
    let l = Loop {
        kind,
        init: vec![zero],
        body,
        has_exit: false,
        label: None,
        frame: false,
    };
    f.body.ops = vec![
        op(&[lo], OpKind::Lit("0".into())),
        op(&[zero], OpKind::Lit("0.0".into())),
        op(&[sum], OpKind::Loop(Box::new(l))),
    ];
    f.body.yields = vec![sum];
    f
}

/// `fn pick(x: f64) -> f64 { let mut a = [x, x]; if x < 1.5 { x } else { a[0] = libm::sin(x); a[0] } }`
pub fn pick() -> Func {
    let mut f = empty("pick");
    let x = val(&mut f, Scalar::F64, "x");
    param(&mut f, "x", Bind::Val(x), true);
    let array = Mem::Array(Box::new(Mem::Scalar(Scalar::F64)), quote!(2));
    let a = f.new_root("a", array, RootKind::Local, Span::call_site());
    let bound = val(&mut f, Scalar::F64, "");
    let cond = val(&mut f, Scalar::Bool, "");
    let y = val(&mut f, Scalar::F64, "y");
    let sin = val(&mut f, Scalar::F64, "");
    let zero = val(&mut f, Scalar::USIZE, "");
    let rule = Math {
        rule: crate::rules::rule("sin"),
        path: Some(Template(vec![Piece::Tokens(quote!(libm::sin))])),
    };
    let els = Region {
        params: Vec::new(),
        ops: vec![
            op(&[sin], OpKind::Math(rule, vec![x])),
            op(&[zero], OpKind::Lit("0".into())),
            op(&[], OpKind::Store(at(a, zero), sin)),
        ],
        yields: vec![sin],
    };
    let then = Region {
        yields: vec![x],
        ..Region::default()
    };
    f.body.ops = vec![
        op(
            &[],
            OpKind::Alloc(a, Init::Elems(vec![Elem::Val(x), Elem::Val(x)])),
        ),
        op(&[bound], OpKind::Lit("1.5".into())),
        op(&[cond], OpKind::Pure(Pure::Cmp(CmpOp::Lt), vec![x, bound])),
        op(&[y], OpKind::If { cond, then, els }),
    ];
    f.body.yields = vec![y];
    f
}
