//! Code that is put together at compile time: macros of the file and of the function, parts under `cfg`.

use grad_runtime::grad;

/// Horner's scheme, highest power first.
macro_rules! horner {
    ($x:expr, $c:expr) => { $c };
    ($x:expr, $c:expr, $($rest:expr),+ $(,)?) => {
        horner!(@fold $x, $c; $($rest),+)
    };
    (@fold $x:expr, $acc:expr; $c:expr) => { $acc * $x + $c };
    (@fold $x:expr, $acc:expr; $c:expr, $($rest:expr),+) => {
        horner!(@fold $x, $acc * $x + $c; $($rest),+)
    };
}

macro_rules! sq {
    ($e:expr) => {{
        let v = $e;
        v * v
    }};
}

macro_rules! swap_if {
    ($a:ident > $b:ident) => {
        if $a > $b {
            let tmp = $a;
            $a = $b;
            $b = tmp;
        }
    };
}

macro_rules! total {
    ($($x:expr),* $(,)?) => { 0.0 $(+ $x)* };
}

macro_rules! require {
    ($cond:expr, $($arg:tt)*) => {
        if !$cond {
            return Err(format!($($arg)*));
        }
    };
}

#[grad(jvp)]
fn arrhenius(t: f64) -> f64 {
    let u = t / 100.0;
    horner!(u, 1.5e-3, -0.02, 0.4, 1.0) * (-1.0 / horner!(u, 0.5, 2.0)).exp()
}

#[grad(jvp)]
fn distance(ax: f64, ay: f64, bx: f64, by: f64) -> f64 {
    // The macro's own variable has the name of one of ours.
    let v = bx - ax;
    (sq!(v) + sq!(by - ay) + 0.1 * v).sqrt()
}

#[grad(jvp)]
fn weighted_median3(a: f64, b: f64, c: f64) -> f64 {
    let (mut lo, mut mid, mut hi) = (a, b, c);
    swap_if!(lo > mid);
    swap_if!(mid > hi);
    swap_if!(lo > mid);
    total!(0.2 * lo, 0.5 * mid, 0.3 * hi) + total!()
}

#[grad]
fn relative_humidity(t: f64, dew: f64) -> Result<f64, String> {
    require!(dew <= t, "dew point {dew} above {t}");
    let p = |c: f64| (17.625 * c / (243.04 + c)).exp();
    Ok(p(dew) / p(t))
}

/// Signed lattice noise: each corner of the cell is a call of a macro that reads the function's variables.
#[grad(jvp)]
fn lattice(x: f64, y: f64, seed: u32) -> f64 {
    let (ix, iy) = (x.floor() as i64, y.floor() as i64);
    let (fx, fy) = (x - ix as f64, y - iy as f64);
    macro_rules! corner {
        ($dx:literal, $dy:literal) => {{
            let (dx, dy) = (fx - $dx as f64, fy - $dy as f64);
            let h = ((ix + $dx) as u32)
                .wrapping_mul(374_761_393)
                .wrapping_add(((iy + $dy) as u32).wrapping_mul(668_265_263))
                ^ seed;
            match (h ^ (h >> 13)) & 3 {
                0 => dx + dy,
                1 => -dx + dy,
                2 => dx - dy,
                3 => -dx - dy,
                _ => unreachable!(),
            }
        }};
    }
    macro_rules! fade {
        ($t:expr) => {
            $t * $t * $t * ($t * ($t * 6.0 - 15.0) + 10.0)
        };
    }
    let (u, v) = (fade!(fx), fade!(fy));
    let low = corner!(0, 0) * (1.0 - u) + corner!(1, 0) * u;
    let high = corner!(0, 1) * (1.0 - u) + corner!(1, 1) * u;
    low + v * (high - low)
}

#[grad(jvp)]
fn fma(a: f64, b: f64, c: f64) -> f64 {
    #[cfg(target_feature = "fma")]
    {
        a.mul_add(b, c)
    }
    #[cfg(not(target_feature = "fma"))]
    {
        a * b + c
    }
}

#[grad(jvp)]
fn polynomial(x: f64, coefficients: &[f64]) -> f64 {
    coefficients
        .iter()
        .rev()
        .fold(0.0, |acc, &c| fma(acc, x, c))
}

