//! A list that each iteration makes for itself is made once, before the loops.
//!
//! ```text
//! for _ in 0..steps { let mut next = vec![0.0; n]; .. }
//! ```
//! becomes
//! ```text
//! let mut next = Vec::new();
//! for _ in 0..steps { refill(&mut next, 0.0, n); .. }
//! ```
//! A dynamic programme, or a simulation that computes its next state into a list of its own, would call the allocator in
//! every step: once forwards, and twice backwards, for the contents that come from the tape and for their adjoints.
//!
//! Legality:
//! 1. The list begins inside of a loop, with contents that do not depend on what it held: it is filled, copied, emptied
//!    or read from the tape as a whole. So no iteration sees what the one before has left, and nobody sees it behind the
//!    loop, where the list is not in scope.
//! 2. It begins in one place only, so that there is one variable for it.
//! 3. It is a `Vec` of numbers or arrays of them, or of such `Vec`s, and no op of the loop moves it (see [`stays`]): it is nobody's result,
//!    no owned argument and no element of another list. What changes places with it leaves memory as good as its own.
//! 4. It is not lent from the tape: then there is nothing to be allocated.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::Emitter;
use super::draft::{Draft, Pattern};
use super::graph::NodeId;
use super::lists::{declares, is_same, root_of, stays};
use super::place::Access;
use super::types;
use super::vars::VarId;
use crate::ir::{Base, Elem, Init, Mem, Op, OpKind, Place, RootKind, Scalar, ShadowInit};

/// The lists of the loops around the position that is being written.
#[derive(Default)]
pub struct Hoists {
    within: bool,
    /// The ops with which they begin.
    begins: Vec<NodeId>,
}

