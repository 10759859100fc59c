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
        let lifetimes = self.p.function.sig.generics.lifetimes();
        let recorder = &self.p.extra.recorder;
        let body = Around::new(self.p.function, self.p.options).run(self.p.run);
        quote! {
            fn #name<#(#lifetimes),*>(#(#params,)* #recorder: &mut #view::Recorder<'_>) {
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
            root: self.root.clone(),
            stem: None,
            method: false,
            returns_struct: false,
            custom: None,
            custom_jvp: None,
            jvp: false,
            hvp: n == 0,
            order: 1,
            taken: None,
        };
        kernel::emit(&item, &around, &params, &body, product.as_ref())
    }

    pub(super) fn kernel_options(&self) -> Options {
        let mut options = self.p.options.clone();
        options.hvp = true;
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
        let lifetimes = self.p.function.sig.generics.lifetimes();
        let (z, weights, frozen) = (&extra.z, &extra.weights, &extra.frozen);
        let l = (n == 0).then(|| {
            let l = &extra.l;
            quote!(#l: &[f64],)
        });
        let block = &self.p.function.block;
        syn::parse_quote! {
            fn #name<#(#lifetimes),*>(#(#params,)* #z: &[f64], #l #weights: &[f64], #frozen: &[i64]) -> f64 #block
        }
    }
}
