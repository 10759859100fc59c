//! From the intermediate representation to Rust that people read.
//!
//! First [`plan`] decides, for a whole body, what is needed, what is written as one expression, and until where
//! each value lives; then [`Emitter`] walks through the ops once, in order, and writes statements. A
//! scalar of the representation becomes part of an expression, a `let`, or the next content of a variable that
//! carries it through a loop or past a branch. Nothing in here can fail: what cannot be written becomes a
//! `compile_error!` in the emitted code.

mod ahead;
mod aliases;
mod assign;
mod branches;
mod calls;
pub mod code;
mod cost;
mod demand;
mod draft;
mod effects;
mod exits;
mod fields;
mod frames;
mod graph;
mod hoists;
mod implicit;
mod init;
mod lengths;
mod lists;
mod live;
mod loops;
mod memory;
mod names;
mod options;
mod place;
mod plan;
mod precedence;
mod printer;
mod scalar;
mod shapes;
mod tape;
mod types;
mod vars;

#[cfg(test)]
mod tests;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

pub use calls::{class, has_class};
pub use code::Code;
pub use cost::{cost, operations, records};
use draft::Draft;
use graph::{Graph, NodeId, Pos, RegionId};
pub use init::zero_tangent;
pub use lengths::{arguments_len, record_len};
pub use options::option;
use plan::Plan;
pub use printer::text as tokens_text;
use vars::{Var, VarId};

use crate::ir::{Base, Bind, Func, OpKind, Region, RootId, RootKind, SrcId, ValId};
use crate::maps::HashMap;

/// What surrounds a body.
pub struct Context<'a> {
    pub func: &'a Func,
    /// The runtime's support module, such as `::grad_runtime::rt`.
    pub rt: TokenStream,
    /// A `&mut Tape` to record on, in forward and joint bodies.
    pub tape: Ident,
    /// The reverse side: a `&mut Rev` in reverse bodies; in joint bodies the name of the local that is made from the tape.
    pub rev: Ident,
    /// The parameters (of the companion) that are the shadows of parameters by reference.
    pub shadows: Vec<(RootId, Ident)>,
    /// Parameters that are functions, and the parameters (of the companion) that differentiate them.
    pub pullbacks: Vec<(Ident, Ident)>,
    /// Parameters that are scalar values beside the function's own: the seeds.
    pub given: Vec<(ValId, Ident)>,
    /// Parameters that are the seeds of returned roots, see [`crate::ir::ShadowInit::Seed`].
    pub seeds: Vec<TokenStream>,
    /// Memory that is used after the body: returned roots, shadows of owned parameters.
    pub kept: Vec<Base>,
    /// Lists of the body's own come from the tape and go back to it.
    pub reuses: bool,
}

/// A body, and how its results are called in its scope.
pub struct Body {
    pub code: Code,
    /// One expression per yield of the region.
    pub yields: Vec<TokenStream>,
    /// One expression per place of [`Context::kept`].
    pub kept: Vec<TokenStream>,
}

pub use fields::assertions;

/// The statements of a function body.
pub fn body(cx: &Context, region: &Region) -> Body {
    let graph = Graph::new(cx.func, region);
    let demand = demand::demand(&graph, &cx.kept);
    let mut emitter = Emitter::new(cx, Plan::new(graph, demand));
    if cx.reuses {
        emitter.lists = lists::reusable(cx.func, region, &cx.kept);
    }
    emitter.params();
    emitter.top();
    let yields = emitter.top_yields();
    let yields = emitter.put_back(yields);
    let kept = cx.kept.iter().map(|base| emitter.kept(base)).collect();
    let prologue = emitter.owned_params();
    let mut drafts = prologue;
    drafts.append(&mut emitter.out);
    let code = emitter.finish(drafts);
    Body { code, yields, kept }
}

