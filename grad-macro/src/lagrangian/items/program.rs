//! What the types implement.

use super::*;
use crate::lagrangian::{fields, graph};

impl Writer<'_> {
    pub(super) fn impl_inputs(&self) -> TokenStream {
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

    pub(super) fn impl_variables(&self) -> TokenStream {
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

    pub(super) fn impl_program(&self) -> TokenStream {
        let (view, items) = (&self.view, &self.items);
        let (program, inputs, variables, run) =
            (&items.program, &items.inputs, &items.variables, &items.run);
        let underscore = (!self.lifetime().is_empty()).then(|| quote!(<'_>));
        let fields = self.p.sites.fields.iter().map(|f| self.field_constant(f));
        let (nodes, edges) = (self.nodes(), self.edges());
        let loops = &self.p.sites.loop_texts;
        let scalar = self.is_scalar();
        let float = quote!(::core::primitive::f64);
        let alloc = self.alloc();
        let numbers = quote!(#alloc::vec::Vec<#float>);
        // No parameter of the user's is called so: these are ours.
        let [x, recorder, at, x_bar, bars, l] = ["x", "recorder", "at", "x_bar", "bars", "l"]
            .map(|name| Ident::new(name, Span::mixed_site()));
        let args: Vec<TokenStream> = self.args(&x);
        let (value, back) = (
            self.call_kernel(0, &x, &at, &x_bar, &quote!(#bars)),
            self.call_kernel(1, &x, &at, &x_bar, &quote!(#l)),
        );
        let [dx, dots] = ["dx", "dots"].map(|name| Ident::new(name, Span::mixed_site()));
        let product = self.call_product(&x, &at, &dx, &dots);
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

                #[inline]
                fn product(&self, #x: &#inputs, #at: #view::At<'_>, #dx: &#inputs, #dots: [&[#float]; 2]) -> (#inputs, [#numbers; 2]) {
                    #product
                }
            }
        }
    }

    /// The function's own arguments.
    pub(super) fn args(&self, x: &Ident) -> Vec<TokenStream> {
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

    /// `let (x, w, z, l) = f_lagrangian_value_hvp(..);`
    fn call_product(&self, x: &Ident, at: &Ident, dx: &Ident, dots: &Ident) -> TokenStream {
        let name = &self.items.value;
        let hvp = quote::format_ident!("{name}_hvp", span = name.span());
        let (inputs, args, directions) = (&self.items.inputs, self.args(x), self.directions(dx));
        let names: Vec<&Ident> = self.active().map(|param| &param.ident).collect();
        let own = |n: usize| Ident::new(&format!("product_{n}"), Span::mixed_site());
        let parts: Vec<Ident> = (0..names.len()).map(own).collect();
        let [z, l] = ["z", "l"].map(|n| Ident::new(n, Span::mixed_site()));
        quote! {
            let (#(#parts,)* #z, #l) = #hvp(
                #(#args,)* #at.z, #at.l, #at.weights, #at.frozen, #(#directions,)* #dots[0], #dots[1]
            );
            (#inputs { #(#names: #parts),* }, [#z, #l])
        }
    }

    /// The inputs' part of a direction.
    fn directions(&self, dx: &Ident) -> Vec<TokenStream> {
        let one = |param: &ParamShape| {
            let ident = &param.ident;
            match param.by {
                By::Value => quote!(::core::clone::Clone::clone(&#dx.#ident)),
                By::Ref => quote!(&#dx.#ident),
                By::RefMut => quote!(&mut ::core::clone::Clone::clone(&#dx.#ident)),
            }
        };
        self.active().map(one).collect()
    }

    pub(super) fn call_kernel(
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

    pub(super) fn field_constant(&self, field: &Field) -> TokenStream {
        let view = &self.view;
        let (name, text, operation) = (&field.name, &field.text, &field.operation);
        let line = line(field.line);
        let loops = field.loops.iter().map(|n| Literal::usize_unsuffixed(*n));
        let (optional, unnamed) = (field.optional, field.unnamed);
        quote!(#view::Field::new(#name, (#line, #text), #operation, &[#(#loops),*], [#optional, #unnamed]))
    }

    pub(super) fn nodes(&self) -> Vec<TokenStream> {
        let view = &self.view;
        let sites = self.p.sites.sites.iter().zip(&self.p.graph.formulas);
        let node = |(site, formula): (&fields::Site, &String)| {
            let field = Literal::usize_unsuffixed(site.field);
            let (label, loops) = (&site.label, &site.nest.loops);
            let loops = loops.iter().map(|n| Literal::usize_unsuffixed(*n));
            let (line, text) = (line(site.line), &site.text);
            quote!(#view::Node::new(#field, #label, #formula, (#line, #text), &[#(#loops),*]))
        };
        sites.map(node).collect()
    }

    pub(super) fn edges(&self) -> Vec<TokenStream> {
        let view = &self.view;
        let edge = |edge: &graph::Edge| {
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
}

fn line(number: usize) -> Literal {
    Literal::u32_unsuffixed(u32::try_from(number).unwrap_or(0))
}
