//! The associated types of an implementation, written out: `Self::Output` is known to the trait only.

use syn::visit_mut::{self, VisitMut};
use syn::{ImplItem, ItemFn, ItemImpl, Signature, Type};

use crate::companions::shapes::Shape;

/// A method's signature with the associated types of its block written out.
pub fn written_out(sig: &Signature, block: &ItemImpl) -> Signature {
    let mut sig = sig.clone();
    let associated = associated(block);
    if !associated.is_empty() {
        WithoutAssociated(&associated).visit_signature_mut(&mut sig);
    }
    sig
}

/// The associated types of an implementation.
pub fn associated(block: &ItemImpl) -> Vec<(String, Type)> {
    let types = block.items.iter().filter_map(|item| match item {
        ImplItem::Type(of) => Some((of.ident.to_string(), of.ty.clone())),
        _ => None,
    });
    types.collect()
}

/// Writes out the associated types in a signature whose companions have them as the trait declares them. The two agree where
/// the type is seen as a whole, and where the macro knows as little of it as of the associated one.
pub fn seen_through(function: &ItemFn, associated: &[(String, Type)]) -> ItemFn {
    let mut function = function.clone();
    let sig = &mut function.sig;
    let opaque = |(_, of): &&(String, Type)| Shape::of(of).is_opaque();
    let opaque: Vec<_> = associated.iter().filter(opaque).cloned().collect();
    let known = |ty: &Type| match ty {
        Type::Path(path) if WithoutAssociated(associated).named(&path.path).is_some() => associated,
        _ => &opaque[..],
    };
    for input in &mut sig.inputs {
        let syn::FnArg::Typed(arg) = input else {
            continue;
        };
        match &mut *arg.ty {
            Type::Reference(of) if of.mutability.is_none() => {
                WithoutAssociated(known(&of.elem)).visit_type_mut(&mut of.elem);
            }
            ty => WithoutAssociated(known(ty)).visit_type_mut(ty),
        }
    }
    if let syn::ReturnType::Type(_, ty) = &mut sig.output {
        WithoutAssociated(known(ty)).visit_type_mut(ty);
    }
    function
}

/// `Self::Output` is known to the trait only: written out.
pub struct WithoutAssociated<'t>(pub &'t [(String, Type)]);

impl<'t> WithoutAssociated<'t> {
    fn named(&self, path: &syn::Path) -> Option<&'t Type> {
        let [this, name] = &path.segments.iter().collect::<Vec<_>>()[..] else {
            return None;
        };
        let is_it = |(own, _): &&(String, Type)| name.ident == own.as_str();
        let found = self.0.iter().find(is_it).filter(|_| this.ident == "Self");
        found.map(|(_, of)| of)
    }

    /// The path of a literal or a pattern.
    fn constructor(&self, qself: &Option<syn::QSelf>, path: &mut syn::Path) {
        if let (None, Some(Type::Path(of))) = (qself, self.named(path))
            && of.qself.is_none()
        {
            *path = of.path.clone();
            for segment in &mut path.segments {
                if let syn::PathArguments::AngleBracketed(args) = &mut segment.arguments {
                    args.colon2_token = Some(Default::default());
                }
            }
        }
    }
}

impl VisitMut for WithoutAssociated<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if let Type::Path(path) = ty
            && path.qself.is_none()
            && let Some(of) = self.named(&path.path)
        {
            *ty = of.clone();
            return;
        }
        visit_mut::visit_type_mut(self, ty);
    }

    fn visit_expr_struct_mut(&mut self, of: &mut syn::ExprStruct) {
        visit_mut::visit_expr_struct_mut(self, of);
        self.constructor(&of.qself, &mut of.path);
    }

    fn visit_pat_struct_mut(&mut self, of: &mut syn::PatStruct) {
        visit_mut::visit_pat_struct_mut(self, of);
        self.constructor(&of.qself, &mut of.path);
    }
}