pub(crate) struct Emitter<'a> {
    cx: &'a Context<'a>,
    plan: Plan<'a>,
    vars: Vec<Var>,
    names: names::Names,
    /// The variable in which each value is found.
    slots: Vec<Option<VarId>>,
    roots: Vec<Option<VarId>>,
    shadows: Vec<Option<VarId>>,
    /// Owned parameters, declared again if they are mutated.
    owned: Vec<VarId>,
    /// Where a value should go, if it is to be assigned to a variable in the end.
    targets: HashMap<ValId, VarId>,
    /// See [`live::Live::after`].
    skips: Vec<(Pos, Pos)>,
    undo: Vec<(VarId, Option<ValId>)>,
    /// The position that is being written.
    at: Pos,
    src: SrcId,
    /// Lines of our own, which mirror no statement of the source.
    quiet: bool,
    out: Vec<Draft>,
    frames: Vec<frames::Frames>,
    /// Those of loops that are yet to come.
    ahead: Vec<(graph::NodeId, frames::Frames)>,
    tape: tape::Tapes,
    /// Those that come from the tape.
    lists: Vec<Base>,
    /// Those that are there before the loops around them.
    hoists: hoists::Hoists,
}

impl<'a> Emitter<'a> {
    fn new(cx: &'a Context<'a>, plan: Plan<'a>) -> Self {
        let func = cx.func;
        Emitter {
            cx,
            plan,
            vars: Vec::new(),
            names: names::Names::default(),
            slots: vec![None; func.vals.len()],
            roots: vec![None; func.roots.len()],
            shadows: vec![None; func.roots.len()],
            owned: Vec::new(),
            targets: HashMap::default(),
            skips: Vec::new(),
            undo: Vec::new(),
            at: 0,
            src: SrcId(0),
            quiet: false,
            out: Vec::new(),
            frames: Vec::new(),
            ahead: Vec::new(),
            tape: tape::Tapes::default(),
            lists: Vec::new(),
            hoists: hoists::Hoists::default(),
        }
    }

