//! Parameters of any type that becomes a number or gives numbers: companions take these.
//!
//! ```text
//! fn pdf(x: impl Into<f64>) -> f64 { let x = x.into(); .. }       fn pdf_grad(x: f64) -> f64
//! fn norm(p: impl Into<Point>) -> f64 { let p = p.into(); .. }    fn norm_grad(p: Point) -> PointTangent
//! fn mean<I: IntoIterator<Item = f64>>(xs: I) -> f64 { .. }       fn mean_grad(xs: Vec<f64>) -> Vec<f64>
//! fn norm<'a>(xs: impl Iterator<Item = &'a f64>) -> f64 { .. }    fn norm_grad<'a>(xs: &'a [f64]) -> Vec<f64>
//! ```
//! The user's function stays as it is; what is differentiated is its instance with these types.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::visit_mut::{self, VisitMut};
use syn::{
    AssocType, Expr, FnArg, GenericArgument, GenericParam, Generics, ImplItem, ItemFn, ItemImpl,
    PathArguments, Signature, Stmt, Token, Type, TypeParamBound, WherePredicate,
};

use crate::companions::shapes::Shape;
use crate::generics;
use crate::lower;
use crate::operators;

/// What a parameter stands for in companions.
#[derive(Clone)]
enum Stands {
    /// `Into<f64>`, `Into<T>` of a type parameter that stands for a float.
    Number(Type),
    /// An iterator, or what can be iterated over, of numbers: the list of these.
    List { of: Type, iterator: bool },
}

/// The function with these types written out, if it has such parameters, and those of them that are iterators.
pub fn written_out(function: &ItemFn) -> Option<(ItemFn, Vec<Ident>)> {
    let floats = generics::floats(&function.sig.generics);
    let named = named(&function.sig, &floats);
    let mut instance = Instance {
        named,
        floats,
        numbers: vec![],
        changed: false,
    };
    let mut function = function.clone();
    let mut iterators = vec![];
    instance.visit_signature_mut(&mut function.sig);
    for arg in &mut function.sig.inputs {
        if let FnArg::Typed(arg) = arg
            && let Some((list, iterator)) = instance.list(&arg.ty)
        {
            instance.changed = true;
            *arg.ty = list;
            if let (true, syn::Pat::Ident(pat)) = (iterator, &*arg.pat) {
                iterators.push(pat.ident.clone());
            }
        }
    }
    if !instance.changed {
        return None;
    }
    instance.visit_block_mut(&mut function.block);
    forget(&mut function.sig.generics, &instance.named);
    let mut conversions = Conversions {
        number: instance.number(),
        floats: &instance.floats,
        params: params(&function.sig, &instance.numbers),
    };
    conversions.visit_block_mut(&mut function.block);
    for iterator in &iterators {
        // What nobody asks for single items is passed on as a whole.
        let mutability = advances(&function.block, iterator).then(<Token![mut]>::default);
        let begun: Stmt = syn::parse_quote!(let #mutability #iterator = #iterator.into_iter(););
        function.block.stmts.insert(0, begun);
    }
    Some((function, iterators))
}

/// Whether some parameter is of a type that gives numbers, of which companions take the list.
pub fn takes_lists(sig: &Signature) -> bool {
    let floats = generics::floats(&sig.generics);
    let instance = Instance {
        named: named(sig, &floats),
        floats,
        numbers: vec![],
        changed: false,
    };
    sig.inputs.iter().any(|arg| match arg {
        FnArg::Typed(arg) => instance.list(&arg.ty).is_some(),
        FnArg::Receiver(_) => false,
    })
}

/// Whether a body may take single items of this iterator: by a method that leaves the rest in it, or through a reference.
fn advances(body: &syn::Block, iterator: &Ident) -> bool {
    fn within(tokens: TokenStream, iterator: &Ident) -> bool {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let punct = |at: usize, of: char| matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == of);
        tokens.iter().enumerate().any(|(at, token)| match token {
            TokenTree::Group(group) => within(group.stream(), iterator),
            TokenTree::Ident(ident) if ident == iterator => {
                let lent = at > 0
                    && matches!(&tokens[at - 1], TokenTree::Ident(before) if before == "mut");
                let advanced = matches!(tokens.get(at + 2), Some(TokenTree::Ident(method))
                    if lower::takes_a_part(&method.to_string()) || method == "next_if");
                lent || punct(at + 1, '.') && advanced
            }
            _ => false,
        })
    }
    within(body.to_token_stream(), iterator)
}

