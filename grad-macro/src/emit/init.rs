//! The first contents of local memory.

use proc_macro2::TokenStream;
use quote::quote;

use super::Emitter;
use super::calls::tuple;
use super::draft::{Draft, Pattern};
use super::place::{Access, Loc};
use super::scalar::literal;
use super::types::{self, refuse};
use crate::ir::{
    Base, Elem, Init, Mem, Place, Proj, RootId, RootKind, Rows, Scalar, ShadowInit, Struct, ValId,
};
use crate::spans::located;

impl Emitter<'_> {
    /// `let v = ..;`
    pub(super) fn alloc(&mut self, root: RootId, init: &Init) {
        let ty = self.func().root(root).ty.clone();
        let value = match init {
            // What rustc has to say about it, it says on the variable.
            Init::Undef if !ty.has_stand_in() => {
                let value = self.init(init, &ty);
                located(value, self.func().root(root).span)
            }
            _ if !self.is_reused(&Base::Root(root)) => self.init(init, &ty),
            Init::Fill(elem, Some(len)) => {
                let part = ty.elem().cloned().unwrap_or(ty.clone());
                let value = self.elem(elem, &part, true);
                let len = self.val(*len).tokens;
                self.list(&value, &len)
            }
            Init::CopyOf(place) => {
                let (tape, from) = (self.cx.tape.clone(), self.loc(place, Access::Read));
                let from = from.shared();
                quote!(#tape.list_of(#from))
            }
            _ => refuse("a list that does not come from the tape"),
        };
        let annotated = annotation(init) || is_none(init, &ty);
        self.declare_root(root, false, annotated.then_some(&ty), value);
    }

    fn declare_root(&mut self, root: RootId, shadow: bool, ty: Option<&Mem>, value: TokenStream) {
        let ty = ty.map(|ty| types::mem(&self.cx.rt, ty));
        let var = self.new_root(root, shadow);
        self.line(Draft::bind(Pattern::Var(var), ty, value));
    }

    pub(super) fn init(&mut self, init: &Init, ty: &Mem) -> TokenStream {
        let rt = self.cx.rt.clone();
        match (init, ty) {
            (Init::Undef, _) => self.zero(ty, false),
            (Init::Empty(None), Mem::Queue(_)) => empty_queue(&rt),
            (Init::Empty(Some(capacity)), Mem::Queue(_)) => {
                let capacity = self.val(*capacity).tokens;
                quote!(#rt::alloc::collections::VecDeque::with_capacity(#capacity))
            }
            (Init::Empty(None), _) => quote!(#rt::alloc::vec::Vec::new()),
            (Init::Empty(Some(capacity)), _) => {
                let capacity = self.val(*capacity).tokens;
                quote!(#rt::alloc::vec::Vec::with_capacity(#capacity))
            }
            (Init::Elems(elems), Mem::Tuple(parts)) => {
                let each = elems
                    .iter()
                    .zip(parts)
                    .map(|(elem, part)| self.elem(elem, part, true));
                tuple(&each.collect::<Vec<_>>())
            }
            (Init::Variant(name, elems), Mem::Struct(of)) => self.variant(name, elems, of),
            (Init::Elems(elems), Mem::Struct(of)) if of.tangent => self.tangent_struct(elems, of),
            (Init::Elems(elems), Mem::Struct(of)) => {
                let path = of.literal_path();
                let mut fields = Vec::new();
                for (elem, field) in elems.iter().zip(&of.fields) {
                    let (name, value) = (&field.name, self.elem(elem, &field.ty, true));
                    fields.push(quote!(#name: #value));
                }
                quote!(#path { #(#fields),* })
            }
            (Init::Elems(elems), Mem::Scalar(_)) => match &elems[..] {
                [elem] => self.elem(elem, ty, true),
                _ => refuse("several values for one"),
            },
            (Init::Elems(elems), Mem::Array(part, _)) => {
                let list = self.elems(elems, part);
                quote!([#(#list),*])
            }
            (Init::Elems(elems), Mem::Vec(part)) => {
                let list = self.elems(elems, part);
                quote!(#rt::alloc::vec![#(#list),*])
            }
            (Init::Elems(elems), Mem::Queue(part)) => {
                let list = self.elems(elems, part);
                queue(&rt, &quote!([#(#list),*]))
            }
            (Init::Fill(elem, Some(len)), Mem::Queue(part)) => {
                let value = self.elem(elem, part, true);
                let len = self.val(*len).tokens;
                queue(&rt, &quote!(#rt::alloc::vec![#value; #len]))
            }
            (Init::Fill(elem, None), Mem::Array(part, len)) => {
                let value = self.elem(elem, part, true);
                repeat(&value, part, len)
            }
            (Init::Fill(elem, Some(len)), Mem::Array(part, written)) => {
                let value = self.elem(elem, part, true);
                let constant = self.plan.is_free(*len);
                let len = if constant {
                    self.val(*len).tokens
                } else {
                    written.clone()
                };
                repeat(&value, part, &len)
            }
            (Init::Fill(elem, Some(len)), Mem::Vec(part)) => {
                let value = self.elem(elem, part, true);
                let len = self.val(*len).tokens;
                quote!(#rt::alloc::vec![#value; #len])
            }
            (Init::CopyOf(place), _) => self.copy_of(place, ty),
            (Init::Zeros(_), Mem::Scalar(_) | Mem::Array(..) | Mem::Tuple(_))
                if !types::has_vec(ty) =>
            {
                self.zero(ty, true)
            }
            (Init::Zeros(place), _) => {
                let primal = self.loc(place, Access::Read).shared();
                let zeros = quote!(#rt::zeros(#primal));
                let is_queue = |ty: &Mem| matches!(ty, Mem::Queue(_));
                let of_queue = self.mem_type(place).as_ref().is_some_and(is_queue);
                match (is_queue(ty), of_queue) {
                    // A copy of another kind of list.
                    (true, false) => queue(&rt, &zeros),
                    (false, true) => quote!(#rt::alloc::vec::Vec::from(#zeros)),
                    _ => zeros,
                }
            }
            _ => refuse("contents that do not make this type"),
        }
    }

    /// `{ let mut dot: <P as Differentiable>::Tangent = Default::default(); dot.x = ..; dot }`: the type has no path that a
    /// literal can have.
    fn tangent_struct(&mut self, elems: &[Elem], of: &Struct) -> TokenStream {
        let path = &of.path;
        let dot = proc_macro2::Ident::new("dot", proc_macro2::Span::mixed_site());
        let mut fields = TokenStream::new();
        // What has no tangent need not be a field: it may be skipped.
        let nothing = |elem: &Elem| match elem {
            Elem::Init(init) => matches!(&**init, Init::Elems(elems) if elems.is_empty()),
            _ => false,
        };
        for (elem, field) in elems.iter().zip(&of.fields) {
            if field.ty.has_float() && !nothing(elem) {
                let (name, value) = (&field.name, self.elem(elem, &field.ty, true));
                fields.extend(quote!(#dot.#name = #value;));
            }
        }
        quote!({
            let mut #dot: #path = ::core::default::Default::default();
            #fields
            #dot
        })
    }

    /// `Shape::Circle { r: .. }`; of a tangent, the zero of the variant and assignments to its fields.
    fn variant(
        &mut self,
        name: &proc_macro2::Ident,
        elems: &[(usize, Elem)],
        of: &Struct,
    ) -> TokenStream {
        if !of.tangent || of.is_option() {
            let path = of.variants_path();
            let mut fields = Vec::new();
            for (at, elem) in elems {
                let field = &of.fields[*at];
                let (name, value) = (&field.name, self.elem(elem, &field.ty, true));
                let rt = &self.cx.rt;
                fields.push(match field.boxed {
                    true => quote!(#name: #rt::alloc::boxed::Box::new(#value)),
                    false => quote!(#name: #value),
                });
            }
            return match fields.is_empty() {
                true => quote!(#path::#name {}),
                false => quote!(#path::#name { #(#fields),* }),
            };
        }
        let (path, zero) = (&of.path, crate::names::variant_zero(name));
        if of.fields.is_empty() {
            // No variant holds anything: the tangent is `()`.
            return quote!(<#path as ::core::default::Default>::default());
        }
        let dot = proc_macro2::Ident::new("dot", proc_macro2::Span::mixed_site());
        let mut fields = TokenStream::new();
        for (at, elem) in elems {
            let field = &of.fields[*at];
            if field.ty.has_float() {
                let (_, get_mut) = crate::names::variant_field(name, &field.name);
                let value = self.elem(elem, &field.ty, true);
                fields.extend(quote!(*#dot.#get_mut() = #value;));
            }
        }
        match fields.is_empty() {
            true => quote!(<#path>::#zero()),
            false => quote!({
                let mut #dot = <#path>::#zero();
                #fields
                #dot
            }),
        }
    }

    fn elems(&mut self, elems: &[Elem], part: &Mem) -> Vec<TokenStream> {
        let each = elems.iter().enumerate();
        each.map(|(at, elem)| self.elem(elem, part, at == 0))
            .collect()
    }

    /// `typed`: nothing else says what type a literal has.
    pub(super) fn elem(&mut self, elem: &Elem, ty: &Mem, typed: bool) -> TokenStream {
        match elem {
            Elem::Val(v) => {
                let expr = self.val(*v);
                if typed {
                    expr.typed().tokens
                } else {
                    expr.tokens
                }
            }
            Elem::Place(place) => self.copy_of(place, ty),
            Elem::Init(init) => self.init(init, ty),
        }
    }

    /// A new value with the contents of a place.
    pub(super) fn copy_of(&mut self, place: &Place, ty: &Mem) -> TokenStream {
        let from = self.mem_type(place);
        let loc = self.loc(place, Access::Read);
        match (ty, from) {
            (Mem::Vec(_), Some(Mem::Vec(_))) if duplicated(ty, place) => {
                let (rt, whole) = (&self.cx.rt, loc.shared());
                quote!(#rt::duplicate!(#whole))
            }
            (Mem::Queue(_), Some(Mem::Queue(_))) if !duplicated(ty, place) => cloned(&loc),
            (Mem::Queue(_), Some(Mem::Array(..) | Mem::Slice(_) | Mem::Vec(_))) => {
                let receiver = loc.receiver();
                let rt = &self.cx.rt;
                queue(rt, &quote!(#receiver.to_vec()))
            }
            (Mem::Vec(_), Some(Mem::Queue(_))) => {
                let receiver = loc.receiver();
                let rt = &self.cx.rt;
                quote!(#receiver.iter().cloned().collect::<#rt::alloc::vec::Vec<_>>())
            }
            (Mem::Vec(_) | Mem::Slice(_), _) => {
                let receiver = loc.receiver();
                quote!(#receiver.to_vec())
            }
            (Mem::Array(elem, len), Some(Mem::Slice(_) | Mem::Vec(_))) => {
                let (elem, from) = (types::mem(&self.cx.rt, elem), loc.receiver());
                quote! {
                    <[#elem; #len] as ::core::convert::TryFrom<&[#elem]>>::try_from(&#from[..]).unwrap()
                }
            }
            (ty, _) if types::is_copy(ty) => loc.place().tokens,
            _ if duplicated(ty, place) => {
                let (rt, whole) = (&self.cx.rt, loc.shared());
                quote!(#rt::duplicate!(#whole))
            }
            _ => cloned(&loc),
        }
    }

    // ---- views ----------------------------------------------------------------------------------

    /// `let w_1 = window(w, at, len);`, `let w_1 = cells(&mut w);`; of a row, only if there are elements.
    pub(super) fn view(&mut self, root: RootId, of: &Place, at: Option<ValId>, len: ValId) {
        let RootKind::View { mutable, cells, .. } = self.func().root(root).kind else {
            return self.statement(types::refuse("a view that is none"));
        };
        let rt = self.cx.rt.clone();
        let shadow = matches!(of.base, Base::Shadow(_));
        if cells && !self.func().is_in_cells(of) {
            let loc = self.loc(of, Access::Write);
            let whole = loc.exclusive();
            return self.declare_root(root, shadow, None, quote!(#rt::cells(#whole)));
        }
        let at = match at {
            Some(at) => self.val(at).tokens,
            None => quote!(0),
        };
        let some = matches!(self.plan.graph.literal(len), Some(text) if text != "0");
        let len = self.val(len).tokens;
        let access = if mutable { Access::Write } else { Access::Read };
        let loc = self.loc(of, access);
        let value = match mutable {
            true => {
                let whole = loc.exclusive();
                quote!(#rt::window_mut(#whole, #at, #len))
            }
            false => {
                let whole = loc.shared();
                quote!(#rt::window(#whole, #at, #len))
            }
        };
        let value = match !some && self.may_be_missing(of) {
            // Where there are no elements, there need not be a row of them either.
            true => {
                let none = if mutable {
                    quote!(&mut [])
                } else {
                    quote!(&[])
                };
                quote!(if #len != 0 { #value } else { #none })
            }
            false => value,
        };
        self.declare_root(root, shadow, None, value);
    }

    pub(super) fn row_views(&mut self, rows: &Rows) {
        let rt = self.cx.rt.clone();
        let shadow = matches!(rows.of.base, Base::Shadow(_));
        let at: Vec<_> = rows.at.iter().map(|at| self.val(*at).tokens).collect();
        let len = self.val(rows.len).tokens;
        let whole = self.loc(&rows.of, Access::Write).exclusive();
        let value = quote!(#rt::rows(#whole, [#(#at),*], #len));
        let roots = rows.roots.iter();
        let vars = roots.map(|root| Pattern::Var(self.new_root(*root, shadow)));
        let pattern = Pattern::Array(vars.collect());
        self.line(Draft::bind(pattern, None, value));
    }

    /// Whether there is an element of a list on the way, which may not be there.
    fn may_be_missing(&self, of: &Place) -> bool {
        let place = |n: usize| Place {
            base: of.base.clone(),
            path: of.path[..n].to_vec(),
        };
        (of.path.iter().enumerate()).any(|(n, step)| match step {
            Proj::Index(at) => {
                let array = matches!(self.mem_type(&place(n)), Some(Mem::Array(..)));
                !(array && self.plan.graph.literal(*at).is_some())
            }
            Proj::Field(_) | Proj::Range(..) => false,
        })
    }

    // ---- shadows --------------------------------------------------------------------------------

    pub(super) fn begin_shadow(&mut self, root: RootId, init: &ShadowInit) {
        let ty = self.func().root(root).ty.clone();
        let rt = self.cx.rt.clone();
        let value = match (init, &ty) {
            (ShadowInit::Like | ShadowInit::As(_), Mem::Scalar(_) | Mem::Array(..))
                if !types::has_vec(&ty) =>
            {
                self.zero(&ty, true)
            }
            (ShadowInit::Like, Mem::Vec(part)) if self.is_reused(&Base::Shadow(root)) => {
                let zero = self.zero(part, true);
                let primal = self.loc(&Place::root(root), Access::Read);
                let primal = primal.receiver();
                self.list(&zero, &quote!(#primal.len()))
            }
            (ShadowInit::Like | ShadowInit::As(_), _) => {
                let of = match init {
                    ShadowInit::As(of) => *of,
                    _ => root,
                };
                let primal = self.loc(&Place::root(of), Access::Read).shared();
                quote!(#rt::zeros(#primal))
            }
            (ShadowInit::Zeros(Some(len)), Mem::Vec(part)) => {
                let (len, zero) = (self.val(*len).tokens, self.zero(part, true));
                match self.is_reused(&Base::Shadow(root)) {
                    true => self.list(&zero, &len),
                    false => quote!(#rt::alloc::vec![#zero; #len]),
                }
            }
            (ShadowInit::Zeros(Some(len)), Mem::Queue(part)) => {
                let (len, zero) = (self.val(*len).tokens, self.zero(part, true));
                queue(&rt, &quote!(#rt::alloc::vec![#zero; #len]))
            }
            (ShadowInit::Rows([rows, len]), Mem::Vec(row)) => {
                let zero = row.elem().map(|part| self.zero(part, true));
                let [rows, len] = [rows, len].map(|len| self.val(*len).tokens);
                quote!(#rt::alloc::vec![#rt::alloc::vec![#zero; #len]; #rows])
            }
            (ShadowInit::Zeros(_) | ShadowInit::Rows(_), _) => self.zero(&ty, true),
            (ShadowInit::Seed(k), _) => match self.cx.seeds.get(*k) {
                Some(seed) => seed.clone(),
                None => refuse("a seed that is not given"),
            },
        };
        let empty = matches!(
            (init, &ty),
            (ShadowInit::Zeros(None), Mem::Vec(_) | Mem::Queue(_))
        );
        let empty = empty && !ty.has_struct();
        self.declare_root(root, true, empty.then_some(&ty), value);
    }

    /// Some value of a user's type, for memory that nobody reads before it is assigned.
    fn stand_in(&mut self, of: &Struct) -> TokenStream {
        let fields = match (of.stand_in_fields(), &of.unit) {
            (Some(fields), Some(unit)) if fields.is_empty() => {
                let path = of.literal_path();
                return quote!(#path::#unit);
            }
            (fields, _) => fields,
        };
        let fields = match fields {
            Some(fields) => fields,
            None if of.complete && of.path.to_string() != "_" && !of.is_enum() => {
                of.fields.iter().collect()
            }
            None if of.path.to_string() == "_" => return self.any_value(),
            None => {
                let (rt, path) = (&self.cx.rt, &of.path);
                return quote!(#rt::stand_in!(#path));
            }
        };
        let mut path = of.literal_path();
        if let Some(variant) = fields.first().and_then(|field| field.variant.as_ref()) {
            path = quote!(#path::#variant);
        }
        let each = fields.into_iter().map(|field| {
            let name = &field.name;
            let zero = match field.ty {
                Mem::Scalar(Scalar::Other) => {
                    let some = field.some.clone();
                    some.unwrap_or_else(|| self.any_value())
                }
                _ => self.stand_in_part(&field.ty),
            };
            quote!(#name: #zero)
        });
        let each: Vec<_> = each.collect();
        quote!(#path { #(#each),* })
    }

    /// The lengths of arrays may be parameters of the type, which have no name here: rustc knows them.
    fn stand_in_part(&mut self, ty: &Mem) -> TokenStream {
        match ty {
            Mem::Array(part, len) if syn::parse2::<syn::LitInt>(len.clone()).is_err() => {
                let part = self.stand_in_part(part);
                quote!(::core::array::from_fn(|_| #part))
            }
            _ => self.zero(ty, false),
        }
    }

    /// The same of a type that rustc knows.
    fn any_value(&self) -> TokenStream {
        let rt = &self.cx.rt;
        quote!(#rt::stand_in())
    }

    /// Zero, or empty. In shadows, `()` stands for what carries no derivative.
    pub(super) fn zero(&mut self, ty: &Mem, shadow: bool) -> TokenStream {
        let rt = &self.cx.rt;
        match ty {
            Mem::Scalar(scalar) if shadow && !scalar.is_float() => quote!(()),
            Mem::Scalar(scalar) => literal(types::zero(*scalar), *scalar).typed().tokens,
            Mem::Array(part, len) => {
                let zero = self.zero(part, shadow);
                repeat(&zero, part, len)
            }
            Mem::Vec(_) => quote!(#rt::alloc::vec::Vec::new()),
            Mem::Queue(_) => empty_queue(rt),
            Mem::Slice(_) => quote!(&mut []),
            Mem::Struct(of) if shadow => zero_of(rt, of),
            Mem::Struct(of) if of.tangent => {
                let path = &of.path;
                quote!(<#path as ::core::default::Default>::default())
            }
            Mem::Struct(of) => self.stand_in(of),
            Mem::Unknown(_) if shadow => refuse("the zero of a type that is not known here"),
            Mem::Unknown(_) => self.any_value(),
            Mem::Tuple(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.zero(part, shadow)).collect();
                tuple(&parts)
            }
        }
    }
}

fn empty_queue(rt: &TokenStream) -> TokenStream {
    quote!(#rt::alloc::collections::VecDeque::new())
}

/// The elements of a list.
fn queue(rt: &TokenStream, list: &TokenStream) -> TokenStream {
    quote!(#rt::alloc::collections::VecDeque::from(#list))
}

/// The zero of a user's type, which rustc infers where nothing names it.
fn zero_of(rt: &TokenStream, of: &Struct) -> TokenStream {
    let path = &of.path;
    match path.to_string() == "_" {
        true => quote!(::core::default::Default::default()),
        false => {
            quote!(<<#path as #rt::Differentiable>::Tangent as ::core::default::Default>::default())
        }
    }
}

/// The zero of a tangent whose lengths do not matter.
pub fn zero_tangent(rt: &TokenStream, ty: &Mem) -> TokenStream {
    match ty {
        Mem::Scalar(param @ Scalar::Param(_)) => {
            let ty = types::scalar_or_infer(*param);
            quote!(#ty::grad_lit(0.0))
        }
        Mem::Scalar(scalar) if scalar.is_float() => quote!(0.0),
        Mem::Scalar(_) => quote!(()),
        Mem::Array(part, len) => repeat(&zero_tangent(rt, part), part, len),
        Mem::Queue(_) => empty_queue(rt),
        Mem::Vec(_) | Mem::Slice(_) => quote!(#rt::alloc::vec::Vec::new()),
        Mem::Struct(of) => zero_of(rt, of),
        Mem::Unknown(_) => refuse("the zero of a type that is not known here"),
        Mem::Tuple(parts) => {
            let parts: Vec<_> = parts.iter().map(|part| zero_tangent(rt, part)).collect();
            tuple(&parts)
        }
    }
}

/// Does nothing in the contents tell the type?
fn annotation(init: &Init) -> bool {
    match init {
        Init::Empty(_) | Init::Undef => true,
        Init::Elems(elems) => match elems.first() {
            Some(Elem::Init(init)) => annotation(init),
            Some(_) => false,
            None => true,
        },
        Init::Fill(elem, _) => matches!(&**elem, Elem::Init(init) if annotation(init)),
        Init::CopyOf(_) | Init::Zeros(_) | Init::Variant(..) => false,
    }
}

/// `[value; len]`, also for elements that are not copied.
fn repeat(value: &TokenStream, part: &Mem, len: &TokenStream) -> TokenStream {
    if types::is_copy(part) || matches!(part, Mem::Scalar(_)) {
        quote!([#value; #len])
    } else {
        quote!(::core::array::from_fn::<_, { #len }, _>(|_| #value))
    }
}

/// Whether a copy of this needs the user's types to say how they are copied. Tangents are `Clone`.
pub fn duplicated(ty: &Mem, of: &Place) -> bool {
    let is_tangent = match ty {
        Mem::Struct(of) => of.tangent,
        _ => false,
    };
    ty.has_struct() && !is_tangent && !matches!(of.base, Base::Shadow(_))
}

pub fn cloned(loc: &Loc) -> TokenStream {
    let whole = loc.shared();
    quote!(::core::clone::Clone::clone(#whole))
}

/// `None` says nothing of what may be in its place.
fn is_none(init: &Init, ty: &Mem) -> bool {
    let is_option = matches!(ty, Mem::Struct(of) if of.is_option());
    is_option && matches!(init, Init::Variant(_, elems) if elems.is_empty())
}
