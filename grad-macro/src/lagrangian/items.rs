//! The emitted items.
//!
//! ```text
//! fn f(x: f64, w: &[f64], n: usize) -> f64
//!
//! pub type FLagrangian = View<FProgram>;
//! pub type FPoint = Point<FInputs, FVariables>;
//! pub struct FInputs { pub x: f64, pub w: Vec<f64> }
//! pub struct FVariables { pub y: f64, pub s: Vec<f64>, pub output: f64, pub unnamed: Vec<f64> }
//! pub struct FProgram { n: usize }
//! pub fn f_lagrangian(x: f64, w: &[f64], n: usize) -> FLagrangian { .. }
//! const _: () = { .. impl Inputs for FInputs, Variables for FVariables, Program for FProgram .. };
//! ```

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::ItemFn;
use syn::visit_mut::{self, VisitMut};

use super::fields::{Field, Sites};
use super::graph::{Graph, Source};
use super::weave::Extra;
use crate::bodies::Around;
use crate::companions::shapes::{self, By, ParamShape, Role, Shape};
use crate::companions::{self, Root, kernel};
use crate::ir::Func;
use crate::lints;
use crate::names::ViewItems;
use crate::options::Options;
use crate::reverse::Joint;

/// Everything that the items are made of.
pub struct Parts<'a> {
    pub function: &'a ItemFn,
    pub options: &'a Options,
    pub shapes: &'a [ParamShape],
    pub extra: &'a Extra,
    pub sites: &'a Sites,
    pub graph: &'a Graph,
    pub run: &'a Func,
    /// The Lagrangian, and the back-substitution.
    pub joints: &'a [Joint],
}

pub fn emit(parts: &Parts) -> TokenStream {
    let stem = parts.options.name.as_ref().map(ToString::to_string);
    let items = ViewItems::new(&parts.function.sig.ident, stem.as_deref());
    let root = parts.options.runtime.to_token_stream();
    let writer = Writer {
        p: parts,
        vis: &parts.function.vis,
        name: parts.function.sig.ident.to_string(),
        view: quote!(#root::lagrangian),
        items,
        root,
    };
    writer.all()
}

struct Writer<'a> {
    p: &'a Parts<'a>,
    vis: &'a syn::Visibility,
    name: String,
    items: ViewItems,
    root: TokenStream,
    /// The module of the runtime crate.
    view: TokenStream,
}

