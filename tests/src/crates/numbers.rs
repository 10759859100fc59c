//! Writes a module into each file of the annotated copy, which calls what was accepted there and its companions with
//! arguments that [`compare`](super::compare) draws, and runs it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::process::Command;

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use serde_json::{Value, json};
use syn::visit_mut::{self, VisitMut};
use syn::{
    Expr, Fields, FnArg, GenericArgument, GenericParam, Generics, Item, Lifetime, PathArguments,
    ReceiverKind, ReturnType, Type, TypeParamBound,
};

use super::annotate::Outcome;
use super::check;
use super::copy::Package;
use super::options::Options;
use super::sites::Call;

/// Builds of the comparison at most, and seconds that one function may take.
const ROUNDS: usize = 20;
const LIMIT: &str = "20";

/// How the comparisons went.
#[derive(Default)]
pub struct Numbers {
    told: Vec<String>,
    /// What rustc says against the calls of some functions.
    uncalled: BTreeMap<usize, (String, String)>,
    called: usize,
    compared: usize,
    skipped: usize,
    different: usize,
}

impl Numbers {
    /// What differs.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (name, why) in self.uncalled.values() {
            let _ = writeln!(text, "not called: {name}: {why}");
        }
        self.told
            .iter()
            .for_each(|line| text += &format!("{line}\n"));
        text
    }

    /// For machines.
    pub fn json(&self) -> Value {
        let uncalled = self
            .uncalled
            .values()
            .map(|(name, why)| json!({"name": name, "why": why}));
        json!({
            "called": self.called, "uncalled": uncalled.collect::<Vec<_>>(), "compared": self.compared,
            "skipped": self.skipped, "different": self.different, "told": self.told,
        })
    }

    /// One line.
    pub fn summary(&self) -> String {
        let Numbers {
            called,
            compared,
            skipped,
            different,
            uncalled,
            ..
        } = self;
        format!(
            "numbers: {called} functions called, {} not; {compared} derivatives compared, {skipped} points skipped, {different} DIFFERENT",
            uncalled.len()
        )
    }
}

/// A line of a written module that may be left out.
struct Line {
    /// The function's number, or none of a type.
    case: Option<usize>,
    name: String,
    text: String,
}

/// Writes, builds and runs.
pub fn compare(options: &Options, package: &Package, outcome: &Outcome) -> io::Result<Numbers> {
    let mut numbers = Numbers::default();
    if !package.is_library {
        return Err(io::Error::other("only libraries can be called"));
    }
    let mut lines: Vec<Vec<Line>> = (0..outcome.files.len())
        .map(|k| of_file(outcome, k, options))
        .collect();
    for (k, file) in outcome.files.iter().enumerate() {
        let path = options.out.join(&file.path);
        let line = format!(
            "\n#[doc(hidden)] #[allow(warnings, missing_docs)] #[path = \"{}\"] pub mod __numbers;\n",
            name_of(k)
        );
        fs::write(&path, fs::read_to_string(&path)? + &line)?;
    }
    let examples = options.out.join("examples");
    fs::create_dir_all(&examples)?;
    fs::write(
        examples.join("numbers.rs"),
        format!(
            "#![allow(warnings, missing_docs)]\nextern crate {0};\nfn main() {{ let k = std::env::args().nth(1).unwrap(); {0}::__numbers::run(k.parse().unwrap()); }}\n",
            package.name
        ),
    )?;
    for round in 0.. {
        write(options, outcome, &lines)?;
        let errors = check::errors(
            &options.out,
            &options.target,
            &["build", "--example", "numbers"],
        )?;
        if errors.is_empty() {
            break;
        }
        let mut bad: BTreeSet<(usize, usize)> = BTreeSet::new();
        for error in &errors {
            let found = error.lines.iter().find_map(|(path, line)| {
                let k = (0..lines.len()).find(|k| path.ends_with(&name_of(*k)))?;
                (*line <= lines[k].len()).then_some((k, *line - 1))
            });
            let Some((k, line)) = found else { continue };
            if bad.insert((k, line))
                && let Some(case) = lines[k][line].case
            {
                let why = format!("{} ({})", error.failure.message, error.failure.place);
                numbers
                    .uncalled
                    .insert(case, (lines[k][line].name.clone(), why));
            }
        }
        if bad.is_empty() || round == ROUNDS {
            return Err(io::Error::other(errors[0].failure.message.clone()));
        }
        for (k, line) in bad.into_iter().rev() {
            lines[k].remove(line);
        }
    }
    for line in lines.iter().flatten() {
        if let Some(case) = line.case {
            numbers.run(options, &line.name, case)?;
        }
    }
    Ok(numbers)
}

