//! Lowering: the source's syntax tree becomes the intermediate representation. All refusals happen here.
//!
//! * [`value`]: what an expression evaluates to; `env`: which variable holds it.
//! * [`exits`], [`join`]: early exits become structured control flow, variables become SSA values.
//! * [`scan`]: what is looked up before lowering (which variables a loop assigns, ..).
//! * `params`: parameters and the returned value.
//! * `stmt`, `expr`, .. : one file per syntactic kind.
//!
//! A mistake of the user is reported and leaves a [`Value::Poison`] behind, which never causes a second error.

mod arith;
mod assign;
mod binding;
mod calls;
mod closures;
mod control;
mod data;
mod enums;
mod env;
mod exits;
mod expr;
mod from;
mod generic;
mod ints;
mod join;
mod lent;
mod libm;
mod literals;
mod loops;
mod macros;
mod matches;
mod methods;
mod operators;
mod optional;
mod options;
mod params;
mod paths;
mod patterns;
mod place;
mod queues;
mod ranges;
mod results;
mod scan;
mod search;
mod seq;
mod slices;
mod sorting;
mod source;
mod stmt;
mod stop;
mod structs;
mod template;
#[cfg(test)]
mod tests;
mod value;
mod vecs;

pub use calls::HANDED;
pub use paths::is_of_core;
pub use seq::takes_a_part;

use proc_macro2::Span;
use quote::ToTokens;
use syn::spanned::Spanned;

use crate::errors::Errors;
use crate::ir::*;
use crate::maps::{HashMap, HashSet};
use crate::types::{Ty, Types};
use exits::{Code, Flow, Frame, State, Target};
use value::Value;

/// Whether a type consists of numbers and bools, which may be missing, as far as its tokens tell.
pub fn is_plain_type(ty: &syn::Type) -> bool {
    let parsed = match Ty::parse(ty) {
        Ty::Option(of) if !matches!(&*of, Ty::Ref { .. }) => *of,
        parsed => parsed,
    };
    let mem = parsed.strip_refs().mem();
    !params::without_derivative(ty) && mem.is_some_and(|mem| params::is_plain(&mem))
}

/// Tokens as a person writes them.
pub fn spelled(tokens: &impl ToTokens) -> String {
    source::of(tokens)
}

/// A variable of the source (or one of lowering's own); index into [`State::values`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct VarId(pub u32);

/// The variable that holds the returned value.
const RET: VarId = VarId(0);

/// Lowers a function; `None` only if errors were reported. `wrt` says which parameters are differentiated.
pub fn lower(
    sig: &syn::Signature,
    body: &syn::Block,
    types: &Types,
    wrt: &[bool],
    errors: &mut Errors,
) -> Option<Func> {
    let mut lower = Lower::new(sig, body, types);
    lower.function(sig, body, wrt);
    if lower.errors.is_empty() {
        return Some(lower.finish());
    }
    for error in lower.errors {
        errors.push(error);
    }
    None
}

struct Lower<'a> {
    types: &'a Types,
    func: Func,
    errors: Vec<syn::Error>,
    /// Ops being emitted, inmost last.
    frames: Vec<Frame<'a>>,
    state: State<'a>,
    /// Names in scope, inmost last.
    names: Vec<(String, VarId)>,
    /// By variable. Lowering's own begin with `<`.
    var_names: Vec<String>,
    targets: Vec<Target>,
    /// The targets around this point, inmost last.
    targets_open: Vec<u32>,
    /// The types of variables that are declared before they are assigned.
    var_types: HashMap<VarId, Ty>,
    scan: scan::Function,
    /// Loop parameters that turned out not to change, and what they are.
    alias: HashMap<ValId, ValId>,
    /// Known bools.
    bools: HashMap<ValId, bool>,
    /// Data that the macro does not know and that its methods may change.
    stateful: HashSet<ValId>,
    /// References to plain enums and the like.
    lent_data: HashSet<ValId>,
    /// Calls whose items are looked at one by one, of what is no memory here: `text.chars()`.
    looked_into: HashSet<*const syn::ExprMethodCall>,
    /// Parameters that are lists of references, and what they are.
    lists_of_references: HashMap<RootId, Ty>,
    /// Parameters that are closures or functions.
    functions: HashSet<ValId>,
    /// Roots of variables declared `mut`: methods may change them.
    mutable: HashSet<RootId>,
    /// Sizes of windows and chunks that are written as literals.
    sizes: HashMap<ValId, usize>,
    /// By the upper bound: ranges that are known to have this length.
    widths: HashMap<ValId, usize>,
    /// Integer literals whose type nothing determines yet.
    weak: HashSet<ValId>,
    /// Errors of `Result`s, which are `Option`s in the representation: where there is none, `None` stands for it.
    errors_known: HashSet<ValId>,
    /// What `Err(e)` bound, and the error that it is inside of.
    taken_errors: HashMap<ValId, ValId>,
    /// Tables of constants, by path.
    tables: HashMap<String, RootId>,
    /// How deep inlined closures are nested.
    depth: u32,
    src: SrcId,
    span: Span,
}

