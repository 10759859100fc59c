//! Functions that nobody else sees: the run, and the two whose derivatives the view needs.

use super::*;

impl Writer<'_> {
    /// The primal, taking notes.
    pub(super) fn run(&self) -> TokenStream {
        let (name, view) = (&self.items.run, &self.view);
        let params = self.p.shapes.iter().map(|p| {
            let (ident, ty) = (&p.ident, &p.ty);
            quote!(#ident: #ty)
        });
        let (generics, clause) = self.generics();
        let recorder = &self.p.extra.recorder;
        let body = Around::new(self.p.function, self.p.options).primal(self.p.run);
        let ret = match self.p.run.ret {
            Ret::Unit => TokenStream::new(),
            _ => self.p.function.sig.output.to_token_stream(),
        };
        quote! {
            fn #name<#(#generics),*>(#(#params,)* #recorder: &mut #view::Recorder<'_>) #ret #clause {
                #body
            }
        }
    }

    /// The derivative of the Lagrangian, or of the back-substitution.
    pub(super) fn kernel(&self, n: usize) -> TokenStream {
        let item = self.kernel_item(n);
        let options = self.kernel_options();
        let params = shapes::params(&item.sig, options.wrt.as_deref());
        let own = Around::new(&item, &options);
        let body = own.joint(&self.p.joints[n]);
        let product = (n == 0).then(|| compile::product(self.p.value, &own, &options));
        let around = companions::Options {
            method: false,
            returns_struct: false,
            hvp: n == 0,
            ..companions::Options::hidden(self.root.clone())
        };
        kernel::emit(&item, &around, &params, &body, product.as_ref())
    }

    /// The function's own: it stays generic, and is called with `f64`.
    fn generics(&self) -> (Vec<&syn::GenericParam>, Option<syn::WhereClause>) {
        let generics = &self.p.function.sig.generics;
        let root = &self.root;
        let floats = signature::floats(self.p.function);
        let mut clause = generics.where_clause.clone();
        if !floats.is_empty() {
            let own: syn::WhereClause = syn::parse_quote!(where #(#floats: #root::Real),*);
            clause
                .get_or_insert(syn::parse_quote!(where))
                .predicates
                .extend(own.predicates);
        }
        (generics.params.iter().collect(), clause)
    }

    pub(super) fn kernel_options(&self) -> Options {
        let mut options = self.p.options.clone();
        options.hvp = Some(Ident::new("hvp", Span::call_site()));
        let further = [self.p.extra.z.clone(), self.p.extra.l.clone()];
        if let Some(wrt) = &mut options.wrt {
            wrt.extend(further);
        } else {
            let active = self.active().map(|p| p.ident.clone());
            options.wrt = Some(active.chain(further).collect());
        }
        options
    }

    /// `fn f_lagrangian_value(x: f64, w: &[f64], n: usize, z: &[f64], l: &[f64], ..) -> f64`.
    pub(super) fn kernel_item(&self, n: usize) -> ItemFn {
        let name = [&self.items.value, &self.items.back][n];
        let extra = self.p.extra;
        let params = self.p.shapes.iter().map(|p| {
            let (ident, ty) = (&p.ident, &p.ty);
            quote!(#ident: #ty)
        });
        let (generics, clause) = self.generics();
        let (z, weights, frozen) = (&extra.z, &extra.weights, &extra.frozen);
        let l = (n == 0).then(|| {
            let l = &extra.l;
            quote!(#l: &[f64],)
        });
        let block = &self.p.function.block;
        syn::parse_quote! {
            fn #name<#(#generics),*>(#(#params,)* #z: &[f64], #l #weights: &[f64], #frozen: &[i64]) -> f64 #clause #block
        }
    }
}
