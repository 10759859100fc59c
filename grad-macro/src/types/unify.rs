//! Type terms with variables, and their unification.
//!
//! Terms live in an arena and are named by [`Id`]. A variable that is bound becomes a link. Where two
//! terms contradict each other nothing happens: the first evidence stays, and rustc reports the
//! error on the user's own function.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::instances::InstanceId;
use super::records::Records;
use super::ty::Tokens;
use crate::ir::Int;
use crate::maps::{HashMap, HashSet};

/// A type term; index into the arena.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Id(u32);

/// A deferred constraint; index into the solver's list.
pub type ConstraintId = usize;

#[derive(Clone, Debug)]
pub enum Node {
    Var(Var),
    Link,
    F64,
    F32,
    Int(Int),
    Bool,
    Char,
    Str,
    Unit,
    Never,
    Ordering,
    Tuple(Rc<[Id]>),
    /// Element and length (a [`Node::Len`] or a variable).
    Array(Id, Id),
    Len(Rc<Tokens>),
    Slice(Id),
    Vec(Id),
    /// `VecDeque`.
    Queue(Id),
    Ref(bool, Id),
    Range(Id),
    Option(Id),
    Result(Id, Id),
    /// Any iterator, by its item.
    Iter(Id),
    Fn(Rc<FnTy>),
    Named(Rc<Named>),
}

/// Anything that can be called.
#[derive(Debug)]
pub struct FnTy {
    pub params: Vec<Id>,
    pub ret: Id,
    /// The type as written, if it was (`impl Fn(f64) -> f64`).
    pub written: Option<Tokens>,
}

#[derive(Debug)]
pub struct Named {
    pub tokens: Tokens,
    /// A type parameter of the function that stands for a float type.
    pub param: bool,
    /// See [`super::records`].
    pub key: Rc<str>,
    /// What stands for the parameters of a generic type that is declared in sight.
    pub instance: Option<InstanceId>,
}

#[derive(Clone, Copy, Debug)]
pub struct Var {
    pub kind: Kind,
    /// The type also depends on something that the macro does not see (a callee, a constant), so the
    /// defaults of literals do not apply as they stand.
    pub open: bool,
    /// The index type of a range.
    pub counter: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Any,
    /// Some integer type.
    Int,
    /// Some float type.
    Float,
}

#[derive(Default)]
pub struct Unifier {
    nodes: Vec<Node>,
    /// The term that each is the same as, or that is nearer to it: itself, if it stands for others. Found paths are shortened.
    same: Vec<Cell<Id>>,
    pub records: Records,
    /// Which constraints wait for news of a variable.
    waiting: HashMap<Id, BTreeSet<ConstraintId>>,
    /// Constraints that have news, each of them once.
    woken: BTreeSet<ConstraintId>,
    /// Pairs of compound terms that were unified: terms share parts, and the sharing must not be undone.
    unified: HashSet<(Id, Id)>,
}

impl Unifier {
    pub fn add(&mut self, node: Node) -> Id {
        let id = Id(self.nodes.len() as u32);
        self.nodes.push(node);
        self.same.push(Cell::new(id));
        id
    }

    /// A constraint that has news, the latest one first.
    pub fn wake(&mut self) -> Option<ConstraintId> {
        self.woken.pop_last()
    }

    pub fn fresh(&mut self) -> Id {
        self.var(Kind::Any, false)
    }

    /// A variable for something that the macro does not see.
    pub fn open(&mut self) -> Id {
        self.var(Kind::Any, true)
    }

    pub fn var(&mut self, kind: Kind, open: bool) -> Id {
        self.add(Node::Var(Var {
            kind,
            open,
            counter: false,
        }))
    }

    pub fn usize(&mut self) -> Id {
        self.add(Node::Int(Int::Usize))
    }

    pub fn reference(&mut self, mutable: bool, to: Id) -> Id {
        self.add(Node::Ref(mutable, to))
    }

    pub fn slice_ref(&mut self, mutable: bool, of: Id) -> Id {
        let slice = self.add(Node::Slice(of));
        self.reference(mutable, slice)
    }

    pub fn tuple(&mut self, parts: &[Id]) -> Id {
        self.add(if parts.is_empty() {
            Node::Unit
        } else {
            Node::Tuple(parts.into())
        })
    }

    pub fn function(&mut self, params: Vec<Id>, ret: Id) -> Id {
        self.add(Node::Fn(Rc::new(FnTy {
            params,
            ret,
            written: None,
        })))
    }

    pub fn string(&mut self) -> Id {
        self.add(Node::Named(Rc::new(Named {
            tokens: Tokens(quote!(String)),
            param: false,
            key: "String".into(),
            instance: None,
        })))
    }

