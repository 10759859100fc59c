//! Expressions.

use std::collections::BTreeSet;
use std::rc::Rc;

use quote::ToTokens;
use syn::{BinOp, Expr, Lit, Member, UnOp};

use super::methods::MethodCall;
use super::solve::{Constraint, OpKind};
use super::ty::Tokens;
use super::unify::{Id, Kind, Node, Var};
use super::{Infer, MAX_DEPTH, convert, key};
use crate::ir::Int;

impl Infer {
    /// The type of an expression, which is recorded.
    pub fn expr(&mut self, expr: &Expr) -> Id {
        if self.depth >= MAX_DEPTH {
            return self.s.u.open();
        }
        self.depth += 1;
        let ty = self.expr_kind(expr);
        self.depth -= 1;
        self.exprs.insert(key(expr), ty);
        ty
    }

    fn expr_kind(&mut self, expr: &Expr) -> Id {
        match expr {
            Expr::Lit(lit) => self.lit(&lit.lit),
            Expr::Path(path) => self.path(path, None),
            Expr::Paren(paren) => self.expr(&paren.expr),
            Expr::Group(group) => self.expr(&group.expr),
            Expr::Binary(_) => self.binary(expr),
            Expr::Unary(unary) => self.unary(unary),
            Expr::Index(index) => self.index(index),
            Expr::Field(field) => self.field(field),
            Expr::MethodCall(call) => self.method(call),
            Expr::Call(call) => self.call(call),
            Expr::Cast(cast) => self.cast(cast),
            Expr::Reference(reference) => {
                let to = self.expr(&reference.expr);
                self.s.u.reference(reference.mutability.is_some(), to)
            }
            Expr::Assign(assign) => self.assign(assign),
            Expr::Tuple(tuple) => {
                let parts: Vec<Id> = tuple.elems.iter().map(|part| self.expr(part)).collect();
                self.s.u.tuple(&parts)
            }
            Expr::Array(array) => {
                let of = self.elements(&array.elems);
                self.s.u.array(of, array.elems.len())
            }
            Expr::Repeat(repeat) => self.repeat(repeat),
            Expr::Range(range) => self.range(range),
            Expr::Closure(closure) => self.closure(closure),
            Expr::Macro(mac) => self.mac(&mac.mac),
            Expr::Struct(record) => self.record(record),
            Expr::Try(question) => {
                self.unwrapped = is_call(&question.expr);
                let inner = self.expr(&question.expr);
                let out = self.s.u.fresh();
                self.s.require(Constraint::Try {
                    inner,
                    out,
                    ret: self.ret,
                });
                out
            }
            Expr::Infer(_) => self.s.u.fresh(),
            _ => self.control(expr),
        }
    }

    pub fn lit(&mut self, lit: &Lit) -> Id {
        let node = match lit {
            Lit::Int(int) => match int.suffix() {
                "" => return self.s.u.var(Kind::Int, false),
                suffix => convert::primitive(suffix),
            },
            Lit::Float(float) => match float.suffix() {
                "" => return self.s.u.var(Kind::Float, false),
                suffix => convert::primitive(suffix),
            },
            Lit::Bool(_) => Some(Node::Bool),
            Lit::Char(_) => Some(Node::Char),
            Lit::Byte(_) => Some(Node::Int(Int::U8)),
            Lit::Str(_) => {
                let str = self.s.u.add(Node::Str);
                Some(Node::Ref(false, str))
            }
            Lit::ByteStr(bytes) => {
                let byte = self.s.u.add(Node::Int(Int::U8));
                Some(Node::Ref(false, self.s.u.array(byte, bytes.value().len())))
            }
            _ => None,
        };
        match node {
            Some(node) => self.s.u.add(node),
            None => self.s.u.open(),
        }
    }

