//! Expressions with as few parentheses as Rust's grammar allows.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

/// How tightly an expression holds together, loosest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Prec {
    /// Blocks, `if`, and tokens whose structure we do not know.
    Lowest,
    Range,
    OrOr,
    AndAnd,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Product,
    Cast,
    Unary,
    /// Paths, literals, calls, methods, indexing, parentheses.
    Postfix,
}

impl Prec {
    /// That of the operands' common operator.
    pub fn of(op: &str) -> Prec {
        match op {
            "*" | "/" | "%" => Prec::Product,
            "+" | "-" => Prec::Sum,
            "<<" | ">>" => Prec::Shift,
            "&" => Prec::BitAnd,
            "^" => Prec::BitXor,
            "|" => Prec::BitOr,
            "==" | "!=" | "<" | "<=" | ">" | ">=" => Prec::Compare,
            "&&" => Prec::AndAnd,
            "||" => Prec::OrOr,
            _ => Prec::Lowest,
        }
    }

    fn next(self) -> Prec {
        match self {
            Prec::Lowest => Prec::Range,
            Prec::Range => Prec::OrOr,
            Prec::OrOr => Prec::AndAnd,
            Prec::AndAnd => Prec::Compare,
            Prec::Compare => Prec::BitOr,
            Prec::BitOr => Prec::BitXor,
            Prec::BitXor => Prec::BitAnd,
            Prec::BitAnd => Prec::Shift,
            Prec::Shift => Prec::Sum,
            Prec::Sum => Prec::Product,
            Prec::Product => Prec::Cast,
            Prec::Cast => Prec::Unary,
            Prec::Unary | Prec::Postfix => Prec::Postfix,
        }
    }
}

/// An expression of the emitted code.
#[derive(Clone, Debug)]
pub struct Expr {
    pub tokens: TokenStream,
    pub prec: Prec,
    /// A literal whose type the context must give: its suffix, should it not.
    bare: Option<Bare>,
    /// Ends in `as type`, so that a following `<` would be read as generics.
    ends_in_cast: bool,
    /// Contains a brace that a condition's block would be confused with.
    brace: bool,
    /// Its type is not certain to be what we think.
    pub unasserted: bool,
    /// The variables that are read (those that may be assigned again).
    pub reads: Vec<usize>,
}

#[derive(Clone, Debug)]
struct Bare {
    digits: String,
    negative: bool,
    suffix: &'static str,
}

impl Expr {
    pub fn new(tokens: TokenStream, prec: Prec) -> Expr {
        Expr {
            tokens,
            prec,
            bare: None,
            ends_in_cast: false,
            brace: false,
            unasserted: false,
            reads: Vec::new(),
        }
    }

    /// Paths, calls, indexing.
    pub fn postfix(tokens: TokenStream) -> Expr {
        Expr::new(tokens, Prec::Postfix)
    }

    pub fn ident(ident: &Ident) -> Expr {
        Expr::postfix(ident.to_token_stream())
    }

