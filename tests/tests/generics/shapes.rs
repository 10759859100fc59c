//! Const generics, nested arrays, tuples, lifetimes, calls with explicit type arguments.

use grad_runtime::grad;
use num_traits::Float;

#[grad(jvp)]
fn dot<T: Float, const N: usize>(a: &[T; N], b: &[T; N]) -> T {
    let mut sum = T::zero();
    for i in 0..N {
        sum = sum + a[i] * b[i];
    }
    sum
}

#[grad(jvp)]
fn norm<const N: usize>(v: [f64; N]) -> f64 {
    let mut s = 0.0;
    for x in v {
        s += x * x;
    }
    (s / N as f64).sqrt()
}

#[grad]
fn matvec<T: Float, const M: usize, const N: usize>(a: &[[T; N]; M], x: [T; N]) -> [T; M] {
    let mut y = [T::zero(); M];
    for i in 0..M {
        for j in 0..N {
            y[i] = y[i] + a[i][j] * x[j];
        }
    }
    y
}

#[grad(jvp)]
fn quadratic_form<T: Float, const N: usize>(a: &[[T; N]; N], x: [T; N]) -> T {
    let y = matvec::<T, N, N>(a, x);
    dot(&x, &y)
}

/// The length of what is returned is that of what is lent.
#[grad]
fn smoothed<const N: usize, const K: usize>(of: &[f64; N], by: &[f64; K]) -> [f64; N] {
    let mut out = [0.0; N];
    for i in 0..N {
        for (k, w) in by.iter().enumerate() {
            out[i] += w * of[(i + k) % N];
        }
    }
    out
}

#[grad(jvp, hvp)]
fn roughness(x: &[f64], weight: f64) -> f64 {
    let line: [f64; 3] = [x[0], x[1] * weight, x[2]];
    let mut smooth = smoothed(&line, &[0.5, weight]);
    for _ in 0..2 {
        smooth = smoothed(&smooth, &[x[0], 0.25]);
    }
    let differences = smooth.iter().zip(line).map(|(s, l)| (s - l) * s);
    differences.sum()
}

/// Hamilton's product, w first.
#[grad]
fn quaternion_product<T: Float>(a: [T; 4], b: [T; 4]) -> [T; 4] {
    let [w1, x1, y1, z1] = a;
    let [w2, x2, y2, z2] = b;
    [
        w1 * w2 - x1 * x2 - y1 * y2 - z1 * z2,
        w1 * x2 + x1 * w2 + y1 * z2 - z1 * y2,
        w1 * y2 - x1 * z2 + y1 * w2 + z1 * x2,
        w1 * z2 + x1 * y2 - y1 * x2 + z1 * w2,
    ]
}

#[grad]
fn rotate<T: Float>(q: [T; 4], v: [T; 3]) -> [T; 3] {
    let n = (q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]).sqrt();
    let q = [q[0] / n, q[1] / n, q[2] / n, q[3] / n];
    let p = quaternion_product(q, [T::zero(), v[0], v[1], v[2]]);
    let r = quaternion_product(p, [q[0], -q[1], -q[2], -q[3]]);
    [r[1], r[2], r[3]]
}

#[grad]
fn polar<T: Float>((x, y): (T, T)) -> (T, T) {
    (x.hypot(y), y.atan2(x))
}

#[grad(jvp)]
fn longest<'a, T: Float>(x: &'a [T], y: &'a [T]) -> T
where
    T: 'a,
{
    let chosen = if x.len() > y.len() { x } else { y };
    let mut s = T::one();
    for &v in chosen.iter() {
        s = s * v;
    }
    s
}

#[grad(jvp)]
fn concrete(x: f64, y: f64) -> f64 {
    let p = [x, y, x * y];
    let q = [y, y, x];
    dot::<f64, 3>(&p, &q) + dot(&q, &q)
}

#[grad]
fn concrete_f32(x: f32, y: f32) -> f32 {
    let p = [x, y, x * y];
    dot(&p, &p)
}

#[grad(jvp)]
fn pairs<T: Float>(points: &[(T, T)]) -> T {
    let mut area = T::zero();
    for i in 0..points.len() {
        let (x0, y0) = points[i];
        let (x1, y1) = points[(i + 1) % points.len()];
        area = area + x0 * y1 - x1 * y0;
    }
    area.abs() / (T::one() + T::one())
}

#[grad(jvp)]
fn rows<T: Float>(m: &[Vec<T>]) -> T {
    let mut s = T::zero();
    for row in m {
        let mut p = T::one();
        for &v in row.iter() {
            p = p * v;
        }
        s = s + p.sqrt();
    }
    s
}