    /// A chain of left operands is walked in a loop: sums of thousands of terms are no deeper than one.
    fn binary(&mut self, expr: &Expr) -> Id {
        let mut spine = Vec::new();
        let mut left = expr;
        while let Expr::Binary(binary) = left {
            spine.push((left, binary));
            left = &binary.left;
        }
        let mut ty = self.expr(left);
        while let Some((node, binary)) = spine.pop() {
            let right = self.expr(&binary.right);
            ty = self.operation(&binary.op, ty, right);
            self.exprs.insert(key(node), ty);
        }
        ty
    }

    fn operation(&mut self, op: &BinOp, l: Id, r: Id) -> Id {
        match op {
            BinOp::And(_) | BinOp::Or(_) => {
                let bool = self.s.u.add(Node::Bool);
                self.s.u.unify(l, bool);
                self.s.u.unify(r, bool);
                bool
            }
            BinOp::Eq(_)
            | BinOp::Ne(_)
            | BinOp::Lt(_)
            | BinOp::Le(_)
            | BinOp::Gt(_)
            | BinOp::Ge(_) => {
                self.s.require(Constraint::Compare { l, r });
                self.s.u.add(Node::Bool)
            }
            _ => {
                let (kind, assigns) = op_kind(op);
                let out = (!assigns).then(|| self.s.u.fresh());
                let name = crate::operators::trait_of(op).unwrap_or_default();
                self.s.require(Constraint::Binary {
                    kind,
                    name,
                    l,
                    r,
                    out,
                });
                out.unwrap_or_else(|| self.s.u.add(Node::Unit))
            }
        }
    }

    fn unary(&mut self, unary: &syn::ExprUnary) -> Id {
        let inner = self.expr(&unary.expr);
        let out = self.s.u.fresh();
        self.s.require(match unary.op {
            UnOp::Deref(_) => Constraint::Deref {
                inner,
                out,
                pattern: None,
            },
            _ => Constraint::Unary { inner, out },
        });
        out
    }

    fn index(&mut self, expr: &syn::ExprIndex) -> Id {
        let base = self.expr(&expr.expr);
        let index = self.expr(&expr.index);
        let out = self.s.u.fresh();
        self.s.require(Constraint::Index { base, index, out });
        out
    }

    fn field(&mut self, expr: &syn::ExprField) -> Id {
        let base = self.expr(&expr.base);
        let out = self.s.u.fresh();
        self.s.require(Constraint::Field {
            base,
            field: member_name(&expr.member),
            out,
        });
        out
    }

    fn method(&mut self, call: &syn::ExprMethodCall) -> Id {
        self.unwrapped = is_call(&call.receiver) && unwraps(&call.method.to_string());
        let receiver = self.expr(&call.receiver);
        let args: Vec<Id> = call.args.iter().map(|arg| self.expr(arg)).collect();
        let turbofish = match &call.turbofish {
            Some(generics) => {
                let generics = syn::PathArguments::AngleBracketed(generics.clone());
                convert::arguments(&generics)
                    .map(|ty| convert::ty(&mut self.s.u, &self.params, ty))
                    .collect()
            }
            None => Vec::new(),
        };
        let out = self.s.u.fresh();
        let name = call.method.to_string().into();
        self.s.require(Constraint::Method(Rc::new(MethodCall {
            receiver,
            name,
            turbofish,
            args: args.into(),
            out,
        })));
        out
    }