impl<'a> Lower<'a> {
    fn new(sig: &'a syn::Signature, body: &'a syn::Block, types: &'a Types) -> Self {
        let func = Func {
            ident: sig.ident.clone(),
            params: Vec::new(),
            ret: Ret::Unit,
            body: Region::default(),
            vals: Vec::new(),
            roots: Vec::new(),
            sources: Vec::new(),
            replays: Vec::new(),
            off: vec![],
        };
        Lower {
            types,
            func,
            errors: Vec::new(),
            frames: vec![Frame::default()],
            state: State {
                values: Vec::new(),
                flow: Flow::known(Code::Normal),
            },
            names: Vec::new(),
            var_names: Vec::new(),
            targets: Vec::new(),
            targets_open: Vec::new(),
            var_types: HashMap::default(),
            scan: scan::Function::of(sig, body),
            alias: HashMap::default(),
            bools: HashMap::default(),
            stateful: HashSet::default(),
            lent_data: HashSet::default(),
            looked_into: HashSet::default(),
            lists_of_references: HashMap::default(),
            functions: HashSet::default(),
            sizes: HashMap::default(),
            widths: HashMap::default(),
            mutable: HashSet::default(),
            weak: HashSet::default(),
            errors_known: HashSet::default(),
            taken_errors: HashMap::default(),
            tables: HashMap::default(),
            depth: 0,
            src: SrcId(0),
            span: sig.ident.span(),
        }
    }

    fn function(&mut self, sig: &'a syn::Signature, body: &'a syn::Block, wrt: &[bool]) {
        self.source_line(source::signature(sig));
        let ret = self.fresh_var("<ret>", Value::Unset);
        debug_assert_eq!(ret, RET);
        let output = self.output_type(sig);
        self.var_types.insert(RET, output);
        self.params(sig, wrt);
        self.check_signature(sig);
        let value = self.block(body);
        self.return_value(value);
        self.finish_return(sig);
    }

    /// Replaces the loop parameters that do not change by what they are.
    fn finish(self) -> Func {
        let Lower {
            mut func, alias, ..
        } = self;
        if !alias.is_empty() {
            func.body.map_values_deep(&mut |v| resolve(&alias, v));
        }
        func
    }

    // ---- types ----------------------------------------------------------------------------------

    fn ty(&self, expr: &syn::Expr) -> Ty {
        self.types.expr(expr)
    }

    fn place_type(&self, place: &Place) -> Mem {
        try_place_type(&self.func, place).unwrap_or(Mem::Tuple(Vec::new()))
    }

    fn resolve(&self, v: ValId) -> ValId {
        resolve(&self.alias, v)
    }

    // ---- ops ------------------------------------------------------------------------------------

    fn new_val(&mut self, ty: Scalar) -> ValId {
        self.func.new_val(ty, None, self.span)
    }

    fn new_root(&mut self, name: &str, ty: Mem) -> RootId {
        self.func.new_root(name, ty, RootKind::Local, self.span)
    }

    /// Emits an op with these results.
    fn push(&mut self, results: Vec<ValId>, kind: OpKind) {
        if self.live() {
            let op = Op {
                results,
                kind,
                src: self.src,
            };
            self.frames.last_mut().expect("an open frame").ops.push(op);
        }
    }

    /// Emits an op with one result.
    fn op(&mut self, kind: OpKind, ty: Scalar) -> ValId {
        let v = self.new_val(ty);
        self.push(vec![v], kind);
        v
    }

    /// Emits an op without results.
    fn act(&mut self, kind: OpKind) {
        if let OpKind::Store(place, _) | OpKind::Copy { dst: place, .. } = &kind
            && let Base::Root(root) = place.base
            && let RootKind::ParamRef { mutable: false, .. } | RootKind::Const { .. } =
                self.func.root(root).kind
        {
            let name = &self.func.root(root).name;
            return self.error_here(format!(
                "`{name}` cannot be written\nhelp: take it by `&mut`"
            ));
        }
        self.push(Vec::new(), kind);
    }

    fn pure(&mut self, pure: Pure, args: Vec<ValId>, ty: Scalar) -> ValId {
        self.op(OpKind::Pure(pure, args), ty)
    }

    fn math(&mut self, name: &str, args: Vec<ValId>) -> ValId {
        let ty = self.func.ty(args[0]);
        let math = Math {
            rule: crate::rules::rule(name),
            path: None,
        };
        self.op(OpKind::Math(math, args), ty)
    }

    fn usize(&mut self, n: usize) -> ValId {
        self.op(OpKind::Lit(n.to_string()), Scalar::USIZE)
    }