fn name_of(file: usize) -> String {
    format!("__numbers_{file}.rs")
}

impl Numbers {
    /// Each function in a process of its own: it may never end.
    fn run(&mut self, options: &Options, name: &str, case: usize) -> io::Result<()> {
        let said = Command::new("timeout")
            .arg(LIMIT)
            .arg(options.target.join("debug/examples/numbers"))
            .arg(case.to_string())
            .output()?;
        self.called += 1;
        let text = String::from_utf8_lossy(&said.stdout);
        let mut ended = false;
        for line in text.lines() {
            if let Some(counts) = line.strip_prefix("= ") {
                let counts: Vec<usize> = counts.split(' ').filter_map(|c| c.parse().ok()).collect();
                if let [compared, skipped, different] = counts[..] {
                    ended = true;
                    self.compared += compared;
                    self.skipped += skipped;
                    self.different += different;
                    if compared == 0 {
                        self.told.push(format!("nothing compared: {name}"));
                    }
                }
            } else if line.starts_with("! ") {
                self.told.push(line.to_string());
            }
        }
        if !ended {
            self.told
                .push(format!("ended early: {name}: {}", said.status));
        }
        Ok(())
    }
}

/// Writes the modules, a line for each of [`Line`] first.
fn write(options: &Options, outcome: &Outcome, lines: &[Vec<Line>]) -> io::Result<()> {
    for (k, file) in outcome.files.iter().enumerate() {
        let mut text: String = lines[k]
            .iter()
            .map(|line| line.text.clone() + "\n")
            .collect();
        text += "use super::*;\nextern crate grad_tests;\npub fn run(k: usize) -> bool {\n    match k {\n";
        for case in lines[k].iter().filter_map(|line| line.case) {
            let name = &outcome.sites[case].name;
            let _ = writeln!(
                text,
                "        {case} => grad_tests::crates::compare::run({name:?}, case_{case}),"
            );
        }
        let children = file
            .children
            .iter()
            .map(|name| format!("super::{name}::__numbers::run(k) || "));
        let _ = writeln!(
            text,
            "        _ => return {}false,\n    }}\n    true\n}}",
            children.collect::<String>()
        );
        let folder = options.out.join(&file.path);
        let folder = folder.parent().unwrap_or(&options.out);
        fs::write(folder.join(name_of(k)), text)?;
    }
    Ok(())
}

fn of_file(outcome: &Outcome, k: usize, options: &Options) -> Vec<Line> {
    let file = &outcome.files[k];
    let mut lines: Vec<Line> = file.items.iter().filter_map(maker).collect();
    for (case, site) in outcome.sites.iter().enumerate() {
        let own = site.file == k && site.module == file.module && site.annotated;
        let Some(call) = &site.call else { continue };
        if let (true, Some(text)) = (own, case_of(case, call, options)) {
            lines.push(Line {
                case: Some(case),
                name: site.name.clone(),
                text: one_line(&text),
            });
        }
    }
    lines
}

fn one_line(tokens: &TokenStream) -> String {
    tokens.to_string().replace('\n', " ")
}