#[grad(jvp)]
fn traced(x: f64, mode: u8) -> f64 {
    #[cfg(debug_assertions)]
    let scale = 2.0;
    #[cfg(not(debug_assertions))]
    let scale = 3.0;
    let y = match mode {
        0 => x.sin(),
        #[cfg(target_os = "none")]
        1 => x,
        _ => x.cos(),
    };
    #[cfg(target_os = "none")]
    return 0.0;
    #[cfg(not(target_os = "none"))]
    return scale * y;
}

struct Damped {
    rate: f64,
}

impl Damped {
    #[grad(wrt(t))]
    fn at(&self, t: f64) -> f64 {
        #[cfg(target_os = "none")]
        let t = 2.0 * t;
        sq!(t.cos()) * (-self.rate * t).exp()
    }
}

#[grad(jvp)]
fn gamma_lower(a: f64, x: f64) -> f64 {
    use approx::{relative_eq, ulps_eq};
    if ulps_eq!(a, 0.0, epsilon = 0.0) || approx::abs_diff_eq!(x, 0.0) {
        return 0.0;
    }
    let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
    loop {
        n += 1.0;
        term *= x / n;
        let next = sum + term;
        if relative_eq!(next, sum, max_relative = 1e-14) {
            break;
        }
        sum = next;
    }
    sum * (a * x.ln() - x).exp()
}

// With `std`, and without: one signature for both.
#[cfg(unix)]
#[grad(jvp)]
fn square_root(f: f64) -> f64 {
    f.sqrt()
}

#[cfg(not(unix))]
#[grad(jvp)]
fn square_root(x: f64) -> f64 {
    x.powf(0.5)
}

#[grad(jvp)]
fn stored(x: f64, buckets: &[f64]) -> f64 {
    let size = square_root(buckets.len() as f64) as usize;
    let key = (square_root(x * x + 4.0) as usize) % buckets.len();
    buckets[key] * square_root(x) + size as f64
}

#[test]
fn macros() {
    check!(arrhenius, arrhenius_value_and_grad, arrhenius_jvp(t), [t = 130.0] => (t));
    check!(distance, distance_value_and_grad, distance_jvp(a, b, c, d), [a = 0.3, b = 1.0, c = 2.5, d = -0.4] => (a, b, c, d));
    for (a, b, c) in [(1.0, 2.0, 3.0), (3.0, 1.0, 2.0), (2.5, 3.0, -1.0)] {
        check!(weighted_median3, weighted_median3_value_and_grad, weighted_median3_jvp(a, b, c), [a = a, b = b, c = c] => (a, b, c));
    }
    for (x, y) in [(0.3, 0.8), (-2.4, 7.1), (11.9, -3.3)] {
        check!(lattice, lattice_value_and_grad, lattice_jvp(x, y), [x = x, y = y] => (x, y, 77));
    }
    let humidity = |t: f64, dew: f64| relative_humidity(t, dew).unwrap();
    let companion = |t: f64, dew: f64| relative_humidity_value_and_grad(t, dew).unwrap();
    check!(humidity, companion, [t = 21.0, dew = 12.5] => (t, dew));
    assert!(relative_humidity_grad(1.0, 2.0).is_err());
}

#[test]
fn choices() {
    check!(fma, fma_value_and_grad, fma_jvp(a, b, c), [a = 0.5, b = 3.0, c = 1.0] => (a, b, c));
    check!(polynomial, polynomial_value_and_grad, polynomial_jvp(x, &c), [x = 0.7, c = vec![1.0, -2.0, 0.5, 4.0]] => (x, &c));
    check!(stored, stored_value_and_grad, stored_jvp(x, &b), [x = 2.7, b = vec![1.0, -2.0, 0.5, 4.0]] => (x, &b));
    for mode in [0, 1, 2] {
        check!(traced, traced_value_and_grad, traced_jvp(x), [x = 0.7] => (x, mode));
    }
    let damped = Damped { rate: 0.3 };
    let at = |t: f64| damped.at(t);
    let companion = |t: f64| damped.at_value_and_grad(t);
    check!(at, companion, [t = 0.4] => (t));
    check!(gamma_lower, gamma_lower_value_and_grad, gamma_lower_jvp(a, x), [a = 1.7, x = 2.2] => (a, x));
}