    fn func(&self) -> &'a Func {
        self.cx.func
    }

    // ---- parameters -----------------------------------------------------------------------------

    fn params(&mut self) {
        let cx = self.cx;
        self.names.fix(&cx.tape);
        self.names.fix(&cx.rev);
        for (_, vjp) in &cx.pullbacks {
            self.names.fix(vjp);
        }
        for (root, ident) in &cx.shadows {
            let var = self.fixed(ident);
            self.shadows[root.0 as usize] = Some(var);
        }
        for (v, ident) in &cx.given {
            let var = self.fixed(ident);
            self.hold_fixed(var, *v);
        }
        for seed in &cx.seeds {
            if let Ok(ident) = syn::parse2::<Ident>(seed.clone()) {
                self.names.fix(&ident);
            }
        }
        for param in &cx.func.params {
            let var = self.fixed(&param.ident);
            match &param.bind {
                Bind::Val(v) => self.hold_fixed(var, *v),
                Bind::Root(root) => self.root_param(var, *root),
                Bind::Tuple(_) | Bind::Opt(_) => {}
            }
        }
        for param in &cx.func.params {
            if let Bind::Tuple(_) | Bind::Opt(_) = &param.bind {
                self.compound_param(&param.ident, &param.bind);
            }
        }
    }

    fn fixed(&mut self, ident: &Ident) -> VarId {
        self.names.fix(ident);
        self.add_var(ident.clone(), None, true)
    }

    fn hold_fixed(&mut self, var: VarId, v: ValId) {
        self.vars[var].holds = Some(v);
        self.slots[v.0 as usize] = Some(var);
    }

    fn root_param(&mut self, var: VarId, root: RootId) {
        self.vars[var].memory = true;
        self.roots[root.0 as usize] = Some(var);
        if let RootKind::ParamVal = self.func().root(root).kind {
            self.owned.push(var);
        }
    }

    /// `let (a, v) = p;`
    fn compound_param(&mut self, ident: &Ident, bind: &Bind) {
        let pattern = self.pattern_of(bind);
        if pattern.binds_any() {
            let parts = self.parts_of(bind, ident.to_token_stream(), true);
            self.line(Draft::bind(pattern, None, parts));
        }
    }

    /// `let mut v = v;` for the owned parameters that are mutated.
    fn owned_params(&self) -> Vec<Draft> {
        let mutable = self.owned.iter().filter(|var| self.vars[**var].mutable);
        mutable
            .map(|var| {
                let ident = &self.vars[*var].ident;
                Draft::tokens(quote!(let mut #ident = #ident;))
            })
            .collect()
    }

    // ---- the top region -------------------------------------------------------------------------

    fn top(&mut self) {
        self.ops(0, None);
        self.at = self.plan.graph.regions[0].end;
    }

    fn top_yields(&mut self) -> Vec<TokenStream> {
        let yields = &self.plan.graph.regions[0].region.yields;
        yields.iter().map(|v| self.val(*v).typed().tokens).collect()
    }

    fn kept(&mut self, base: &Base) -> TokenStream {
        let slot = match base {
            Base::Root(root) => self.root_slot(*root, false),
            Base::Shadow(root) => self.root_slot(*root, true),
            Base::Select(..) => None,
        };
        match slot {
            Some(var) => self.vars[var].ident.to_token_stream(),
            None => types::refuse("a result that has no place"),
        }
    }

    // ---- ops ------------------------------------------------------------------------------------

    /// Writes the ops of a region, up to (and without) `stop`.
    fn ops(&mut self, region: RegionId, stop: Option<NodeId>) {
        for at in 0..self.plan.graph.regions[region].nodes.len() {
            let node = self.plan.graph.regions[region].nodes[at];
            if Some(node) == stop {
                return;
            }
            if self.plan.demand.alive[node] {
                self.node(node);
            }
        }
    }

    fn node(&mut self, node: NodeId) {
        let info = &self.plan.graph.nodes[node];
        let op = info.op;
        self.at = info.start;
        if demand::is_pure(&op.kind) {
            return self.pure(node);
        }
        self.src = op.src;
        match &op.kind {
            OpKind::If { .. } => self.if_(node),
            OpKind::Loop(_) => self.hoisting(node, |e| e.loop_(node)),
            OpKind::Call(call) => self.call(call, &op.results),
            OpKind::CallRev(rev) => self.call_rev(rev, &op.results),
            OpKind::Effect(template, args) => self.effect(template, args, &op.results),
            OpKind::Fit(root) => self.fit(*root),
            OpKind::View { root, of, at, len } => self.view(*root, of, *at, *len),
            OpKind::Rows(rows) => self.row_views(rows),
            OpKind::TapeMark | OpKind::TapeTurn | OpKind::Hold(_) | OpKind::Reinstate(_) => {
                self.quietly(|e| e.turn(&op.kind));
            }
            OpKind::Record(vals) => self.quietly(|e| e.record(vals)),
            OpKind::Replay => self.quietly(|e| e.replay(&op.results)),
            OpKind::Recreate(root) if self.is_only_read(node, *root) => self.recreate_lent(*root),
            kind if self.is_hoisted(node) => self.again(kind),
            OpKind::Save(_) | OpKind::Restore(_) | OpKind::Recreate(_) => self.keep(&op.kind),
            OpKind::Room(place) => self.room(place),
            OpKind::Relend(place, list) => self.relend(place, list),
            OpKind::Lend(root) => self.lend(*root),
            kind => self.memory(node, kind, &op.results),
        }
    }

    fn pure(&mut self, node: NodeId) {
        let op = self.plan.graph.nodes[node].op;
        let Some(v) = op.results.first().copied() else {
            return;
        };
        if !self.plan.is_free(v) && !self.plan.is_inlined(v) && self.plan.needs(v) {
            self.src = op.src;
            self.bind(node, v);
        }
    }

    // ---- lines ----------------------------------------------------------------------------------

    fn line(&mut self, mut draft: Draft) {
        draft.src = (!self.quiet).then_some(self.src);
        self.out.push(draft);
    }

    /// A statement; the semicolon is added.
    fn statement(&mut self, tokens: TokenStream) {
        self.line(Draft::tokens(quote!(#tokens;)));
    }

    /// Lines that carry no comment.
    fn quietly<T>(&mut self, write: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.quiet, true);
        let out = write(self);
        self.quiet = outer;
        out
    }

    /// Writes into a new list of lines instead.
    fn nested(&mut self, write: impl FnOnce(&mut Self)) -> Vec<Draft> {
        let outer = std::mem::take(&mut self.out);
        let tape = self.tape.clone();
        write(self);
        // What was declared in the block is not in scope any more.
        self.end_loans(&tape);
        self.tape = tape;
        std::mem::replace(&mut self.out, outer)
    }
}