    fn call(&mut self, call: &syn::ExprCall) -> Id {
        if let Expr::Path(path) = &*call.func
            && path.qself.is_none()
            && let Some(variant) = self.variant_type(&path.path, false)
        {
            return self.construct_variant(variant, &call.args);
        }
        if let Some(error) = self.opaque_variant(&call.func) {
            call.args.iter().for_each(|arg| {
                self.expr(arg);
            });
            return error;
        }
        let callee = match &*call.func {
            Expr::Path(path)
                if is_constructor(&path.path, &self.structs)
                    && self
                        .scope
                        .get(&path.path.segments[0].ident.to_string())
                        .is_none() =>
            {
                return self.construct(&path.path, &call.args);
            }
            Expr::Path(path) => {
                let callee = self.path(path, Some(call.args.len()));
                self.unwrapped = false;
                self.exprs.insert(key(&*call.func), callee);
                callee
            }
            func => self.expr(func),
        };
        let args: Vec<Id> = call.args.iter().map(|arg| self.expr(arg)).collect();
        if let Node::Fn(f) = self.s.u.get(self.s.u.strip(callee)) {
            let written = call.args.iter().zip(&f.params);
            let listed = written.filter(|(_, to)| matches!(self.s.u.get(**to), Node::Iter(_)));
            self.listed.extend(listed.map(|(arg, _)| key(arg)));
            for (arg, param) in args.iter().zip(&f.params) {
                self.s.require(Constraint::Coerce {
                    from: *arg,
                    to: *param,
                });
            }
            return f.ret;
        }
        let out = self.s.u.fresh();
        if let Expr::Path(path) = &*call.func {
            let name = path.to_token_stream().to_string();
            self.results.entry(name).or_default().push(out);
            if let Some(made) = made_by(&path.path) {
                let made = self.written(&made);
                self.s.made.push((out, made));
            }
        }
        self.s.require(Constraint::Call {
            callee,
            args: args.into(),
            out,
        });
        out
    }

    /// A literal that is cast takes the type that it is cast to, where that is of its kind.
    fn cast(&mut self, cast: &syn::ExprCast) -> Id {
        let from = self.expr(&cast.expr);
        let to = convert::ty(&mut self.s.u, &self.params, &cast.ty);
        if is_literal(&cast.expr)
            && matches!(self.s.u.get(from), Node::Var(Var { open: false, .. }))
        {
            self.s.u.unify(from, to);
        }
        to
    }

    fn assign(&mut self, assign: &syn::ExprAssign) -> Id {
        match &*assign.left {
            Expr::Tuple(tuple) if tuple.elems.iter().any(is_dots) => {
                let of = self.expr(&assign.right);
                let rest = tuple.elems.iter().position(is_dots);
                let parts: Vec<Id> = tuple
                    .elems
                    .iter()
                    .filter(|part| !is_dots(part))
                    .map(|part| self.expr(part))
                    .collect();
                self.s.require(Constraint::TuplePat {
                    of,
                    parts: parts.into(),
                    rest,
                });
            }
            left => {
                let to = self.expr(left);
                let from = self.expr(&assign.right);
                self.s.require(Constraint::Coerce { from, to });
            }
        }
        self.s.u.add(Node::Unit)
    }

