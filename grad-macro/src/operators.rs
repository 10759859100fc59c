//! Overloaded operators: `#[grad] impl Mul<f64> for V3 { .. }`.
//!
//! ```text
//! impl Mul<f64> for V3 {                 const _: () = {
//!     type Output = V3;                      fn operation(operand: V3, k: f64) -> V3 { Mul::mul(operand, k) }
//!     fn mul(self, k: f64) -> V3 {           // the companions of `fn operation(operand: V3, k: f64) -> V3 { .. }`
//!         V3(self.0 * k, ..)                 impl rt::Operator<rt::op::Mul, f64> for V3 { .. }
//!     }                                  };
//! }
//! ```

mod indexing;
mod second;

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{BinOp, FnArg, ImplItem, ItemFn, ItemImpl, Type};

use crate::companions::shapes::{self, ParamShape, Role};
use crate::companions::{bar_of, seed_of, tangent_of};
use crate::compile::{self, underived};
use crate::conversions;
use crate::errors::Errors;
use crate::generics::{self, Evidence};
use crate::higher;
use crate::known::Known;
use crate::options::Options;
use crate::outputs;
use crate::united;

/// An operator trait of `core::ops`.
pub struct Operator {
    pub name: &'static str,
    pub method: &'static str,
}

const OPERATORS: &[Operator] = &[
    Operator {
        name: "Add",
        method: "add",
    },
    Operator {
        name: "Sub",
        method: "sub",
    },
    Operator {
        name: "Mul",
        method: "mul",
    },
    Operator {
        name: "Div",
        method: "div",
    },
    Operator {
        name: "Rem",
        method: "rem",
    },
    Operator {
        name: "Neg",
        method: "neg",
    },
    Operator {
        name: "AddAssign",
        method: "add_assign",
    },
    Operator {
        name: "SubAssign",
        method: "sub_assign",
    },
    Operator {
        name: "MulAssign",
        method: "mul_assign",
    },
    Operator {
        name: "DivAssign",
        method: "div_assign",
    },
    Operator {
        name: "RemAssign",
        method: "rem_assign",
    },
    Operator {
        name: "Index",
        method: "index",
    },
    Operator {
        name: "IndexMut",
        method: "index_mut",
    },
];

/// The operator that a trait's path names.
pub fn of(path: &syn::Path) -> Option<&'static Operator> {
    let last = path.segments.last()?;
    OPERATORS
        .iter()
        .find(|operator| last.ident == operator.name)
}

/// The name of an operator's trait.
pub fn trait_of(op: &BinOp) -> Option<&'static str> {
    Some(match op {
        BinOp::Add(_) => "Add",
        BinOp::Sub(_) => "Sub",
        BinOp::Mul(_) => "Mul",
        BinOp::Div(_) => "Div",
        BinOp::Rem(_) => "Rem",
        BinOp::AddAssign(_) => "AddAssign",
        BinOp::SubAssign(_) => "SubAssign",
        BinOp::MulAssign(_) => "MulAssign",
        BinOp::DivAssign(_) => "DivAssign",
        BinOp::RemAssign(_) => "RemAssign",
        _ => return None,
    })
}

/// The operator whose method has this name.
pub fn of_method(method: &str) -> Option<&'static Operator> {
    OPERATORS.iter().find(|operator| operator.method == method)
}

/// Whether a method of this name is an operator that assigns: `a.mul_assign(b)`.
pub fn assigns(method: &str) -> bool {
    of_method(method).is_some_and(|operator| operator.name.ends_with("Assign"))
}

/// The operator that a method stands for, where it gives a value: `a.mul(b)`.
pub fn trait_of_method(name: &str) -> Option<&'static str> {
    let all = OPERATORS
        .iter()
        .filter(|operator| !operator.name.ends_with("Assign"));
    let mut all = all.filter(|operator| !operator.name.starts_with("Index"));
    all.find(|operator| operator.method == name)
        .map(|operator| operator.name)
}

