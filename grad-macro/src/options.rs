//! The options in `#[grad(..)]`.
//!
//! ```text
//! wrt(x, w)            the parameters to differentiate in
//! custom = path        a reverse rule instead of the derivative of the body
//! custom_jvp = path    its forward rule
//! jvp                  the forward companion `f_jvp`
//! hvp                  products with the Hessian: `f_hvp`
//! hessian              the Hessian: `f_hessian`, `f_hessian_into`
//! jacobian             the Jacobian: `f_jacobian`, `f_jacobian_into`
//! order = k            the companions can be differentiated themselves: k derivatives in all
//! crate = ::path       where `grad_runtime` is found
//! name = ident         the stem of the public companions' names
//! lagrangian           the function as constraints, and their multipliers
//! lagrangian(g, m::h)  the same; the calls of these functions are nested views
//! graph                the dependency graph of the constraints
//! show, show = plain   the emitted code as a constant, with comments or without
//! off(pass, ..)        switches optimisations off (for tests; not documented)
//! ```

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{FnArg, Ident, Pat, Path, Signature, Token, Type};

use crate::companions::shapes::Shape;
use crate::errors::Errors;
use crate::names::Items;
use crate::suggest::nearest;

/// What `#[grad(..)]` asks for.
#[derive(Clone, Debug)]
pub struct Options {
    /// The parameters to differentiate in, `self` included; `None`: all that can be.
    pub wrt: Option<Vec<Ident>>,
    pub custom: Option<Path>,
    pub custom_jvp: Option<Path>,
    /// A public `f_jvp` is wanted.
    pub jvp: bool,
    /// A public `f_hvp` is wanted; where the option stands.
    pub hvp: Option<Ident>,
    /// Where each option stands that is given here.
    pub given: Vec<Ident>,
    /// The options are this function's own, not those of the block that it stands in.
    pub asked: bool,
    /// The implementation of a trait has no companions.
    pub skip: Option<Ident>,
    /// The Hessian is wanted; where the option stands.
    pub hessian: Option<Ident>,
    /// The same for the Jacobian.
    pub jacobian: Option<Ident>,
    /// How many derivatives may be taken, one after the other, through the companions.
    pub order: usize,
    /// The runtime crate, `::grad_runtime` unless `crate = ..` says otherwise.
    pub runtime: Path,
    /// The stem of the public companions' names, where it is not the function's own.
    pub name: Option<Ident>,
    /// Whether the view as constraints is emitted too; where the option stands.
    pub lagrangian: Option<Ident>,
    /// The functions that have a view, though their declarations may be out of sight.
    pub nested: Vec<Path>,
    /// The same for the dependency graph.
    pub graph: Option<Ident>,
    pub show: Show,
    /// Optimisations that are switched off, by name.
    pub off: Vec<String>,
    /// The name of a rule that a companion should have: see [`check_rules`].
    pub taken: Option<Ident>,
    /// See [`crate::companions::Options::instance`].
    pub instance: Option<Vec<Ident>>,
}

/// Whether the emitted code is also emitted as text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Show {
    No,
    /// With the source's statements as comments, cost and records in its head.
    Commented,
    /// The code alone.
    Plain,
}

impl Options {
    /// Whether products with second derivatives are wanted.
    pub fn multiplies(&self) -> bool {
        self.hvp.is_some() || self.hessian.is_some()
    }

    /// `off(modes)`: without forward mode, second order and pullbacks, to see what these cost to compile.
    pub fn is_alone(&self) -> bool {
        self.off.iter().any(|p| p == "modes")
    }

    /// Whether an optimisation is switched off.
    pub fn is_off(&self, pass: &str) -> bool {
        self.off.iter().any(|p| p == pass || p == "all")
    }
}

impl Default for Options {
    fn default() -> Self {
        Options {
            wrt: None,
            custom: None,
            custom_jvp: None,
            jvp: false,
            hvp: None,
            given: Vec::new(),
            asked: false,
            skip: None,
            hessian: None,
            jacobian: None,
            order: 1,
            runtime: syn::parse_quote!(::grad_runtime),
            name: None,
            lagrangian: None,
            nested: Vec::new(),
            graph: None,
            show: Show::No,
            off: Vec::new(),
            taken: None,
            instance: None,
        }
    }
}