/// How a struct or an enum is drawn.
fn maker(item: &Item) -> Option<Line> {
    let make = quote!(grad_tests::crates::compare::Make::make(draw));
    let literal = |path: TokenStream, fields: &Fields| match fields {
        Fields::Named(fields) => {
            let names = fields.named.iter().map(|field| &field.ident);
            quote!(#path { #(#names: #make),* })
        }
        Fields::Unnamed(fields) => {
            let makes = fields.unnamed.iter().map(|_| &make);
            quote!(#path(#(#makes),*))
        }
        Fields::Unit => path,
    };
    let (name, generics, body) = match item {
        Item::Struct(of) => (&of.ident, &of.generics, literal(quote!(Self), &of.fields)),
        Item::Enum(of) if !of.variants.is_empty() => {
            let arms = of.variants.iter().enumerate().map(|(n, variant)| {
                let ident = &variant.ident;
                let literal = literal(quote!(Self::#ident), &variant.fields);
                quote!(#n => #literal,)
            });
            let count = of.variants.len();
            (
                &of.ident,
                &of.generics,
                quote!(match draw.below(#count) { #(#arms)* _ => unreachable!() }),
            )
        }
        _ => return None,
    };
    let mut given = Given::new([generics], None);
    let (_, arguments, _) = generics.split_for_impl();
    let mut this: Type = syn::parse2(quote!(super::#name #arguments)).ok()?;
    given.visit_type_mut(&mut this);
    let text = quote! {
        impl grad_tests::crates::compare::Make for #this {
            fn make(draw: &mut grad_tests::crates::compare::Draw) -> Self { #body }
        }
    };
    Some(Line {
        case: None,
        name: name.to_string(),
        text: one_line(&text),
    })
}

/// What stands in the place of the type parameters.
struct Given {
    types: BTreeSet<String>,
    constants: BTreeSet<String>,
    this: Option<Type>,
}

impl Given {
    fn new<'a>(of: impl IntoIterator<Item = &'a Generics>, this: Option<Type>) -> Self {
        let (mut types, mut constants) = (BTreeSet::new(), BTreeSet::new());
        for param in of.into_iter().flat_map(|generics| &generics.params) {
            match param {
                GenericParam::Type(param) => drop(types.insert(param.ident.to_string())),
                GenericParam::Const(param) => drop(constants.insert(param.ident.to_string())),
                GenericParam::Lifetime(_) => {}
            }
        }
        Given {
            types,
            constants,
            this,
        }
    }
}

impl VisitMut for Given {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if let Type::Path(path) = &*ty
            && path.qself.is_none()
            && let Some(ident) = path.path.get_ident()
        {
            let name = ident.to_string();
            if self.types.contains(&name) {
                *ty = syn::parse_quote!(f64);
                return;
            }
            if name == "Self"
                && let Some(this) = self.this.clone()
            {
                *ty = this;
                self.visit_type_mut_inner(ty);
                return;
            }
        }
        visit_mut::visit_type_mut(self, ty);
    }

    fn visit_generic_argument_mut(&mut self, argument: &mut GenericArgument) {
        if let GenericArgument::Type(Type::Path(path)) = &*argument
            && let Some(ident) = path.path.get_ident()
            && self.constants.contains(&ident.to_string())
        {
            *argument = syn::parse_quote!(3);
            return;
        }
        visit_mut::visit_generic_argument_mut(self, argument);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Expr::Path(path) = &*expr
            && let Some(ident) = path.path.get_ident()
            && self.constants.contains(&ident.to_string())
        {
            *expr = syn::parse_quote!(3);
        }
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident != "static" {
            *lifetime = syn::parse_quote!('_);
        }
    }
}

impl Given {
    /// Within what stands for `Self` there is no `Self`.
    fn visit_type_mut_inner(&mut self, ty: &mut Type) {
        let this = self.this.take();
        self.visit_type_mut(ty);
        self.this = this;
    }
}

/// How an argument is passed.
#[derive(Clone, Copy, PartialEq)]
enum Passed {
    ByValue,
    Lent,
    Changed,
}

/// The type that is drawn for a parameter of this type.
fn drawn(ty: &Type) -> Option<(Type, Passed)> {
    match ty {
        Type::Reference(of) => {
            let owned: Type = match &*of.elem {
                Type::Slice(slice) => {
                    let element = &slice.elem;
                    syn::parse_quote!(grad_tests::crates::compare::Vec<#element>)
                }
                Type::Path(path) if path.path.is_ident("str") => {
                    syn::parse_quote!(grad_tests::crates::compare::String)
                }
                Type::Reference(_) | Type::TraitObject(_) | Type::ImplTrait(_) => return None,
                other => other.clone(),
            };
            let passed = if of.mutability.is_some() {
                Passed::Changed
            } else {
                Passed::Lent
            };
            Some((owned, passed))
        }
        Type::ImplTrait(of) => {
            let into = of.bounds.iter().find_map(|bound| match bound {
                TypeParamBound::Trait(of) => of.path.segments.last().filter(|s| s.ident == "Into"),
                _ => None,
            })?;
            let PathArguments::AngleBracketed(arguments) = &into.arguments else {
                return None;
            };
            match arguments.args.first()? {
                GenericArgument::Type(ty) => Some((ty.clone(), Passed::ByValue)),
                _ => None,
            }
        }
        other => Some((other.clone(), Passed::ByValue)),
    }
}

const OPERATORS: [&str; 9] = [
    "Add", "Sub", "Mul", "Div", "Rem", "Neg", "Index", "From", "Not",
];

/// The function that calls one and its companion.
fn case_of(case: usize, call: &Call, options: &Options) -> Option<TokenStream> {
    let generics = [&call.around, &call.sig.generics];
    // Operators have companions of other kinds, which callers use.
    let is_operator = |name: &String| OPERATORS.iter().any(|operator| name.starts_with(operator));
    if call.of_trait.as_ref().is_some_and(is_operator) {
        return None;
    }
    if generics
        .iter()
        .any(|g| g.to_token_stream().to_string().contains("Fn"))
    {
        return None;
    }
    let mut given = Given::new(generics, call.this.clone());
    let floats = call.floats.with(&call.sig.generics);
    let (mut active, mut passive) = (vec![], vec![]);
    let (mut args, mut bars) = (vec![], vec![]);
    let (mut values, mut seeds, mut adjoints, mut returned) = (vec![], vec![], vec![], vec![]);
    let mut zeros = vec![];
    let (mut directions, mut dots, mut tangents) = (vec![], vec![], vec![]);
    for (n, arg) in call.sig.inputs.iter().enumerate() {
        let (mut ty, passed, carries) = match arg {
            FnArg::Receiver(of) => {
                let this = call.this.clone()?;
                let passed = match of.kind {
                    ReceiverKind::Reference(_, _, Some(_)) => Passed::Changed,
                    ReceiverKind::Reference(..) => Passed::Lent,
                    _ => Passed::ByValue,
                };
                // Traits do not say what it is made of.
                (this, passed, floats.speak_self() || call.of_trait.is_some())
            }
            FnArg::Typed(of) => {
                let (ty, passed) = drawn(&of.ty)?;
                (ty, passed, floats.speak(&of.ty))
            }
        };
        given.visit_type_mut(&mut ty);
        let (name, bar) = (format_ident!("a{n}"), format_ident!("b{n}"));
        let dot = format_ident!("d{n}");
        // Its adjoint goes into a buffer in any case.
        let is_receiver = matches!(arg, FnArg::Receiver(_));
        args.push(match passed {
            Passed::ByValue => quote!(#name),
            Passed::Lent => quote!(&#name),
            Passed::Changed => quote!(&mut #name),
        });
        if !carries {
            passive.push((name, ty));
            continue;
        }
        match passed {
            Passed::ByValue if !is_receiver => returned.push(bar.clone()),
            Passed::ByValue | Passed::Lent => {
                zeros.push(quote!(let mut #bar = grad_tests::crates::compare::zero(&#name);));
                bars.push(quote!(&mut #bar));
            }
            Passed::Changed => {
                values.push(quote!(at.value(&#name);));
                seeds.push(quote!(let mut #bar = at.seed(&#name);));
                bars.push(quote!(&mut #bar));
            }
        }
        adjoints.push(quote!(at.adjoint(&#bar);));
        directions.push(quote!(let mut #dot = at.direction(&#name);));
        dots.push(match passed {
            Passed::ByValue if !is_receiver => quote!(#dot),
            Passed::ByValue | Passed::Lent => quote!(&#dot),
            Passed::Changed => quote!(&mut #dot),
        });
        if passed == Passed::Changed {
            tangents.push(quote!(at.tangent(&#dot);));
        }
        active.push((name, ty));
    }
    let parts = |of: &[(proc_macro2::Ident, Type)]| {
        let (names, types): (Vec<_>, Vec<_>) = of.iter().cloned().unzip();
        (quote!((#(mut #names,)*)), quote!((#(#types,)*)))
    };
    let ((a, a_types), (p, p_types)) = (parts(&active), parts(&passive));
    let make = quote!(let (#a, #p) = at.make::<#a_types, #p_types>(););
    let ident = &call.sig.ident;
    let (vjp, jvp) = (format_ident!("{ident}_vjp"), format_ident!("{ident}_jvp"));
    let hvp = format_ident!("{ident}_hvp");
    let mut this = call.this.clone();
    this.iter_mut()
        .for_each(|this| given.visit_type_mut_inner(this));
    let path = |name: &proc_macro2::Ident| match &this {
        Some(this) => quote!(<#this>::#name),
        None => quote!(super::#name),
    };
    let (function, vjp, jvp, hvp) = (path(ident), path(&vjp), path(&jvp), path(&hvp));
    // What the result is, and how it may fail.
    let (carries, around) = match &call.sig.output {
        ReturnType::Default => (false, None),
        ReturnType::Type(_, ty) => (floats.speak(ty), last_of(ty)),
    };
    let (open, close) = match around.as_deref() {
        Some("Option") => (quote!(Some), quote!(else { return None; })),
        Some("Result") => (quote!(Ok), quote!(else { return None; })),
        _ => (quote!(), quote!()),
    };
    let is_unit = matches!(call.sig.output, ReturnType::Default);
    let (mut again, mut seed) = (None, None);
    if carries {
        values.insert(0, quote!(at.value(&result);));
        seeds.insert(0, quote!(let seed = at.seed(&result);));
        again = Some(quote!(at.again(&result);));
        seed = Some(quote!(seed));
        tangents.insert(0, quote!(at.tangent(&result.1);));
    }
    let pattern = match (is_unit, &returned[..]) {
        (true, [one]) => quote!(#one),
        (true, all) => quote!((#(#all),*)),
        (false, []) => quote!(result),
        (false, [one]) => quote!((result, #one)),
        (false, all) => quote!((result, (#(#all),*))),
    };
    // Products with the Hessian are of what returns one float, and changes nothing.
    let is_scalar = carries && values.len() == 1 && call.returns_float();
    let second = (options.second && is_scalar).then(|| {
        quote! {
            if at.wants_product() {
                #make
                #(#directions)*
                let #open (result) = #hvp(#(#args,)* #(#dots),*) #close;
                at.product(&result);
                return Some(());
            }
        }
    });
    let forward = options.forward.then(|| {
        quote! {
            #make
            #(#directions)*
            let #open (result) = #jvp(#(#args,)* #(#dots),*) #close;
            #(#tangents)*
        }
    });
    let name = format_ident!("case_{case}");
    Some(quote! {
        fn #name(at: &mut grad_tests::crates::compare::At) -> Option<()> {
            #make
            let #open (result) = #function(#(#args),*) #close;
            #(#values)*
            #second
            if !at.wants_adjoints() { return Some(()); }
            #(#seeds)*
            #make
            #(#zeros)*
            let #open (#pattern) = #vjp(#(#args,)* #(#bars,)* #seed) #close;
            #again
            #(#adjoints)*
            #forward
            Some(())
        }
    })
}

fn last_of(ty: &Type) -> Option<String> {
    let tokens = ty.to_token_stream().into_iter();
    let before =
        tokens.take_while(|token| !matches!(token, TokenTree::Punct(p) if p.as_char() == '<'));
    let last = before.last()?;
    Some(last.to_string())
}
