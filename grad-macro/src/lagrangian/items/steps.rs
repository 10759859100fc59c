//! What makes a view part of others, and others part of it.
//!
//! ```text
//! type Steps3 = <g_grad as Viewed>::Steps;          // the callee of the site 3
//!
//! pub enum Steps {}
//! impl Viewed for f_grad { type Variables = FVariables; type Steps = Steps; const LISTING: .. }
//! impl Steps {
//!     pub fn run(x: f64, recorder: &mut Recorder) -> f64 { .. }
//!     pub fn value(x: f64, z: &[f64], l: &[f64], frozen: &[i64]) -> (f64, f64) { .. }        // and its companions
//!     pub fn back(x: f64, z: &[f64], frozen: &[i64]) -> f64 { .. }                           // and its companions
//! }
//! ```

use super::*;
use crate::errors::Errors;
use crate::names::Items;

impl Writer<'_> {
    /// Names for what the calls that are nested views call.
    pub(super) fn callees(&self) -> TokenStream {
        let sites = self.p.sites.sites.iter().enumerate();
        let aliases = sites.filter_map(|(n, site)| {
            let (name, viewed) = (
                nested::steps(n),
                nested::viewed(site.callee.as_ref()?, &self.view),
            );
            Some(quote!(type #name = #viewed::Steps;))
        });
        aliases.collect()
    }

    pub(super) fn impl_viewed(&self) -> TokenStream {
        let Some(inner) = &self.p.inner else {
            return TokenStream::new();
        };
        let (view, items) = (&self.view, &self.items);
        let hidden = Items::new(&self.p.function.sig.ident, None).hidden;
        let (variables, program) = (&items.variables, &items.program);
        let lifetime = (!self.lifetime().is_empty()).then(|| quote!(<'static>));
        let [steps, recorder] = ["Steps", "recorder"].map(|n| Ident::new(n, Span::mixed_site()));
        let run = &items.run;
        let sig = &self.p.function.sig;
        let (lifetimes, ret) = (sig.generics.lifetimes(), &sig.output);
        let idents: Vec<&Ident> = self.p.shapes.iter().map(|p| &p.ident).collect();
        let types = self.p.shapes.iter().map(|p| &p.ty);
        let functions =
            [("value", &inner[0]), ("back", &inner[1])].map(|(name, func)| self.step(name, func));
        let number = |n: usize| Literal::usize_unsuffixed(n);
        let shapes = self.p.shapes.iter().enumerate();
        let inputs = shapes.filter(|(_, param)| !self.is_passive(param));
        let inputs = inputs.map(|(n, _)| number(n));
        let outputs = self.p.graph.outputs.iter().map(|n| number(*n));
        quote! {
            pub enum #steps {}

            impl #view::Viewed for #hidden {
                type Variables = #variables;
                type Steps = #steps;
                const LISTING: &'static #view::Listing = &#view::Listing {
                    fields: <#program #lifetime as #view::Program>::FIELDS,
                    nodes: <#program #lifetime as #view::Program>::NODES,
                    edges: <#program #lifetime as #view::Program>::EDGES,
                    loops: <#program #lifetime as #view::Program>::LOOPS,
                    inputs: &[#(#inputs),*],
                    outputs: &[#(#outputs),*],
                };
            }

            impl #steps {
                pub fn run<#(#lifetimes),*>(#(#idents: #types,)* #recorder: &mut #view::Recorder<'_>) #ret {
                    #run(#(#idents,)* #recorder)
                }
                #(#functions)*
            }
        }
    }

    /// One function and its hidden companions.
    fn step(&self, name: &str, func: &Func) -> TokenStream {
        let mut func = func.clone();
        let item = self.step_item(name);
        let options = Options {
            hvp: None,
            lagrangian: None,
            graph: None,
            show: crate::options::Show::No,
            name: None,
            ..self.kernel_options()
        };
        compile::optimised(&mut func, &options);
        let own = Around::new(&item, &options);
        let params = shapes::params(&item.sig, options.wrt.as_deref());
        let primal = own.primal(&func);
        // What cannot be differentiated has been refused already.
        let mut errors = Errors::new();
        let bodies = compile::bodies(&func, &item, &options, true, &mut errors);
        errors.discard();
        let around = companions::Options::hidden(self.root.clone());
        let companions = bodies.map(|bodies| kernel::hidden(&item, &around, &params, &bodies));
        let sig = &item.sig;
        quote! {
            pub #sig #primal
            #companions
        }
    }

    fn step_item(&self, name: &str) -> ItemFn {
        let is_value = name == "value";
        let name = Ident::new(name, self.p.function.sig.ident.span());
        let extra = self.p.extra;
        let params = self.p.shapes.iter().map(|p| {
            let (ident, ty) = (&p.ident, &p.ty);
            quote!(#ident: #ty)
        });
        let sig = &self.p.function.sig;
        let lifetimes = sig.generics.lifetimes();
        let (z, l, frozen) = (&extra.z, &extra.l, &extra.frozen);
        let l = is_value.then(|| quote!(#l: &[f64],));
        let ty = match &sig.output {
            syn::ReturnType::Default => quote!(()),
            syn::ReturnType::Type(_, ty) => quote!(#ty),
        };
        let ret = match (is_value, &sig.output) {
            (true, _) => quote!(-> (#ty, f64)),
            (false, output) => quote!(#output),
        };
        let block = &self.p.function.block;
        syn::parse_quote! {
            pub fn #name<#(#lifetimes),*>(#(#params,)* #z: &[f64], #l #frozen: &[i64]) #ret #block
        }
    }
}
