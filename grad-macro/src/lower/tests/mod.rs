//! Programs are compiled by rustc and lowered; the lowered form, interpreted, must give the same numbers.

mod interp;

mod errors;
mod exits;
mod language;
mod memory;
mod shapes;

use crate::errors::Errors;
use crate::ir::{Func, verify::verify};
use crate::maps::HashMap;
use interp::{Data, Program};

/// A value of Rust as data of the interpreter.
pub trait AsData {
    fn data(&self) -> Data;
}

macro_rules! as_data {
    ($($ty:ty => $variant:ident $as:ty;)*) => {
        $(impl AsData for $ty {
            fn data(&self) -> Data {
                Data::$variant(*self as $as)
            }
        })*
    };
}

as_data! {
    f64 => Float f64; f32 => Float f64; bool => Bool bool;
    i8 => Int i128; i16 => Int i128; i32 => Int i128; i64 => Int i128; isize => Int i128;
    u8 => Int i128; u16 => Int i128; u32 => Int i128; u64 => Int i128; usize => Int i128;
}

impl<T: AsData + ?Sized> AsData for &T {
    fn data(&self) -> Data {
        (**self).data()
    }
}

impl<T: AsData + ?Sized> AsData for &mut T {
    fn data(&self) -> Data {
        (**self).data()
    }
}

impl<T: AsData> AsData for [T] {
    fn data(&self) -> Data {
        Data::List(self.iter().map(AsData::data).collect())
    }
}

impl<T: AsData, const N: usize> AsData for [T; N] {
    fn data(&self) -> Data {
        self.as_slice().data()
    }
}

impl<T: AsData> AsData for Vec<T> {
    fn data(&self) -> Data {
        self.as_slice().data()
    }
}

impl AsData for () {
    fn data(&self) -> Data {
        Data::Tuple(Vec::new())
    }
}

impl<A: AsData, B: AsData> AsData for (A, B) {
    fn data(&self) -> Data {
        Data::Tuple(vec![self.0.data(), self.1.data()])
    }
}

impl<A: AsData, B: AsData, C: AsData> AsData for (A, B, C) {
    fn data(&self) -> Data {
        Data::Tuple(vec![self.0.data(), self.1.data(), self.2.data()])
    }
}

/// Lowers the functions of a file.
pub fn lower_all(source: &str) -> Result<Program, String> {
    let file = syn::parse_file(source).map_err(|why| format!("{why}"))?;
    let mut all = HashMap::default();
    for item in &file.items {
        if let syn::Item::Fn(item) = item {
            all.insert(item.sig.ident.to_string(), lower_fn(item)?);
        }
    }
    Ok(Program(all))
}

fn lower_fn(item: &syn::ItemFn) -> Result<Func, String> {
    let types = crate::types::infer(&item.sig, &item.block);
    let mut errors = Errors::new();
    let wrt = vec![true; item.sig.inputs.len()];
    let func = super::lower(&item.sig, &item.block, &types, &wrt, &mut errors);
    let found = errors.take();
    assert_eq!(func.is_none(), found.is_some());
    let Some(func) = func else {
        return Err(found.expect("errors").to_string());
    };
    verify(&func);
    Ok(func)
}

/// An empty slice of floats.
pub const NONE: &[f64] = &[];

/// One call: the name, the arguments, what rustc's code gives, the arguments after it.
pub fn compare(program: &Program, name: &str, args: Vec<Data>, want: Data, after: Vec<Data>) {
    let got = program.call(name, args.clone());
    let text = || program.0[name].to_string();
    let (value, left) = got.unwrap_or_else(|why| panic!("{name}{args:?}: {why}\n{}", text()));
    assert!(
        same(&value, &want),
        "{name}{args:?} = {value:?}, not {want:?}\n{}",
        text()
    );
    for (a, b) in left.iter().zip(&after) {
        assert!(same(a, b), "{name} leaves {a:?}, not {b:?}\n{}", text());
    }
}

fn same(a: &Data, b: &Data) -> bool {
    match (a, b) {
        (Data::Float(a), Data::Float(b)) => {
            a == b || (a - b).abs() < 1e-12 * (1.0 + a.abs()) || a.is_nan() && b.is_nan()
        }
        (Data::List(a), Data::List(b)) | (Data::Tuple(a), Data::Tuple(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (a, b) => a == b,
    }
}

/// `program! { { items } call; call; }`: compiles, lowers and compares. Arguments by `&mut` are compared after the call too.
macro_rules! program {
    ({ $($items:tt)* } $($name:ident($($arg:expr),* $(,)?);)*) => {{
        #[allow(unused, clippy::all)]
        mod native {
            $($items)*
        }
        #[allow(unused_imports)]
        use $crate::lower::tests::AsData;
        let program = $crate::lower::tests::lower_all(stringify!($($items)*)).unwrap_or_else(|why| panic!("{why}"));
        $({
            let before = vec![$(($arg).data()),*];
            #[allow(unused_mut, unused_variables)]
            let (want, after) = program!(@call native::$name [] $($arg,)*);
            $crate::lower::tests::compare(&program, stringify!($name), before, want, after);
        })*
    }};
    (@call $f:path [$($done:ident)*] ) => {{ (AsData::data(&$f()), vec![]) }};
    (@call $f:path [] $a:expr,) => {{
        let a = $a;
        program!(@run $f; a)
    }};
    (@call $f:path [] $a:expr, $b:expr,) => {{
        let (a, b) = ($a, $b);
        program!(@run $f; a, b)
    }};
    (@call $f:path [] $a:expr, $b:expr, $c:expr,) => {{
        let (a, b, c) = ($a, $b, $c);
        program!(@run $f; a, b, c)
    }};
    (@call $f:path [] $a:expr, $b:expr, $c:expr, $d:expr,) => {{
        let (a, b, c, d) = ($a, $b, $c, $d);
        program!(@run $f; a, b, c, d)
    }};
    (@run $f:path; $($a:ident),*) => {{ (AsData::data(&$f($($a),*)), vec![]) }};
}
pub(crate) use program;