/// What stands in `#[grad(..)]` on an item of a block or a module, which says for all where the runtime is found.
pub fn within(tokens: TokenStream, around: &Options, errors: &mut Errors) -> Options {
    let mut options = parse(tokens, errors);
    if options.runtime == syn::parse_quote!(::grad_runtime) {
        options.runtime = around.runtime.clone();
    }
    options
}

/// Reads the options. Mistakes are reported, what is right beside them is kept.
pub fn parse(tokens: TokenStream, errors: &mut Errors) -> Options {
    let mut options = Options::default();
    let mut seen: Vec<String> = Vec::new();
    for part in split(tokens, errors) {
        let Some(option) = One::parse(part, errors) else {
            continue;
        };
        let name = option.name.unraw().to_string();
        if seen.contains(&name) {
            errors.at(&option.name, format!("the option `{name}` is given twice"));
            continue;
        }
        options.set(&name, &option, errors);
        options.given.push(option.name.clone());
        seen.push(name);
    }
    options
}

/// Reports the option `skip` where nothing asks for companions.
pub fn check_skip(options: &Options, errors: &mut Errors) {
    if let Some(skip) = &options.skip {
        let message = "`skip` is for implementations of annotated traits, and for functions in an annotated block or module\nhelp: take this `#[grad]` off";
        errors.at(skip, message);
    }
}

/// Reports names in `wrt(..)` that are not parameters of the function. Then it counts for nothing, so that callers hear
/// of no parameter that is left out.
pub fn check(options: &mut Options, signature: &Signature, errors: &mut Errors) {
    let names: Vec<String> = signature.inputs.iter().filter_map(name_of).collect();
    let wrt = options.wrt.take();
    let mut wrong = false;
    for wanted in wrt.iter().flatten() {
        let text = wanted.unraw().to_string();
        if let Some(ty) = signature.inputs.iter().find_map(|arg| typed(arg, &text)) {
            if !carries_derivative(ty) {
                wrong = true;
                let ty = crate::lower::spelled(ty);
                let what = format!("`{text}` of type `{ty}` carries no derivative");
                errors.at(wanted, what + "\nhelp: leave it out of `wrt`");
            }
            continue;
        }
        if names.contains(&text) {
            continue;
        }
        wrong = true;
        let what = format!("`{}` has no parameter `{text}`", signature.ident);
        let help = match nearest(&text, names.iter().map(String::as_str)) {
            Some(near) => format!("\nhelp: did you mean `{near}`?"),
            None if names.is_empty() => String::new(),
            None => format!("\nhelp: its parameters are {}", listed(&names)),
        };
        errors.at(wanted, what + &help);
    }
    options.wrt = wrt.filter(|_| !wrong);
}

/// A rule that stands beside the function cannot have the name of a companion. It is forgotten then.
pub fn check_rules(options: &mut Options, signature: &Signature, errors: &mut Errors) {
    let stem = options.name.as_ref().map(ToString::to_string);
    let items = Items::new(&signature.ident, stem.as_deref());
    for (option, rule) in [
        ("custom", &mut options.custom),
        ("custom_jvp", &mut options.custom_jvp),
    ] {
        let Some(name) = rule
            .as_ref()
            .and_then(beside)
            .filter(|name| items.contains(name))
        else {
            continue;
        };
        let function = &signature.ident;
        errors.at(
            rule.as_ref(),
            format!(
                "`{name}` is the name of a companion of `{function}`\n\
                 help: call the rule something else: `{option} = {function}_rule`"
            ),
        );
        options.taken = Some(name);
        *rule = None;
    }
}

/// The name of a function that a path finds where the attribute stands.
fn beside(path: &Path) -> Option<Ident> {
    let mut segments = path.segments.iter();
    let last = segments.next_back()?;
    let own = path.leading_colon.is_none() && segments.all(|segment| segment.ident == "self");
    own.then(|| last.ident.clone())
}

