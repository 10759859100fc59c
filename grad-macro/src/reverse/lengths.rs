//! How long lists are at the end of their lives, where their births tell.
//!
//! ```text
//! for f in 0..k { let mut map = vec![vec![0.0; w]; h]; .. }
//! ```
//! The adjoint of `map` begins in the reverse sweep as zeros in its shape. Where nothing but elements are written, that is
//! the shape with which it began, and the list itself need not be recorded for it.

use crate::ir::{Base, CopyHow, Elem, Init, Mem, OpKind, RootId, RootKind, ValId};
use crate::reverse::sweep::Sweep;

impl Sweep<'_> {
    /// The length of a `Vec` root at the end of its region, if its birth tells.
    pub fn length_at_birth(&self, root: RootId) -> Option<ValId> {
        let &(_, pos) = self.index.birth.get(&root)?;
        let OpKind::Alloc(_, Init::Fill(_, Some(n))) = &self.plan.op(pos).kind else {
            return None;
        };
        let elements_only = |pos: usize| {
            matches!(
                self.plan.op(pos).kind,
                OpKind::Store(..)
                    | OpKind::Fill(..)
                    | OpKind::Copy {
                        how: CopyHow::Slice,
                        ..
                    }
            )
        };
        let mut writes = self.plan.writes(root).iter();
        writes.all(|(pos, _)| elements_only(*pos)).then_some(*n)
    }

    /// How many rows a `Vec` of `Vec`s has at the end of its region, and how long each of them is: it was filled with one row,
    /// which is a list of the function's own that has the length with which it began.
    pub fn rows_at_birth(&self, root: RootId) -> Option<[ValId; 2]> {
        let Mem::Vec(row) = &self.primal_func.root(root).ty else {
            return None;
        };
        let Mem::Vec(elem) = &**row else { return None };
        if !is_numbers(elem) {
            return None;
        }
        let &(_, pos) = self.index.birth.get(&root)?;
        let OpKind::Alloc(_, Init::Fill(filled, _)) = &self.plan.op(pos).kind else {
            return None;
        };
        let len = match &**filled {
            Elem::Place(from) if from.path.is_empty() => match from.base {
                Base::Root(row) => self.length_at_birth(row)?,
                _ => return None,
            },
            Elem::Init(init) => match **init {
                Init::Fill(_, Some(len)) => len,
                _ => return None,
            },
            _ => return None,
        };
        Some([self.length_at_birth(root)?, len])
    }

    /// Whether it is a list of the function's own, of arrays of numbers.
    pub fn is_of_arrays(&self, root: RootId) -> bool {
        let info = self.primal_func.root(root);
        let of_arrays = matches!(&info.ty, Mem::Vec(of) if is_numbers(of));
        of_arrays && matches!(info.kind, RootKind::Local)
    }
}

/// Floats, and arrays of them.
fn is_numbers(ty: &Mem) -> bool {
    match ty {
        Mem::Scalar(scalar) => scalar.is_float(),
        Mem::Array(of, _) => is_numbers(of),
        _ => false,
    }
}
