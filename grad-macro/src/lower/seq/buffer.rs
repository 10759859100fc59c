//! Iterators whose items are not told by their index are run through once, into a `Vec`, where something needs the
//! items by number: `zip` with another of the kind, a variable that is asked for one item after the other.
//!
//! The order in which closures run changes with it, so only closures that change nothing are run ahead.

use std::rc::Rc;

use super::index::has_state;
use super::{By, Lower, Seq};
use crate::ir::*;
use crate::lower::loops::Around;
use crate::lower::value::Value;

impl<'a> Lower<'a> {
    /// The same items out of a `Vec`; `None` (without a message) if they cannot be taken ahead.
    pub fn buffered(&mut self, seq: &Rc<Seq<'a>>) -> Option<Rc<Seq<'a>>> {
        let quiet = |closure: &Rc<super::Closure<'a>>| {
            let (changes, _) = closure.changes();
            changes.names.is_empty() && !changes.returns
        };
        let pure = super::drive::closures(seq).iter().all(quiet);
        if !pure || has_state(seq) || !ends(seq) {
            return None;
        }
        let (of, by) = self.item_type(seq)?;
        let list = self.alloc("list", Mem::Vec(Box::new(of)), Init::Empty(None));
        let place = Place::root(list);
        if !self.extend(&place, seq, Around::default()) {
            return None;
        }
        Some(Seq::Items { place, by }.into())
    }

    /// What a first item looks like: its type, and whether it is a reference.
    fn item_type(&mut self, seq: &Rc<Seq<'a>>) -> Option<(Mem, By)> {
        let before = self.snapshot();
        let mut found = None;
        self.drive(seq, &Around::default(), &mut |this, item| {
            let by = match &item {
                Value::Ref { mutable: true, .. } => return,
                Value::Ref { .. } | Value::Borrowed(_) => By::Ref,
                _ => By::Value,
            };
            let item = this.strip(item);
            found = this.contents(&item).map(|(of, _)| (of, by));
        });
        let failed = self.errors.len() > before.errors;
        self.rollback(before);
        let plain = |of: &Mem| !matches!(of, Mem::Scalar(Scalar::Other) | Mem::Slice(_));
        found.filter(|(of, _)| !failed && plain(of))
    }
}

/// Does it come to an end?
fn ends(seq: &Seq) -> bool {
    match seq {
        Seq::Range { hi, .. } => hi.is_some(),
        Seq::Repeat(_) | Seq::Cycle(_) | Seq::Successors(..) | Seq::Calls(_) | Seq::Left(_) => {
            false
        }
        Seq::Items { .. }
        | Seq::Chunks { .. }
        | Seq::Windows { .. }
        | Seq::List { .. }
        | Seq::Data { .. }
        | Seq::Option { .. } => true,
        Seq::Zip(a, b) => ends(a) || ends(b),
        Seq::Chain(a, b) => ends(a) && ends(b),
        Seq::Take(..) => true,
        Seq::Flatten { of, .. } => ends(of),
        Seq::Enumerate(of) | Seq::Rev(of) | Seq::StepBy(of, _) | Seq::Skip(of, _) => ends(of),
        Seq::Cloned(of)
        | Seq::Map(of, _)
        | Seq::Inspect(of, _)
        | Seq::Filter(of, _)
        | Seq::FilterMap(of, _)
        | Seq::TakeWhile(of, _)
        | Seq::MapWhile(of, _)
        | Seq::SkipWhile(of, _)
        | Seq::Scan(of, ..) => ends(of),
    }
}