/// The options that work, as the user writes them.
const KNOWN: &[(&str, &str)] = &[
    ("wrt", "wrt(x, y)"),
    ("custom", "custom = path::to::rule"),
    ("custom_jvp", "custom_jvp = path::to::rule"),
    ("jvp", "jvp"),
    ("hvp", "hvp"),
    ("hessian", "hessian"),
    ("jacobian", "jacobian"),
    ("order", "order = 2"),
    ("crate", "crate = ::path::to::grad_runtime"),
    ("name", "name = stem"),
    (
        "lagrangian",
        "lagrangian` or `lagrangian(function, path::to::function)",
    ),
    ("graph", "graph"),
    ("show", "show"),
    ("skip", "skip"),
];

/// Companions of order k have 2^k parameters for one of the function's.
const MAX_ORDER: usize = 4;

/// The options that are planned.
const PLANNED: &[&str] = &["checkpoint", "error_estimate"];

/// One option, taken apart.
struct One {
    name: Ident,
    argument: Argument,
}

enum Argument {
    None,
    /// `= tokens`.
    Value(TokenStream),
    /// `(tokens)`.
    List(TokenStream),
}

/// The parts between the commas.
fn split(tokens: TokenStream, errors: &mut Errors) -> Vec<TokenStream> {
    let mut parts = vec![TokenStream::new()];
    for token in tokens {
        match token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => {
                if parts.last().is_some_and(TokenStream::is_empty) {
                    errors.at(&comma, "an option is missing before this comma");
                }
                parts.push(TokenStream::new());
            }
            token => parts.last_mut().expect("at least one part").extend([token]),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

impl One {
    fn parse(part: TokenStream, errors: &mut Errors) -> Option<One> {
        let read = |input: ParseStream| {
            let name = input.call(Ident::parse_any)?;
            let argument = if input.peek(Token![=]) {
                input.parse::<Token![=]>()?;
                Argument::Value(input.parse()?)
            } else if input.peek(syn::token::Paren) {
                let list;
                syn::parenthesized!(list in input);
                Argument::List(list.parse()?)
            } else {
                Argument::None
            };
            Ok(One { name, argument })
        };
        match read.parse2(part.clone()) {
            Ok(option) => Some(option),
            Err(_) => {
                errors.at(
                    part,
                    format!("this is not an option of `grad`\nhelp: {}", the_options()),
                );
                None
            }
        }
    }

    /// The path behind `=`.
    fn path(&self, errors: &mut Errors) -> Option<Path> {
        self.value(Path::parse_mod_style, errors)
    }

    fn value<T>(
        &self,
        parser: fn(ParseStream) -> syn::Result<T>,
        errors: &mut Errors,
    ) -> Option<T> {
        if let Argument::Value(tokens) = &self.argument
            && let Ok(value) = parser.parse2(tokens.clone())
        {
            return Some(value);
        }
        self.malformed(errors);
        None
    }

    /// The name alone.
    fn flag(&self, errors: &mut Errors) -> Option<Ident> {
        if let Argument::None = &self.argument {
            return Some(self.name.clone());
        }
        self.malformed(errors);
        None
    }

    /// The names in parentheses, each once, at least one.
    fn names(&self, errors: &mut Errors) -> Option<Vec<Ident>> {
        let parser = |input: ParseStream| {
            Punctuated::<Ident, Token![,]>::parse_terminated_with(input, Ident::parse_any)
        };
        let Argument::List(tokens) = &self.argument else {
            self.malformed(errors);
            return None;
        };
        let Ok(names) = parser.parse2(tokens.clone()) else {
            self.malformed(errors);
            return None;
        };
        let mut unique: Vec<Ident> = Vec::new();
        for name in names {
            if unique.contains(&name) {
                errors.at(
                    &name,
                    format!("`{name}` is listed twice in `{}`", self.name),
                );
            } else {
                unique.push(name);
            }
        }
        if unique.is_empty() {
            errors.at(
                &self.name,
                format!("`{}` lists no names{}", self.name, self.usage()),
            );
            return None;
        }
        Some(unique)
    }

    /// The paths in parentheses, at least one.
    fn paths(&self, errors: &mut Errors) -> Vec<Path> {
        let parser = |input: ParseStream| {
            Punctuated::<Path, Token![,]>::parse_terminated_with(input, Path::parse_mod_style)
        };
        if let Argument::List(tokens) = &self.argument
            && let Ok(paths) = parser.parse2(tokens.clone())
            && !paths.is_empty()
        {
            return paths.into_iter().collect();
        }
        self.malformed(errors);
        vec![]
    }

    fn malformed(&self, errors: &mut Errors) {
        let what = format!("`{}` is not written like this{}", self.name, self.usage());
        match &self.argument {
            Argument::Value(tokens) | Argument::List(tokens) if !tokens.is_empty() => {
                errors.at(tokens, what)
            }
            _ => errors.at(&self.name, what),
        }
    }

    fn usage(&self) -> String {
        let known = KNOWN.iter().find(|(name, _)| self.name == name);
        known
            .map(|(_, usage)| format!("\nhelp: write `{usage}`"))
            .unwrap_or_default()
    }
}

impl Options {
    fn set(&mut self, name: &str, option: &One, errors: &mut Errors) {
        match name {
            "wrt" => self.wrt = option.names(errors),
            "custom" => self.custom = option.path(errors),
            "custom_jvp" => self.custom_jvp = option.path(errors),
            "crate" => {
                if let Some(path) = option.path(errors) {
                    self.runtime = path;
                }
            }
            "name" => self.name = option.value(|input| input.parse(), errors),
            "lagrangian" => {
                self.lagrangian = Some(option.name.clone());
                if !matches!(option.argument, Argument::None) {
                    self.nested = option.paths(errors);
                }
            }
            "graph" => self.graph = option.flag(errors),
            "jvp" => self.jvp = option.flag(errors).is_some(),
            "hvp" => self.hvp = option.flag(errors),
            "hessian" => self.hessian = option.flag(errors),
            "jacobian" => self.jacobian = option.flag(errors),
            "order" => self.set_order(option, errors),
            "show" => self.set_show(option, errors),
            "skip" => self.skip = option.flag(errors),
            "off" => {
                let names = option.names(errors).unwrap_or_default();
                self.off = names.iter().map(Ident::to_string).collect();
            }
            _ if PLANNED.contains(&name) => {
                errors.at(
                    &option.name,
                    format!("the option `{name}` is not supported yet"),
                );
            }
            _ => unknown(&option.name, name, errors),
        }
    }

    fn set_order(&mut self, option: &One, errors: &mut Errors) {
        let Some(literal) = option.value(|input| input.parse::<syn::LitInt>(), errors) else {
            return;
        };
        match literal.base10_parse::<usize>() {
            Ok(order @ 1..=MAX_ORDER) => self.order = order,
            Ok(0) => errors.at(
                literal,
                "`order = 0` asks for no derivative at all\n\
                 help: leave `#[grad]` out, or write `order = 2` to differentiate the gradient again",
            ),
            _ => errors.at(
                literal,
                format!("`order` goes up to {MAX_ORDER}\nhelp: write `order = {MAX_ORDER}`"),
            ),
        }
    }

    fn set_show(&mut self, option: &One, errors: &mut Errors) {
        match &option.argument {
            Argument::None => self.show = Show::Commented,
            Argument::Value(value) if value.to_string() == "plain" => self.show = Show::Plain,
            Argument::Value(value) if !value.is_empty() => {
                errors.at(
                    value,
                    "`show` takes no such value\nhelp: write `show` or `show = plain`",
                );
            }
            _ => option.malformed(errors),
        }
    }
}

fn unknown(tokens: &impl ToTokens, name: &str, errors: &mut Errors) {
    let known = KNOWN.iter().map(|(name, _)| *name);
    let help = match nearest(name, known.chain(PLANNED.iter().copied())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => the_options(),
    };
    errors.at(tokens, format!("unknown option `{name}`\nhelp: {help}"));
}

fn the_options() -> String {
    let names: Vec<String> = KNOWN.iter().map(|(name, _)| name.to_string()).collect();
    format!("the options are {}", listed(&names))
}

fn listed(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

/// The name by which `wrt` calls a parameter; none for a pattern.
fn name_of(arg: &FnArg) -> Option<String> {
    match arg {
        FnArg::Receiver(_) => Some("self".to_owned()),
        FnArg::Typed(typed) => match &*typed.pat {
            Pat::Ident(pat) => Some(pat.ident.unraw().to_string()),
            _ => None,
        },
    }
}

/// The type of the parameter with this name.
fn typed<'s>(arg: &'s FnArg, name: &str) -> Option<&'s Type> {
    match arg {
        FnArg::Typed(typed) if name_of(arg).as_deref() == Some(name) => Some(&typed.ty),
        _ => None,
    }
}

fn carries_derivative(ty: &Type) -> bool {
    // Only callers know what comes out of a function.
    let function = matches!(
        ty,
        Type::ImplTrait(_) | Type::TraitObject(_) | Type::FnPtr(_)
    );
    function || Shape::of(ty).is_active()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The options and the errors' messages.
    fn read(text: &str) -> (Options, Vec<String>) {
        let mut errors = Errors::new();
        let options = parse(text.parse().unwrap(), &mut errors);
        (options, messages(&mut errors))
    }

    fn messages(errors: &mut Errors) -> Vec<String> {
        let Some(tokens) = errors.take() else {
            return Vec::new();
        };
        let file: syn::File = syn::parse2(tokens).unwrap();
        let texts = file.items.iter().map(|item| match item {
            syn::Item::Macro(item) => syn::parse2::<syn::LitStr>(item.mac.tokens.clone())
                .unwrap()
                .value(),
            _ => panic!("not a macro"),
        });
        texts.collect()
    }

    fn good(text: &str) -> Options {
        let (options, messages) = read(text);
        assert!(messages.is_empty(), "{messages:?}");
        options
    }

    fn text(tokens: &impl ToTokens) -> String {
        tokens.to_token_stream().to_string().replace(' ', "")
    }

    #[test]
    fn nothing_is_the_default() {
        let options = good("");
        assert!(options.wrt.is_none() && options.custom.is_none() && options.name.is_none());
        assert_eq!(text(&options.runtime), "::grad_runtime");
        assert_eq!(options.show, Show::No);
    }

    #[test]
    fn all_options() {
        let options = good(
            "wrt(self, x, r#type), custom = rules::f, custom_jvp = f_jvp, crate = crate::ad, name = g, show, off(fuse, cut),",
        );
        assert_eq!(options.wrt.unwrap(), ["self", "x", "r#type"]);
        assert_eq!(text(&options.custom.unwrap()), "rules::f");
        assert_eq!(text(&options.custom_jvp.unwrap()), "f_jvp");
        assert_eq!(text(&options.runtime), "crate::ad");
        assert_eq!(options.name.unwrap(), "g");
        assert_eq!(options.show, Show::Commented);
        assert_eq!(options.off, ["fuse", "cut"]);
        assert_eq!(good("show = plain").show, Show::Plain);
    }

    #[test]
    fn mistakes() {
        for (text, expected) in [
            ("wtr(x)", "unknown option `wtr`\nhelp: did you mean `wrt`?"),
            (
                "banana",
                "unknown option `banana`\nhelp: the options are `wrt`, `custom`, `custom_jvp`, `jvp`, `hvp`, `hessian`, `jacobian`, `order`, `crate`, `name`, `lagrangian`, `graph`, `show`, `skip`",
            ),
            ("wrt(x), wrt(y)", "the option `wrt` is given twice"),
            ("wrt()", "`wrt` lists no names\nhelp: write `wrt(x, y)`"),
            (
                "wrt",
                "`wrt` is not written like this\nhelp: write `wrt(x, y)`",
            ),
            (
                "wrt = x",
                "`wrt` is not written like this\nhelp: write `wrt(x, y)`",
            ),
            (
                "wrt(x.y)",
                "`wrt` is not written like this\nhelp: write `wrt(x, y)`",
            ),
            ("wrt(x, x)", "`x` is listed twice in `wrt`"),
            (
                "jvp = 3",
                "`jvp` is not written like this\nhelp: write `jvp`",
            ),
            (
                "error_estimate",
                "the option `error_estimate` is not supported yet",
            ),
            (
                "custom",
                "`custom` is not written like this\nhelp: write `custom = path::to::rule`",
            ),
            (
                "custom = 3",
                "`custom` is not written like this\nhelp: write `custom = path::to::rule`",
            ),
            (
                "custom =",
                "`custom` is not written like this\nhelp: write `custom = path::to::rule`",
            ),
            (
                "name = a::b",
                "`name` is not written like this\nhelp: write `name = stem`",
            ),
            (
                "show = all",
                "`show` takes no such value\nhelp: write `show` or `show = plain`",
            ),
            (
                "show(x)",
                "`show` is not written like this\nhelp: write `show`",
            ),
            (", show", "an option is missing before this comma"),
            (
                "3",
                "this is not an option of `grad`\nhelp: the options are `wrt`, `custom`, `custom_jvp`, `jvp`, `hvp`, `hessian`, `jacobian`, `order`, `crate`, `name`, `lagrangian`, `graph`, `show`, `skip`",
            ),
            (
                "wrt(x) y",
                "this is not an option of `grad`\nhelp: the options are `wrt`, `custom`, `custom_jvp`, `jvp`, `hvp`, `hessian`, `jacobian`, `order`, `crate`, `name`, `lagrangian`, `graph`, `show`, `skip`",
            ),
        ] {
            assert_eq!(read(text).1, [expected], "{text}");
        }
    }

    #[test]
    fn what_is_right_beside_a_mistake_is_kept() {
        let (options, messages) = read("wrt(x), banana, name = g, error_estimate");
        assert_eq!(options.wrt.unwrap(), ["x"]);
        assert_eq!(options.name.unwrap(), "g");
        assert_eq!(messages.len(), 2);
    }

    #[test]
    fn rules_have_names_of_their_own() {
        let signature: Signature = syn::parse_quote!(fn f(x: f64) -> f64);
        let message = "`f_vjp` is the name of a companion of `f`\n\
                       help: call the rule something else: `custom = f_rule`";
        for (text, expected) in [
            ("custom = f_vjp", Some(message)),
            ("custom = self::f_vjp", Some(message)),
            ("custom = f_vjp, name = g", None),
            ("custom = rules::f_vjp", None),
            ("custom = f_rule", None),
        ] {
            let mut errors = Errors::new();
            let mut options = parse(text.parse().unwrap(), &mut errors);
            check_rules(&mut options, &signature, &mut errors);
            assert_eq!(messages(&mut errors), Vec::from_iter(expected), "{text}");
            assert_eq!(options.custom.is_none(), expected.is_some());
        }
    }

    #[test]
    fn names_are_checked_against_the_signature() {
        let signature: Signature = syn::parse_quote!(fn f(&self, weights: &[f64], (a, b): (f64, f64), r#in: f64, n: &[usize]));
        for (text, expected) in [
            ("wrt(self, weights, in)", None),
            (
                "wrt(weigths)",
                Some("`f` has no parameter `weigths`\nhelp: did you mean `weights`?"),
            ),
            (
                "wrt(a)",
                Some(
                    "`f` has no parameter `a`\nhelp: its parameters are `self`, `weights`, `in`, `n`",
                ),
            ),
            (
                "wrt(n)",
                Some("`n` of type `&[usize]` carries no derivative\nhelp: leave it out of `wrt`"),
            ),
        ] {
            let mut errors = Errors::new();
            let mut options = parse(text.parse().unwrap(), &mut errors);
            check(&mut options, &signature, &mut errors);
            assert_eq!(messages(&mut errors), Vec::from_iter(expected), "{text}");
        }
    }
}
