//! Calls of small functions of the same module are differentiated as if their bodies stood there.

use grad_runtime::{Tape, grad};

const GRAVITY: f64 = 9.81;
type Metres = f64;

#[grad]
fn dot(a: &[f64; 3], b: &[f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

#[grad]
fn cross(a: &[f64; 3], b: &[f64; 3]) -> [f64; 3] {
    [
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    ]
}

#[grad]
fn unit(a: &[f64; 3]) -> [f64; 3] {
    let square = dot(a, a);
    if square == 0.0 {
        return [0.0; 3];
    }
    let length = square.sqrt();
    [a[0] / length, a[1] / length, a[2] / length]
}

/// The angle between the normals of two triangles.
#[grad]
fn dihedral(p: &[f64; 12]) -> f64 {
    let side = |i: usize, j: usize| {
        [
            p[3 * j] - p[3 * i],
            p[3 * j + 1] - p[3 * i + 1],
            p[3 * j + 2] - p[3 * i + 2],
        ]
    };
    let (a, b, c) = (side(0, 1), side(1, 2), side(2, 3));
    let (n, m) = (unit(&cross(&a, &b)), unit(&cross(&b, &c)));
    let along = dot(&cross(&n, &m), &unit(&b));
    along.atan2(dot(&n, &m))
}

#[test]
fn helpers_on_vectors() {
    let p = [0.1, 0.2, -0.3, 1.0, 0.4, 0.2, 1.3, 1.5, -0.1, 2.2, 1.4, 0.9];
    grad_tests::check!(dihedral, dihedral_value_and_grad, [p = p] => (&p));
    // Nothing is left of the calls that could record.
    let mut tape = Tape::new();
    dihedral_vjp_with(&mut tape, &p, &mut [0.0; 12], 1.0);
    assert_eq!(tape.peak_bytes(), 0);
    // A degenerate triangle takes the early return.
    let flat = [0.0; 12];
    assert_eq!(dihedral_grad(&flat), [0.0; 12]);
}

/// Changes its argument, and a copy of another one.
#[grad]
fn kick(v: &mut [f64; 2], mut push: [f64; 2], strength: f64) -> (f64, f64) {
    push[0] *= strength;
    push[1] -= GRAVITY;
    v[0] += push[0] * 0.1;
    v[1] += push[1] * 0.1;
    (push[0] * v[1], v[0])
}

#[grad]
fn thrown(start: [f64; 2], push: [f64; 2], k: f64) -> f64 {
    let mut v = start;
    let (work, fast) = kick(&mut v, push, k);
    let (more, _) = kick(&mut v, push, fast);
    work + more * push[1] + v[0] * v[1]
}

#[test]
fn arguments_that_change() {
    grad_tests::check!(thrown, thrown_value_and_grad, [start = [0.4, 1.9], push = [0.7, -0.2], k = 1.3] => (start, push, k));
}

/// The caller has a name that the callee speaks of, in another meaning.
#[grad]
fn weight<const N: usize>(mass: &[f64; N]) -> f64 {
    mass[0] * N as f64
}

const N: usize = 7;

#[grad]
fn sevenfold(mass: f64) -> f64 {
    mass * mass * N as f64
}

#[grad]
fn both<const N: usize>(mass: &[f64; N]) -> f64 {
    sevenfold(mass[0]) + weight(mass)
}

#[test]
fn constants_mean_what_they_mean_in_the_callee() {
    grad_tests::check!(both, both_value_and_grad, [mass = [2.5, 1.0]] => (&mass));
    assert_eq!(both_grad(&[2.5, 1.0]), [37.0, 0.0]);
}

#[grad]
fn distance(x: &[Metres], y: &[Metres]) -> Metres {
    let (dx, dy) = (x[0] - y[0], x[1] - y[1]);
    (dx * dx + dy * dy).sqrt()
}

/// Parts of slices are passed, in a loop.
#[grad]
fn path(points: &[Metres], n: usize) -> Metres {
    let mut total = 0.0;
    for i in 1..n {
        total += distance(&points[2 * i - 2..2 * i], &points[2 * i..2 * i + 2]);
    }
    total * total
}

#[test]
fn parts_of_slices_in_loops() {
    grad_tests::check!(path, path_value_and_grad, [p = vec![0.0, 0.1, 1.3, 0.4, 0.9, 2.2, -0.5, 1.0]] => (&p, 4));
    let p = [0.0, 0.0, 3.0, 4.0, 3.0, 5.0];
    let taken = std::panic::catch_unwind(|| path_grad(&p, 4));
    assert!(taken.is_err(), "a part that is not there");
}

#[grad(wrt(x))]
fn scaled(x: f64, scale: f64) -> f64 {
    (x * scale).tanh() / scale
}

#[grad(wrt(x))]
fn layers(x: f64, scale: f64) -> f64 {
    scaled(scaled(x, 2.0) + x, 0.5) * scale
}

#[test]
fn arguments_without_a_derivative() {
    grad_tests::check!(layers, layers_value_and_grad, [x = 0.37] => (x, 3.0));
}

/// One calls the other.
#[grad]
fn even(x: f64, n: usize) -> f64 {
    if n == 0 { x } else { odd(x * 1.1, n - 1) }
}

#[grad]
fn odd(x: f64, n: usize) -> f64 {
    if n == 0 { x * x } else { even(x.sin(), n - 1) }
}

#[test]
fn recursion_through_another_function() {
    grad_tests::check!(even, even_value_and_grad, [x = 0.8] => (x, 5));
    grad_tests::check!(odd, odd_value_and_grad, [x = 0.8] => (x, 4));
}

#[grad]
fn half(x: f32) -> f32 {
    let y = 0.5 * x;
    y * y + x.exp()
}

#[grad]
fn singles(x: f32, y: f32) -> f32 {
    half(x * y) * half(y)
}

#[test]
fn single_precision() {
    let (x, y) = (0.3_f32, 0.7_f32);
    let (value, (x_bar, y_bar)) = singles_value_and_grad(x, y);
    assert_eq!(value.to_bits(), singles(x, y).to_bits());
    let h = |x: f64| 0.25 * x * x + x.exp();
    let d = |x: f64| 0.5 * x + x.exp();
    let (x, y) = (f64::from(x), f64::from(y));
    assert!((f64::from(x_bar) - d(x * y) * y * h(y)).abs() < 1e-6);
    assert!((f64::from(y_bar) - (d(x * y) * x * h(y) + h(x * y) * d(y))).abs() < 1e-6);
}

/// The same with the calls.
#[grad(off(inline))]
fn called(p: &[f64; 6]) -> f64 {
    let a = [p[0], p[1], p[2]];
    let b = [p[3], p[4], p[5]];
    let n = unit(&cross(&a, &b));
    dot(&n, &a) + n[0] * n[1]
}

#[grad]
fn inlined(p: &[f64; 6]) -> f64 {
    let a = [p[0], p[1], p[2]];
    let b = [p[3], p[4], p[5]];
    let n = unit(&cross(&a, &b));
    dot(&n, &a) + n[0] * n[1]
}

#[test]
fn calls_give_the_same() {
    let p = [0.3, -0.4, 1.2, 0.8, 0.9, -0.1];
    let (value, grad) = inlined_value_and_grad(&p);
    let (same_value, same) = called_value_and_grad(&p);
    assert_eq!(value.to_bits(), same_value.to_bits());
    for (one, other) in grad.iter().zip(&same) {
        assert!((one - other).abs() < 1e-15, "{grad:?} {same:?}");
    }
}
