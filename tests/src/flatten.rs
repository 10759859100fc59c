//! Reads the floats of arguments, gradients and adjoints as one vector, and writes them back.

/// A shape that holds floats.
pub trait Flatten {
    /// Appends the floats in order.
    fn flatten(&self, out: &mut Vec<f64>);
    /// Takes the floats back from the front of `from`.
    fn refill(&mut self, from: &mut &[f64]);
}

/// The floats of a value, in order.
pub fn floats(x: &(impl Flatten + ?Sized)) -> Vec<f64> {
    let mut out = Vec::new();
    x.flatten(&mut out);
    out
}

impl Flatten for f64 {
    fn flatten(&self, out: &mut Vec<f64>) {
        out.push(*self);
    }
    fn refill(&mut self, from: &mut &[f64]) {
        let (first, rest) = from.split_first().expect("enough floats");
        *self = *first;
        *from = rest;
    }
}

impl Flatten for f32 {
    fn flatten(&self, out: &mut Vec<f64>) {
        out.push(f64::from(*self));
    }
    fn refill(&mut self, from: &mut &[f64]) {
        let mut wide = 0.0_f64;
        wide.refill(from);
        *self = wide as f32;
    }
}

/// Carries no floats.
impl Flatten for usize {
    fn flatten(&self, _: &mut Vec<f64>) {}
    fn refill(&mut self, _: &mut &[f64]) {}
}

impl<T: Flatten> Flatten for Option<T> {
    fn flatten(&self, out: &mut Vec<f64>) {
        self.iter().for_each(|x| x.flatten(out));
    }
    fn refill(&mut self, from: &mut &[f64]) {
        self.iter_mut().for_each(|x| x.refill(from));
    }
}

impl<T: Flatten> Flatten for [T] {
    fn flatten(&self, out: &mut Vec<f64>) {
        self.iter().for_each(|x| x.flatten(out));
    }
    fn refill(&mut self, from: &mut &[f64]) {
        self.iter_mut().for_each(|x| x.refill(from));
    }
}

impl<T: Flatten, const N: usize> Flatten for [T; N] {
    fn flatten(&self, out: &mut Vec<f64>) {
        self[..].flatten(out);
    }
    fn refill(&mut self, from: &mut &[f64]) {
        self[..].refill(from);
    }
}

impl<T: Flatten> Flatten for Vec<T> {
    fn flatten(&self, out: &mut Vec<f64>) {
        self[..].flatten(out);
    }
    fn refill(&mut self, from: &mut &[f64]) {
        self[..].refill(from);
    }
}

impl Flatten for () {
    fn flatten(&self, _: &mut Vec<f64>) {}
    fn refill(&mut self, _: &mut &[f64]) {}
}

macro_rules! tuples {
    ($($name:ident)*) => {
        #[allow(non_snake_case)]
        impl<$($name: Flatten),*> Flatten for ($($name,)*) {
            fn flatten(&self, out: &mut Vec<f64>) {
                let ($($name,)*) = self;
                $($name.flatten(out);)*
            }
            fn refill(&mut self, from: &mut &[f64]) {
                let ($($name,)*) = self;
                $($name.refill(from);)*
            }
        }
    };
}

tuples!(A);
tuples!(A B);
tuples!(A B C);
tuples!(A B C D);
tuples!(A B C D E);
tuples!(A B C D E F);
tuples!(A B C D E F G);
tuples!(A B C D E F G H);