/// What an `impl` of an operator says about types.
#[derive(Clone, PartialEq)]
pub struct Signature {
    pub name: &'static str,
    pub generics: syn::Generics,
    pub left: Type,
    /// `()` for those of one operand.
    pub right: Type,
    /// `()` for those that assign.
    pub output: Type,
}

/// The signature of an `impl`, for those who call the operator.
pub fn signature(block: &ItemImpl) -> Option<Signature> {
    let written = as_written(block)?;
    let output = outputs::of_block(&written.output, &written.generics);
    Some(Signature { output, ..written })
}

fn as_written(block: &ItemImpl) -> Option<Signature> {
    let path = &block.trait_.as_ref()?.0;
    let operator = of(path)?;
    let this = (*block.self_ty).clone();
    let argument = match &path.segments.last()?.arguments {
        syn::PathArguments::AngleBracketed(args) => args.args.iter().find_map(|arg| match arg {
            syn::GenericArgument::Type(ty) => Some(ty.clone()),
            _ => None,
        }),
        _ => None,
    };
    let unit: Type = syn::parse_quote!(());
    let output = block.items.iter().find_map(|item| match item {
        ImplItem::Type(item) if item.ident == "Output" => Some(item.ty.clone()),
        _ => None,
    });
    let own =
        |ty: Type| syn::parse2(without_self(ty.to_token_stream(), &this, None, None)).unwrap_or(ty);
    Some(Signature {
        name: operator.name,
        generics: block.generics.clone(),
        left: this.clone(),
        right: match operator.name {
            "Neg" => unit.clone(),
            _ => own(argument.unwrap_or_else(|| this.clone())),
        },
        output: own(output.unwrap_or(unit)),
    })
}

