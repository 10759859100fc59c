//! The functions that users call.

use super::*;

impl Writer<'_> {
    pub(super) fn companion(&self) -> TokenStream {
        let (vis, view, items) = (self.vis, &self.view, &self.items);
        let (function, alias, program, inputs) =
            (&items.function, &items.view, &items.program, &items.inputs);
        let lifetime = self.lifetime();
        let name = &self.name;
        let scalar = self.is_scalar();
        let mut doc = format!(
            "`{name}` as equality constraints on its intermediate variables, with the decisions (branches, trip \
             counts, indices) that it takes for these arguments frozen."
        );
        let mut args: Vec<TokenStream> = (self.p.shapes.iter())
            .map(|param| {
                let (ident, ty) = (&param.ident, &param.ty);
                match self.is_passive(param) || self.is_mixed(param) {
                    true if self.is_copied(param) => {
                        let ty = self.instance(lifetimes::behind_reference(ty).to_token_stream());
                        quote!(#ident: #ty)
                    }
                    true => {
                        let ty = self.instance(lifetimes::with_lifetime(ty).to_token_stream());
                        quote!(#ident: #ty)
                    }
                    false => {
                        let ty = self.instance(ty.to_token_stream());
                        quote!(#ident: #ty)
                    }
                }
            })
            .collect();
        if shapes::ret(&self.p.function.sig).wrap.is_some() {
            doc += "\n\nPanics where the function returns `None` or `Err(..)`.";
        }
        let weights = &self.p.extra.weights;
        let given = match scalar {
            true => quote!(::core::option::Option::None),
            false => {
                doc += "\n\n`weights` has one number per output: the view is that of their weighted sum. The outputs \
                        are the numbers in the result, in order, then those in the contents of `&mut` parameters. \
                        Panics if there are more or fewer.";
                args.push(quote!(#weights: &[::core::primitive::f64]));
                quote!(::core::option::Option::Some(#weights))
            }
        };
        let own = self.p.function.sig.generics.lifetimes().map(|l| {
            let mut l = l.clone();
            l.attrs.clear();
            l
        });
        let generics = match lifetime.is_empty() {
            true => quote!(<#(#own),*>),
            false => quote!(<'view, #(#own),*>),
        };
        let active = self.active().map(|param| {
            let ident = &param.ident;
            let value = match self.is_mixed(param) {
                true => {
                    let (root, shared) = (&self.root, shared(param));
                    quote!(#root::Differentiable::as_tangent(#shared))
                }
                false => owned(param),
            };
            quote!(#ident: #value)
        });
        let kept = self.kept().map(|param| {
            let ident = &param.ident;
            match self.is_copied(param) {
                true => {
                    let copy = copied(param);
                    quote!(#ident: #copy)
                }
                false => quote!(#ident),
            }
        });
        let attrs = self.attrs(&doc);
        let graph = self.p.options.graph.as_ref().map(|_| {
            let attrs = self.attrs(&format!(
                "The dependency graph of the intermediate variables of `{name}`, with the values, multipliers and \
                 partials for these arguments written on it."
            ));
            let graph = &items.graph;
            let mut passed: Vec<TokenStream> = (self.p.shapes.iter())
                .map(|param| param.ident.to_token_stream())
                .collect();
            passed.extend((!scalar).then(|| weights.to_token_stream()));
            quote! {
                #attrs
                #vis fn #graph #generics(#(#args),*) -> #view::Graph {
                    let view = #function(#(#passed),*);
                    view.graph(&view.forward())
                }
            }
        });
        // A parameter may have that name.
        let x = Ident::new("x", Span::mixed_site());
        quote! {
            #attrs
            #vis fn #function #generics(#(#args),*) -> #alias #lifetime {
                // What is kept may be moved there.
                let #x = #inputs { #(#active),* };
                #view::View::new(#program { #(#kept),* }, #x, #given)
            }
            #graph
        }
    }
}

/// An argument as its field holds it.
fn owned(param: &ParamShape) -> TokenStream {
    let ident = &param.ident;
    match (&param.shape, param.by) {
        (_, By::Value) => quote!(#ident),
        (Shape::Slice(_), _) => quote!(#ident.to_vec()),
        (_, By::Ref | By::RefMut) => quote!(::core::clone::Clone::clone(&*#ident)),
    }
}

/// A reference to an argument.
fn shared(param: &ParamShape) -> TokenStream {
    let ident = &param.ident;
    match param.by {
        By::Value => quote!(&#ident),
        By::Ref | By::RefMut => quote!(&*#ident),
    }
}

/// A copy of what an argument refers to.
fn copied(param: &ParamShape) -> TokenStream {
    let ident = &param.ident;
    match param.by {
        By::Value => quote!(#ident),
        By::Ref | By::RefMut if lifetimes::is_slice(&param.ty) => quote!(#ident.to_vec()),
        By::Ref | By::RefMut => quote!(::core::clone::Clone::clone(&*#ident)),
    }
}
