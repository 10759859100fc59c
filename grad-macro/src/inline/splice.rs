//! Puts a callee's ops where its call was.
//!
//! 1. Its parameters stand for the arguments: values for values, places for what is behind references. What is passed by
//!    value becomes memory of its own.
//! 2. Its other values and roots become new ones of the caller's.
//! 3. The call's results are what its body yields; a returned root is the one that the call would have made.

use proc_macro2::TokenStream;

use crate::ir::{
    Base, Bind, Call, CallArg, Func, Init, Int, Mem, Op, OpKind, Place, Region, Ret, RootId,
    RootKind, Scalar, SrcId, ValId, place_type,
};
use crate::maps::HashMap;

use super::eligible::{alike, is_plain_place, is_small};

/// A function that is inlined into.
pub struct Splice {
    /// Its ops so far.
    pub length: usize,
    /// What has taken the place of the results of calls.
    results: HashMap<ValId, ValId>,
}

/// What a callee's parameters and results are in the caller.
#[derive(Default)]
struct Meaning {
    vals: HashMap<ValId, ValId>,
    places: HashMap<RootId, Place>,
    /// Owned parameters: copies of these.
    copies: Vec<(RootId, Place)>,
    /// Literal arguments.
    literals: Vec<(ValId, proc_macro2::TokenStream)>,
}

impl Splice {
    pub fn new(length: usize) -> Splice {
        Splice {
            length,
            results: HashMap::default(),
        }
    }

    /// The value that stands for `v` now.
    pub fn now(&self, v: ValId) -> ValId {
        self.results.get(&v).map_or(v, |v| self.now(*v))
    }

    /// Appends what the call computes; false, and nothing, if it has to stay a call.
    pub fn call(&mut self, func: &mut Func, op: &Op, callee: &Func, ops: &mut Vec<Op>) -> bool {
        let OpKind::Call(call) = &op.kind else {
            return false;
        };
        let mut meaning = Meaning::default();
        let fits = (callee.params.iter().zip(&call.args))
            .all(|(param, arg)| meaning.param(func, callee, &param.bind, arg));
        let mut returned = vec![];
        if !fits || !results(call, &callee.ret, &mut returned) {
            return false;
        }
        self.length += super::eligible::length(&callee.body);
        self.put(func, op.src, callee, meaning, &returned, ops);
        true
    }

    fn put(
        &mut self,
        func: &mut Func,
        src: SrcId,
        callee: &Func,
        mut meaning: Meaning,
        returned: &[Leaf],
        ops: &mut Vec<Op>,
    ) {
        for leaf in returned {
            if let Leaf::Root(own, theirs) = leaf {
                func.roots[own.0 as usize].ty = callee.root(*theirs).ty.clone();
                meaning.places.insert(*theirs, Place::root(*own));
            }
        }
        for (v, tokens) in std::mem::take(&mut meaning.literals) {
            let value = copied_val(func, callee, v);
            ops.push(new_op(vec![value], literal(callee.ty(v), tokens), src));
            meaning.vals.insert(v, value);
        }
        for (root, place) in std::mem::take(&mut meaning.copies) {
            let own = match meaning.places.get(&root) {
                Some(place) => place.roots()[0],
                None => copied_root(func, callee, root),
            };
            meaning.places.insert(root, Place::root(own));
            ops.push(new_op(vec![], OpKind::Alloc(own, Init::CopyOf(place)), src));
        }
        let sources = func.sources.len();
        func.sources.extend(callee.sources.iter().cloned());
        let mut body = callee.body.clone();
        body.rename_deep(&mut |v| match meaning.vals.get(&v) {
            Some(now) => *now,
            None => {
                let now = copied_val(func, callee, v);
                meaning.vals.insert(v, now);
                now
            }
        });
        meaning.memory(func, callee, &mut body, sources);
        for leaf in returned {
            if let Leaf::Val(own, at) = leaf {
                self.results.insert(*own, body.yields[*at]);
            }
        }
        ops.extend(body.ops);
    }
}

fn copied_val(func: &mut Func, callee: &Func, v: ValId) -> ValId {
    let info = callee.val(v).clone();
    func.new_val(info.ty, info.name, info.span)
}

/// A number gets the type of the parameter that it is given for: as a receiver it would have none.
fn literal(ty: Scalar, tokens: TokenStream) -> OpKind {
    let number = match (syn::parse2(tokens.clone()), ty) {
        (Ok(syn::Lit::Int(number)), Scalar::Int(int)) if int != Int::Infer => {
            Some(number.base10_digits().to_owned())
        }
        _ => None,
    };
    number.map_or(OpKind::Const(tokens), OpKind::Lit)
}

fn copied_root(func: &mut Func, callee: &Func, root: RootId) -> RootId {
    let info = callee.root(root).clone();
    let kind = match info.kind {
        RootKind::ParamVal => RootKind::Local,
        kind => kind,
    };
    func.new_root(info.name, info.ty, kind, info.span)
}