/// The signature with these types written out, if it has such parameters.
pub fn signature(sig: &Signature) -> Option<Signature> {
    let function = ItemFn {
        attrs: vec![],
        vis: syn::Visibility::Inherited,
        modifiers: Default::default(),
        sig: sig.clone(),
        block: syn::parse_quote!({}),
    };
    written_out(&function).map(|(instance, _)| instance.sig)
}

/// Names the lists among the parameters of an instance as crates without a prelude of `alloc`'s can: by the runtime.
pub fn name_lists(instance: &mut Signature, written: &Signature, runtime: &syn::Path) {
    for (arg, written) in instance.inputs.iter_mut().zip(&written.inputs) {
        if let (FnArg::Typed(arg), FnArg::Typed(written)) = (arg, written)
            && arg.ty != written.ty
            && let Type::Path(list) = &mut *arg.ty
            && let Some(last) = list.path.segments.last()
            && last.ident == "Vec"
        {
            list.path = syn::parse_quote!(#runtime::rt::alloc::vec::#last);
        }
    }
}

/// What each argument of a call becomes, where that is a number or a type of the user's.
pub fn targets(sig: &Signature) -> Vec<Option<Type>> {
    let Some(instance) = signature(sig) else {
        return vec![];
    };
    let pairs = sig.inputs.iter().zip(&instance.inputs);
    let of = |(written, taken): (&FnArg, &FnArg)| match (written, taken) {
        (FnArg::Typed(written), FnArg::Typed(taken)) => {
            // What the called function's parameters stand for there is told by the argument here.
            let bare = without_arguments(&taken.ty);
            let changed = written.ty != taken.ty && (is_number(&bare) || is_users(&bare, &[]));
            changed.then_some(bare)
        }
        _ => None,
    };
    pairs.map(of).collect()
}

/// An operator's `impl` with these types written out: `impl<T: Into<f64>> Mul<T> for Vector` is that for `f64`, and
/// `impl<T: Into<Self>> Add<T> for Vector` that for `Vector`.
pub fn operator(block: &ItemImpl) -> Option<ItemImpl> {
    let floats = generics::floats(&block.generics);
    let this = Some(&*block.self_ty);
    let named: BTreeMap<_, _> = (bounds(&block.generics).iter())
        .filter_map(|(name, bounds)| {
            let number = number(bounds, &floats, this)?;
            Some((name.clone(), Stands::Number(number)))
        })
        .collect();
    let mut instance = Instance {
        named,
        floats,
        numbers: vec![],
        changed: false,
    };
    let mut block = block.clone();
    forget(&mut block.generics, &instance.named);
    instance.visit_item_impl_mut(&mut block);
    let methods = block.items.iter().filter_map(|item| match item {
        ImplItem::Fn(method) => Some(params(&method.sig, &instance.numbers)),
        _ => None,
    });
    let mut conversions = Conversions {
        number: instance.number(),
        floats: &instance.floats,
        params: methods.flatten().collect(),
    };
    conversions.visit_item_impl_mut(&mut block);
    instance.changed.then_some(block)
}

/// What an operator converts its right operand to, where that is of a type parameter.
pub fn operand(of: &operators::Signature) -> Option<Type> {
    let Type::Path(right) = &of.right else {
        return None;
    };
    let bounds = bounds(&of.generics);
    let bounds = bounds.get(&right.path.get_ident()?.to_string())?;
    number(bounds, &generics::floats(&of.generics), Some(&of.left))
}

/// What is asked of each type parameter.
fn bounds(generics: &Generics) -> BTreeMap<String, Vec<TypeParamBound>> {
    let mut all: BTreeMap<String, Vec<TypeParamBound>> = BTreeMap::new();
    for param in generics.type_params() {
        let bounds = param.bounds.iter().cloned().collect();
        all.insert(param.ident.to_string(), bounds);
    }
    let clause = generics.where_clause.iter();
    for predicate in clause.flat_map(|clause| &clause.predicates) {
        if let WherePredicate::Type(of) = predicate
            && let Type::Path(path) = &of.bounded_ty
            && let Some(ident) = path.path.get_ident()
            && let Some(bounds) = all.get_mut(&ident.to_string())
        {
            bounds.extend(of.bounds.iter().cloned());
        }
    }
    all
}

/// The type parameters that stand for something else.
fn named(sig: &Signature, floats: &[Ident]) -> BTreeMap<String, Stands> {
    let mut all = bounds(&sig.generics);
    let numbers: BTreeMap<_, _> = (all.iter())
        .filter_map(|(name, bounds)| {
            let number = number(bounds, floats, None)?;
            Some((name.clone(), Stands::Number(number)))
        })
        .collect();
    let mut instance = Instance {
        named: numbers.clone(),
        floats: floats.to_vec(),
        numbers: vec![],
        changed: false,
    };
    let mut found = numbers;
    for (name, bounds) in &mut all {
        let mut item = items(bounds.iter());
        if let Some((item, _)) = &mut item {
            instance.visit_type_mut(item);
        }
        if let Some((of, iterator)) = item.and_then(|(item, it)| Some((list_of(&item)?, it))) {
            found.insert(name.clone(), Stands::List { of, iterator });
        }
    }
    found
}

/// The number (or the type that is called `Self`) that these bounds convert to, if they ask for nothing that it does not have.
fn number<'b>(
    bounds: impl IntoIterator<Item = &'b TypeParamBound>,
    floats: &[Ident],
    this: Option<&Type>,
) -> Option<Type> {
    const HARMLESS: &[&str] = &[
        "Copy",
        "Clone",
        "PartialOrd",
        "PartialEq",
        "Debug",
        "Display",
        "Default",
        "Send",
        "Sync",
        "Sized",
    ];
    let mut found = None;
    for bound in bounds {
        let last = match bound {
            TypeParamBound::Trait(bound) => bound.path.segments.last()?,
            TypeParamBound::Lifetime(_) => continue,
            _ => return None,
        };
        if last.ident == "Into" && found.is_none() {
            let PathArguments::AngleBracketed(args) = &last.arguments else {
                return None;
            };
            match args.args.first()? {
                GenericArgument::Type(Type::Path(path))
                    if this.is_some() && path.path.is_ident("Self") =>
                {
                    found = this.cloned();
                }
                GenericArgument::Type(ty)
                    if is_number(ty) || is_one_of(ty, floats) || is_users(ty, floats) =>
                {
                    found = Some(ty.clone());
                }
                _ => return None,
            }
        } else if !HARMLESS.contains(&last.ident.to_string().as_str()) {
            return None;
        }
    }
    found
}

