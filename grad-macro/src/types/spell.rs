//! From type terms to the types that lowering sees.

use std::rc::Rc;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::GenericArgument;

use super::records::is_inert;
use super::ty::{Record, Tokens, Ty};
use super::unify::{Id, Named, Node, Unifier, has_hole};
use crate::ir::{Mem, Scalar};

/// The largest type that is spelled out, in nodes; what lies beyond is unknown. (Terms share their parts:
/// a short function can have types of exponential size.)
const MAX_SIZE: usize = 20_000;

/// What a user's type costs of that: one that contains itself (behind a pointer) is spelled a few times only.
const RECORD_SIZE: usize = 400;

/// A type with more fields is spelled fewer times within itself.
const MANY_FIELDS: usize = 8;

/// How much may be spelled yet.
struct Budget {
    size: usize,
    /// The types whose fields are being spelled.
    inside: Vec<Rc<str>>,
}

impl Default for Budget {
    fn default() -> Self {
        Budget {
            size: MAX_SIZE,
            inside: vec![],
        }
    }
}

/// Numbers, and the user's types, all the way down.
fn is_number(of: &Mem) -> bool {
    match of {
        Mem::Scalar(scalar) => *scalar != Scalar::Other,
        Mem::Struct(_) => true,
        Mem::Unknown(_) => false,
        Mem::Tuple(parts) => parts.iter().all(is_number),
        list => list.elem().is_some_and(is_number),
    }
}

/// Whether a type is written with its module already.
fn is_path(name: &TokenStream) -> bool {
    syn::parse2::<syn::Path>(name.clone()).is_ok_and(|path| path.segments.len() > 1)
}

impl Unifier {
    /// The type that a term stands for now.
    pub fn export(&self, id: Id) -> Ty {
        self.spell(id, &mut Budget::default())
    }

    fn spell(&self, id: Id, left: &mut Budget) -> Ty {
        if left.size == 0 {
            return Ty::Unknown;
        }
        left.size -= 1;
        let mut boxed = |id: Id| Box::new(self.spell(id, left));
        match self.get(id) {
            Node::F64 => Ty::F64,
            Node::F32 => Ty::F32,
            Node::Int(int) => Ty::Int(int),
            Node::Bool => Ty::Bool,
            Node::Char => Ty::Char,
            Node::Str => Ty::Str,
            Node::Unit => Ty::Unit,
            Node::Never => Ty::Never,
            Node::Ordering => Ty::Ordering,
            Node::Tuple(parts) => Ty::Tuple(parts.iter().map(|part| *boxed(*part)).collect()),
            Node::Array(of, len) => Ty::Array(boxed(of), self.length(len)),
            Node::Slice(of) => Ty::Slice(boxed(of)),
            Node::Vec(of) => Ty::Vec(boxed(of)),
            // Of what is no number, it is data that only rustc knows.
            Node::Queue(of) => match *boxed(of) {
                of if of.mem().is_some_and(|of| is_number(&of)) => Ty::Queue(Box::new(of)),
                _ => Ty::Unknown,
            },
            Node::Ref(mutable, to) => Ty::Ref {
                mutable,
                to: boxed(to),
            },
            Node::Range(of) => Ty::Range(boxed(of)),
            Node::Option(of) => Ty::Option(boxed(of)),
            Node::Result(ok, err) => Ty::Result(boxed(ok), boxed(err)),
            Node::Named(named) if named.param => {
                Ty::Param(Scalar::param(&named.tokens.0.to_string()))
            }
            Node::Named(named)
                if is_inert(&named.key)
                    || crate::generics::is_data_named(&named.tokens.0.to_string()) =>
            {
                Ty::Named(named.tokens.clone())
            }
            Node::Named(named) => self.record(&named, left),
            Node::Fn(f) => f.written.clone().map_or(Ty::Unknown, Ty::Named),
            Node::Iter(_) | Node::Len(_) | Node::Var(_) | Node::Link => Ty::Unknown,
        }
    }

    fn record(&self, named: &Named, left: &mut Budget) -> Ty {
        let fields = self.records.fields(named);
        let most = if fields.len() > MANY_FIELDS { 2 } else { 3 };
        let within = left.inside.iter().filter(|key| **key == named.key).count();
        if within < most {
            left.size = left.size.saturating_sub(RECORD_SIZE);
        }
        left.inside.push(named.key.clone());
        let mut field = |(name, id): &(Rc<str>, Id)| {
            let ty = if left.size == 0 || within == most {
                Ty::Unknown
            } else {
                self.spell(*id, left)
            };
            let ty = match &ty {
                Ty::Ref { to, .. } if **to == Ty::Str => ty,
                ty => ty.strip_refs().clone(),
            };
            (name.to_string(), ty)
        };
        let fields = fields.iter().map(&mut field).collect();
        left.inside.pop();
        let name = self.with_arguments(named, left);
        Ty::Struct(Rc::new(Record {
            path: match self.records.is_hidden(&named.key) {
                true => Tokens(quote!(_)),
                false => match self.records.module(&named.key) {
                    Some(module) if !is_path(&name) => Tokens(quote!(#module #name)),
                    _ => Tokens(name),
                },
            },
            fields,
            skipped: self.records.skipped(&named.key),
            boxed: self.records.boxed(&named.key),
            complete: self.records.is_complete(&named.key),
            partial: self.records.is_partial(&named.key),
            declared: self.records.is_declared(&named.key),
            unit: self.records.unit(&named.key).cloned(),
        }))
    }

    /// `Mixture<Weibull>` of `Mixture<_>`, where what is put into the fields tells: what is read back from a tape, rustc would
    /// not infer.
    fn with_arguments(&self, named: &Named, left: &mut Budget) -> TokenStream {
        let written = named.tokens.0.clone();
        let Ok(mut path) = syn::parse2::<syn::Path>(written.clone()) else {
            return written;
        };
        let Some(syn::PathArguments::AngleBracketed(given)) =
            path.segments.last_mut().map(|last| &mut last.arguments)
        else {
            return written;
        };
        let Some(instance) = named.instance else {
            return written;
        };
        let stands = &self.records.instance(instance).arguments;
        let said = given.args.iter_mut();
        let said = said.filter(|arg| !matches!(arg, GenericArgument::Lifetime(_)));
        let mut changed = false;
        for (arg, id) in said.zip(stands) {
            if has_hole(&arg.to_token_stream())
                && let Some(spelled) = self.argument(*id, left)
            {
                *arg = spelled;
                changed = true;
            }
        }
        match changed {
            true => path.to_token_stream(),
            false => written,
        }
    }

    /// What stands for a type's parameter, if it is known.
    fn argument(&self, id: Id, left: &mut Budget) -> Option<GenericArgument> {
        if let Node::Len(len) = self.get(id) {
            let len = &len.0;
            return syn::parse2(quote!(#len))
                .or_else(|_| syn::parse2(quote!({ #len })))
                .ok()
                .filter(|_| !has_hole(len));
        }
        let spelled = self.spell(id, left).mem()?.spelled()?;
        syn::parse2(spelled).ok()
    }

    fn length(&self, id: Id) -> Tokens {
        match self.get(id) {
            Node::Len(tokens) => (*tokens).clone(),
            _ => Tokens(quote!(_)),
        }
    }
}
