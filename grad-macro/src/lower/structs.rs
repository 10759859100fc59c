//! The user's own types: literals, fields, patterns, methods.

use quote::{ToTokens, quote};
use syn::{Expr, ExprCall, ExprMethodCall, ExprStruct, Member, Pat};

use super::env::whole_root;
use super::value::{Value, project};
use super::{Lower, scan, template};
use crate::ir::*;
use crate::types::Ty;

/// A struct has a tangent of its own, and what it borrows has one elsewhere.
const BORROWED: &str = "this value of a field, which lends a part of a list";
const HOLD: &str = "let the field hold a `Vec`: `.to_vec()`, or keep the struct in a variable of which only fields are read, \
                    or pass the part itself";

impl<'a> Lower<'a> {
    // ---- literals -------------------------------------------------------------------------------

    /// `S { x: .., ..base }`.
    pub fn struct_literal(&mut self, expr: &'a Expr, node: &'a ExprStruct) -> Value<'a> {
        let Some(Mem::Struct(of)) = self.ty(expr).mem() else {
            let help = "annotate its type";
            return self.refuse(
                &node.path,
                "a literal of a type that it does not know",
                help,
            );
        };
        if of.is_enum() {
            return self.variant_literal(&of, node);
        }
        if is_variant(&node.path) {
            return self.refused_variant(&node.path);
        }
        let mut given = Vec::with_capacity(node.fields.len());
        for field in &node.fields {
            let value = self.expr(&field.expr);
            given.push((&field.member, self.own(value, "value"), &field.expr));
        }
        let base = node.rest.as_ref().map(|rest| (self.located(rest), &**rest));
        if !self.live() {
            return Value::Never;
        }
        match base {
            None => self.struct_of(&of, given),
            Some((base, rest)) => self.updated(&of, given, base, rest),
        }
    }

    /// All fields are given.
    pub fn struct_of(
        &mut self,
        of: &std::rc::Rc<Struct>,
        given: Vec<(&'a Member, Value<'a>, &'a Expr)>,
    ) -> Value<'a> {
        let mut elems: Vec<Option<Elem>> = vec![None; of.fields.len()];
        for (member, value, tokens) in given {
            let at = of.position(member).expect("fields of literals are listed");
            match self.field_contents(&of.fields[at].ty, value, tokens) {
                Some(elem) => elems[at] = Some(elem),
                None => return Value::Poison,
            }
        }
        match elems.into_iter().collect::<Option<Vec<_>>>() {
            Some(elems) => {
                let ty = Mem::Struct(of.clone());
                Value::fresh(self.alloc("value", ty, Init::Elems(elems)))
            }
            // Rustc says which field is missing.
            None => Value::Poison,
        }
    }

    /// Whether an `Option` of it carries no derivative.
    pub fn is_data_payload(&self, payload: &Value<'a>) -> bool {
        match payload {
            Value::Scalar(v) => !self.func.ty(*v).is_float(),
            Value::Unset => true,
            _ => false,
        }
    }

    /// An `Option` of such a payload as one value, whose type rustc knows by the field.
    pub fn option_of_data(&mut self, some: ValId, payload: &Value<'a>) -> ValId {
        let (written, args) = match payload {
            Value::Scalar(v) if self.bools.get(&some) != Some(&false) => {
                let then_some = quote!(::core::primitive::bool::then_some);
                (template::call(then_some, 2), vec![some, *v])
            }
            _ => {
                let none = quote!(::core::option::Option::None);
                (Template(vec![Piece::Tokens(none)]), vec![])
            }
        };
        self.pure(Pure::Expr(written), args, Scalar::Other)
    }

    pub fn field_contents(&mut self, ty: &Mem, value: Value<'a>, tokens: &'a Expr) -> Option<Elem> {
        if !value.is_proper() {
            return None;
        }
        if let Some(variant) = self.plain_variant(tokens) {
            return Some(Elem::Val(variant));
        }
        if let Value::Scalar(v) = &value {
            if let Some(ty) = ty.as_scalar() {
                self.retype(*v, ty);
            }
            return Some(Elem::Val(*v));
        }
        if let (Mem::Struct(of), Value::Opt { some, payload }) = (ty, &value)
            && of.is_option()
        {
            let place = self.put_option(of, *some, (**payload).clone());
            return Some(Elem::Place(place));
        }
        if let Value::Opt { some, payload } = &value
            && self.is_data_payload(payload)
        {
            return Some(Elem::Val(self.option_of_data(*some, payload)));
        }
        match self.contents(&value) {
            // Variants that a `use` inside of the function brings look like structs of their own; what a type parameter
            // stands for elsewhere does too.
            Some((Mem::Struct(given), _)) if matches!(ty, Mem::Struct(of) if !alike(of, &given)) => {
                let help = match matches!(ty, Mem::Struct(of) if of.is_enum()) {
                    true => "name variants by their enum: `Kind::First { .. }`",
                    false => "write this function for one choice of the type's parameters",
                };
                self.refuse(
                    tokens,
                    "this value of a field: its type is taken for another",
                    help,
                );
                None
            }
            Some((given, _)) if matches!(ty, Mem::Slice(_)) != matches!(given, Mem::Slice(_)) => {
                self.refuse(tokens, BORROWED, HOLD);
                None
            }
            Some((_, elem)) => Some(elem),
            None if matches!(tokens, Expr::Reference(_)) => {
                self.refuse(tokens, BORROWED, HOLD);
                None
            }
            None => {
                let help = "compute it in a variable of a known type first";
                self.refuse(tokens, "this value of a field", help);
                None
            }
        }
    }

    /// A variant without contents in a field is data: the field may have no tangent.
    fn plain_variant(&mut self, expr: &Expr) -> Option<ValId> {
        let Expr::Path(path) = expr else {
            return None;
        };
        let mut names = path
            .path
            .segments
            .iter()
            .rev()
            .map(|segment| &segment.ident);
        let (variant, owner) = (names.next()?, names.next()?);
        self.types.is_derived_variant(owner, variant).then(|| {
            let v = self.constant(path.to_token_stream(), Scalar::Other);
            self.func.vals[v.0 as usize].fixed = true;
            v
        })
    }

    /// A copy of `base`, some of whose fields are replaced.
    fn updated(
        &mut self,
        of: &std::rc::Rc<Struct>,
        given: Vec<(&'a Member, Value<'a>, &'a Expr)>,
        base: Value<'a>,
        rest: &'a Expr,
    ) -> Value<'a> {
        let (Value::Owned { place, .. } | Value::Ref { place, .. }) = base else {
            if base.is_proper() {
                self.refuse(rest, "this base of a literal", "bind it to a variable");
            }
            return Value::Poison;
        };
        let init = Init::CopyOf(place);
        let root = self.alloc("value", Mem::Struct(of.clone()), init);
        for (member, value, _) in given {
            let at = of.position(member).expect("fields of literals are listed");
            self.write(&project(&Place::root(root), Proj::Field(at)), value);
        }
        Value::fresh(root)
    }

    /// `P(x, y)` of a tuple struct; `None` if the callee is none.
    pub fn constructor(&mut self, expr: &'a Expr, node: &'a ExprCall) -> Option<Value<'a>> {
        let Expr::Path(path) = &*node.func else {
            return None;
        };
        if !self.types.is_constructor(&path.path) {
            return None;
        }
        let Some(Mem::Struct(of)) = self.ty(expr).mem() else {
            return None;
        };
        let mut elems: Vec<Option<Elem>> = vec![None; of.fields.len()];
        for (n, arg) in node.args.iter().enumerate() {
            let value = self.expr(arg);
            let value = self.own(value, "value");
            if !self.live() {
                return Some(Value::Never);
            }
            let at = of.position(&Member::from(n))?;
            match self.field_contents(&of.fields[at].ty, value, arg) {
                Some(elem) => elems[at] = Some(elem),
                None => return Some(Value::Poison),
            }
        }
        let elems = elems.into_iter().collect::<Option<Vec<_>>>()?;
        let ty = Mem::Struct(of);
        Some(Value::fresh(self.alloc("value", ty, Init::Elems(elems))))
    }

    fn refused_variant(&mut self, path: &syn::Path) -> Value<'a> {
        let help = "move the arithmetic into a function of the numbers, or use a struct";
        self.refuse(path, "values of enums that hold numbers yet", help)
    }

    // ---- fields ---------------------------------------------------------------------------------

    /// The place of a field.
    pub fn field_place(&self, place: &Place, member: &Member) -> Option<Place> {
        let at = match self.place_type(place) {
            Mem::Struct(of) => of.position(member)?,
            Mem::Tuple(parts) => match member {
                Member::Unnamed(n) if (n.index as usize) < parts.len() => n.index as usize,
                _ => return None,
            },
            _ => return None,
        };
        Some(project(place, Proj::Field(at)))
    }

    // ---- patterns -------------------------------------------------------------------------------

    /// The parts of a struct pattern, by value or by reference as the struct itself.
    pub fn struct_parts(
        &mut self,
        value: &Value<'a>,
        pats: Vec<(Member, &'a Pat)>,
        whole: &impl ToTokens,
    ) -> Option<Vec<(&'a Pat, Value<'a>)>> {
        let (place, by_ref) = match value {
            Value::Owned { place, .. } => (place.clone(), None),
            Value::Ref { place, mutable } => (place.clone(), Some(*mutable)),
            value => {
                if value.is_proper() {
                    let help = "annotate its type";
                    self.refuse(
                        whole,
                        "this pattern: the value is not known to be a struct",
                        help,
                    );
                }
                return None;
            }
        };
        let mut parts = Vec::new();
        for (member, pat) in pats {
            let Some(part) = self.field_place(&place, &member) else {
                self.refuse(
                    pat,
                    "this field: its struct is not known",
                    "annotate its type",
                );
                return None;
            };
            let value = match by_ref {
                Some(mutable) => Value::Ref {
                    place: part,
                    mutable,
                },
                None => self.read(&part),
            };
            parts.push((pat, value));
        }
        Some(parts)
    }

    // ---- methods --------------------------------------------------------------------------------

    /// A method of a user type, or of something only rustc knows: followed by name.
    pub fn user_method(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        receiver: Value<'a>,
        discarded: bool,
    ) -> Value<'a> {
        let (Value::Owned { place, .. } | Value::Ref { place, .. }) = &receiver else {
            return Value::Poison;
        };
        let place = match self.is_copied_before(node, place) {
            true => {
                let ty = self.place_type(place);
                Place::root(self.alloc("this", ty, Init::CopyOf(place.clone())))
            }
            false => place.clone(),
        };
        if self.names_operator(node, &place) {
            return self.operator_by_name(expr, node, receiver);
        }
        if self.is_trait_object(node) {
            return self.refuse_on_object(node);
        }
        if let Mem::Struct(of) = self.place_type(&place)
            && let Ok(ty) = syn::parse2::<syn::Type>(of.path.clone())
            && let Some(this) = crate::known::name_of(&ty)
            && crate::generics::has_as_iterator(&this, &node.method)
        {
            let what = format!(
                "the method `{}` of `{this}`: it is what `Iterator` makes of its `next`",
                node.method
            );
            let help = "put `#[grad]` on the `impl`, and write a loop: `while let Some(x) = items.next() { .. }`";
            return self.refuse(&node.method, &what, help);
        }
        if matches!(node.method.to_string().as_str(), "clone" | "to_owned") && node.args.is_empty()
        {
            let ty = self.place_type(&place);
            return Value::fresh(self.alloc("copy", ty, Init::CopyOf(place)));
        }
        let inert = matches!(self.place_type(&place), Mem::Unknown(of) if of.inert);
        let receiver = match self.may_change(&place) {
            true if inert && !super::data::reads(&node.method) => {
                return self.refuse_change(&node.method);
            }
            true if !inert => CallArg::RefMut(place.clone()),
            _ => CallArg::Ref(place.clone()),
        };
        let mut args = vec![receiver];
        for arg in &node.args {
            let lowered = self.call_arg(arg);
            if let Some(shared) = lent_beside((node, &place), arg, &lowered) {
                args[0] = CallArg::Ref(place.clone());
                args.push(shared);
                continue;
            }
            args.extend(lowered);
        }
        if !self.live() {
            return Value::Never;
        }
        if args.len() <= node.args.len() {
            return Value::Poison;
        }
        let ty = self.ty(expr);
        let ty = (!discarded || ty != Ty::Unknown).then_some(ty);
        let callee = Callee::Method {
            name: node.method.clone(),
            turbofish: node.turbofish.to_token_stream(),
        };
        self.emit_call(callee, args, ty, &node.method)
    }

    /// `p.dot({ p.x += 1.0; p })`: a receiver that is taken by value is what it was before the arguments.
    fn is_copied_before(&self, node: &ExprMethodCall, place: &Place) -> bool {
        let Some(name) = scan::base_name(&node.receiver) else {
            return false;
        };
        let Mem::Struct(of) = self.place_type(place) else {
            return false;
        };
        let consumed = of.name().is_some_and(|this| {
            let method = node.method.to_string();
            self.types.consumes(&this, &method) || self.types.takes_by_value(&method)
        });
        consumed && node.args.iter().any(|arg| scan::changes(arg, &name))
    }

    /// Whether a method may change the place: the variable is `mut`, or a `&mut`.
    pub fn may_change(&self, place: &Place) -> bool {
        place.roots().iter().any(|root| {
            let mutable = matches!(
                self.func.root(*root).kind,
                RootKind::ParamRef { mutable: true, .. } | RootKind::View { mutable: true, .. }
            );
            mutable || self.mutable.contains(root)
        })
    }

    /// The variable is declared `mut`.
    pub fn note_mutable(&mut self, value: &Value<'a>) {
        if let Value::Owned { place, .. } = value
            && let Some(root) = whole_root(place)
        {
            self.mutable.insert(root);
        }
    }

    // ---- data -----------------------------------------------------------------------------------

    pub fn is_data(&self, value: &Value<'a>) -> bool {
        match value {
            Value::Owned { place, .. } | Value::Ref { place, .. } => {
                matches!(self.place_type(place), Mem::Struct(_) | Mem::Unknown(_))
            }
            Value::Borrowed(inner) => self.is_data(inner),
            _ => false,
        }
    }

    /// A comparison of places by their own `==`, `<`, ..: made once, in the forward sweep.
    pub fn compare_places(&mut self, op: &syn::BinOp, a: Value<'a>, b: Value<'a>) -> Value<'a> {
        let (Some(a), Some(b)) = (self.lent(a), self.lent(b)) else {
            return Value::Poison;
        };
        // Places are lent: both are references, or what is compared with a number is what the reference leads to.
        let is_number =
            |arg: &Arg| matches!(arg.what, ArgKind::Val(v) if self.func.ty(v) != Scalar::Other);
        let behind = is_number(&a) || is_number(&b);
        let operand = |n: usize, arg: &Arg| match arg.what {
            ArgKind::Place(_) if behind => vec![Piece::Tokens(quote!(*)), Piece::Arg(n)],
            _ => vec![Piece::Arg(n)],
        };
        let mut pieces = operand(0, &a);
        pieces.push(Piece::Tokens(quote!(#op)));
        pieces.extend(operand(1, &b));
        let effect = OpKind::Effect(Template(pieces), vec![a, b]);
        Value::Scalar(self.op(effect, Scalar::Bool))
    }

    /// Rustc knows which type of number the user's type is compared with.
    pub fn compare_with_literal(&mut self, op: &syn::BinOp, a: Value<'a>, b: &Expr) -> Value<'a> {
        let Some(a) = self.lent(a) else {
            return Value::Poison;
        };
        let compared = Template(vec![
            Piece::Tokens(quote!(*)),
            Piece::Arg(0),
            Piece::Tokens(quote!(#op #b)),
        ]);
        Value::Scalar(self.op(OpKind::Effect(compared, vec![a]), Scalar::Bool))
    }

    /// A number as it is written.
    pub fn is_written_number(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Unary(of) => {
                matches!(of.op, syn::UnOp::Neg(_)) && self.is_written_number(&of.expr)
            }
            Expr::Lit(of) => matches!(of.lit, syn::Lit::Float(_) | syn::Lit::Int(_)),
            _ => false,
        }
    }

    fn lent(&mut self, value: Value<'a>) -> Option<Arg> {
        let what = match value {
            Value::Owned { place, .. } | Value::Ref { place, .. } => ArgKind::Place(place),
            Value::Borrowed(inner) => return self.lent(*inner),
            Value::Scalar(v) => ArgKind::Val(v),
            _ => return None,
        };
        Some(Arg { name: None, what })
    }

    /// Data that the macro does not look into is matched by rustc.
    pub fn test_place(&mut self, pat: &'a Pat, place: &Place) -> Option<ValId> {
        if self.binds(pat) {
            let help = "match on the value without binding parts of it, or compute them in a function of their own";
            self.refuse(pat, "variables bound by this pattern", help);
            return None;
        }
        // The place itself: a pattern may be a text, which a reference to one does not match.
        let inner = Template(vec![
            Piece::Tokens(quote!(*)),
            Piece::Arg(0),
            Piece::Tokens(quote!(,)),
            Piece::Tokens(pat.to_token_stream()),
        ]);
        let group = Piece::Group(proc_macro2::Delimiter::Parenthesis, inner);
        let template = Template(vec![Piece::Tokens(quote!(::core::matches!)), group]);
        let arg = Arg {
            name: None,
            what: ArgKind::Place(place.clone()),
        };
        Some(self.op(OpKind::Effect(template, vec![arg]), Scalar::Bool))
    }
}

/// The argument, where it borrows what the receiver is, both by way of one variable: rustc allows that of methods
/// only that take both by `&`, as in `s.dot(&s)`.
fn lent_beside(
    (node, receiver): (&ExprMethodCall, &Place),
    arg: &Expr,
    lowered: &Option<CallArg>,
) -> Option<CallArg> {
    let (lent, written) = match arg {
        Expr::Reference(of) if of.mutability.is_none() => (&*of.expr, true),
        of => (of, matches!(of, Expr::Path(_))),
    };
    let variable = variable_of(&node.receiver)?;
    match lowered {
        Some(CallArg::Ref(place) | CallArg::RefMut(place))
            if written && variable_of(lent) == Some(variable) && place.clashes(receiver) =>
        {
            Some(CallArg::Ref(place.clone()))
        }
        _ => None,
    }
}

/// The variable that a place is part of.
fn variable_of(expr: &Expr) -> Option<&syn::Ident> {
    match expr {
        Expr::Path(path) => path.path.get_ident(),
        Expr::Field(of) => variable_of(&of.base),
        Expr::Index(of) => variable_of(&of.expr),
        Expr::Paren(of) => variable_of(&of.expr),
        Expr::Unary(of) if matches!(of.op, syn::UnOp::Deref(_)) => variable_of(&of.expr),
        _ => None,
    }
}

/// Whether two types may be one, by their fields.
fn alike(a: &Struct, b: &Struct) -> bool {
    a.is_enum() == b.is_enum() && a.fields.len() == b.fields.len()
}

/// `Type::Variant`, as the capitals show.
fn is_variant(path: &syn::Path) -> bool {
    let mut segments = path.segments.iter().rev();
    let capital = |segment: &syn::PathSegment| {
        segment
            .ident
            .to_string()
            .starts_with(|c: char| c.is_uppercase())
    };
    let last = segments.next();
    last.is_some() && segments.next().is_some_and(capital)
}