    fn bool(&mut self, value: bool) -> ValId {
        let v = self.op(OpKind::Lit(value.to_string()), Scalar::Bool);
        self.bools.insert(v, value);
        v
    }

    fn cmp(&mut self, cmp: CmpOp, a: ValId, b: ValId) -> ValId {
        self.pure(Pure::Cmp(cmp), vec![a, b], Scalar::Bool)
    }

    fn not(&mut self, v: ValId) -> ValId {
        match self.bools.get(&v) {
            Some(known) => self.bool(!known),
            None => self.pure(Pure::Not, vec![v], Scalar::Bool),
        }
    }

    fn len(&mut self, place: Place) -> ValId {
        self.op(OpKind::Len(place), Scalar::USIZE)
    }

    fn alloc(&mut self, name: &str, ty: Mem, init: Init) -> RootId {
        let root = self.new_root(name, ty);
        self.act(OpKind::Alloc(root, init));
        root
    }

    // ---- sources and errors ---------------------------------------------------------------------

    /// What is emitted from here on belongs to this statement.
    fn source_line(&mut self, text: String) {
        self.func.sources.push(Source { text });
        self.src = SrcId(self.func.sources.len() as u32 - 1);
    }

    /// Reports a mistake.
    fn error(&mut self, tokens: impl ToTokens, message: impl std::fmt::Display) -> Value<'a> {
        self.errors.push(syn::Error::new_spanned(tokens, message));
        Value::Poison
    }

    /// Reports a mistake where no smaller node is at hand.
    fn error_here(&mut self, message: impl std::fmt::Display) {
        self.errors.push(syn::Error::new(self.span, message));
    }

    /// A value that could not be lowered is never used as if it were nothing: where no mistake was reported, this is one.
    fn notice(&mut self, value: &Value<'a>) {
        if matches!(value, Value::Poison) && self.errors.is_empty() {
            self.error_here(
                "`#[grad]` cannot follow what is computed here\n\
                 help: take the expression apart, and annotate the types of its parts",
            );
        }
    }

    /// `what` is not supported; `help` is the way out.
    fn refuse(&mut self, tokens: impl ToTokens, what: &str, help: &str) -> Value<'a> {
        self.error(
            tokens,
            format!("`#[grad]` cannot differentiate {what}\nhelp: {help}"),
        )
    }

    fn at(&mut self, node: &impl Spanned) {
        self.span = node.span();
    }

    // ---- trying ---------------------------------------------------------------------------------

    /// A point to which [`Lower::rollback`] returns.
    fn snapshot(&self) -> Snapshot<'a> {
        Snapshot {
            vals: self.func.vals.len(),
            roots: self.func.roots.len(),
            sources: self.func.sources.len(),
            vars: self.var_names.len(),
            names: self.names.clone(),
            errors: self.errors.len(),
            frames: self.frames.len(),
            ops: self.frames.last().map_or(0, |frame| frame.ops.len()),
            state: self.state.clone(),
            targets_open: self.targets_open.clone(),
            src: self.src,
            span: self.span,
        }
    }

    /// Forgets everything since the snapshot.
    fn rollback(&mut self, to: Snapshot<'a>) {
        self.func.vals.truncate(to.vals);
        self.func.roots.truncate(to.roots);
        self.func.sources.truncate(to.sources);
        self.var_names.truncate(to.vars);
        self.names = to.names;
        self.errors.truncate(to.errors);
        self.frames.truncate(to.frames);
        if let Some(frame) = self.frames.last_mut() {
            frame.ops.truncate(to.ops);
        }
        self.lent_data.retain(|v| (v.0 as usize) < to.vals);
        self.state = to.state;
        self.targets_open = to.targets_open;
        self.src = to.src;
        self.span = to.span;
        let old = |v: &ValId| (v.0 as usize) < to.vals;
        self.alias.retain(|v, _| old(v));
        self.bools.retain(|v, _| old(v));
        self.weak.retain(old);
        self.sizes.retain(|v, _| old(v));
        self.widths.retain(|v, _| old(v));
        self.mutable.retain(|root| (root.0 as usize) < to.roots);
        self.errors_known.retain(old);
        self.taken_errors.retain(|v, _| old(v));
        self.tables.retain(|_, root| (root.0 as usize) < to.roots);
    }
}

struct Snapshot<'a> {
    vals: usize,
    roots: usize,
    sources: usize,
    vars: usize,
    names: Vec<(String, VarId)>,
    errors: usize,
    frames: usize,
    ops: usize,
    state: State<'a>,
    targets_open: Vec<u32>,
    src: SrcId,
    span: Span,
}

fn resolve(alias: &HashMap<ValId, ValId>, mut v: ValId) -> ValId {
    while let Some(of) = alias.get(&v) {
        v = *of;
    }
    v
}
