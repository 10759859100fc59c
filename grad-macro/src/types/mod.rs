//! Type inference for the body of one function, from its own tokens.
//!
//! Unification over the syntax tree, with deferred constraints where a receiver is not known yet, and
//! evidence of use for what comes from outside (callees, constants); see [`solve`]. Nothing here
//! fails: contradictions are rustc's to report, on the user's own function, and what stays unknown is
//! lowering's to refuse. Whatever lowering relies on is asserted to rustc by the emitted code, so a
//! wrong guess is a compile error.
//!
//! Types are keyed by the addresses of syntax nodes, so the tree must not move between inference and
//! lowering. Expressions nested deeper than [`MAX_DEPTH`] (chains of operators do not count) stay
//! unknown instead of overflowing the stack.
//!
//! What is declared in sight comes with [`Known`]. Deliberately absent: user traits and what other crates declare; those
//! types are unknown.

mod control;
mod convert;
mod declared;
mod enums;
mod expr;
mod foremost;
mod instances;
mod libm;
pub mod macros;
mod methods;
mod ops;
mod paths;
mod pattern;
mod records;
mod scope;
mod shapes;
mod solve;
mod spell;
mod told;
mod ty;
mod unify;

#[cfg(test)]
mod tests;

use std::rc::Rc;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Block, Expr, FnArg, GenericParam, Ident, Macro, ReceiverKind, Signature};

#[allow(unused_imports)]
pub use self::{
    macros::MacroBody,
    ty::{Record, Tokens, Ty},
};

pub use self::declared::{TraitFunction, in_terms_of};
pub use self::enums::in_new_box;
pub use self::methods::is_of_lists;
pub use self::paths::trait_named;
pub use self::records::is_text;

/// Whether the name is that of a primitive type.
pub fn is_primitive(name: &str) -> bool {
    convert::primitive(name).is_some()
}

use crate::ir::Scalar;

use self::convert::Params;
use self::scope::{Binding, Scope};
use self::solve::{Constraint, Solver};
use self::unify::{Id, Node, Unifier};
use crate::known::Known;
use crate::maps::HashMap;

/// The deepest nesting of expressions that is looked at.
pub const MAX_DEPTH: usize = 2_500;