    /// A number without its suffix, perhaps negative.
    pub fn number(text: &str, suffix: &'static str) -> Expr {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits.trim_start().to_owned()),
            None => (false, text.to_owned()),
        };
        let bare = Bare {
            digits,
            negative,
            suffix,
        };
        let prec = if negative { Prec::Unary } else { Prec::Postfix };
        let mut expr = Expr::new(bare.tokens(""), prec);
        expr.bare = Some(bare);
        expr
    }

    /// The user's tokens.
    pub fn user(tokens: TokenStream) -> Expr {
        let prec = prec_of(&tokens);
        let mut expr = Expr::new(tokens, prec);
        expr.brace = has_brace(&expr.tokens);
        expr.ends_in_cast = prec != Prec::Postfix;
        expr
    }

    pub fn is_bare(&self) -> bool {
        self.bare.is_some()
    }

    /// With a suffix, if it is a literal.
    pub fn typed(mut self) -> Expr {
        if let Some(bare) = self.bare.take() {
            match bare.suffix {
                "_" => self.bare = Some(bare),
                suffix => self.tokens = bare.tokens(&format!("_{suffix}")),
            }
        }
        self
    }

    /// The literal's negation, if it is a literal.
    fn negated(&self) -> Option<Expr> {
        let bare = self.bare.as_ref().filter(|bare| !bare.negative)?;
        Some(Expr::number(&format!("-{}", bare.digits), bare.suffix))
    }

    /// A negative float literal without its sign.
    fn opposite(&self) -> Option<Expr> {
        let bare = self
            .bare
            .as_ref()
            .filter(|bare| bare.negative && bare.suffix.starts_with('f'))?;
        Some(Expr::number(&bare.digits, bare.suffix))
    }

    /// As an operand of something that binds as tightly as `prec`.
    pub fn at(&self, prec: Prec) -> TokenStream {
        if self.prec < prec {
            self.parens()
        } else {
            self.tokens.clone()
        }
    }

    fn parens(&self) -> TokenStream {
        parens(self.tokens.clone())
    }

    /// As the receiver of a method.
    pub fn receiver(self) -> TokenStream {
        self.typed().at(Prec::Postfix)
    }

    /// As the condition of an `if` or `while`, or what a `for` runs over.
    pub fn head(&self) -> TokenStream {
        if self.brace || self.prec == Prec::Lowest {
            self.parens()
        } else {
            self.tokens.clone()
        }
    }

    fn with_parts(mut self, parts: &[&Expr]) -> Expr {
        for part in parts {
            self.brace |= part.brace;
            for var in &part.reads {
                if !self.reads.contains(var) {
                    self.reads.push(*var);
                }
            }
        }
        self
    }

    /// Reads what the parts read.
    pub fn reading<'a>(self, parts: impl IntoIterator<Item = &'a Expr>) -> Expr {
        let parts: Vec<_> = parts.into_iter().collect();
        self.with_parts(&parts)
    }

    /// `a op b`.
    pub fn infix(op: &str, a: Expr, b: Expr) -> Expr {
        if let ("+", Some(positive)) = (op, b.opposite()) {
            return Expr::infix("-", a, positive);
        }
        let prec = Prec::of(op);
        let shifts = prec == Prec::Shift;
        // One operand gives the other its type, except in shifts.
        let a = if a.is_bare() && (b.is_bare() || shifts) {
            a.typed()
        } else {
            a
        };
        let b = if shifts { b.typed() } else { b };
        let left = if prec == Prec::Compare {
            prec.next()
        } else {
            prec
        };
        let cast_trouble = a.ends_in_cast && op.starts_with('<');
        let lhs = if cast_trouble { a.parens() } else { a.at(left) };
        let rhs = b.at(prec.next());
        let symbol = punct(op);
        let mut expr = Expr::new(quote!(#lhs #symbol #rhs), prec);
        expr.ends_in_cast = b.ends_in_cast && b.prec >= prec.next();
        expr.unasserted = a.unasserted && (b.unasserted || b.is_bare());
        expr.with_parts(&[&a, &b])
    }

    /// `-a`, `!a`.
    pub fn prefix(op: &str, a: Expr) -> Expr {
        if op == "-"
            && let Some(number) = a.negated()
        {
            return number;
        }
        let symbol = punct(op);
        let twice = op == "-" && starts_with_minus(&a.tokens);
        let operand = if twice { a.parens() } else { a.at(Prec::Unary) };
        let mut expr = Expr::new(quote!(#symbol #operand), Prec::Unary);
        expr.ends_in_cast = a.ends_in_cast && a.prec >= Prec::Unary;
        expr.unasserted = a.unasserted;
        expr.with_parts(&[&a])
    }

    /// `a as ty`.
    pub fn cast(a: Expr, ty: TokenStream) -> Expr {
        let a = a.typed();
        let operand = a.at(Prec::Cast);
        let mut expr = Expr::new(quote!(#operand as #ty), Prec::Cast);
        expr.ends_in_cast = true;
        expr.with_parts(&[&a])
    }

    /// `a.name(args)`.
    pub fn method(a: Expr, name: &str, args: Vec<Expr>) -> Expr {
        let receiver = a.clone().receiver();
        let name = Ident::new(name, Span::mixed_site());
        let list = args.iter().map(|arg| &arg.tokens);
        let expr = Expr::postfix(quote!(#receiver.#name(#(#list),*)));
        expr.with_parts(&[&a]).reading(&args)
    }

    /// `path(args)`.
    pub fn call(path: TokenStream, args: Vec<Expr>) -> Expr {
        let list = args.iter().map(|arg| &arg.tokens);
        Expr::postfix(quote!(#path(#(#list),*))).reading(&args)
    }

    /// `if c { a } else { b }` on one line.
    pub fn choice(cond: Expr, yes: Expr, no: Expr) -> Expr {
        let yes = if yes.is_bare() && no.is_bare() {
            yes.typed()
        } else {
            yes
        };
        let head = cond.head();
        let (a, b) = (&yes.tokens, &no.tokens);
        let mut expr = Expr::new(quote!(if #head { #a } else { #b }), Prec::Lowest);
        expr.brace = true;
        expr.with_parts(&[&cond, &yes, &no])
    }

    /// `lo..hi`.
    pub fn range(lo: Option<Expr>, dots: &str, hi: Option<Expr>) -> Expr {
        let side = |e: &Option<Expr>| e.as_ref().map(|e| e.at(Prec::OrOr));
        let (a, b) = (side(&lo), side(&hi));
        let dots = punct(dots);
        Expr::new(quote!(#a #dots #b), Prec::Range).reading(lo.iter().chain(&hi))
    }
}

impl Bare {
    fn tokens(&self, suffix: &str) -> TokenStream {
        let text = format!("{}{suffix}", self.digits);
        let number = match text.parse::<proc_macro2::Literal>() {
            Ok(mut number) => {
                number.set_span(Span::mixed_site());
                number.to_token_stream()
            }
            Err(_) => super::types::refuse(&format!("`{text}` is not a number")),
        };
        let sign = self.negative.then(|| punct("-"));
        quote!(#sign #number)
    }
}

/// An operator's token.
pub fn punct(op: &str) -> TokenStream {
    let mut out = TokenStream::new();
    let mut chars = op.chars().peekable();
    while let Some(c) = chars.next() {
        let spacing = if chars.peek().is_some() {
            Spacing::Joint
        } else {
            Spacing::Alone
        };
        out.extend([TokenTree::Punct(Punct::new(c, spacing))]);
    }
    out
}

pub fn parens(tokens: TokenStream) -> TokenStream {
    TokenTree::Group(Group::new(Delimiter::Parenthesis, tokens)).into()
}

fn starts_with_minus(tokens: &TokenStream) -> bool {
    let first = tokens.clone().into_iter().next();
    matches!(first, Some(TokenTree::Punct(p)) if p.as_char() == '-')
}

fn has_brace(tokens: &TokenStream) -> bool {
    tokens
        .clone()
        .into_iter()
        .any(|tree| matches!(tree, TokenTree::Group(g) if g.delimiter() == Delimiter::Brace))
}

/// How tightly the user's tokens hold together: only what is certain to be a postfix expression is.
fn prec_of(tokens: &TokenStream) -> Prec {
    match syn::parse2::<syn::Expr>(tokens.clone()) {
        Ok(
            syn::Expr::Path(_)
            | syn::Expr::Lit(_)
            | syn::Expr::Call(_)
            | syn::Expr::MethodCall(_)
            | syn::Expr::Field(_)
            | syn::Expr::Index(_)
            | syn::Expr::Paren(_)
            | syn::Expr::Tuple(_)
            | syn::Expr::Array(_)
            | syn::Expr::Repeat(_)
            | syn::Expr::Macro(_),
        ) => Prec::Postfix,
        _ => Prec::Lowest,
    }
}