    /// An array whose length is a number.
    pub fn array(&mut self, of: Id, len: usize) -> Id {
        let len = proc_macro2::Literal::usize_unsuffixed(len);
        let len = self.add(Node::Len(Rc::new(Tokens(quote!(#len)))));
        self.add(Node::Array(of, len))
    }

    /// The representative of a term.
    pub fn find(&self, id: Id) -> Id {
        let to = |id: Id| self.same[id.0 as usize].get();
        let mut root = id;
        while to(root) != root {
            root = to(root);
        }
        let mut at = id;
        while at != root {
            at = self.same[at.0 as usize].replace(root);
        }
        root
    }

    /// How many terms are between this one and its representative.
    #[cfg(test)]
    pub fn steps(&self, mut id: Id) -> usize {
        let mut steps = 0;
        while self.same[id.0 as usize].get() != id {
            id = self.same[id.0 as usize].get();
            steps += 1;
        }
        steps
    }

    pub fn get(&self, id: Id) -> Node {
        self.nodes[self.find(id).0 as usize].clone()
    }

    /// The term behind all references.
    pub fn strip(&self, id: Id) -> Id {
        let mut id = self.find(id);
        while let Node::Ref(_, to) = self.nodes[id.0 as usize] {
            id = self.find(to);
        }
        id
    }

    pub fn is_any(&self, id: Id) -> bool {
        matches!(
            self.get(id),
            Node::Var(Var {
                kind: Kind::Any,
                ..
            })
        )
    }

    pub fn is_never(&self, id: Id) -> bool {
        matches!(self.get(id), Node::Never)
    }

    pub fn mark_open(&mut self, id: Id) {
        self.change(id, |var| var.open = true);
    }

    pub fn mark_counter(&mut self, id: Id) {
        self.change(id, |var| var.counter = true);
    }

    fn change(&mut self, id: Id, change: impl FnOnce(&mut Var)) {
        let id = self.find(id);
        if let Node::Var(var) = &mut self.nodes[id.0 as usize] {
            change(var);
        }
    }

    /// Registers interest in what becomes of a term's variable.
    pub fn wait(&mut self, id: Id, constraint: ConstraintId) {
        let id = self.find(id);
        if matches!(self.nodes[id.0 as usize], Node::Var(_)) {
            self.waiting.entry(id).or_default().insert(constraint);
        }
    }

    /// Every variable that is still free.
    pub fn free_vars(&self) -> Vec<(Id, Var)> {
        let var = |(i, node): (usize, &Node)| match node {
            Node::Var(var) => Some((Id(i as u32), *var)),
            _ => None,
        };
        self.nodes.iter().enumerate().filter_map(var).collect()
    }

    /// Makes two terms equal as far as they do not contradict.
    pub fn unify(&mut self, a: Id, b: Id) {
        let (a, b) = (self.find(a), self.find(b));
        if a == b {
            return;
        }
        match (self.get(a), self.get(b)) {
            (Node::Never, _) | (_, Node::Never) => {}
            (Node::Var(x), Node::Var(y)) => self.merge(a, x, b, y),
            (Node::Var(var), node) => self.bind(a, var, b, &node),
            (node, Node::Var(var)) => self.bind(b, var, a, &node),
            (Node::Named(x), Node::Named(y)) if x.key == y.key => self.fill(a, x, b, y),
            (x, y) => {
                if x.is_compound() && y.is_compound() && self.unified.insert((a, b)) {
                    self.unify_parts(x, y);
                }
            }
        }
    }

    /// What one of both leaves to rustc, the other may say: `P<_>` and `P<f64>`.
    fn fill(&mut self, a: Id, x: Rc<Named>, b: Id, y: Rc<Named>) {
        let instances = x.instance.zip(y.instance);
        match (has_hole(&x.tokens.0), has_hole(&y.tokens.0)) {
            (true, false) => self.nodes[a.0 as usize] = Node::Named(y),
            (false, true) => self.nodes[b.0 as usize] = Node::Named(x),
            _ => {}
        }
        if let Some((x, y)) = instances
            && x != y
            && self.unified.insert((a, b))
        {
            for (x, y) in self.records.common_parts(x, y) {
                self.unify(x, y);
            }
        }
    }

    fn unify_parts(&mut self, a: Node, b: Node) {
        match (a, b) {
            (Node::Ref(_, x), Node::Ref(_, y)) => self.unify_behind(x, y),
            (Node::Tuple(x), Node::Tuple(y)) if x.len() == y.len() => self.unify_all(&x, &y),
            (Node::Array(x, n), Node::Array(y, m)) => {
                self.unify(x, y);
                self.unify(n, m);
            }
            (Node::Slice(x), Node::Slice(y))
            | (Node::Vec(x), Node::Vec(y))
            | (Node::Queue(x), Node::Queue(y))
            | (Node::Option(x), Node::Option(y))
            | (Node::Range(x) | Node::Iter(x), Node::Range(y) | Node::Iter(y)) => self.unify(x, y),
            (Node::Result(x, e), Node::Result(y, f)) => {
                self.unify(x, y);
                self.unify(e, f);
            }
            (Node::Fn(x), Node::Fn(y)) if x.params.len() == y.params.len() => {
                self.unify_all(&x.params, &y.params);
                self.unify(x.ret, y.ret);
            }
            _ => {}
        }
    }

    fn unify_all(&mut self, xs: &[Id], ys: &[Id]) {
        for (x, y) in xs.iter().zip(ys) {
            self.unify(*x, *y);
        }
    }

    /// Behind references an array, a `Vec` and a slice of the same element go together.
    fn unify_behind(&mut self, x: Id, y: Id) {
        if let (Node::Array(..), Node::Array(..)) = (self.get(x), self.get(y)) {
            return self.unify(x, y);
        }
        match (self.element(x), self.element(y)) {
            (Some(a), Some(b)) => self.unify(a, b),
            _ => self.unify(x, y),
        }
    }

    /// The element of an array, slice, `Vec` or queue.
    pub fn element(&self, id: Id) -> Option<Id> {
        match self.get(id) {
            Node::Array(of, _) | Node::Slice(of) | Node::Vec(of) | Node::Queue(of) => Some(of),
            _ => None,
        }
    }

    fn merge(&mut self, a: Id, x: Var, b: Id, y: Var) {
        let kind = match (x.kind, y.kind) {
            (Kind::Any, kind) | (kind, Kind::Any) => kind,
            (k, l) if k == l => k,
            _ => return,
        };
        let news = x.kind != y.kind;
        let var = Var {
            kind,
            open: x.open || y.open,
            counter: x.counter || y.counter,
        };
        let (mut waiting, mut other) = (
            self.waiting.remove(&a).unwrap_or_default(),
            self.waiting.remove(&b).unwrap_or_default(),
        );
        // The smaller list goes to the larger one, so that long chains stay cheap.
        let (root, link) = if waiting.len() >= other.len() {
            (a, b)
        } else {
            (b, a)
        };
        if waiting.len() < other.len() {
            std::mem::swap(&mut waiting, &mut other);
        }
        waiting.append(&mut other);
        self.link(link, root);
        self.nodes[root.0 as usize] = Node::Var(var);
        if news {
            self.woken.append(&mut waiting);
        } else if !waiting.is_empty() {
            self.waiting.insert(root, waiting);
        }
    }

    fn link(&mut self, from: Id, to: Id) {
        self.nodes[from.0 as usize] = Node::Link;
        self.same[from.0 as usize].set(to);
    }

    fn bind(&mut self, a: Id, var: Var, b: Id, node: &Node) {
        let fits = match var.kind {
            Kind::Any => !self.occurs(a, b),
            Kind::Int => matches!(node, Node::Int(_) | Node::Named(_)),
            Kind::Float => matches!(node, Node::F64 | Node::F32 | Node::Named(_)),
        };
        if !fits {
            return;
        }
        self.link(a, b);
        if let Some(mut waiting) = self.waiting.remove(&a) {
            self.woken.append(&mut waiting);
        }
    }

    /// Whether variable `a` is a part of term `b`.
    fn occurs(&self, a: Id, b: Id) -> bool {
        let mut stack = vec![b];
        let mut seen = HashSet::default();
        while let Some(id) = stack.pop() {
            let id = self.find(id);
            if id == a {
                return true;
            }
            let node = &self.nodes[id.0 as usize];
            if let Node::Named(named) = node
                && let Some(instance) = named.instance
                && seen.insert(id)
            {
                stack.extend(self.records.instance(instance).arguments.iter());
                continue;
            }
            if !node.is_compound() || !seen.insert(id) {
                continue;
            }
            match node {
                Node::Tuple(parts) => stack.extend(parts.iter()),
                Node::Array(x, y) | Node::Result(x, y) => stack.extend([x, y]),
                Node::Slice(x)
                | Node::Vec(x)
                | Node::Queue(x)
                | Node::Ref(_, x)
                | Node::Range(x)
                | Node::Option(x)
                | Node::Iter(x) => stack.push(*x),
                Node::Fn(f) => {
                    stack.extend(&f.params);
                    stack.push(f.ret);
                }
                _ => {}
            }
        }
        false
    }
}

impl Node {
    /// Whether it has parts.
    fn is_compound(&self) -> bool {
        matches!(
            self,
            Node::Tuple(_)
                | Node::Array(..)
                | Node::Slice(_)
                | Node::Vec(_)
                | Node::Queue(_)
                | Node::Ref(..)
                | Node::Range(_)
                | Node::Option(_)
                | Node::Result(..)
                | Node::Iter(_)
                | Node::Fn(_)
        )
    }
}

pub fn has_hole(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "_",
        TokenTree::Group(group) => has_hole(&group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
