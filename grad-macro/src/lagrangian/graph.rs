//! The dependency graph of the constraints: what each one reads, and by which partial.
//!
//! Static: one node per place in the source that computes a constrained value, whatever loops are around it. Where
//! paths meet and where memory is read, a node depends on everything that may have come from there.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::{Sites, nested_callee};
use super::formulas::{self, Text};
use super::nested::Nesting;
use super::normal;
use crate::ir::*;
use crate::maps::{HashMap, HashSet};
use crate::reverse::Varied;

/// Formulas of the nodes, and the edges between them.
pub struct Graph {
    pub formulas: Vec<String>,
    pub edges: Vec<Edge>,
    /// The nodes that what is returned comes from.
    pub outputs: Vec<usize>,
}

pub struct Edge {
    pub from: Source,
    pub to: usize,
    pub partial: String,
    /// It leads to a nested view, as this argument of the call.
    pub argument: Option<usize>,
}

/// Where a value comes from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Source {
    /// The n-th differentiated parameter.
    Input(usize),
    Node(usize),
}

/// `inputs` are the positions of the differentiated parameters.
pub fn graph(func: &Func, sites: &Sites, nesting: &Nesting, inputs: &[usize]) -> Graph {
    let mut draw = Draw {
        func,
        sites,
        varied: Varied::of(func, false),
        nesting,
        seen: 0,
        nested: HashMap::default(),
        defs: HashMap::default(),
        writes: HashMap::default(),
        vals: HashMap::default(),
        roots: HashMap::default(),
    };
    for (n, position) in inputs.iter().enumerate() {
        draw.input(&func.params[*position].bind, n);
    }
    draw.region(&func.body);
    let mut graph = Graph {
        formulas: vec![],
        edges: vec![],
        outputs: draw.outputs(),
    };
    let calls: BTreeMap<usize, &Call> = draw.nested.values().copied().collect();
    for (n, site) in sites.sites.iter().enumerate() {
        let Some(v) = site.val else {
            let call = calls[&n];
            graph.formulas.push(draw.call_text(call));
            graph.edges.extend(draw.given(n, call));
            continue;
        };
        graph.formulas.push(draw.formula(v).0);
        let mut partials: BTreeMap<Source, String> = BTreeMap::new();
        for (from, partial) in draw.parents(v) {
            let sum = partials.entry(from).or_default();
            if !sum.is_empty() {
                sum.push_str(" + ");
            }
            sum.push_str(&partial);
        }
        let edges = partials.into_iter();
        graph.edges.extend(edges.map(|(from, partial)| Edge {
            from,
            to: n,
            partial,
            argument: None,
        }));
    }
    graph
}