impl Writer<'_> {
    fn all(&self) -> TokenStream {
        let types = [
            self.aliases(),
            self.inputs(),
            self.variables(),
            self.program(),
        ];
        let companion = self.companion();
        let inner = [
            self.impl_inputs(),
            self.impl_variables(),
            self.run(),
            self.kernel(0),
            self.kernel(1),
            self.impl_program(),
        ];
        let (cfgs, allow) = (self.cfgs(), lints::allow());
        quote! {
            #(#types)*
            #companion
            #cfgs
            #allow
            const _: () = {
                #(#inner)*
            };
        }
    }

    fn cfgs(&self) -> TokenStream {
        let attrs = &self.p.function.attrs;
        let cfgs = attrs.iter().filter(|attr| attr.path().is_ident("cfg"));
        quote!(#(#cfgs)*)
    }

    /// Documentation, `#[cfg]`s and lints of an item.
    fn attrs(&self, doc: &str) -> TokenStream {
        let (cfgs, allow) = (self.cfgs(), lints::allow());
        quote!(#[doc = #doc] #cfgs #allow)
    }

    // ---- types ---------------------------------------------------------------------------------------

    fn aliases(&self) -> TokenStream {
        let (vis, view, items) = (self.vis, &self.view, &self.items);
        let (lifetime, name) = (self.lifetime(), &self.name);
        let (alias, point, program) = (&items.view, &items.point, &items.program);
        let (inputs, variables) = (&items.inputs, &items.variables);
        let attrs = self.attrs(&format!(
            "`{name}` as equality constraints on its intermediate variables."
        ));
        let point_attrs = self.attrs(&format!(
            "Inputs, variables and multipliers of `{name}`, or the derivatives in them."
        ));
        quote! {
            #attrs
            #vis type #alias #lifetime = #view::View<#program #lifetime>;
            #point_attrs
            #vis type #point = #view::Point<#inputs, #variables>;
        }
    }

    fn inputs(&self) -> TokenStream {
        let (vis, name, ident) = (self.vis, &self.name, &self.items.inputs);
        let attrs = self.attrs(&format!("The differentiated inputs of `{name}`."));
        let fields = self.active().map(|param| {
            let (field, ty) = (&param.ident, Root(&self.root).tangent(&param.shape));
            let doc = format!("The parameter `{field}`.");
            quote!(#[doc = #doc] pub #field: #ty)
        });
        quote! {
            #attrs
            #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
            #vis struct #ident { #(#fields),* }
        }
    }

    fn variables(&self) -> TokenStream {
        let (vis, name, ident) = (self.vis, &self.name, &self.items.variables);
        let attrs = self.attrs(&format!(
            "The intermediate variables of `{name}`, or one multiplier for each."
        ));
        let fields = self.p.sites.fields.iter().map(|field| {
            let (ident, ty) = (field_ident(&field.name), self.field_type(field));
            let doc = field_doc(field);
            quote!(#[doc = #doc] pub #ident: #ty)
        });
        quote! {
            #attrs
            #[derive(
                ::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::default::Default
            )]
            #vis struct #ident { #(#fields),* }
        }
    }

    fn field_type(&self, field: &Field) -> TokenStream {
        let number = quote!(::core::primitive::f64);
        let vec = |of: TokenStream| {
            let root = &self.root;
            quote!(#root::rt::alloc::vec::Vec<#of>)
        };
        if field.unnamed {
            return vec(number);
        }
        let inner = match field.optional {
            true => quote!(::core::option::Option<#number>),
            false => number,
        };
        field.loops.iter().fold(inner, |of, _| vec(of))
    }

    fn program(&self) -> TokenStream {
        let (vis, name, ident) = (self.vis, &self.name, &self.items.program);
        let attrs = self.attrs(&format!(
            "What `{name}` is given beside its differentiated inputs."
        ));
        let lifetime = self.lifetime();
        let fields = self.passive().map(|param| {
            let (field, ty) = (&param.ident, with_lifetime(&param.ty));
            quote!(#field: #ty)
        });
        quote! {
            #attrs
            #[derive(::core::clone::Clone)]
            #vis struct #ident #lifetime { #(#fields),* }
        }
    }

    fn companion(&self) -> TokenStream {
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
                match self.is_passive(param) {
                    true => {
                        let ty = with_lifetime(ty);
                        quote!(#ident: #ty)
                    }
                    false => quote!(#ident: #ty),
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
            let (ident, owned) = (&param.ident, owned(param));
            quote!(#ident: #owned)
        });
        let passive = self.passive().map(|param| &param.ident);
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
        quote! {
            #attrs
            #vis fn #function #generics(#(#args),*) -> #alias #lifetime {
                #view::View::new(#program { #(#passive),* }, #inputs { #(#active),* }, #given)
            }
            #graph
        }
    }

    // ---- implementations -----------------------------------------------------------------------------

    fn impl_inputs(&self) -> TokenStream {
        let (view, ident) = (&self.view, &self.items.inputs);
        let names: Vec<&Ident> = self.active().map(|param| &param.ident).collect();
        let texts: Vec<String> = names.iter().map(|name| name.to_string()).collect();
        let alloc = self.alloc();
        quote! {
            impl #view::Inputs for #ident {
                fn parts(&self) -> #alloc::vec::Vec<(&'static ::core::primitive::str, &dyn #view::Part)> {
                    #alloc::vec![#((#texts, &self.#names as &dyn #view::Part)),*]
                }
                fn parts_mut(&mut self) -> #alloc::vec::Vec<(&'static ::core::primitive::str, &mut dyn #view::Part)> {
                    #alloc::vec![#((#texts, &mut self.#names as &mut dyn #view::Part)),*]
                }
            }
        }
    }

    fn impl_variables(&self) -> TokenStream {
        let (view, ident) = (&self.view, &self.items.variables);
        let fields = &self.p.sites.fields;
        let names: Vec<Ident> = fields.iter().map(|f| field_ident(&f.name)).collect();
        let alloc = self.alloc();
        quote! {
            impl #view::Variables for #ident {
                fn parts(&self) -> #alloc::vec::Vec<&dyn #view::Tree> {
                    #alloc::vec![#(&self.#names as &dyn #view::Tree),*]
                }
                fn parts_mut(&mut self) -> #alloc::vec::Vec<&mut dyn #view::Tree> {
                    #alloc::vec![#(&mut self.#names as &mut dyn #view::Tree),*]
                }
            }
        }
    }

    /// The primal, taking notes.
    fn run(&self) -> TokenStream {
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
    fn kernel(&self, n: usize) -> TokenStream {
        let item = self.kernel_item(n);
        let options = self.kernel_options();
        let params = shapes::params(&item.sig, options.wrt.as_deref());
        let body = Around::new(&item, &options).joint(&self.p.joints[n]);
        let around = companions::Options {
            root: self.root.clone(),
            stem: None,
            method: false,
            returns_struct: false,
            custom: None,
            custom_jvp: None,
            jvp: false,
            hvp: false,
            order: 1,
            taken: None,
        };
        kernel::emit(&item, &around, &params, &body)
    }

    fn kernel_options(&self) -> Options {
        let mut options = self.p.options.clone();
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
    fn kernel_item(&self, n: usize) -> ItemFn {
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

    fn impl_program(&self) -> TokenStream {
        let (view, items) = (&self.view, &self.items);
        let (program, inputs, variables, run) =
            (&items.program, &items.inputs, &items.variables, &items.run);
        let underscore = (!self.lifetime().is_empty()).then(|| quote!(<'_>));
        let fields = self.p.sites.fields.iter().map(|f| self.field_constant(f));
        let (nodes, edges) = (self.nodes(), self.edges());
        let loops = &self.p.sites.loop_texts;
        let scalar = self.is_scalar();
        let float = quote!(::core::primitive::f64);
        // No parameter of the user's is called so: these are ours.
        let [x, recorder, at, x_bar, bars, l] = ["x", "recorder", "at", "x_bar", "bars", "l"]
            .map(|name| Ident::new(name, Span::mixed_site()));
        let args: Vec<TokenStream> = self.args(&x);
        let (value, back) = (
            self.call_kernel(0, &x, &at, &x_bar, &quote!(#bars)),
            self.call_kernel(1, &x, &at, &x_bar, &quote!(#l)),
        );
        quote! {
            impl #view::Program for #program #underscore {
                type Inputs = #inputs;
                type Variables = #variables;
                const FIELDS: &'static [#view::Field] = &[#(#fields),*];
                const NODES: &'static [#view::Node] = &[#(#nodes),*];
                const EDGES: &'static [#view::Edge] = &[#(#edges),*];
                const LOOPS: &'static [&'static ::core::primitive::str] = &[#(#loops),*];
                const SCALAR: ::core::primitive::bool = #scalar;

                fn run(&self, #x: &#inputs, #recorder: &mut #view::Recorder<'_>) {
                    #run(#(#args,)* #recorder);
                }

                fn value(&self, #x: &#inputs, #at: #view::At<'_>, #x_bar: &mut #inputs, #bars: [&mut [#float]; 2]) -> #float {
                    #value
                }

                fn back(&self, #x: &#inputs, #at: #view::At<'_>, #x_bar: &mut #inputs, #l: &mut [#float]) -> #float {
                    #back
                }
            }
        }
    }

    /// The function's own arguments.
    fn args(&self, x: &Ident) -> Vec<TokenStream> {
        let arg = |param: &ParamShape| {
            let ident = &param.ident;
            match (self.is_passive(param), param.by) {
                (true, By::Value) => quote!(::core::clone::Clone::clone(&self.#ident)),
                (true, _) => quote!(self.#ident),
                (false, By::Value) => quote!(::core::clone::Clone::clone(&#x.#ident)),
                (false, By::Ref) => quote!(&#x.#ident),
                (false, By::RefMut) => quote!(&mut ::core::clone::Clone::clone(&#x.#ident)),
            }
        };
        self.p.shapes.iter().map(arg).collect()
    }

    fn call_kernel(
        &self,
        n: usize,
        x: &Ident,
        at: &Ident,
        x_bar: &Ident,
        bars: &TokenStream,
    ) -> TokenStream {
        let name = [&self.items.value, &self.items.back][n];
        let with = quote::format_ident!("{name}_vjp_with", span = name.span());
        let (args, rt) = (self.args(x), self.rt());
        let [tape, value, z_bar, l_bar] =
            ["tape", "value", "z_bar", "l_bar"].map(|n| Ident::new(n, Span::mixed_site()));
        let (open, own, further) = match n {
            0 => (
                quote!(let [#z_bar, #l_bar] = #bars;),
                quote!(#at.z, #at.l),
                quote!(#z_bar, #l_bar),
            ),
            _ => (quote!(), quote!(#at.z), quote!(#bars)),
        };
        let lent = self.active().filter(|p| p.role() == Role::Reference);
        let lent = lent.map(|p| {
            let ident = &p.ident;
            quote!(&mut #x_bar.#ident)
        });
        let by_value: Vec<&Ident> = (self.active())
            .filter(|p| p.role() == Role::Value)
            .map(|p| &p.ident)
            .collect();
        let call = quote! {
            #rt::with_tape(|#tape| #with(
                #tape, #(#args,)* #own, #at.weights, #at.frozen, #(#lent,)* #further, 1.0
            ))
        };
        let bar = |n: usize| Ident::new(&format!("adjoint_{n}"), Span::mixed_site());
        let names: Vec<Ident> = (0..by_value.len()).map(bar).collect();
        let pattern = match &names[..] {
            [] => return quote!(#open #call),
            [one] => quote!(#one),
            names => quote!((#(#names),*)),
        };
        quote! {
            #open
            let (#value, #pattern) = #call;
            #(#rt::Tangent::add_assign(&mut #x_bar.#by_value, &#names);)*
            #value
        }
    }

    fn field_constant(&self, field: &Field) -> TokenStream {
        let view = &self.view;
        let (name, text, operation) = (&field.name, &field.text, &field.operation);
        let line = line(field.line);
        let loops = field.loops.iter().map(|n| Literal::usize_unsuffixed(*n));
        let (optional, unnamed) = (field.optional, field.unnamed);
        quote!(#view::Field::new(#name, (#line, #text), #operation, &[#(#loops),*], [#optional, #unnamed]))
    }

    fn nodes(&self) -> Vec<TokenStream> {
        let view = &self.view;
        let sites = self.p.sites.sites.iter().zip(&self.p.graph.formulas);
        let node = |(site, formula): (&super::fields::Site, &String)| {
            let field = Literal::usize_unsuffixed(site.field);
            let (label, loops) = (&site.label, &site.nest.loops);
            let loops = loops.iter().map(|n| Literal::usize_unsuffixed(*n));
            let (line, text) = (line(site.line), &site.text);
            quote!(#view::Node::new(#field, #label, #formula, (#line, #text), &[#(#loops),*]))
        };
        sites.map(node).collect()
    }

    fn edges(&self) -> Vec<TokenStream> {
        let view = &self.view;
        let edge = |edge: &super::graph::Edge| {
            let (to, partial) = (Literal::usize_unsuffixed(edge.to), &edge.partial);
            let (kind, from) = match edge.from {
                Source::Input(n) => (quote!(input), n),
                Source::Node(n) => (quote!(node), n),
            };
            let from = Literal::usize_unsuffixed(from);
            quote!(#view::Edge::#kind(#from, #to, #partial))
        };
        self.p.graph.edges.iter().map(edge).collect()
    }

    // ---- what is asked several times -----------------------------------------------------------------

    fn rt(&self) -> TokenStream {
        let root = &self.root;
        quote!(#root::rt)
    }

    fn alloc(&self) -> TokenStream {
        let root = &self.root;
        quote!(#root::rt::alloc)
    }

    fn is_passive(&self, param: &ParamShape) -> bool {
        matches!(param.role(), Role::Inactive | Role::LeftOut)
    }

    fn active(&self) -> impl Iterator<Item = &ParamShape> {
        self.p.shapes.iter().filter(|p| !self.is_passive(p))
    }

    fn passive(&self) -> impl Iterator<Item = &ParamShape> {
        self.p.shapes.iter().filter(|p| self.is_passive(p))
    }

    fn is_scalar(&self) -> bool {
        shapes::ret(&self.p.function.sig).is_scalar()
    }

    /// `<'view>`, if anything is kept by reference.
    fn lifetime(&self) -> TokenStream {
        let borrows = self.passive().any(|p| {
            let mut search = Lifetimes { found: false };
            search.visit_type_mut(&mut p.ty.clone());
            search.found
        });
        match borrows {
            true => quote!(<'view>),
            false => TokenStream::new(),
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

fn line(number: usize) -> Literal {
    Literal::u32_unsuffixed(u32::try_from(number).unwrap_or(0))
}

fn field_ident(name: &str) -> Ident {
    syn::parse_str(name).unwrap_or_else(|_| Ident::new_raw(name, Span::call_site()))
}

fn field_doc(field: &Field) -> String {
    if field.unnamed {
        return "What has no name in the source, in the order in which it is computed.".to_owned();
    }
    let mut doc = format!("`{}`", field.text.replace('`', "'"));
    if !field.loops.is_empty() {
        doc += ", per trip of the loop";
    }
    if field.optional {
        doc += ", where this branch is taken";
    }
    doc + "."
}

/// All references of a type live as long as the view.
fn with_lifetime(ty: &syn::Type) -> syn::Type {
    let mut ty = ty.clone();
    Lifetimes { found: false }.visit_type_mut(&mut ty);
    ty
}

struct Lifetimes {
    found: bool,
}

impl VisitMut for Lifetimes {
    fn visit_type_reference_mut(&mut self, reference: &mut syn::TypeReference) {
        self.found = true;
        reference.lifetime = Some(syn::Lifetime::new("'view", Span::mixed_site()));
        visit_mut::visit_type_reference_mut(self, reference);
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut syn::Lifetime) {
        if lifetime.ident != "static" {
            self.found = true;
            *lifetime = syn::Lifetime::new("'view", Span::mixed_site());
        }
    }

    /// `fn(&f64) -> f64` says nothing about what is kept.
    fn visit_type_fn_ptr_mut(&mut self, _: &mut syn::TypeFnPtr) {}
}
