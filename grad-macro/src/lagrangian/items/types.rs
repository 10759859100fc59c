//! The types: the view, points, inputs, variables, what is constant.

use super::*;

impl Writer<'_> {
    pub(super) fn aliases(&self) -> TokenStream {
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

    pub(super) fn inputs(&self) -> TokenStream {
        let (vis, name, ident) = (self.vis, &self.name, &self.items.inputs);
        let attrs = self.attrs(&format!("The differentiated inputs of `{name}`."));
        let fields = self.active().map(|param| {
            let ty = self.instance(Root(&self.root).tangent(&param.shape));
            let field = &param.ident;
            let doc = match self.is_mixed(param) {
                true => format!("The numbers in the parameter `{field}`."),
                false => format!("The parameter `{field}`."),
            };
            quote!(#[doc = #doc] pub #field: #ty)
        });
        quote! {
            #attrs
            #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
            #vis struct #ident { #(#fields),* }
        }
    }

    pub(super) fn variables(&self) -> TokenStream {
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
            // A private function that is called has private variables.
            #[allow(private_interfaces)]
            #vis struct #ident { #(#fields),* }
        }
    }

    pub(super) fn field_type(&self, field: &Field) -> TokenStream {
        let number = quote!(::core::primitive::f64);
        let vec = |of: TokenStream| {
            let root = &self.root;
            quote!(#root::rt::alloc::vec::Vec<#of>)
        };
        if field.unnamed {
            return vec(number);
        }
        let number = match &field.callee {
            Some(callee) => {
                let viewed = nested::viewed(callee, &self.view);
                quote!(#viewed::Variables)
            }
            None => number,
        };
        let inner = match field.optional {
            true => quote!(::core::option::Option<#number>),
            false => number,
        };
        field.loops.iter().fold(inner, |of, _| vec(of))
    }

    pub(super) fn program(&self) -> TokenStream {
        let (vis, name, ident) = (self.vis, &self.name, &self.items.program);
        let attrs = self.attrs(&format!(
            "What `{name}` is given beside its differentiated inputs."
        ));
        let lifetime = self.lifetime();
        let fields = self.kept().map(|param| {
            let field = &param.ident;
            let ty = match self.is_copied(param) {
                true => lifetimes::with_lifetime(&lifetimes::owned(&param.ty, &self.root)),
                false => lifetimes::with_lifetime(&param.ty),
            };
            let ty = self.instance(ty.to_token_stream());
            quote!(#field: #ty)
        });
        quote! {
            #attrs
            #[derive(::core::clone::Clone)]
            #vis struct #ident #lifetime { #(#fields),* }
        }
    }
}

fn field_doc(field: &Field) -> String {
    if field.unnamed {
        return "What has no name in the source, in the order in which it is computed.".to_owned();
    }
    let text = field.text.replace('`', "'");
    let mut doc = match &field.callee {
        Some(_) => format!("The variables of the function called in `{text}`"),
        None => format!("`{text}`"),
    };
    if !field.loops.is_empty() {
        doc += ", per trip of the loop";
    }
    if field.optional {
        doc += ", where this branch is taken";
    }
    doc + "."
}