/// What these bounds iterate over, and whether it is an iterator already.
fn items<'b>(bounds: impl IntoIterator<Item = &'b TypeParamBound>) -> Option<(Type, bool)> {
    let mut found = None;
    for bound in bounds {
        let last = match bound {
            TypeParamBound::Trait(bound) => bound.path.segments.last()?,
            TypeParamBound::Lifetime(_) => continue,
            _ => return None,
        };
        let name = last.ident.to_string();
        match (name.as_str(), &last.arguments) {
            ("Clone" | "Copy" | "Debug" | "Send" | "Sync" | "Sized", _) => {}
            ("ExactSizeIterator" | "DoubleEndedIterator", PathArguments::None) => {}
            (
                "Iterator" | "IntoIterator" | "ExactSizeIterator" | "DoubleEndedIterator",
                PathArguments::AngleBracketed(args),
            ) if found.is_none() => match args.args.first()? {
                GenericArgument::AssocType(AssocType { ident, ty, .. }) if ident == "Item" => {
                    found = Some((ty.clone(), name != "IntoIterator"));
                }
                _ => return None,
            },
            _ => return None,
        }
    }
    found
}

/// `Vec<f64>` for items `f64`, `&'a [f64]` for items `&'a f64`.
fn list_of(item: &Type) -> Option<Type> {
    match item {
        Type::Reference(of) if of.mutability.is_none() && is_plain(&of.elem) => {
            let (lifetime, elem) = (&of.lifetime, &of.elem);
            Some(syn::parse_quote!(&#lifetime [#elem]))
        }
        item if is_plain(item) => Some(syn::parse_quote!(Vec<#item>)),
        _ => None,
    }
}

fn is_one_of(ty: &Type, params: &[Ident]) -> bool {
    matches!(ty, Type::Path(path) if params.iter().any(|param| path.path.is_ident(param)))
}

fn is_float(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("f64") || path.path.is_ident("f32"))
}

/// Floats, and the integers that say how many and which.
pub fn is_number(ty: &Type) -> bool {
    let integer = |path: &syn::TypePath| {
        let name = path.path.get_ident().map(ToString::to_string);
        name.is_some_and(|name| INTEGERS.contains(&name.as_str()))
    };
    is_float(ty) || matches!(ty, Type::Path(path) if integer(path))
}

const INTEGERS: [&str; 12] = [
    "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize",
];

/// A type that may be a user's: conversions to what holds text or what is shared have nothing to do with numbers.
fn is_users(ty: &Type, floats: &[Ident]) -> bool {
    const OTHERS: [&str; 8] = [
        "Arc", "Box", "Cow", "Error", "OsString", "PathBuf", "Rc", "Value",
    ];
    let Type::Path(path) = ty else { return false };
    let of_numbers = |arg: &GenericArgument| match arg {
        GenericArgument::Type(ty) => is_number(ty) || is_one_of(ty, floats),
        _ => false,
    };
    let named = (path.path.segments.last()).is_some_and(|last| {
        let plain = match &last.arguments {
            PathArguments::None => true,
            PathArguments::AngleBracketed(args) => args.args.iter().all(of_numbers),
            PathArguments::Parenthesized(_) => false,
        };
        plain && !OTHERS.contains(&last.ident.to_string().as_str())
    });
    named && Shape::of(ty).is_opaque()
}

/// The type by its name alone.
fn without_arguments(ty: &Type) -> Type {
    let mut ty = ty.clone();
    if let Type::Path(path) = &mut ty
        && let Some(last) = path.path.segments.last_mut()
    {
        last.arguments = PathArguments::None;
    }
    ty
}

/// Numbers, type parameters, and arrays and tuples of these.
fn is_plain(ty: &Type) -> bool {
    match ty {
        Type::Path(path) => path.path.get_ident().is_some(),
        Type::Array(of) => is_plain(&of.elem),
        Type::Tuple(of) => of.elems.iter().all(is_plain),
        Type::Paren(of) => is_plain(&of.elem),
        Type::Group(of) => is_plain(&of.elem),
        _ => false,
    }
}

/// The parameters that are of these types now.
fn params(sig: &Signature, numbers: &[Type]) -> BTreeMap<String, Type> {
    let typed = sig.inputs.iter().filter_map(|arg| match arg {
        FnArg::Typed(arg) => match &*arg.pat {
            syn::Pat::Ident(pat) => Some((pat.ident.to_string(), (*arg.ty).clone())),
            _ => None,
        },
        FnArg::Receiver(_) => None,
    });
    typed.filter(|(_, ty)| numbers.contains(ty)).collect()
}

/// Takes out what is no parameter any more.
fn forget(generics: &mut Generics, named: &BTreeMap<String, Stands>) {
    let gone = |ident: &Ident| named.contains_key(&ident.to_string());
    let params = std::mem::take(&mut generics.params);
    let kept = params.into_iter().filter(|param| match param {
        GenericParam::Type(param) => !gone(&param.ident),
        _ => true,
    });
    generics.params = kept.collect::<Punctuated<_, Token![,]>>();
    if let Some(clause) = &mut generics.where_clause {
        let all = std::mem::take(&mut clause.predicates);
        let kept = all.into_iter().filter(|predicate| match predicate {
            WherePredicate::Type(of) => match &of.bounded_ty {
                // What became a number.
                ty if is_number(ty) => false,
                Type::Path(path) => !path.path.get_ident().is_some_and(gone),
                _ => true,
            },
            _ => true,
        });
        clause.predicates = kept.collect();
        if clause.predicates.is_empty() {
            generics.where_clause = None;
        }
    }
}

struct Instance {
    named: BTreeMap<String, Stands>,
    /// The type parameters that stand for floats.
    floats: Vec<Ident>,
    /// The numbers that were written.
    numbers: Vec<Type>,
    changed: bool,
}

impl Instance {
    fn list(&self, ty: &Type) -> Option<(Type, bool)> {
        match ty {
            Type::ImplTrait(of) => {
                let (item, iterator) = items(&of.bounds)?;
                Some((list_of(&item)?, iterator))
            }
            Type::Path(path) => match self.named.get(&path.path.get_ident()?.to_string())? {
                Stands::List { of, iterator } => Some((of.clone(), *iterator)),
                Stands::Number(_) => None,
            },
            _ => None,
        }
    }

    /// The only one.
    fn number(&self) -> Option<Type> {
        let (first, others) = self.numbers.split_first()?;
        others
            .iter()
            .all(|other| other == first)
            .then(|| first.clone())
    }
}

impl VisitMut for Instance {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        visit_mut::visit_type_mut(self, ty);
        let found = match ty {
            Type::ImplTrait(of) => number(&of.bounds, &self.floats, None),
            Type::Path(path) => match path.path.get_ident() {
                Some(ident) => match self.named.get(&ident.to_string()) {
                    Some(Stands::Number(of)) => Some(of.clone()),
                    _ => None,
                },
                None => None,
            },
            _ => None,
        };
        if let Some(of) = found {
            self.changed = true;
            self.numbers.push(of.clone());
            *ty = of;
        }
    }
}

/// `x.into()` becomes `f64::from(x)`, which says what it converts to; to another type, `x` is of that type already.
struct Conversions<'f> {
    /// The only number to which anything is converted.
    number: Option<Type>,
    /// The type parameters that stand for floats.
    floats: &'f [Ident],
    params: BTreeMap<String, Type>,
}

impl Conversions<'_> {
    /// What this is converted to.
    fn of(&self, receiver: &Expr) -> Option<&Type> {
        let param = match receiver {
            Expr::Path(path) => path.path.get_ident(),
            _ => None,
        };
        let own = param.and_then(|ident| self.params.get(&ident.to_string()));
        // Others may be converted to a user's type from anything.
        own.or(self
            .number
            .as_ref()
            .filter(|ty| !is_users(ty, self.floats) || is_number(ty)))
    }
}