    /// The common type of the elements of a list.
    pub fn elements<'a>(&mut self, elems: impl IntoIterator<Item = &'a Expr>) -> Id {
        let of = self.s.u.fresh();
        for elem in elems {
            let elem = self.expr(elem);
            self.s.u.unify(of, elem);
        }
        of
    }

    fn repeat(&mut self, repeat: &syn::ExprRepeat) -> Id {
        let of = self.expr(&repeat.expr);
        let (len, usize) = (self.expr(&repeat.len), self.s.u.usize());
        self.s.u.unify(len, usize);
        let len = match &*repeat.len {
            Expr::Infer(_) => self.s.u.fresh(),
            len => self
                .s
                .u
                .add(Node::Len(Tokens(len.to_token_stream()).into())),
        };
        self.s.u.add(Node::Array(of, len))
    }

    fn range(&mut self, range: &syn::ExprRange) -> Id {
        let ends: Vec<Id> = [&range.start, &range.end]
            .into_iter()
            .flatten()
            .map(|end| self.expr(end))
            .collect();
        let of = match ends[..] {
            [] => self.s.u.usize(),
            [end] => end,
            _ => {
                self.s.u.unify(ends[0], ends[1]);
                ends[0]
            }
        };
        self.s.u.mark_counter(of);
        self.s.u.add(Node::Range(of))
    }

    fn closure(&mut self, closure: &syn::ExprClosure) -> Id {
        let mark = self.scope.enter();
        let mut params = Vec::new();
        for input in &closure.inputs {
            let param = match input {
                syn::Pat::Type(typed) => convert::ty(&mut self.s.u, &self.params, &typed.ty),
                _ => self.s.u.fresh(),
            };
            self.pattern(input, param, false);
            params.push(param);
        }
        let ret = match &closure.output {
            syn::ReturnType::Default => self.s.u.fresh(),
            written => convert::output(&mut self.s.u, &self.params, written),
        };
        let outer = std::mem::replace(&mut self.ret, ret);
        let targets = std::mem::take(&mut self.targets);
        let body = self.expr(&closure.body);
        self.s.require(Constraint::Coerce {
            from: body,
            to: ret,
        });
        self.targets = targets;
        self.ret = outer;
        self.scope.leave(mark);
        self.s.u.function(params, ret)
    }

    fn record(&mut self, record: &syn::ExprStruct) -> Id {
        if let Some((whole, variant)) = self.variant_type(&record.path, true) {
            for field in &record.fields {
                let boxed = super::enums::in_new_box(&field.expr);
                let from = self.expr(boxed.unwrap_or(&field.expr));
                let name = super::enums::field_name(&variant, &field.member);
                self.variant_field(whole, name, from);
            }
            return whole;
        }
        if let Some(whole) = enum_of(&record.path) {
            for field in &record.fields {
                self.expr(&field.expr);
            }
            return self.written(&whole);
        }
        let whole = self.written(&record.path);
        for field in &record.fields {
            let from = self.expr(&field.expr);
            let to = self.s.u.fresh();
            self.s.require(Constraint::Field {
                base: whole,
                field: member_name(&field.member),
                out: to,
            });
            self.s.require(Constraint::Coerce { from, to });
        }
        match &record.rest {
            Some(rest) => {
                let rest = self.expr(rest);
                self.s.u.unify(rest, whole);
            }
            None => self.complete(whole),
        }
        whole
    }

    /// `P(x, y)` of a tuple struct.
    pub fn construct(
        &mut self,
        path: &syn::Path,
        args: &syn::punctuated::Punctuated<Expr, syn::Token![,]>,
    ) -> Id {
        let whole = self.written(path);
        for (n, arg) in args.iter().enumerate() {
            let from = self.expr(arg);
            let to = self.s.u.fresh();
            self.s.require(Constraint::Field {
                base: whole,
                field: n.to_string().into(),
                out: to,
            });
            self.s.require(Constraint::Coerce { from, to });
        }
        self.complete(whole);
        whole
    }

    /// The type that a path names.
    pub fn written(&mut self, path: &syn::Path) -> Id {
        let mut path = path.clone();
        if let Some(last) = path.segments.last_mut()
            && last.arguments.is_none()
            && let Some(count @ 1..) = self.parameters.get(&last.ident.to_string())
        {
            // `P { .. }` leaves its parameters to rustc.
            let each = vec![quote::quote!(_); *count];
            let each = quote::quote!(<#(#each),*>);
            if let Ok(arguments) = syn::parse2(each) {
                last.arguments = syn::PathArguments::AngleBracketed(arguments);
            }
        }
        let path = syn::Type::Path(syn::TypePath {
            attrs: Vec::new(),
            qself: None,
            path,
        });
        convert::ty(&mut self.s.u, &self.params, &path)
    }

    /// All fields of the type have been seen.
    pub fn complete(&mut self, whole: Id) {
        if let Node::Named(named) = self.s.u.get(whole) {
            self.s.u.records.set_complete(&named.key);
        }
    }
}

/// The enum that a path such as `Shape::Circle` names a variant of.
fn enum_of(path: &syn::Path) -> Option<syn::Path> {
    let capital = |n: usize| {
        let segment = path.segments.iter().rev().nth(n);
        segment.is_some_and(|s| s.ident.to_string().starts_with(char::is_uppercase))
    };
    let mut whole = path.clone();
    (capital(0) && capital(1)).then(|| {
        whole.segments.pop();
        whole.segments.pop_punct();
        whole
    })
}