/// What defines a value: the n-th result of an op, or the n-th carried value of a loop.
#[derive(Clone, Copy)]
enum Def<'a> {
    Result(&'a Op, usize),
    Carried(&'a Loop, usize),
}

/// What may be in memory.
enum Write<'a> {
    Val(ValId),
    Root(RootId),
    Call(&'a Call),
}

struct Draw<'a> {
    func: &'a Func,
    sites: &'a Sites,
    varied: Varied,
    nesting: &'a Nesting<'a>,
    /// Calls of functions with views so far; those that are nested views, by address, with their sites.
    seen: usize,
    nested: HashMap<*const Call, (usize, &'a Call)>,
    defs: HashMap<ValId, Def<'a>>,
    writes: HashMap<RootId, Vec<Write<'a>>>,
    /// The inputs.
    vals: HashMap<ValId, usize>,
    roots: HashMap<RootId, usize>,
}

/// A source; where a call stands between, its partial.
type Origin = (Source, Option<String>);

#[derive(Default)]
struct Seen {
    vals: HashSet<ValId>,
    roots: HashSet<RootId>,
}

impl<'a> Draw<'a> {
    fn input(&mut self, bind: &Bind, n: usize) {
        self.vals.extend(bind.values().into_iter().map(|v| (v, n)));
        self.roots.extend(bind.roots().into_iter().map(|r| (r, n)));
    }

    fn region(&mut self, region: &'a Region) {
        for op in &region.ops {
            for (n, v) in op.results.iter().enumerate() {
                self.defs.insert(*v, Def::Result(op, n));
            }
            self.op(op);
            for inner in op.kind.regions() {
                self.region(inner);
            }
        }
    }

    fn op(&mut self, op: &'a Op) {
        match &op.kind {
            OpKind::Loop(l) => {
                let carried = &l.body.params[usize::from(l.has_index())..];
                for (n, v) in carried.iter().enumerate() {
                    self.defs.insert(*v, Def::Carried(l, n));
                }
            }
            OpKind::Alloc(root, init) => self.init(*root, init),
            OpKind::Store(place, v) | OpKind::Fill(place, v) => self.write(place, Write::Val(*v)),
            OpKind::Push(place, elem, _) => {
                place.roots().into_iter().for_each(|r| self.elem(r, elem))
            }
            OpKind::Copy { dst, src, .. } => self.flow(dst, src),
            OpKind::Swap(a, b) => {
                self.flow(a, b);
                self.flow(b, a);
            }
            OpKind::Pop(place, Some(root), _) => {
                for from in place.roots() {
                    self.writes
                        .entry(*root)
                        .or_default()
                        .push(Write::Root(from));
                }
            }
            OpKind::Call(call) => {
                if nested_callee(self.func, &self.varied, self.nesting, op).is_some() {
                    if let Some(site) = self.sites.nested[self.seen] {
                        self.nested.insert(&raw const **call, (site, &**call));
                    }
                    self.seen += 1;
                }
                let returned = call.ret.iter().flat_map(Bind::roots).map(Place::root);
                for place in returned.chain(normal::lent(&call.args)) {
                    self.write(&place, Write::Call(call));
                }
            }
            _ => {}
        }
    }

    fn write(&mut self, place: &Place, what: Write<'a>) {
        let [root, ..] = place.roots()[..] else {
            return;
        };
        self.writes.entry(root).or_default().push(what);
    }

    fn flow(&mut self, to: &Place, from: &Place) {
        for to in to.roots() {
            for from in from.roots() {
                self.writes.entry(to).or_default().push(Write::Root(from));
            }
        }
    }

    fn init(&mut self, root: RootId, init: &Init) {
        match init {
            Init::Elems(elems) => elems.iter().for_each(|elem| self.elem(root, elem)),
            Init::Variant(_, elems) => elems.iter().for_each(|(_, elem)| self.elem(root, elem)),
            Init::Fill(elem, _) => self.elem(root, elem),
            Init::CopyOf(place) => self.flow(&Place::root(root), place),
            Init::Empty(_) | Init::Undef | Init::Zeros(_) => {}
        }
    }

    fn elem(&mut self, root: RootId, elem: &Elem) {
        match elem {
            Elem::Val(v) => self.writes.entry(root).or_default().push(Write::Val(*v)),
            Elem::Place(place) => self.flow(&Place::root(root), place),
            Elem::Init(init) => self.init(root, init),
        }
    }

    // ---- where values come from ------------------------------------------------------------------

    fn sources(&self, v: ValId, seen: &mut Seen) -> Vec<Origin> {
        if let Some(node) = self.sites.of.get(&v) {
            return vec![(Source::Node(*node), None)];
        }
        if let Some(input) = self.vals.get(&v) {
            return vec![(Source::Input(*input), None)];
        }
        if !seen.vals.insert(v) {
            return vec![];
        }
        match self.defs.get(&v) {
            Some(Def::Carried(l, n)) => {
                let next = l.body.yields[usize::from(l.has_exit) + n];
                self.all(&[l.init[*n], next], seen)
            }
            Some(Def::Result(op, n)) => self.behind(op, *n, seen),
            None => vec![],
        }
    }

    fn all(&self, vals: &[ValId], seen: &mut Seen) -> Vec<Origin> {
        vals.iter().flat_map(|v| self.sources(*v, seen)).collect()
    }

    /// Where a result comes from that is no node of its own.
    fn behind(&self, op: &Op, n: usize, seen: &mut Seen) -> Vec<Origin> {
        match &op.kind {
            OpKind::Math(math, args) if math.rule.name == normal::COPY.name => self.all(args, seen),
            OpKind::Load(place) | OpKind::Pop(place, _, _) => self.memory(place, seen),
            OpKind::Select(_, a, b) => self.all(&[*a, *b], seen),
            OpKind::If { then, els, .. } => self.all(&[then.yields[n], els.yields[n]], seen),
            OpKind::Loop(l) => match n.checked_sub(l.extra_results()) {
                Some(k) => {
                    let (_, next) = l.carried(k);
                    self.all(&[l.init[k], next], seen)
                }
                None => vec![],
            },
            OpKind::Call(call) => {
                let site = self.nested_site(call).into_iter();
                site.map(|site| (Source::Node(site), None)).collect()
            }
            _ => vec![],
        }
    }

    fn nested_site(&self, call: &Call) -> Option<usize> {
        let address: *const Call = call;
        self.nested.get(&address).map(|(site, _)| *site)
    }

    /// The nodes behind everything that is returned.
    fn outputs(&self) -> Vec<usize> {
        let mut found: Vec<Origin> = vec![];
        for v in &self.func.body.yields {
            found.extend(self.sources(*v, &mut Seen::default()));
        }
        for root in normal::outgoing(self.func) {
            found.extend(self.root(root, &mut Seen::default()));
        }
        let nodes = found.into_iter().filter_map(|(source, _)| match source {
            Source::Node(node) => Some(node),
            Source::Input(_) => None,
        });
        nodes.collect::<BTreeSet<usize>>().into_iter().collect()
    }

    /// The edges that lead into a nested view: what each argument comes from.
    fn given(&self, site: usize, call: &Call) -> Vec<Edge> {
        let mut edges = vec![];
        for (n, arg) in call.args.iter().enumerate() {
            let mut from = vec![];
            self.arguments(std::slice::from_ref(arg), "", &mut from);
            let sources: BTreeSet<Source> = from.into_iter().map(|(source, _)| source).collect();
            edges.extend(sources.into_iter().map(|from| Edge {
                from,
                to: site,
                partial: "1".into(),
                argument: Some(n),
            }));
        }
        edges
    }

    fn memory(&self, place: &Place, seen: &mut Seen) -> Vec<Origin> {
        let roots = place.roots();
        roots.iter().flat_map(|r| self.root(*r, seen)).collect()
    }

    fn root(&self, root: RootId, seen: &mut Seen) -> Vec<Origin> {
        if !seen.roots.insert(root) {
            return vec![];
        }
        let input = self.roots.get(&root);
        let mut out: Vec<Origin> = input
            .map(|n| (Source::Input(*n), None))
            .into_iter()
            .collect();
        for write in self.writes.get(&root).into_iter().flatten() {
            match write {
                Write::Val(v) => out.extend(self.sources(*v, seen)),
                Write::Root(r) => out.extend(self.root(*r, seen)),
                // Behind a call only where the call is what is asked about: else its elements are nodes.
                Write::Call(_) => {}
            }
        }
        out
    }

    // ---- edges -------------------------------------------------------------------------------------

    fn parents(&self, v: ValId) -> Vec<(Source, String)> {
        let Some(Def::Result(op, n)) = self.defs.get(&v) else {
            return vec![];
        };
        let plain = |from: Vec<Origin>| -> Vec<(Source, String)> {
            let mut unique: BTreeMap<Source, String> = BTreeMap::new();
            for (source, partial) in from {
                unique.insert(source, partial.unwrap_or_else(|| "1".into()));
            }
            unique.into_iter().collect()
        };
        match &op.kind {
            OpKind::Math(math, args) if math.rule.name == normal::COPY.name => {
                match self.returned_by(args[0]) {
                    Some(call) => self.after_call(call),
                    None => plain(self.all(args, &mut Seen::default())),
                }
            }
            OpKind::Math(math, args) => {
                let texts: Vec<Text> = args.iter().map(|a| self.text(*a)).collect();
                let own = self.text(v);
                let mut out = vec![];
                for (k, arg) in args.iter().enumerate() {
                    let Some(partial) = formulas::partial(math.rule, k, &texts, &own) else {
                        continue;
                    };
                    let from = plain(self.sources(*arg, &mut Seen::default()));
                    out.extend(
                        from.into_iter()
                            .map(|(source, _)| (source, partial.clone())),
                    );
                }
                out
            }
            OpKind::Call(call) => self.after_call(call),
            _ => plain(self.behind(op, *n, &mut Seen::default())),
        }
    }

    /// The call that wrote the memory in which a value is found, if it is nothing else.
    fn returned_by(&self, v: ValId) -> Option<&'a Call> {
        let Some(Def::Result(op, _)) = self.defs.get(&v) else {
            return None;
        };
        let OpKind::Load(place) = &op.kind else {
            return None;
        };
        let root = *place.roots().first()?;
        let last = self
            .writes
            .get(&root)?
            .iter()
            .rev()
            .find(|w| !matches!(w, Write::Val(_)));
        match last {
            Some(Write::Call(call)) => Some(call),
            _ => None,
        }
    }

    fn after_call(&self, call: &Call) -> Vec<(Source, String)> {
        match self.nested_site(call) {
            Some(site) => vec![(Source::Node(site), "1".into())],
            None => self.call(call),
        }
    }

    fn call(&self, call: &Call) -> Vec<(Source, String)> {
        let name = call.callee.name();
        let mut out = vec![];
        self.arguments(&call.args, &name, &mut out);
        out.sort();
        out.dedup();
        out
    }

    fn arguments(&self, args: &[CallArg], name: &str, out: &mut Vec<(Source, String)>) {
        for arg in args {
            let (from, text) = match arg {
                CallArg::Val(v) => (self.sources(*v, &mut Seen::default()), self.text(*v).0),
                CallArg::Ref(place) | CallArg::RefMut(place) | CallArg::Own(place) => {
                    (self.memory(place, &mut Seen::default()), self.place(place))
                }
                CallArg::Tuple(parts) | CallArg::Opt(parts) => {
                    self.arguments(parts, name, out);
                    continue;
                }
                // Made by differentiation only.
                CallArg::Tokens(_) | CallArg::Dot(_) | CallArg::NoDot(_) => continue,
            };
            out.extend(
                from.into_iter()
                    .map(|(s, _)| (s, format!("∂{name}/∂{text}"))),
            );
        }
    }

    // ---- texts -------------------------------------------------------------------------------------

    /// What a node computes: `a * b`.
    fn formula(&self, v: ValId) -> Text {
        let Some(Def::Result(op, _)) = self.defs.get(&v) else {
            return formulas::atom("");
        };
        match &op.kind {
            OpKind::Math(math, args) if math.rule.name == normal::COPY.name => {
                match self.returned_by(args[0]) {
                    Some(call) => formulas::atom(self.call_text(call)),
                    None => self.text(args[0]),
                }
            }
            OpKind::Math(math, args) => {
                let texts = args.iter().map(|a| self.text(*a)).collect();
                formulas::operation(math.rule, texts)
            }
            OpKind::Call(call) => formulas::atom(self.call_text(call)),
            OpKind::Load(place) => formulas::atom(self.place(place)),
            OpKind::Pop(place, _, End::Back) => {
                formulas::atom(format!("{}.pop()", self.place(place)))
            }
            OpKind::Pop(place, _, End::Front) => {
                formulas::atom(format!("{}.pop_front()", self.place(place)))
            }
            OpKind::Select(_, a, b) => self.choice([*a, *b]),
            OpKind::If { then, els, .. } => {
                let n = op.results.iter().position(|r| *r == v).unwrap_or(0);
                self.choice([then.yields[n], els.yields[n]])
            }
            _ => formulas::atom("loop"),
        }
    }

    fn choice(&self, of: [ValId; 2]) -> Text {
        let [a, b] = of.map(|v| self.text(v).0);
        formulas::atom(format!("{a} or {b}"))
    }

    fn call_text(&self, call: &Call) -> String {
        fn list(draw: &Draw, args: &[CallArg]) -> String {
            let texts = args.iter().map(|arg| match arg {
                CallArg::Val(v) => draw.text(*v).0,
                CallArg::Ref(place) => format!("&{}", draw.place(place)),
                CallArg::RefMut(place) => format!("&mut {}", draw.place(place)),
                CallArg::Own(place) => draw.place(place),
                CallArg::Tuple(parts) | CallArg::Opt(parts) => format!("({})", list(draw, parts)),
                CallArg::Tokens(tokens) => tokens.to_string(),
                // Made by differentiation only.
                CallArg::Dot(_) | CallArg::NoDot(_) => String::new(),
            });
            texts.collect::<Vec<_>>().join(", ")
        }
        format!("{}({})", call.callee.name(), list(self, &call.args))
    }

    /// How a value is called in a formula.
    fn text(&self, v: ValId) -> Text {
        if let Some(node) = self.sites.of.get(&v) {
            return formulas::atom(&self.sites.sites[*node].label);
        }
        let named = || self.func.val(v).name.clone();
        match self.defs.get(&v) {
            Some(Def::Result(op, _)) => match &op.kind {
                OpKind::Lit(text) => formulas::atom(text),
                OpKind::Const(tokens) => formulas::atom(tokens.to_string().replace(' ', "")),
                OpKind::Select(_, a, b) if named().is_none() => self.choice([*a, *b]),
                OpKind::If { then, els, .. } if named().is_none() => {
                    let n = op.results.iter().position(|r| *r == v).unwrap_or(0);
                    self.choice([then.yields[n], els.yields[n]])
                }
                OpKind::Load(place) => formulas::atom(self.place(place)),
                OpKind::Pure(Pure::Cast, args) => {
                    formulas::cast(self.text(args[0]), self.func.ty(v).name())
                }
                OpKind::Math(math, args) if named().is_none() => {
                    let texts = args.iter().map(|a| self.text(*a)).collect();
                    formulas::operation(math.rule, texts)
                }
                OpKind::Pure(Pure::Bin(op), args) if named().is_none() => {
                    formulas::integers(*op, self.text(args[0]), self.text(args[1]))
                }
                OpKind::Call(call) if named().is_none() => formulas::atom(self.call_text(call)),
                _ => formulas::atom(named().unwrap_or_else(|| "..".into())),
            },
            _ => formulas::atom(named().unwrap_or_else(|| "..".into())),
        }
    }

    fn place(&self, place: &Place) -> String {
        let mut text = match &place.base {
            Base::Select(_, options) => options.first().map(|p| self.place(p)).unwrap_or_default(),
            Base::Root(root) | Base::Shadow(root) => self.func.root(*root).name.clone(),
        };
        let end = |v: &Option<ValId>| v.map(|v| self.text(v).0).unwrap_or_default();
        let mut ty = place.roots().first().map(|r| self.func.root(*r).ty.clone());
        for step in &place.path {
            match (step, &ty) {
                (Proj::Index(v), _) => text += &format!("[{}]", self.text(*v).0),
                (Proj::Range(lo, hi), _) => text += &format!("[{}..{}]", end(lo), end(hi)),
                (Proj::Field(n), Some(Mem::Struct(of))) => {
                    text += &format!(".{}", normal::member(&of.fields[*n].name));
                }
                (Proj::Field(n), _) => text += &format!(".{n}"),
            }
            ty = ty.and_then(|ty| ty.step(step).ok());
        }
        text
    }
}
