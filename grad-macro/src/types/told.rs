//! Type arguments of calls that nothing but their results tell.
//!
//! ```text
//! fn place<U>(x: f64, y: f64) -> Place<U> { Place { x, y, unit: PhantomData } }
//! let home: Place<Metres> = place(x, y);       // the companion of place::<Metres>
//! ```
//! The tangent of a place has no unit: where a companion takes it, rustc could not infer one.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{GenericArgument, GenericParam, Generics, Path, PathArguments, ReturnType, Type};

use super::ty::Ty;
use super::unify::has_hole;
use crate::generics::marks;
use crate::known::Known;

/// The functions and methods in sight that have such parameters.
#[derive(Default)]
pub struct Told {
    functions: BTreeMap<String, Signature>,
    methods: BTreeMap<(String, String), Signature>,
}

/// What is to be known of one.
struct Signature {
    /// Its own parameters, without lifetimes; `None` for those that rustc infers.
    own: Vec<Option<String>>,
    /// The same of the arguments of the type that it belongs to.
    around: Vec<Option<String>>,
    output: Type,
}

/// `::<_, U>` for a function, and for the type before it.
pub struct Arguments {
    pub own: Option<PathArguments>,
    pub around: Option<PathArguments>,
}

impl Told {
    pub fn of(known: &Known) -> Told {
        let mut structs = known.structs.values();
        if structs.all(|item| marks::of_struct(known, item).is_empty()) {
            return Told::default();
        }
        let functions = known.functions.iter().filter_map(|(name, sig)| {
            let marks = marks::within(known, (&Generics::default(), None), Some(sig));
            let of = Signature::of(&marks, sig, None)?;
            Some((name.clone(), of))
        });
        let methods = known.methods.iter().filter_map(|(key, method)| {
            let around = (&method.generics, Some(&method.this));
            let marks = marks::within(known, around, Some(&method.sig));
            let of = Signature::of(&marks, &method.sig, Some(&method.this))?;
            Some((key.clone(), of))
        });
        Told {
            functions: functions.collect(),
            methods: methods.collect(),
        }
    }

    /// Of a call of a function that gives this type.
    pub fn function(&self, path: &Path, ret: &Ty) -> Option<Arguments> {
        let names: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
        let said = |segment: &syn::PathSegment| !segment.arguments.is_none();
        if path.segments.iter().any(said) {
            return None;
        }
        match &names[..] {
            [name] => self.functions.get(name)?.arguments(ret),
            [this, name] => (self.methods.get(&(this.clone(), name.clone()))?).arguments(ret),
            _ => None,
        }
    }

    /// Of a call of a method of this type.
    pub fn method(&self, this: &str, name: &str, ret: &Ty) -> Option<PathArguments> {
        let of = self.methods.get(&(this.to_owned(), name.to_owned()))?;
        of.arguments(ret)?.own
    }
}

impl Signature {
    fn of(marks: &BTreeSet<String>, sig: &syn::Signature, this: Option<&Type>) -> Option<Self> {
        let ReturnType::Type(_, output) = &sig.output else {
            return None;
        };
        let output = match (&**output, this) {
            (Type::Path(path), Some(this)) if path.path.is_ident("Self") => this.clone(),
            (other, _) => other.clone(),
        };
        let names = |name: &str| {
            let mut inputs = sig.inputs.iter();
            inputs.any(|arg| super::mentions(arg.to_token_stream(), name))
        };
        let is_told = |name: &String| marks.contains(name) && !names(name);
        let gives_this = sig.receiver().is_some() || names("Self");
        let own = parameters(&sig.generics).map(|name| name.filter(|name| is_told(name)));
        let around = this.filter(|_| !gives_this).map_or_else(Vec::new, |this| {
            let names = arguments(this).into_iter();
            let names = names.map(|arg| arg.to_token_stream().to_string());
            names.map(|name| Some(name).filter(is_told)).collect()
        });
        let of = Signature {
            own: own.collect(),
            around,
            output,
        };
        let mut all = of.own.iter().chain(&of.around);
        all.any(Option::is_some).then_some(of)
    }

    fn arguments(&self, ret: &Ty) -> Option<Arguments> {
        let mut stands = BTreeMap::new();
        stand(&self.output, ret, &mut stands)?;
        let list = |params: &[Option<String>]| {
            let args = params.iter().map(|param| {
                let found = param.as_ref().and_then(|param| stands.get(param));
                found.cloned()
            });
            let args: Vec<Option<TokenStream>> = args.collect();
            let any = args.iter().any(Option::is_some);
            let args = args.into_iter().map(|arg| arg.unwrap_or_else(|| quote!(_)));
            any.then(|| PathArguments::AngleBracketed(syn::parse_quote!(::<#(#args),*>)))
        };
        Some(Arguments {
            own: list(&self.own),
            around: list(&self.around),
        })
    }
}

fn parameters(generics: &Generics) -> impl Iterator<Item = Option<String>> {
    generics.params.iter().filter_map(|param| match param {
        GenericParam::Lifetime(_) => None,
        GenericParam::Type(param) => Some(Some(param.ident.to_string())),
        GenericParam::Const(_) => Some(None),
    })
}

/// What stands for the names in a type, where this is it.
fn stand(written: &Type, of: &Ty, stands: &mut BTreeMap<String, TokenStream>) -> Option<()> {
    match of {
        Ty::Option(of) | Ty::Result(of, _) => match arguments(written).first()? {
            GenericArgument::Type(ty) => stand(ty, of, stands),
            _ => None,
        },
        Ty::Struct(record) => {
            let is = syn::parse2::<Type>(record.path.0.clone()).ok()?;
            let (all, given) = (arguments(written), arguments(&is));
            for (name, arg) in all.iter().zip(&given) {
                let arg = arg.to_token_stream();
                if !has_hole(&arg) {
                    stands.insert(name.to_token_stream().to_string(), arg);
                }
            }
            (all.len() == given.len()).then_some(())
        }
        _ => None,
    }
}

/// The arguments of a type, without lifetimes.
fn arguments(ty: &Type) -> Vec<GenericArgument> {
    let last = match ty {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    };
    let list = match last.map(|last| &last.arguments) {
        Some(PathArguments::AngleBracketed(list)) => list.args.iter(),
        _ => return vec![],
    };
    let said = |arg: &&GenericArgument| !matches!(arg, GenericArgument::Lifetime(_));
    list.filter(said).cloned().collect()
}
