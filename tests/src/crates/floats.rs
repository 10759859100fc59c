//! Which types speak of floats: floats, what is declared over them, and type parameters that are bound to be some.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    Fields, FnArg, GenericParam, Generics, Item, ItemImpl, PathArguments, ReturnType, Signature,
    Type, TypeParamBound, WherePredicate,
};

/// The names that stand for floats, or for what holds some.
#[derive(Clone, Default)]
pub struct Floats {
    names: BTreeSet<String>,
    /// The parameters of generic types, by place, that some block has floats for: the type's other blocks are for these.
    places: BTreeSet<(String, usize)>,
}

const KNOWN: [&str; 8] = [
    "f64",
    "f32",
    "Float",
    "Real",
    "RealField",
    "FloatCore",
    "FloatConst",
    "ComplexField",
];

/// What numbers are asked for, of which floats are some, and few others that have no numbers.
const NUMERIC: [&str; 11] = [
    "PartialOrd",
    "Add",
    "Sub",
    "Mul",
    "Div",
    "Neg",
    "Num",
    "NumOps",
    "Signed",
    "Zero",
    "One",
];

impl Floats {
    /// Those of a crate with these items.
    pub fn new(items: &[&Item]) -> Self {
        let mut names: BTreeSet<String> = KNOWN.iter().map(ToString::to_string).collect();
        let declared: BTreeMap<String, TokenStream> = items.iter().filter_map(of).collect();
        loop {
            let known = names.len();
            let new = declared.iter().filter(|(_, of)| mentions(of, &names));
            let new: Vec<String> = new.map(|(name, _)| name.clone()).collect();
            names.extend(new);
            if names.len() == known {
                break;
            }
        }
        let mut floats = Floats {
            names,
            places: BTreeSet::new(),
        };
        let of = items.iter().filter_map(|item| match item {
            Item::Impl(block) => Some((floats.with(&block.generics), block)),
            _ => None,
        });
        let of = of.flat_map(|(own, block)| {
            let places = places(&block.self_ty).into_iter();
            places.filter(move |(_, arg)| own.names.contains(arg))
        });
        floats.places = of.map(|(place, _)| place).collect();
        floats
    }

    /// The same, and the type parameters of a block that stand where other blocks of its type have floats.
    pub fn with_block(&self, block: &ItemImpl) -> Self {
        let mut all = self.with(&block.generics);
        let params: Vec<String> = (block.generics.type_params())
            .map(|param| param.ident.to_string())
            .collect();
        for (place, arg) in places(&block.self_ty) {
            if params.contains(&arg) && self.places.contains(&place) {
                all.names.insert(arg);
            }
        }
        all
    }

    /// The same, and the function's own type parameters that are floats, or stand where blocks of some type have floats.
    pub fn with_signature(&self, sig: &Signature) -> Self {
        let mut all = self.with(&sig.generics);
        let params: Vec<String> = (sig.generics.type_params())
            .map(|param| param.ident.to_string())
            .collect();
        let inputs = sig.inputs.iter().filter_map(|arg| match arg {
            FnArg::Typed(of) => Some(&*of.ty),
            FnArg::Receiver(_) => None,
        });
        let output = match &sig.output {
            ReturnType::Type(_, ty) => Some(&**ty),
            ReturnType::Default => None,
        };
        for (place, arg) in inputs.chain(output).flat_map(places) {
            if params.contains(&arg) && self.places.contains(&place) {
                all.names.insert(arg);
            }
        }
        all
    }

    /// The same, and the type parameters that are bound to floats.
    pub fn with(&self, generics: &Generics) -> Self {
        let mut all = self.clone();
        for param in &generics.params {
            if let GenericParam::Type(param) = param
                && self.bound(param.bounds.iter())
            {
                all.names.insert(param.ident.to_string());
            }
        }
        for predicate in generics.where_clause.iter().flat_map(|c| &c.predicates) {
            if let WherePredicate::Type(of) = predicate
                && self.bound(of.bounds.iter())
            {
                all.names
                    .insert(of.bounded_ty.to_token_stream().to_string());
            }
        }
        all
    }

    /// The same, where `Self` is among them.
    pub fn with_self(&self) -> Self {
        let mut all = self.clone();
        all.names.insert("Self".into());
        all
    }

    fn bound<'a>(&self, mut bounds: impl Iterator<Item = &'a TypeParamBound>) -> bool {
        bounds.any(|bound| match bound {
            TypeParamBound::Trait(of) => {
                let last = of.path.segments.last();
                let called = last.is_some_and(|s| s.ident.to_string().starts_with("Fn"));
                let numeric = last.is_some_and(|s| NUMERIC.contains(&&s.ident.to_string()[..]));
                !called && (numeric || self.speak(of))
            }
            _ => false,
        })
    }

    /// Whether `Self` is among them.
    pub fn speak_self(&self) -> bool {
        self.names.contains("Self")
    }

    /// Whether one of the names occurs.
    pub fn speak(&self, of: &impl ToTokens) -> bool {
        mentions(&of.to_token_stream(), &self.names)
    }
}

/// The arguments of a generic type that are names, by place.
fn places(ty: &Type) -> Vec<((String, usize), String)> {
    let ty = match ty {
        Type::Reference(of) => &*of.elem,
        ty => ty,
    };
    let Type::Path(of) = ty else { return vec![] };
    let Some(last) = of.path.segments.last() else {
        return vec![];
    };
    let PathArguments::AngleBracketed(args) = &last.arguments else {
        return vec![];
    };
    let args = args.args.iter().enumerate();
    args.map(|(n, arg)| {
        let place = (last.ident.to_string(), n);
        (place, arg.to_token_stream().to_string())
    })
    .collect()
}

/// What a declaration is made of.
fn of(item: &&Item) -> Option<(String, TokenStream)> {
    let fields = |fields: &Fields| {
        let types = fields.iter().map(|field| field.ty.to_token_stream());
        types.collect::<TokenStream>()
    };
    let (name, of) = match item {
        Item::Struct(of) => (&of.ident, fields(&of.fields)),
        Item::Enum(of) => (
            &of.ident,
            of.variants.iter().map(|v| fields(&v.fields)).collect(),
        ),
        Item::Type(of) => (&of.ident, of.ty.to_token_stream()),
        Item::Trait(of) => (&of.ident, of.supertraits.to_token_stream()),
        _ => return None,
    };
    let generics = match item {
        Item::Struct(of) => of.generics.to_token_stream(),
        Item::Enum(of) => of.generics.to_token_stream(),
        _ => TokenStream::new(),
    };
    Some((name.to_string(), [of, generics].into_iter().collect()))
}

/// Whether one of the names occurs in the tokens.
fn mentions(tokens: &TokenStream, names: &BTreeSet<String>) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => names.contains(&ident.to_string()),
        TokenTree::Group(group) => mentions(&group.stream(), names),
        _ => false,
    })
}