/// The `impl`, and beside it that of its derivative.
pub fn expand(
    block: &ItemImpl,
    operator: &Operator,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> TokenStream {
    let united = united::block(block);
    let of = united.as_ref().unwrap_or(block);
    let instance = conversions::operator(of);
    let of = instance.as_ref().unwrap_or(of);
    let derivative = match operator.name {
        "Index" | "IndexMut" => indexing::derivative(block, operator, options, known, errors),
        _ => derivative(of, operator, options, known, errors),
    };
    quote!(#block #derivative)
}

fn derivative(
    block: &ItemImpl,
    operator: &Operator,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> Option<TokenStream> {
    let (signature, function) = operation(block)?;
    let options = Options {
        wrt: None,
        name: None,
        ..options.clone()
    };
    let known = Known {
        this: None,
        ..known.clone()
    };
    if underived::check(&function, &options, &known, errors) {
        return None;
    }
    if higher::lends(&function.sig) {
        lent(&signature, operator, errors);
        return None;
    }
    let companions = compile::beside(&function, &options, &known, errors);
    let primal = primal(&function, operator);
    let rule = generics::with_evidence(Evidence::of(&known, Some(&function.sig)), || {
        let function = outputs::written_out(&function);
        let output = match &function.sig.output {
            syn::ReturnType::Type(_, ty) => (**ty).clone(),
            syn::ReturnType::Default => signature.output.clone(),
        };
        let signature = Signature {
            output,
            ..signature
        };
        rule(&function, &signature, &options)
    });
    Some(quote! {
        #[allow(dead_code, unused_imports, clippy::all, clippy::pedantic, clippy::nursery)]
        const _: () = {
            #primal
            #companions
            #rule
        };
    })
}

/// What it gives is one of its operands, of which there would be two adjoints.
fn lent(signature: &Signature, operator: &Operator, errors: &mut Errors) {
    let (output, name) = (&signature.output, operator.name);
    let what = format!(
        "`#[grad]` cannot differentiate an operator that gives `{}`: what it lends changes behind it\n\
         help: let `{name}` give a value of its own, or write what it does as a method that gives nothing",
        crate::lower::spelled(output),
    );
    errors.at(output, what);
}

/// What an `impl` says, and its method as a function of the operands.
pub fn operation(block: &ItemImpl) -> Option<(Signature, ItemFn)> {
    let signature = as_written(block)?;
    let operator = of(&block.trait_.as_ref()?.0)?;
    let method = block.items.iter().find_map(|item| match item {
        ImplItem::Fn(method) if method.sig.ident == operator.method => Some(method),
        _ => None,
    })?;
    let function = as_function(&signature, method)?;
    Some((signature, function))
}

/// The method as a function of its operands.
fn as_function(signature: &Signature, method: &syn::ImplItemFn) -> Option<ItemFn> {
    let receiver = method.sig.receiver()?;
    let operand = unused(method.to_token_stream(), receiver.self_token.span);
    let (left, output) = (&signature.left, &signature.output);
    let own = |tokens: TokenStream| without_self(tokens, left, Some(output), Some(&operand));
    let (mutability, this) = match &receiver.kind {
        syn::ReceiverKind::Reference(_, lifetime, mutable) => {
            (None, quote!(&#lifetime #mutable #left))
        }
        _ => (receiver.mutability, left.to_token_stream()),
    };
    let mut inputs = vec![quote!(#mutability #operand: #this)];
    for arg in &method.sig.inputs {
        if let FnArg::Typed(arg) = arg {
            inputs.push(own(arg.to_token_stream()));
        }
    }
    let mut generics = signature.generics.clone();
    generics
        .params
        .extend(method.sig.generics.params.iter().cloned());
    let (clause, name) = (
        &generics.where_clause,
        Ident::new("operation", Span::call_site()),
    );
    let params = &generics.params;
    let arrow = own(method.sig.output.to_token_stream());
    let body = own(method.block.to_token_stream());
    syn::parse2(quote!(fn #name<#params>(#(#inputs),*) #arrow #clause #body)).ok()
}

/// A name that does not occur in there.
pub fn unused(tokens: TokenStream, span: Span) -> Ident {
    let names = crate::sight::idents(tokens);
    let mut name = "operand".to_owned();
    while names.contains(&name) {
        name.push('_');
    }
    Ident::new(&name, span)
}

/// `self` and `Self` where there is no receiver.
pub fn without_self(
    tokens: TokenStream,
    this: &Type,
    output: Option<&Type>,
    operand: Option<&Ident>,
) -> TokenStream {
    let mut out = TokenStream::new();
    let mut trees = tokens.into_iter().peekable();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Group(group) => {
                let inner = without_self(group.stream(), this, output, operand);
                let mut copy = Group::new(group.delimiter(), inner);
                copy.set_span(group.span());
                out.extend([TokenTree::Group(copy)]);
            }
            TokenTree::Ident(ident) if ident == "self" => {
                let in_path =
                    matches!(trees.peek(), Some(TokenTree::Punct(p)) if p.as_char() == ':');
                match operand.filter(|_| !in_path) {
                    Some(operand) => {
                        let mut operand = operand.clone();
                        operand.set_span(ident.span());
                        out.extend(operand.to_token_stream());
                    }
                    None => out.extend([TokenTree::Ident(ident)]),
                }
            }
            TokenTree::Ident(ident) if ident == "Self" => {
                let mut ahead = trees.clone();
                let colons = (0..2).all(
                    |_| matches!(ahead.next(), Some(TokenTree::Punct(p)) if p.as_char() == ':'),
                );
                let is_output = colons
                    && matches!(ahead.next(), Some(TokenTree::Ident(name)) if name == "Output");
                match output {
                    Some(output) if is_output => {
                        out.extend(written(output, ident.span()));
                        trees = ahead;
                    }
                    _ => out.extend(written(this, ident.span())),
                }
            }
            tree => out.extend([tree]),
        }
    }
    out
}

/// A type as it may stand in expressions as well: `V::<T>`.
fn written(ty: &Type, span: Span) -> TokenStream {
    let mut ty = ty.clone();
    if let Type::Path(path) = &mut ty {
        for segment in &mut path.path.segments {
            if let syn::PathArguments::AngleBracketed(args) = &mut segment.arguments {
                args.colon2_token = Some(Default::default());
            }
        }
    }
    crate::spans::located(ty.to_token_stream(), span)
}

/// The operator itself, under the name that companions call it by.
fn primal(function: &ItemFn, operator: &Operator) -> TokenStream {
    let sig = &function.sig;
    let names = shapes::params(sig, None);
    let mut sig = sig.clone();
    for (arg, param) in sig.inputs.iter_mut().zip(&names) {
        if let FnArg::Typed(arg) = arg {
            let ident = &param.ident;
            *arg.pat = syn::parse_quote!(#ident);
        }
    }
    let args = names.iter().map(|param| &param.ident);
    let (name, method) = (
        Ident::new(operator.name, Span::call_site()),
        Ident::new(operator.method, Span::call_site()),
    );
    quote!(#sig { ::core::ops::#name::#method(#(#args),*) })
}

/// `impl Operator<op::Mul, f64> for V3`.
fn rule(function: &ItemFn, signature: &Signature, options: &Options) -> TokenStream {
    let runtime = options.runtime.to_token_stream();
    let rt = quote!(#runtime::rt);
    let sig = &function.sig;
    let params = shapes::params(sig, None);
    let (left, right) = (&params[0], params.get(1));
    let turbofish = turbofish(&sig.generics);
    let name = Ident::new(signature.name, Span::mixed_site());
    let (this, rhs) = (&signature.left, &signature.right);
    let mut generics = signature.generics.clone();
    for param in crate::generics::floats(&signature.generics) {
        let clause = generics.make_where_clause();
        clause
            .predicates
            .push(syn::parse_quote!(#param: #runtime::Real));
    }
    let (params_list, _, clause) = generics.split_for_impl();
    let left_bar = tangent_of(&runtime, left);
    let (left_given_dot, left_dot) = dot(Some(left), &quote!(self), &quote!(left), &rt);
    let (right_given_dot, right_dot) = dot(right, &quote!(rhs), &quote!(right), &rt);
    let right_bar = right.map_or(quote!(()), |param| bar_of(&runtime, param));
    let rhs_arg = right.map(|_| quote!(rhs,));
    let (right_zero, right_given, right_slot, right_result) =
        passed(right, &quote!(rhs), &quote!(right), &rt);
    let second = second::Callee {
        left,
        right,
        rhs,
        turbofish: &turbofish,
        rt: &rt,
        order: options.order,
    };
    if signature.name.ends_with("Assign") {
        let second = second.assigning();
        return quote! {
            impl #params_list #rt::AssignOperator<#rt::op::#name, #rhs> for #this #clause {
                const TEXT: ::core::primitive::u64 = operation_grad::TEXT;
                type Left = #left_bar;
                type Right = #right_bar;
                #[inline]
                fn fwd(&mut self, rhs: #rhs, tape: &mut #rt::Tape<'_>) {
                    operation_grad::fwd #turbofish(self, #rhs_arg tape);
                }
                #[inline]
                fn rev<'b>(
                    &mut self,
                    rhs: #rhs,
                    bar: impl #rt::IntoShadow<&'b mut Self::Left>,
                    _: (),
                    tape: &mut #rt::Rev<'_, '_>,
                    _: (),
                ) -> ((), Self::Right)
                where
                    Self::Left: 'b,
                {
                    let bar: &mut Self::Left = bar.into_shadow();
                    #right_zero
                    let (_, #right_slot) = operation_grad::rev(self, rhs, bar, #right_given, tape, ());
                    ((), #right_result)
                }
                #[inline]
                fn jvp<'b>(
                    &mut self,
                    rhs: #rhs,
                    left: impl #rt::IntoTangent<&'b mut Self::Left>,
                    right: impl #rt::IntoTangent<Self::Right>,
                )
                where
                    Self::Left: 'b,
                {
                    #right_given_dot
                    let _ = operation_grad::jvp(self, rhs, left, #right_dot);
                }
                #second
            }
        };
    }
    let output = &signature.output;
    let seed = seed_of(&runtime, sig);
    let (left_zero, left_given, left_slot, left_result) =
        passed(Some(left), &quote!(self), &quote!(left), &rt);
    let left_bar = bar_of(&runtime, left);
    let (right_given, slots) = match right {
        Some(_) => (quote!(#right_given,), quote!((#left_slot, #right_slot))),
        None => (quote!(), quote!((#left_slot,))),
    };
    let right_dot = right.map(|_| quote!(, #right_dot));
    let second = second.methods();
    quote! {
        impl #params_list #rt::Operator<#rt::op::#name, #rhs> for #this #clause {
            const TEXT: ::core::primitive::u64 = operation_grad::TEXT;
            type Output = #output;
            type Seed = #seed;
            type Left = #left_bar;
            type Right = #right_bar;
            #[inline]
            fn fwd(self, rhs: #rhs, tape: &mut #rt::Tape<'_>) -> Self::Output {
                let _ = rhs;
                operation_grad::fwd #turbofish(self, #rhs_arg tape)
            }
            #[inline]
            fn rev(
                self,
                rhs: #rhs,
                _: (),
                _: (),
                tape: &mut #rt::Rev<'_, '_>,
                seed: Self::Seed,
            ) -> (Self::Left, Self::Right) {
                let _ = rhs;
                #left_zero
                #right_zero
                let #slots = operation_grad::rev(self, #rhs_arg #left_given, #right_given tape, seed);
                (#left_result, #right_result)
            }
            #[inline]
            fn vjp(
                self,
                rhs: #rhs,
                _: (),
                _: (),
                tape: &mut #rt::Tape<'_>,
                seed: Self::Seed,
            ) -> (Self::Output, (Self::Left, Self::Right)) {
                let _ = rhs;
                #left_zero
                #right_zero
                let (value, #slots) =
                    operation_grad::vjp(self, #rhs_arg #left_given, #right_given tape, seed);
                (value, (#left_result, #right_result))
            }
            #[inline]
            fn jvp(
                self,
                rhs: #rhs,
                left: impl #rt::IntoTangent<Self::Left>,
                right: impl #rt::IntoTangent<Self::Right>,
            ) -> (Self::Output, Self::Seed) {
                let (_, _, _) = (&rhs, &left, &right);
                #left_given_dot
                #right_given_dot
                operation_grad::jvp(self, #rhs_arg #left_dot #right_dot)
            }
            #second
        }
    }
}

pub fn turbofish(generics: &syn::Generics) -> TokenStream {
    let names: Vec<_> = generics
        .params
        .iter()
        .filter_map(|param| match param {
            syn::GenericParam::Type(param) => Some(&param.ident),
            syn::GenericParam::Const(param) => Some(&param.ident),
            syn::GenericParam::Lifetime(_) => None,
        })
        .collect();
    match names.is_empty() {
        true => TokenStream::new(),
        false => quote!(::<#(#names),*>),
    }
}

/// How the tangent of an operand is prepared, and how it is passed.
fn dot(
    param: Option<&ParamShape>,
    value: &TokenStream,
    name: &TokenStream,
    rt: &TokenStream,
) -> (TokenStream, TokenStream) {
    match param.map(ParamShape::role) {
        Some(Role::Reference) => (
            quote!(let #name = #name.given().unwrap_or_else(|| #rt::zeros(#value));),
            quote!(#rt::Dot(&#name)),
        ),
        Some(Role::Value) => (quote!(), name.clone()),
        _ => (quote!(), quote!(#rt::NoDot)),
    }
}

/// How the bar of an operand is made, given, taken from the slots, and returned.
fn passed(
    param: Option<&ParamShape>,
    value: &TokenStream,
    name: &TokenStream,
    rt: &TokenStream,
) -> (TokenStream, TokenStream, TokenStream, TokenStream) {
    let none = || (quote!(), quote!(()), quote!(_), quote!(()));
    match param {
        None => none(),
        Some(param) => match param.role() {
            Role::Reference => (
                quote!(let mut #name = #rt::zeros(#value);),
                quote!(&mut #name),
                quote!(_),
                name.clone(),
            ),
            Role::Value => (quote!(), quote!(()), name.clone(), name.clone()),
            Role::Inactive | Role::LeftOut => none(),
        },
    }
}