impl Emitter<'_> {
    /// Writes a loop; if it is an outermost one, its lists before it.
    pub(super) fn hoisting(&mut self, node: NodeId, write: impl FnOnce(&mut Self)) {
        if self.hoists.within || self.func().is_off("hoists") {
            return write(self);
        }
        let found = self.hoistable(node);
        let vars: Vec<VarId> =
            self.quietly(|e| found.iter().map(|(_, base)| e.empty(base)).collect());
        let begins = found.into_iter().map(|(node, _)| node).collect();
        self.hoists = Hoists {
            within: true,
            begins,
        };
        write(self);
        self.hoists = Hoists::default();
        vars.into_iter().for_each(|var| self.release(var));
    }

    pub(super) fn is_hoisted(&self, node: NodeId) -> bool {
        self.hoists.begins.contains(&node)
    }

    /// `let mut next: Vec<f64> = Vec::new();`
    fn empty(&mut self, base: &Base) -> VarId {
        let rt = self.cx.rt.clone();
        let (root, shadow) = match *base {
            Base::Shadow(root) => (root, true),
            Base::Root(root) => (root, false),
            Base::Select(..) => unreachable!("a list"),
        };
        let ty = types::mem(&rt, &self.func().root(root).ty);
        let var = self.new_root(root, shadow);
        self.vars[var].mutable = true;
        let empty = quote!(#rt::alloc::vec::Vec::new());
        self.line(Draft::bind(Pattern::Var(var), Some(ty), empty));
        var
    }

    /// The lists that begin in a loop and can stand before it.
    fn hoistable(&self, node: NodeId) -> Vec<(NodeId, Base)> {
        let graph = &self.plan.graph;
        let (start, end) = (graph.nodes[node].start, graph.nodes[node].end);
        let within = |at: &NodeId| start < graph.nodes[*at].start && graph.nodes[*at].start < end;
        let within: Vec<NodeId> = (0..graph.nodes.len()).filter(within).collect();
        let alive = within.iter().filter(|at| self.plan.demand.alive[**at]);
        let mut found: Vec<(NodeId, Base)> = alive
            .filter_map(|at| Some((*at, self.begins(*at)?)))
            .collect();
        let ops = || within.iter().map(|at| graph.nodes[*at].op);
        found.retain(|(_, base)| {
            let begins = ops().filter(|op| declares(op, base)).count();
            let kept = self.cx.kept.iter().any(|kept| is_same(kept, base));
            begins == 1 && !kept && ops().all(|op| remains(op, base))
        });
        found
    }

    /// The list that begins with an op, if its contents can be put where others were.
    fn begins(&self, node: NodeId) -> Option<Base> {
        let base = match &self.plan.graph.nodes[node].op.kind {
            OpKind::Alloc(root, Init::Fill(elem, Some(_))) => {
                let part = self.func().root(*root).ty.elem();
                let filled = matches!(**elem, Elem::Place(_)) || part.is_some_and(is_flat);
                filled.then_some(Base::Root(*root))?
            }
            OpKind::Alloc(_, Init::CopyOf(from)) if super::lists::is_queue(self.func(), from) => {
                return None;
            }
            OpKind::Alloc(root, Init::CopyOf(_) | Init::Empty(_)) => Base::Root(*root),
            OpKind::Recreate(root) if !self.is_only_read(node, *root) => Base::Root(*root),
            OpKind::Shadow(root, ShadowInit::Like | ShadowInit::Rows(_)) => Base::Shadow(*root),
            OpKind::Shadow(root, ShadowInit::Zeros(Some(_))) => {
                let flat = self.func().root(*root).ty.elem().is_some_and(is_flat);
                flat.then_some(Base::Shadow(*root))?
            }
            _ => return None,
        };
        let info = self.func().root(root_of(&base)?);
        let is_local = matches!(info.kind, RootKind::Local);
        let fits = match base {
            Base::Shadow(_) => is_list(&info.ty, |of| of.is_float()),
            _ => is_list(&info.ty, |_| true),
        };
        (is_local && fits).then_some(base)
    }

    /// `refill(&mut next, 0.0, n);` and the like.
    pub(super) fn again(&mut self, kind: &OpKind) {
        let rt = self.cx.rt.clone();
        match kind {
            OpKind::Alloc(root, init) => {
                let list = self.list_of(&Base::Root(*root));
                match init {
                    Init::Fill(elem, Some(len)) => {
                        let ty = self.func().root(*root).ty.clone();
                        let part = ty.elem().cloned().unwrap_or(ty);
                        let len = self.val(*len).tokens;
                        let again = match &**elem {
                            Elem::Place(row) if matches!(part, Mem::Vec(_)) => {
                                let row = self.loc(row, Access::Read).shared();
                                quote!(#rt::refill_rows(&mut #list, #row, #len))
                            }
                            elem => {
                                let value = self.elem(elem, &part, true);
                                quote!(#rt::refill(&mut #list, #value, #len))
                            }
                        };
                        self.statement(again);
                    }
                    Init::CopyOf(place) => {
                        let from = self.loc(place, Access::Read).shared();
                        self.statement(quote!(#rt::recopy(&mut #list, #from)));
                    }
                    _ => self.statement(quote!(#list.clear())),
                }
            }
            OpKind::Recreate(root) => {
                let (rev, list) = (self.rev_receiver(), self.list_of(&Base::Root(*root)));
                self.statement(quote!(#rev.restore(&mut #list)));
            }
            OpKind::Shadow(root, init) => {
                let list = self.list_of(&Base::Shadow(*root));
                match (init, self.func().root(*root).ty.elem().cloned()) {
                    (ShadowInit::Zeros(Some(len)), Some(part)) => {
                        let (zero, len) = (self.zero(&part, true), self.val(*len).tokens);
                        self.statement(quote!(#rt::refill(&mut #list, #zero, #len)));
                    }
                    (ShadowInit::Rows([rows, len]), Some(row)) => {
                        let zero = row.elem().map(|part| self.zero(part, true));
                        let [rows, len] = [rows, len].map(|len| self.val(*len).tokens);
                        let again = quote!(#rt::fill_rows(&mut #list, #rows, #zero, #len));
                        self.statement(again);
                    }
                    _ => {
                        let like = self.loc(&Place::root(*root), Access::Read).shared();
                        self.statement(quote!(#rt::rezero(&mut #list, #like)));
                    }
                }
            }
            _ => self.statement(types::refuse("a list that does not begin here")),
        }
    }

    fn list_of(&self, base: &Base) -> TokenStream {
        let slot = match *base {
            Base::Shadow(root) => self.root_slot(root, true),
            Base::Root(root) => self.root_slot(root, false),
            Base::Select(..) => None,
        };
        match slot {
            Some(var) => self.vars[var].ident.to_token_stream(),
            None => types::refuse("a list that has no place"),
        }
    }
}

/// A `Vec` of numbers (or arrays of them), or of such `Vec`s.
fn is_list(ty: &Mem, fits: fn(Scalar) -> bool) -> bool {
    let Mem::Vec(of) = ty else {
        return false;
    };
    is_list(of, fits) || (is_flat(of) && fits(scalar_of(of)))
}

/// Numbers, and arrays of them.
fn is_flat(ty: &Mem) -> bool {
    match ty {
        Mem::Scalar(scalar) => !matches!(scalar, Scalar::Param(_) | Scalar::Other),
        Mem::Array(of, _) => is_flat(of),
        _ => false,
    }
}

fn scalar_of(ty: &Mem) -> Scalar {
    match ty {
        Mem::Scalar(scalar) => *scalar,
        Mem::Array(of, _) => scalar_of(of),
        _ => Scalar::Other,
    }
}

/// Whether the list is still there after the op, in memory of its own.
fn remains(op: &Op, base: &Base) -> bool {
    let mentions = |place: &Place| {
        place
            .roots()
            .into_iter()
            .any(|root| root_of(base) == Some(root))
    };
    let lent = match (&op.kind, base) {
        (OpKind::Lend(root) | OpKind::Fit(root) | OpKind::Hold(root), Base::Root(of)) => root == of,
        (OpKind::Room(place) | OpKind::Relend(place, _), _) => mentions(place),
        _ => false,
    };
    let within = match &op.kind {
        // The elements are numbers.
        OpKind::Push(place, Elem::Val(_), _)
        | OpKind::Truncate(place, _)
        | OpKind::Resize(place, _) => !matches!(place.base, Base::Select(..)),
        // The rows of the new list are copies.
        OpKind::Alloc(_, Init::Fill(elem, _)) => match &**elem {
            Elem::Place(row) => !matches!(row.base, Base::Select(..)),
            _ => stays(op, base),
        },
        OpKind::Pop(place, None, _) => !matches!(place.base, Base::Select(..)),
        _ => stays(op, base),
    };
    !lent && within
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    const STEPS: &str = "fn f(x: &[f64], rows: usize) -> f64 { let n = x.len(); let mut u = vec![1.0; n]; \
        let mut all: Vec<Vec<f64>> = Vec::new(); \
        for t in 0..rows { BEGIN for i in 0..n { v[i] = (u[i] * x[i]).sin(); } END } u[0] * all[0][0] }";

    /// The variables that stand before the loops.
    fn hoisted(begin: &str, end: &str) -> Vec<String> {
        let body = vjp(quote!(), &STEPS.replace("BEGIN", begin).replace("END", end));
        let decl = ":: grad_runtime :: rt :: alloc :: vec :: Vec :: new ()";
        let names = body.split("let mut ").filter(|rest| {
            let value = rest.split(" = ").nth(1).unwrap_or_default();
            value.starts_with(decl) && !rest.starts_with("all")
        });
        names
            .map(|rest| rest.split(' ').next().unwrap_or_default().to_owned())
            .collect()
    }

    #[test]
    fn lists_of_each_iteration() {
        let filled = hoisted("let mut v = vec![0.0; n];", "u = v;");
        assert_eq!(filled, ["v", "v", "v_bar"]);
        let copied = hoisted("let mut v = u.clone();", "u = v;");
        assert_eq!(copied, ["v", "v", "v_bar"]);
        let emptied = hoisted(
            "let mut v = Vec::new(); for i in 0..n { v.push(u[i]); }",
            "u = v;",
        );
        assert!(emptied.contains(&"v".to_owned()), "{emptied:?}");
        let nested = hoisted(
            "let w = all.clone(); let mut v = u.clone();",
            "u = v; u[0] += w[0][0];",
        );
        assert!(nested.contains(&"w".to_owned()), "{nested:?}");
        let rows = hoisted(
            "let mut w = vec![vec![u[0]; n]; n]; let mut v = u.clone();",
            "for i in 0..n { w[i][0] *= v[i].sin(); } u = v; u[0] += w[1][0] * w[0][0];",
        );
        assert!(rows.contains(&"w".to_owned()), "{rows:?}");
        let written = hoisted(
            "let mut w = vec![vec![u[0]; n]; n]; let mut v = u.clone();",
            "for i in 0..n { w[i][0] = v[i].sin(); } u = v; u[0] += w[1][0] + w[0][0];",
        );
        assert!(written.contains(&"w_bar".to_owned()), "{written:?}");
        let arrays = hoisted(
            "let mut w = vec![[0.0; 3]; n]; let mut v = u.clone();",
            "for i in 0..n { for k in 0..3 { w[i][k] += v[i].sin(); } } u = v; u[0] += w[0][0] * w[1][1];",
        );
        assert!(arrays.contains(&"w".to_owned()), "{arrays:?}");
    }

    #[test]
    fn the_contents_are_new_in_each_iteration() {
        let source = STEPS
            .replace("BEGIN", "let mut v = vec![0.0; n];")
            .replace("END", "u = v;");
        let body = vjp(quote!(), &source);
        assert!(body.contains("refill (& mut v , 0.0_f64 , n)"), "{body}");
        assert!(body.contains("restore (& mut v)"), "{body}");
        assert!(body.contains("rezero (& mut v_bar , & v)"), "{body}");
        assert!(!vjp(quote!(off(hoists)), &source).contains("refill"));
    }

    #[test]
    fn what_is_given_away_is_made_anew() {
        let v = "v".to_owned();
        let element = hoisted("let mut v = vec![0.0; n];", "u[0] = v[0]; all.push(v);");
        assert!(!element.contains(&v), "{element:?}");
        let owned = hoisted("let mut v = vec![0.0; n];", "u[0] += g(v);");
        assert!(!owned.contains(&v), "{owned:?}");
    }

    #[test]
    fn of_numbers_only() {
        let pairs = "let pairs = vec![(u[0], u[1]); n]; let mut v = vec![0.0; n];";
        assert!(!hoisted(pairs, "u = v; u[0] += pairs[0].0;").contains(&"pairs".to_owned()));
    }
}