fn new_op(results: Vec<ValId>, kind: OpKind, src: SrcId) -> Op {
    Op { results, kind, src }
}

impl Meaning {
    /// Whether the argument can stand for the parameter.
    fn param(&mut self, func: &Func, callee: &Func, bind: &Bind, arg: &CallArg) -> bool {
        match (bind, arg) {
            (Bind::Val(v), CallArg::Val(value)) if callee.ty(*v) == func.ty(*value) => {
                self.vals.insert(*v, *value);
                true
            }
            (Bind::Val(v), CallArg::Tokens(tokens)) => {
                self.literals.push((*v, tokens.clone()));
                true
            }
            (Bind::Root(root), CallArg::Ref(place) | CallArg::RefMut(place)) => {
                let info = callee.root(*root);
                let takes = match &info.kind {
                    RootKind::ParamRef { .. } => {
                        self.places.insert(*root, place.clone());
                        true
                    }
                    // What a method is called on, which takes it by value.
                    RootKind::ParamVal => {
                        self.copies.push((*root, place.clone()));
                        matches!(info.ty, Mem::Struct(_)) && is_small(&info.ty)
                    }
                    _ => false,
                };
                takes && fits(func, place, callee, *root)
            }
            (Bind::Root(root), CallArg::Own(place)) => {
                let info = callee.root(*root);
                let takes = match &info.kind {
                    // An operator's operand that is lent.
                    RootKind::ParamRef { .. } => {
                        self.places.insert(*root, place.clone());
                        info.ty.has_struct()
                    }
                    RootKind::ParamVal => {
                        self.copies.push((*root, place.clone()));
                        match &info.ty {
                            Mem::Array(of, _) => !of.has_struct(),
                            ty => matches!(ty, Mem::Struct(_)) && is_small(ty),
                        }
                    }
                    _ => false,
                };
                takes && fits(func, place, callee, *root)
            }
            (Bind::Tuple(binds), CallArg::Tuple(args)) => {
                binds.len() == args.len()
                    && (binds.iter().zip(args))
                        .all(|(bind, arg)| self.param(func, callee, bind, arg))
            }
            _ => false,
        }
    }

    /// Rewrites the callee's roots in its (renamed) body.
    fn memory(&mut self, func: &mut Func, callee: &Func, body: &mut Region, sources: usize) {
        let mut roots: Vec<RootId> = vec![];
        body.walk(&mut |op| {
            roots.extend(op.kind.allocates());
            for place in op.kind.places() {
                roots.extend(place.roots());
            }
        });
        for root in roots {
            (self.places.entry(root))
                .or_insert_with(|| Place::root(copied_root(func, callee, root)));
        }
        let places = &self.places;
        body.walk_mut(&mut |op| {
            op.src = SrcId(op.src.0 + u32::try_from(sources).expect("few statements"));
            op.kind
                .for_each_place_mut(&mut |place| rebase(place, places));
            if let OpKind::Alloc(root, _) = &mut op.kind {
                *root = places[root].roots()[0];
            }
        });
    }
}

/// Whether the caller's place has the parts that the callee's has.
fn fits(func: &Func, place: &Place, callee: &Func, root: RootId) -> bool {
    let ty = &callee.root(root).ty;
    is_plain_place(func, place) && (!ty.has_struct() || alike(&place_type(func, place), ty))
}

/// The callee's place, seen from the caller.
fn rebase(place: &mut Place, places: &HashMap<RootId, Place>) {
    match &mut place.base {
        Base::Root(root) => {
            let of = &places[root];
            let path = of
                .path
                .iter()
                .cloned()
                .chain(place.path.drain(..))
                .collect();
            *place = Place {
                base: of.base.clone(),
                path,
            };
        }
        Base::Select(_, options) => options.iter_mut().for_each(|option| rebase(option, places)),
        Base::Shadow(_) => unreachable!("nothing is differentiated yet"),
    }
}

/// What a call binds: the caller's name for it, and the callee's.
enum Leaf {
    Val(ValId, usize),
    Root(RootId, RootId),
}

fn results(call: &Call, ret: &Ret, out: &mut Vec<Leaf>) -> bool {
    call.ret.as_ref().is_none_or(|bind| matches(bind, ret, out))
}

fn matches(bind: &Bind, ret: &Ret, out: &mut Vec<Leaf>) -> bool {
    match (bind, ret) {
        (Bind::Val(v), Ret::Val(at)) => {
            out.push(Leaf::Val(*v, *at));
            true
        }
        (Bind::Root(own), Ret::Root(theirs)) => {
            out.push(Leaf::Root(*own, *theirs));
            true
        }
        (Bind::Tuple(binds), Ret::Tuple(rets)) => {
            binds.len() == rets.len()
                && (binds.iter().zip(rets)).all(|(bind, ret)| matches(bind, ret, out))
        }
        _ => false,
    }
}