#[test]
fn shapes() {
    let (a, b) = ([1.0, 2.0, -0.5], [0.3, 0.7, 1.5]);
    check!(dot, dot_value_and_grad, dot_jvp(&a, &b), [a = a, b = b] => (&a, &b));
    check!(norm, norm_value_and_grad, norm_jvp(a), [a = a] => (a));
    let m = [[1.0, 0.5, 0.2], [0.3, 2.0, 0.1], [0.7, 0.1, 1.5]];
    check!(quadratic_form, quadratic_form_value_and_grad, quadratic_form_jvp(&m, a), [m = m, a = a] => (&m, a));
    check!(roughness, roughness_value_and_grad, roughness_jvp(&x, w), [x = vec![0.7, 1.3, -0.4], w = 0.8] => (&x, w));
    check!(longest, longest_value_and_grad, longest_jvp(&x, &y), [x = vec![1.5, 2.0], y = vec![0.5, 1.2, 3.0]] => (&x, &y));
    check!(concrete, concrete_value_and_grad, concrete_jvp(x, y), [x = 1.5, y = 0.4] => (x, y));
    check!(pairs, pairs_value_and_grad, pairs_jvp(&p), [p = vec![(0.0, 0.1), (2.0, 0.3), (1.0, 1.7)]] => (&p));
    check!(rows, rows_value_and_grad, rows_jvp(&m), [m = vec![vec![1.5, 2.0], vec![0.5]]] => (&m));
}

#[test]
fn several_results() {
    let (q, v) = ([0.9, 0.1, -0.3, 0.2], [1.0, 2.0, -0.5]);
    check_vjp!(quaternion_product, quaternion_product_vjp, [a = q, b = [0.2, 0.4, 0.1, -0.8]] => (a, b), [1.0, 0.5, -1.0, 2.0]);
    check_vjp!(rotate, rotate_vjp, [q = q, v = v] => (q, v), [1.0, 0.5, -1.0]);
    check_vjp!(polar, polar_vjp, [p = (0.4, 0.9)] => (p), (1.0, -0.5));
}

#[test]
fn single_precision() {
    let (value, (x, y)) = concrete_f32_value_and_grad(1.5, 0.5);
    assert_eq!(value, concrete_f32(1.5, 0.5));
    assert_eq!(
        (x, y),
        (2.0 * 1.5 + 2.0 * 1.5 * 0.25, 2.0 * 0.5 + 2.0 * 0.5 * 2.25)
    );
}

type Matrix<T> = [[T; 3]; 2];
type Transposed<T> = [[T; 2]; 3];

/// Parameters that are only moved about.
#[grad]
fn column<T: Copy>(m: Matrix<T>, i: usize) -> [T; 2] {
    [m[0][i], m[1][i]]
}

#[grad]
fn transposed<T: Copy>(m: Matrix<T>) -> Transposed<T> {
    [column(m, 0), column(m, 1), column(m, 2)]
}

#[grad]
fn ends<T: Clone>(xs: &[T]) -> (T, T) {
    (xs[0].clone(), xs[xs.len() - 1].clone())
}

#[grad]
fn moved_about(m: Matrix<f64>, xs: &[f64]) -> f64 {
    let t = transposed(m);
    let (first, last) = ends(xs);
    t[2][0] * t[0][1] * first + t[1][1] * last
}

#[test]
fn parameters_that_are_only_moved() {
    let at = ([[0.4, -1.1, 0.3], [0.9, 0.2, -0.6]], vec![0.7, 5.0, -1.3]);
    let got = moved_about_value_and_grad(at.0, &at.1);
    grad_tests::check::value_and_gradient(|x| moved_about(x.0, &x.1), &at, got);
    let (value, adjoint) = column_vjp([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0_f32]], 1, [0.5, -1.0]);
    assert_eq!(value, [2.0, 5.0]);
    assert_eq!(adjoint, [[0.0, 0.5, 0.0], [0.0, -1.0, 0.0]]);
}

mod fused {
    use grad_runtime::grad;

    #[grad]
    pub fn times_plus<T: num_traits::Float>(k: T, x: T, y: T) -> T {
        k * x + y
    }
}

/// Generic functions of a module, by their paths: what they give is a float here as well.
#[grad(jvp)]
fn horner_of<T: num_traits::Float>(c: [T; 3], x: T) -> T {
    fused::times_plus(x, fused::times_plus(x, c[2], c[1]), c[0])
}

#[test]
fn by_their_paths() {
    check!(horner_of, horner_of_value_and_grad, horner_of_jvp(c, x), [c = [0.3, -1.2, 0.8], x = 1.4] => (c, x));
}

/// The first coefficients of a series, as many as are asked for.
const fn harmonic<const N: usize>() -> [f64; N] {
    let mut all = [0.0; N];
    let mut n = 0;
    while n < N {
        all[n] = 1.0 / (n + 1) as f64;
        n += 1;
    }
    all
}

mod tables {
    pub const fn alternating<const N: usize>() -> [f64; N] {
        let mut all = super::harmonic::<N>();
        let mut n = 1;
        while n < N {
            all[n] = -all[n];
            n += 2;
        }
        all
    }
}

#[grad(jvp)]
fn polynomial<const N: usize>(x: f64, c: [f64; N]) -> f64 {
    c.iter().rev().fold(0.0, |sum, c| sum * x + c)
}

/// Their calls say how many.
#[grad(jvp)]
fn logarithm(x: f64) -> f64 {
    match x {
        x if x.abs() < 0.1 => x * polynomial(x, tables::alternating::<4>()),
        x if x > 0.0 => x * polynomial(x, tables::alternating::<16>()),
        x => -(x * polynomial(-x, harmonic::<16>())),
    }
}

#[test]
fn lengths_that_calls_say() {
    for x in [0.05, 0.4, -0.4] {
        check!(logarithm, logarithm_value_and_grad, logarithm_jvp(x), [x = x] => (x));
    }
}
