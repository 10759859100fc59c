//! Lists of what is no number: plain enums, texts, characters, whatever an argument that is left out holds.
//!
//! They are not memory of the function's: an item is an expression, `&kinds[i]`, or `kinds[i]` where that is `Copy`. What
//! runs through a text is collected before a loop that wants to know more of it than rustc tells here.

use quote::quote;
use syn::{Expr, ExprMethodCall};

use super::{By, Lower, Seq};
use crate::ir::*;
use crate::lower::control::strip_parens;
use crate::lower::template;
use crate::lower::value::Value;
use crate::types::Ty;

/// What runs through a text.
const OF_TEXT: [&str; 10] = [
    "bytes",
    "char_indices",
    "chars",
    "lines",
    "matches",
    "rsplit",
    "split",
    "split_ascii_whitespace",
    "split_terminator",
    "split_whitespace",
];

impl<'a> Lower<'a> {
    /// Notes where the items of a chain come from, since something is going to look at them one by one: until then a list
    /// of such data is rustc's.
    pub fn look_into(&mut self, chain: &'a Expr) {
        let mut of = strip_parens(chain);
        while let Expr::MethodCall(node) = of {
            let name = node.method.to_string();
            if matches!(&*name, "iter" | "into_iter") || OF_TEXT.contains(&&*name) {
                self.looked_into.insert(std::ptr::from_ref(node));
            }
            of = strip_parens(&node.receiver);
        }
    }

    /// The iterator that this call makes, if its items are looked at.
    pub fn items_of_data(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        v: ValId,
    ) -> Option<Value<'a>> {
        if !self.looked_into.contains(&std::ptr::from_ref(node)) {
            return None;
        }
        self.note_list(v, &node.receiver);
        let name = node.method.to_string();
        let of = self.ty(&node.receiver);
        let seq = match OF_TEXT.contains(&&*name) {
            true => {
                let item = self.types.item(expr);
                let Value::Scalar(all) = self.opaque_method(expr, node, v) else {
                    return None;
                };
                self.collected(all, item)
            }
            false if name == "iter" => self.data_list(v, of.strip_refs(), By::Ref)?,
            false => self.data_seq(v, &of)?,
        };
        Some(Value::Seq(seq.into()))
    }

    /// What `for` runs through, of a list of this type, or an iterator over a text.
    pub fn data_seq(&mut self, v: ValId, of: &Ty) -> Option<Seq<'a>> {
        match of {
            Ty::Ref { mutable: true, .. } => None,
            Ty::Ref { to, .. } => self.data_list(v, to.strip_refs(), By::Ref),
            of => self.data_list(v, of, By::Value),
        }
    }

    fn data_list(&mut self, of: ValId, ty: &Ty, by: By) -> Option<Seq<'a>> {
        let (Ty::Slice(item) | Ty::Vec(item) | Ty::Array(item, _)) = ty else {
            return None;
        };
        let item = (**item).clone();
        Some(Seq::Data { of, item, by })
    }

    fn collected(&mut self, all: ValId, item: Ty) -> Seq<'a> {
        let list = Template(vec![
            Piece::Arg(0),
            Piece::Tokens(quote!(.collect::<)),
            Piece::Runtime,
            Piece::Tokens(quote!(::alloc::vec::Vec < _ >> ())),
        ]);
        let of = self.pure(Pure::Expr(list), vec![all], Scalar::Other);
        let by = By::Value;
        Seq::Data { of, item, by }
    }

    pub fn data_len(&mut self, of: ValId) -> ValId {
        let len = template::method(quote!(len), 1);
        self.read_data(of, len, vec![of], Scalar::USIZE)
    }

    pub fn data_item(&mut self, of: ValId, item: &Ty, by: By, at: ValId) -> Value<'a> {
        self.data_part(of, at, template::index(), item, by)
    }

    fn data_part(&mut self, of: ValId, at: ValId, place: Template, ty: &Ty, by: By) -> Value<'a> {
        let copied = match ty {
            Ty::Tuple(parts) => {
                let parts = parts.iter().enumerate().map(|(n, part)| {
                    let mut place = place.clone();
                    let member = syn::Index::from(n);
                    place.0.push(Piece::Tokens(quote!(.#member)));
                    self.data_part(of, at, place, part, by)
                });
                return Value::Tuple(parts.collect());
            }
            Ty::Char | Ty::Ref { mutable: false, .. } => true,
            ty => {
                ty.scalar().is_some_and(|ty| ty != Scalar::Other)
                    || ty.is_data() && !self.types.is_consumed(ty)
            }
        };
        let scalar = ty.scalar().unwrap_or(Scalar::Other);
        let item = match copied {
            true => place,
            false if by == By::Value => template::then(place, quote!(.clone())),
            false => {
                let lent = [Piece::Tokens(quote!(&))].into_iter();
                Template(lent.chain(place.0).collect())
            }
        };
        let v = self.read_data(of, item, vec![of, at], scalar);
        match by {
            By::Ref => {
                if !copied {
                    self.lent_data.insert(v);
                }
                Value::Borrowed(Box::new(Value::Scalar(v)))
            }
            _ => Value::Scalar(v),
        }
    }
}