/// The type that a constructor makes: `Vec3` for `Vec3::new`, `Self` for `Self::from_axis`.
fn made_by(path: &syn::Path) -> Option<syn::Path> {
    let mut ty = path.clone();
    let last = ty.segments.pop()?.ident.to_string();
    ty.segments.pop_punct();
    let owner = ty.segments.last()?.ident.to_string();
    let constructor = [
        "new", "default", "zero", "zeros", "identity", "origin", "one", "unit",
    ];
    let prefix = ["new_", "from_", "with_"];
    let makes = constructor.contains(&last.as_str()) || prefix.iter().any(|p| last.starts_with(p));
    let user = owner.starts_with(|c: char| c.is_uppercase())
        && owner.len() > 1
        && !matches!(
            owner.as_str(),
            "Vec" | "Box" | "Option" | "Result" | "String"
        )
        && !crate::rules::names::is_collection(&owner);
    (makes && user).then_some(ty)
}

/// The name of a tuple struct, as its declaration or its capital shows, called to make one.
pub fn is_constructor(path: &syn::Path, structs: &BTreeSet<String>) -> bool {
    let mut segments = path.segments.iter();
    let Some(last) = segments.next_back() else {
        return false;
    };
    let name = last.ident.to_string();
    let modules: Vec<String> = segments.map(|of| of.ident.to_string()).collect();
    let is_module = |name: &String| name.starts_with(char::is_lowercase);
    let is_foreign = (modules.first()).is_some_and(|of| crate::lower::is_of_core(&[of]));
    if !last.arguments.is_none() || is_foreign || !modules.iter().all(is_module) {
        return false;
    }
    let short = || name.len() <= 3 || name.chars().any(|c| c.is_ascii_digit());
    structs.contains(&name)
        || name.starts_with(|c: char| c.is_uppercase())
            && !matches!(name.as_str(), "Some" | "Ok" | "Err" | "Box")
            // A function with a capital, such as `Bessel_j0`, has underscores too.
            && !name.contains('_')
            // `F32`, `RGB`; what is longer may be a constant.
            && (name.chars().any(char::is_lowercase) || short())
}

/// `x`, or `0`.
pub fn member_name(member: &Member) -> Rc<str> {
    match member {
        Member::Named(ident) => ident.to_string().into(),
        Member::Unnamed(index) => index.index.to_string().into(),
    }
}

/// The kind of an operator, and whether it assigns.
fn op_kind(op: &BinOp) -> (OpKind, bool) {
    match op {
        BinOp::Shl(_) | BinOp::Shr(_) => (OpKind::Shift, false),
        BinOp::ShlAssign(_) | BinOp::ShrAssign(_) => (OpKind::Shift, true),
        BinOp::BitAnd(_) | BinOp::BitOr(_) | BinOp::BitXor(_) => (OpKind::Bits, false),
        BinOp::BitAndAssign(_) | BinOp::BitOrAssign(_) | BinOp::BitXorAssign(_) => {
            (OpKind::Bits, true)
        }
        BinOp::Add(_) | BinOp::Sub(_) | BinOp::Mul(_) | BinOp::Div(_) | BinOp::Rem(_) => {
            (OpKind::Arithmetic, false)
        }
        _ => (OpKind::Arithmetic, true),
    }
}

/// A literal, perhaps negated or in parentheses.
fn is_literal(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(lit) => matches!(lit.lit, Lit::Int(_) | Lit::Float(_)),
        Expr::Paren(paren) => is_literal(&paren.expr),
        Expr::Group(group) => is_literal(&group.expr),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Neg(_)) && is_literal(&unary.expr),
        _ => false,
    }
}

/// `path(..)`.
fn is_call(expr: &Expr) -> bool {
    matches!(expr, Expr::Call(call) if matches!(*call.func, Expr::Path(_)))
}

/// The methods of `Option` that number types do not have.
fn unwraps(name: &str) -> bool {
    matches!(
        name,
        "unwrap"
            | "expect"
            | "unwrap_or"
            | "unwrap_or_else"
            | "unwrap_or_default"
            | "ok_or"
            | "ok_or_else"
            | "and_then"
    )
}

/// `..` in a destructuring assignment.
fn is_dots(expr: &Expr) -> bool {
    matches!(expr, Expr::Range(range) if range.start.is_none() && range.end.is_none())
}