/// The types of one function's expressions and variables.
pub struct Types {
    unifier: Unifier,
    inputs: Vec<Id>,
    ret: Id,
    exprs: HashMap<usize, Id>,
    locals: HashMap<usize, Id>,
    /// The identifiers in patterns that bind variables.
    variables: crate::maps::HashSet<usize>,
    macros: HashMap<usize, Rc<MacroBody>>,
    macro_types: HashMap<usize, Id>,
    generics: syn::Generics,
    traits: Vec<TraitFunction>,
    /// The types in sight whose operators are called by these methods.
    operators: std::collections::BTreeSet<(String, &'static str)>,
    /// The float to which operators in sight convert their right operand, by the left one and the operator.
    converting: std::collections::BTreeMap<(String, &'static str), Scalar>,
    /// The types in sight with a function `from` of their own.
    own_from: std::collections::BTreeSet<String>,
    consuming: std::collections::BTreeSet<(String, String)>,
    /// The variants of enums without contents that derive `Differentiable`, by the enum's name.
    derived_data: std::collections::BTreeMap<String, Vec<Ident>>,
    /// The enums in sight that are not `Copy`.
    consumed: std::collections::BTreeSet<String>,
    /// The arguments that a called function iterates over.
    listed: crate::maps::HashSet<usize>,
    /// Whose methods go before others.
    methods: foremost::Methods,
    /// The names of constants in sight.
    named: std::collections::BTreeSet<String>,
    /// The names of structs in sight.
    structs: std::collections::BTreeSet<String>,
    /// Those without fields that derive `Differentiable`.
    units: std::collections::BTreeSet<String>,
    /// The functions in sight.
    functions: std::collections::BTreeMap<String, Rc<Signature>>,
    /// What results of calls alone tell.
    pub told: told::Told,
}

/// Infers the types of a function's body from its own tokens.
#[cfg(test)]
pub fn infer(sig: &Signature, body: &Block) -> Types {
    infer_with(sig, body, &Known::default())
}

/// Infers the types of a function's body from its own tokens, and from declarations around it.
pub fn infer_with(sig: &Signature, body: &Block, known: &Known) -> Types {
    let mut infer = Infer::new(sig, known);
    infer.declarations(known);
    infer.inputs(sig);
    let from = infer.block(body);
    let to = infer.ret;
    infer.s.require(Constraint::Coerce { from, to });
    let constants = infer.constants.into_values().collect();
    infer
        .s
        .finish(only_f32(sig), infer.results.into_values(), constants);
    let derived = infer.enums.iter();
    let derived = derived.filter(|(_, item)| enums::is_derived_data(item));
    let derived_data = derived.map(|(name, item)| {
        let variants = item.variants.iter().map(|variant| variant.ident.clone());
        (name.clone(), variants.collect())
    });
    let consumed = infer.enums.iter();
    let consumed = consumed.filter(|(_, item)| !enums::is_copy(item));
    let elsewhere = known.qualified_enums.iter();
    let elsewhere = elsewhere.filter(|(_, item)| !enums::is_copy(item));
    let elsewhere = elsewhere.map(|(path, _)| path.clone());
    Types {
        consumed: consumed
            .map(|(name, _)| name.clone())
            .chain(elsewhere)
            .collect(),
        listed: infer.listed,
        structs: infer.structs,
        units: infer.units,
        functions: known.functions.clone(),
        derived_data: derived_data.collect(),
        unifier: infer.s.u,
        inputs: infer.inputs,
        ret: infer.ret,
        exprs: infer.exprs,
        locals: infer.locals,
        variables: infer.variables,
        macros: infer.macros,
        macro_types: infer.macro_types,
        generics: sig.generics.clone(),
        traits: infer.traits,
        operators: declared::operators(known),
        converting: declared::converting(known),
        own_from: declared::own_from(known),
        consuming: declared::consuming(known),
        methods: foremost::Methods::of(known),
        named: infer.named,
        told: told::Told::of(known),
    }
}

impl Types {
    /// The type that is written there.
    pub fn parse(&self, ty: &syn::Type) -> Ty {
        Ty::parse_in(ty, &self.generics)
    }

    /// The type parameter of that name, if it stands for a float type.
    pub fn float_param(&self, name: &str) -> Option<Scalar> {
        let floats = crate::generics::floats(&self.generics);
        let found = floats.into_iter().find(|param| param == name)?;
        Some(Scalar::param(&found.to_string()))
    }

    /// A float type by its name.
    pub fn float(&self, name: &str) -> Option<Scalar> {
        match name {
            "f64" => Some(Scalar::F64),
            "f32" => Some(Scalar::F32),
            _ => self.float_param(name),
        }
    }

    /// A method by its name that some trait in sight declares.
    pub fn method_of_a_trait(&self, name: &str) -> Option<&TraitFunction> {
        let all = self.traits.iter();
        let all = all.filter(|f| f.name == name && f.sig.receiver().is_some());
        // Where several could be meant, companions say to rustc which was.
        let mut all: Vec<_> = all.collect();
        all.sort_by_key(|function| !function.annotated);
        all.first().copied()
    }

    /// The function of that name which a trait in sight declares.
    pub fn trait_function(&self, of: &str, name: &str) -> Option<&TraitFunction> {
        let mut all = self.traits.iter();
        all.find(|function| function.of == of && function.name == name)
    }

    /// Whether a trait of that name is in sight.
    pub fn declares_trait(&self, of: &str) -> bool {
        declared::declares_trait(&self.traits, of)
    }

    /// Whether a method of this name is an operator of the type.
    pub fn is_operator(&self, this: &str, method: &str) -> bool {
        let mut all = self.operators.iter();
        all.any(|(name, operator)| {
            name == this && crate::operators::trait_of_method(method) == Some(*operator)
        })
    }

    /// The float that an operator on this type makes of whatever number stands on its right.
    pub fn operand_of(&self, this: &str, operator: &'static str) -> Option<Scalar> {
        self.converting.get(&(this.to_owned(), operator)).copied()
    }

    /// Whether a type's own method of this name takes `self` by value.
    pub fn consumes(&self, this: &str, method: &str) -> bool {
        let key = (this.to_owned(), method.to_owned());
        self.consuming.contains(&key)
    }

    /// Whether a trait in sight has a method of this name that takes `self` by value.
    pub fn takes_by_value(&self, method: &str) -> bool {
        let mut all = self.traits.iter().filter(|of| of.name == method);
        all.any(|of| {
            let receiver = of.sig.receiver();
            receiver.is_some_and(|of| matches!(of.kind, syn::ReceiverKind::Value))
        })
    }

    /// Whether `Type::from` is known to be a function of the type itself, not the one of `From`.
    pub fn has_own_from(&self, name: &str) -> bool {
        self.own_from.contains(name)
    }

    /// The type parameter that an argument of a function in sight gives a type, if companions take it for a float.
    pub fn float_param_of(&self, function: &syn::Path, position: usize) -> Option<&Ident> {
        let sig = self.functions.get(&function.get_ident()?.to_string())?;
        let syn::FnArg::Typed(arg) = sig.inputs.get(position)? else {
            return None;
        };
        let ty = match &*arg.ty {
            syn::Type::Reference(reference) => &*reference.elem,
            ty => ty,
        };
        let mut params = sig.generics.type_params().map(|param| &param.ident);
        params.find(|param| {
            matches!(ty, syn::Type::Path(path) if path.path.is_ident(*param))
                && crate::generics::is_taken_for_float(&sig.generics, param)
        })
    }

    /// Whether a constant in sight has this name.
    pub fn is_constant(&self, name: &str) -> bool {
        self.named.contains(name)
    }

    /// Whether a call of this name makes a tuple struct.
    pub fn is_constructor(&self, path: &syn::Path) -> bool {
        expr::is_constructor(path, &self.structs)
    }

    /// Whether the path is the value of a struct without fields.
    pub fn is_unit_struct(&self, path: &syn::Path) -> bool {
        let name = path.get_ident();
        name.is_some_and(|name| self.units.contains(&name.to_string()))
    }

    /// The type of an expression; [`Ty::Unknown`] if it is not determined.
    pub fn expr(&self, expr: &Expr) -> Ty {
        self.export(&self.exprs, key(expr))
    }

    /// The type of a variable, by the identifier of the pattern that binds it (parameters too).
    pub fn local(&self, ident: &Ident) -> Ty {
        self.export(&self.locals, key(ident))
    }

    /// Whether this identifier of a pattern binds a variable; capitals may name a constant where a pattern can fail.
    pub fn binds(&self, ident: &Ident) -> bool {
        self.variables.contains(&key(ident))
    }

    /// The type of the parameter at this position, the receiver included.
    pub fn input(&self, position: usize) -> Ty {
        let id = self.inputs.get(position);
        id.map_or(Ty::Unknown, |id| self.unifier.export(*id))
    }

    /// The type of what the function returns.
    pub fn output(&self) -> Ty {
        self.unifier.export(self.ret)
    }

    /// The type of a macro call, by the macro (a macro in statement position is no expression).
    pub fn mac(&self, mac: &Macro) -> Ty {
        self.export(&self.macro_types, key(mac))
    }

    /// The type of what an iterator (or a range) gives.
    pub fn item(&self, iterator: &Expr) -> Ty {
        match self
            .exprs
            .get(&key(iterator))
            .map(|id| self.unifier.get(*id))
        {
            Some(Node::Iter(item) | Node::Range(item)) => self.unifier.export(item),
            _ => Ty::Unknown,
        }
    }

    /// What a function or closure gives; `None` if the expression is not known to be one.
    pub fn function_result(&self, expr: &Expr) -> Option<Ty> {
        let id = self.exprs.get(&key(expr))?;
        match self.unifier.get(self.unifier.strip(*id)) {
            Node::Fn(f) => Some(self.unifier.export(f.ret)),
            _ => None,
        }
    }

    /// Whether this enum is plain data that derives `Differentiable`, and has this variant.
    pub fn is_derived_variant(&self, of: &Ident, variant: &Ident) -> bool {
        let variants = self.derived_data.get(&of.to_string());
        variants.is_some_and(|variants| variants.contains(variant))
    }

    /// Whether whoever is given a value of this type has it for good: a plain enum that is not `Copy`.
    pub fn is_consumed(&self, ty: &Ty) -> bool {
        let Ty::Named(name) = ty else { return false };
        let path: String = name.0.to_string().split_whitespace().collect();
        ty.is_data() && self.consumed.contains(&path)
    }

    /// Whether an array is given by value to a function that takes whatever can be iterated over: its companions take
    /// a list.
    pub fn is_listed(&self, arg: &Expr) -> bool {
        self.listed.contains(&key(arg)) && matches!(self.expr(arg), Ty::Array(..))
    }

    /// Whether a variable is known to hold a function or closure.
    pub fn is_function(&self, ident: &Ident) -> bool {
        let id = self.locals.get(&key(ident));
        id.is_some_and(|id| {
            let id = self.unifier.strip(*id);
            matches!(self.unifier.get(id), Node::Fn(_))
        })
    }

    /// The parsed arguments of a macro that we know.
    pub fn macro_body(&self, mac: &Macro) -> Option<&MacroBody> {
        self.macros.get(&key(mac)).map(|body| &**body)
    }

    fn export(&self, types: &HashMap<usize, Id>, key: usize) -> Ty {
        types
            .get(&key)
            .map_or(Ty::Unknown, |id| self.unifier.export(*id))
    }
}

/// The address of a syntax node.
fn key<T>(node: &T) -> usize {
    std::ptr::from_ref(node) as usize
}

/// The walk over a body.
struct Infer {
    s: Solver,
    scope: Scope,
    params: Params,
    sig: Rc<Signature>,
    exprs: HashMap<usize, Id>,
    locals: HashMap<usize, Id>,
    /// The identifiers in patterns that bind variables.
    variables: crate::maps::HashSet<usize>,
    macros: HashMap<usize, Rc<MacroBody>>,
    macro_types: HashMap<usize, Id>,
    /// Associated constants declared in sight, by their type's name.
    associated: std::collections::BTreeMap<(String, String), syn::Type>,
    /// The traits that bound each type parameter, without the user's own.
    foreign: std::collections::BTreeMap<String, std::collections::BTreeSet<String>>,
    /// What the traits in sight declare.
    traits: Vec<TraitFunction>,
    /// Functions by the path that they are called by.
    qualified: std::collections::BTreeMap<String, std::rc::Rc<syn::Signature>>,
    /// What is declared by `impl From<A> for B`.
    conversions: Rc<[crate::from::Signature]>,
    /// How many type and constant parameters the structs in sight have.
    parameters: HashMap<String, usize>,
    /// The enums in sight, and the names of structs.
    enums: std::collections::BTreeMap<String, Rc<syn::ItemEnum>>,
    structs: std::collections::BTreeSet<String>,
    units: std::collections::BTreeSet<String>,
    /// The constants that the macro does not see.
    constants: HashMap<String, Id>,
    /// The constants in sight.
    named: std::collections::BTreeSet<String>,
    /// The results of calls of functions that the macro does not see, by path.
    results: HashMap<String, Vec<Id>>,
    inputs: Vec<Id>,
    /// What `return` gives.
    ret: Id,
    /// What `break` can leave, innermost last.
    targets: Vec<Target>,
    /// Variables bound so far by the alternatives of the patterns being walked.
    alternatives: Vec<HashMap<String, Id>>,
    depth: usize,
    /// The arguments that a called function iterates over.
    listed: crate::maps::HashSet<usize>,
    /// The call that comes next is unwrapped at once: it gives an `Option`.
    unwrapped: bool,
}

/// A loop or labelled block.
struct Target {
    label: Option<String>,
    is_loop: bool,
    /// The types of the values given by `break`.
    exits: Vec<Id>,
}

impl Infer {
    fn new(sig: &Signature, known: &Known) -> Self {
        let mut s = Solver::default();
        s.u.records.generic = Rc::new(declared::generic(known));
        let params = declared::params(&mut s.u, sig, known);
        let ret = convert::output(&mut s.u, &params, &sig.output);
        Infer {
            s,
            scope: Scope::default(),
            params,
            sig: Rc::new(sig.clone()),
            exprs: HashMap::default(),
            locals: HashMap::default(),
            variables: Default::default(),
            macros: HashMap::default(),
            macro_types: HashMap::default(),
            associated: Default::default(),
            foreign: Default::default(),
            traits: declared::of_traits(known),
            qualified: Default::default(),
            conversions: Rc::new([]),
            parameters: HashMap::default(),
            enums: Default::default(),
            structs: Default::default(),
            units: Default::default(),
            constants: HashMap::default(),
            named: known.constants.keys().cloned().collect(),
            results: HashMap::default(),
            inputs: Vec::new(),
            ret,
            targets: Vec::new(),
            alternatives: Vec::new(),
            depth: 0,
            listed: Default::default(),
            unwrapped: false,
        }
    }

    fn inputs(&mut self, sig: &Signature) {
        // A method is no function by its name alone.
        if sig.receiver().is_none() && !self.params.0.contains_key("Self") {
            let own = Binding::Function(self.sig.clone());
            self.scope.bind(sig.ident.to_string(), own);
        }
        let around = crate::generics::around();
        for param in around.params.iter().chain(&sig.generics.params) {
            if let GenericParam::Const(param) = param {
                let ty = convert::ty(&mut self.s.u, &self.params, &param.ty);
                self.scope.bind(param.ident.to_string(), Binding::Value(ty));
            }
        }
        for input in &sig.inputs {
            match input {
                FnArg::Typed(input) => {
                    let ty = convert::ty(&mut self.s.u, &self.params, &input.ty);
                    self.inputs.push(ty);
                    self.pattern(&input.pat, ty, false);
                }
                FnArg::Receiver(receiver) => {
                    let ty = self.receiver(&receiver.kind);
                    self.inputs.push(ty);
                    self.scope.bind("self".to_owned(), Binding::Value(ty));
                }
            }
        }
    }

    fn receiver(&mut self, kind: &ReceiverKind) -> Id {
        let this: syn::Type = syn::parse_quote!(Self);
        let ty = match kind {
            ReceiverKind::Typed(_, ty) => ty,
            _ => &this,
        };
        let ty = convert::ty(&mut self.s.u, &self.params, ty);
        match kind {
            ReceiverKind::Reference(_, _, mutable) => self.s.u.reference(mutable.is_some(), ty),
            _ => ty,
        }
    }
}

/// Whether the signature speaks of `f32` and nowhere of `f64`.
fn only_f32(sig: &Signature) -> bool {
    let tokens = sig.to_token_stream();
    mentions(tokens.clone(), "f32") && !mentions(tokens, "f64")
}

pub fn mentions(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        _ => false,
    })
}