impl VisitMut for Conversions<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        match expr {
            Expr::MethodCall(call) if call.method == "into" && call.args.is_empty() => {
                let receiver = &call.receiver;
                let Some(to) = self.of(receiver) else { return };
                *expr = match is_number(to) {
                    true => syn::parse_quote!(#to::from(#receiver)),
                    false => syn::parse_quote!((#receiver)),
                };
            }
            Expr::Path(path)
                if path.path.segments.len() > 1
                    && (path.path.segments.last()).is_some_and(|last| last.ident == "into") =>
            {
                match &self.number {
                    Some(number) if is_number(number) => {
                        *expr = syn::parse_quote!(#number::from);
                    }
                    // `T::from` may be another trait's.
                    Some(number) if is_one_of(number, self.floats) => {
                        *expr = syn::parse_quote!(|number| number.into());
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    #[track_caller]
    fn check(written: &str, expected: &str) {
        let function = syn::parse_str(written).unwrap();
        let found = super::written_out(&function).map(|(f, _)| f.to_token_stream().to_string());
        let expected: syn::ItemFn = syn::parse_str(expected).unwrap();
        assert_eq!(found, Some(expected.to_token_stream().to_string()));
    }

    #[test]
    fn what_converts_to_a_number() {
        check(
            "fn f(x: impl Into<f64>) -> f64 { let x = x.into(); x * x }",
            "fn f(x: f64) -> f64 { let x = f64::from(x); x * x }",
        );
        check(
            "fn f<T>(x: &[T], y: T) -> f64 where T: Into<f64> + Copy { x.iter().map(|&x| x.into()).sum() }",
            "fn f(x: &[f64], y: f64) -> f64 { x.iter().map(|&x| f64::from(x)).sum() }",
        );
        check(
            "fn f<T: Into<f32> + Copy>(x: Option<T>) -> f32 { x.map(Into::into).unwrap_or(0.0) }",
            "fn f(x: Option<f32>) -> f32 { x.map(f32::from).unwrap_or(0.0) }",
        );
    }

    #[test]
    fn what_converts_to_a_type_parameter() {
        check(
            "fn f<T: Float>(x: impl Into<T>, y: T) -> T { let x: T = x.into(); x * y }",
            "fn f<T: Float>(x: T, y: T) -> T { let x: T = (x); x * y }",
        );
        check(
            "fn f<T, X>(x: X) -> T where T: Float, X: Into<T> { x.into().sin() }",
            "fn f<T>(x: T) -> T where T: Float, T: Into<T> { (x).sin() }",
        );
        check(
            "fn f<T: Float>(spring: impl Into<Spring<T>>, t: T) -> T { spring.into().at(t) }",
            "fn f<T: Float>(spring: Spring<T>, t: T) -> T { (spring).at(t) }",
        );
        check(
            "fn f<T: Float + Sum, X: Into<T> + Copy>(x: &[X]) -> T { x.iter().copied().map(Into::into).sum() }",
            "fn f<T: Float + Sum>(x: &[T]) -> T { x.iter().copied().map(|number| number.into()).sum() }",
        );
    }

    #[test]
    fn what_gives_numbers() {
        check(
            "fn f<I: IntoIterator<Item = f64>>(xs: I) -> f64 { xs.into_iter().sum() }",
            "fn f(xs: Vec<f64>) -> f64 { xs.into_iter().sum() }",
        );
        check(
            "fn f<I>(xs: I, k: f64) -> f64 where I: IntoIterator<Item = f64> { k }",
            "fn f(xs: Vec<f64>, k: f64) -> f64 { k }",
        );
        check(
            "fn f<'a>(xs: impl Iterator<Item = &'a f64> + Clone) -> f64 { xs.sum() }",
            "fn f<'a>(xs: &'a [f64]) -> f64 { let xs = xs.into_iter(); xs.sum() }",
        );
        check(
            "fn f<'a>(xs: impl Iterator<Item = &'a f64>) -> f64 { let x = xs.next(); g(x, xs) }",
            "fn f<'a>(xs: &'a [f64]) -> f64 { let mut xs = xs.into_iter(); let x = xs.next(); g(x, xs) }",
        );
        check(
            "fn f<'a>(xs: impl Iterator<Item = &'a f64>) -> f64 { g(&mut xs) + k(xs) }",
            "fn f<'a>(xs: &'a [f64]) -> f64 { let mut xs = xs.into_iter(); g(&mut xs) + k(xs) }",
        );
        check(
            "fn f<T: Into<f64>, I: IntoIterator<Item = T>>(xs: I) -> f64 { xs.into_iter().map(|x| x.into()).sum() }",
            "fn f(xs: Vec<f64>) -> f64 { xs.into_iter().map(|x| f64::from(x)).sum() }",
        );
    }

    #[test]
    fn operators_on_what_converts() {
        let written = "impl<T: Into<f64>> Mul<T> for V { type Output = V; fn mul(self, k: T) -> V { let k: f64 = k.into(); V(self.0 * k) } }";
        let block = super::operator(&syn::parse_str(written).unwrap()).unwrap();
        let expected: syn::ItemImpl = syn::parse_str(
            "impl Mul<f64> for V { type Output = V; fn mul(self, k: f64) -> V { let k: f64 = f64::from(k); V(self.0 * k) } }",
        )
        .unwrap();
        assert_eq!(
            block.to_token_stream().to_string(),
            expected.to_token_stream().to_string()
        );
        let written = "impl<T> Add<T> for V<f64> where T: Into<Self> { type Output = Self; fn add(self, other: T) -> Self { let other: Self = other.into(); V(self.0 + other.0) } }";
        let block = super::operator(&syn::parse_str(written).unwrap()).unwrap();
        let text = block.to_token_stream().to_string();
        assert!(text.contains("Add < V < f64 > > for V < f64 > {"), "{text}");
        assert!(text.contains("let other : Self = (other) ;"), "{text}");
        let written = "impl<T: Float> Mul<T> for V<T> { type Output = V<T>; fn mul(self, k: T) -> V<T> { V(self.0 * k) } }";
        assert!(super::operator(&syn::parse_str(written).unwrap()).is_none());
    }

    #[test]
    fn others_stay() {
        for written in [
            "fn f<T: Float + Into<f64>>(x: T) -> f64 { x.into() }",
            "fn f(x: impl Into<String>) -> f64 { 0.0 }",
            "fn f<F: Fn(f64) -> f64>(f: F) -> f64 { f(1.0) }",
            "fn f(xs: impl Iterator<Item = Vec<f64>>) -> f64 { 0.0 }",
        ] {
            let function = syn::parse_str(written).unwrap();
            assert!(super::written_out(&function).is_none(), "{written}");
        }
    }
}
