//! Colour spaces, noise, easing.

use grad_runtime::grad;
use num_traits::Float;

#[grad]
pub fn xyz_to_lab(xyz: [f64; 3]) -> [f64; 3] {
    fn f(t: f64) -> f64 {
        const DELTA: f64 = 6.0 / 29.0;
        if t > DELTA.powi(3) {
            t.cbrt()
        } else {
            t / (3.0 * DELTA * DELTA) + 4.0 / 29.0
        }
    }
    let white = [0.95047, 1.0, 1.08883];
    let [fx, fy, fz] = [0, 1, 2].map(|i| f(xyz[i] / white[i]));
    [116.0 * fy - 16.0, 500.0 * (fx - fy), 200.0 * (fy - fz)]
}
#[grad]
pub fn oklab(rgb: &[f64; 3]) -> [f64; 3] {
    const M1: [[f64; 3]; 3] = [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ];
    const M2: [[f64; 3]; 3] = [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ];
    let mul = |m: &[[f64; 3]; 3], v: [f64; 3]| -> [f64; 3] {
        let mut out = [0.0; 3];
        for i in 0..3 {
            for j in 0..3 {
                out[i] += m[i][j] * v[j];
            }
        }
        out
    };
    let lms = mul(&M1, *rgb);
    mul(&M2, lms.map(f64::cbrt))
}
#[grad(jvp)]
pub fn ciede_hue(a: f64, b: f64) -> f64 {
    let h = b.atan2(a).to_degrees();
    let h = if h < 0.0 { h + 360.0 } else { h };
    let t = 1.0 - 0.17 * (h - 30.0).to_radians().cos() + 0.24 * (2.0 * h).to_radians().cos();
    t * (a.hypot(b) + f64::EPSILON).powf(7.0 / 2.0).sqrt()
}
#[grad]
pub fn hsl_to_rgb(h: f64, s: f64, l: f64) -> (f64, f64, f64) {
    let c = (1.0 - (2.0 * l - 1.0).abs()) * s;
    let hp = h / 60.0;
    let x = c * (1.0 - (hp % 2.0 - 1.0).abs());
    let (r, g, b) = match hp as u8 {
        0 => (c, x, 0.0),
        1 => (x, c, 0.0),
        2 => (0.0, c, x),
        3 => (0.0, x, c),
        4 => (x, 0.0, c),
        _ => (c, 0.0, x),
    };
    let m = l - c / 2.0;
    (r + m, g + m, b + m)
}
#[grad]
pub fn rgb_to_hsv(r: f64, g: f64, b: f64) -> (f64, f64, f64) {
    let max = r.max(g).max(b);
    let min = r.min(g.min(b));
    let delta = max - min;
    let h = if delta == 0.0 {
        0.0
    } else if max == r {
        60.0 * (((g - b) / delta) % 6.0)
    } else if max == g {
        60.0 * ((b - r) / delta + 2.0)
    } else {
        60.0 * ((r - g) / delta + 4.0)
    };
    (h, if max == 0.0 { 0.0 } else { delta / max }, max)
}

const PERM: [u8; 16] = [7, 3, 12, 0, 9, 15, 2, 11, 4, 8, 1, 14, 6, 13, 5, 10];
#[grad(jvp)]
pub fn perlin2(x: f64, y: f64) -> f64 {
    let xi = x.floor() as i64 & 15;
    let yi = y.floor() as i64 & 15;
    let (xf, yf) = (x - x.floor(), y - y.floor());
    let fade = |t: f64| t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
    let hash = |i: i64, j: i64| PERM[(PERM[(i & 15) as usize] as usize + (j & 15) as usize) % 16];
    let grad = |h: u8, x: f64, y: f64| {
        let u = if h & 1 == 0 { x } else { -x };
        let v = if h & 2 == 0 { y } else { -y };
        u + v
    };
    let lerp = |a: f64, b: f64, t: f64| a + t * (b - a);
    let (u, v) = (fade(xf), fade(yf));
    let x1 = lerp(
        grad(hash(xi, yi), xf, yf),
        grad(hash(xi + 1, yi), xf - 1.0, yf),
        u,
    );
    let x2 = lerp(
        grad(hash(xi, yi + 1), xf, yf - 1.0),
        grad(hash(xi + 1, yi + 1), xf - 1.0, yf - 1.0),
        u,
    );
    lerp(x1, x2, v)
}
#[grad(jvp)]
pub fn fbm(x: f64, y: f64, octaves: usize, lacunarity: f64, gain: f64) -> f64 {
    let mut amp = 0.5;
    let mut freq = 1.0;
    (0..octaves).fold(0.0, |sum, _| {
        let n = amp * perlin2(x * freq, y * freq);
        freq *= lacunarity;
        amp *= gain;
        sum + n
    })
}
#[grad(jvp)]
pub fn simplex2(xin: f64, yin: f64, perm: &[u8; 16]) -> f64 {
    let f2 = 0.5 * (3f64.sqrt() - 1.0);
    let g2 = (3f64.sqrt() - 3.0) / -6.0;
    const GRAD: [[f64; 2]; 8] = [
        [1., 1.],
        [-1., 1.],
        [1., -1.],
        [-1., -1.],
        [1., 0.],
        [-1., 0.],
        [0., 1.],
        [0., -1.],
    ];
    let s = (xin + yin) * f2;
    let i = (xin + s).floor();
    let j = (yin + s).floor();
    let t = (i + j) * g2;
    let x0 = xin - (i - t);
    let y0 = yin - (j - t);
    let (i1, j1) = if x0 > y0 { (1, 0) } else { (0, 1) };
    let offs = [(0, 0), (i1, j1), (1, 1)];
    let (ii, jj) = (i as i32 & 0xF, j as i32 & 0xF);
    let mut n = 0.0;
    for (c, &(di, dj)) in offs.iter().enumerate() {
        let x = x0 - di as f64 + c as f64 * g2;
        let y = y0 - f64::from(dj) + c as f64 * g2;
        let mut t = 0.5 - x * x - y * y;
        if t < 0.0 {
            continue;
        }
        t *= t;
        let gi = perm[((ii + di + perm[((jj + dj) & 15) as usize] as i32) & 15) as usize] % 8;
        let [gx, gy] = GRAD[gi as usize];
        n += t * t * (gx * x + gy * y);
    }
    70.0 * n
}
#[grad(jvp)]
pub fn value_noise(x: f64, seed: u32) -> f64 {
    let hash = |n: i32| -> f64 {
        let mut h = (n as u32).wrapping_mul(0x27d4eb2d) ^ seed;
        h ^= h >> 15;
        h = h.wrapping_mul(0x85ebca6b);
        h ^= h >> 13;
        h as f64 / u32::MAX as f64
    };
    let i = x.floor();
    let t = x - i;
    let s = t * t * (3.0 - 2.0 * t);
    hash(i as i32) * (1.0 - s) + hash(i as i32 + 1) * s
}

#[grad(jvp)]
pub fn bounce_out(t: f64) -> f64 {
    const N1: f64 = 7.5625;
    const D1: f64 = 2.75;
    let mut t = t;
    if t < 1.0 / D1 {
        N1 * t * t
    } else if t < 2.0 / D1 {
        t -= 1.5 / D1;
        N1 * t * t + 0.75
    } else if t < 2.5 / D1 {
        t -= 2.25 / D1;
        N1 * t * t + 0.9375
    } else {
        t -= 2.625 / D1;
        N1 * t * t + 0.984375
    }
}
#[grad(jvp)]
pub fn elastic<F: Float>(t: F) -> F {
    let p = F::from(0.3).unwrap();
    if t == F::zero() || t == F::one() {
        return t;
    }
    let two_pi = F::from(std::f64::consts::TAU).unwrap();
    F::from(2).unwrap().powf(F::from(-10.0).unwrap() * t)
        * ((t - p / F::from(4.0).unwrap()) * two_pi / p).sin()
        + F::one()
}
pub trait Scale {
    fn lift(x: f32) -> Self;
}

impl Scale for f64 {
    fn lift(x: f32) -> f64 {
        x as f64
    }
}

#[grad(jvp)]
pub fn smootherstep<T>(lo: T, hi: T, x: T) -> T
where
    T: Float + Scale,
{
    let t = ((x - lo) / (hi - lo)).max(T::zero()).min(T::one());
    t * t * t * (t * (t * T::lift(6.0f32) - T::lift(15.0f32)) + T::lift(10.0f32))
}

#[test]
fn gradients() {
    check_vjp!(xyz_to_lab, xyz_to_lab_vjp, [x = [0.3, 0.001, 0.5]] => (x), [1.0, -0.5, 0.3]);
    check!(ciede_hue, ciede_hue_value_and_grad, ciede_hue_jvp(x, y), [x = -0.4, y = -0.3] => (x, y));
    check_vjp!(hsl_to_rgb, hsl_to_rgb_vjp, [h = 130.0, s = 0.4, l = 0.6] => (h, s, l), (1.0, -0.5, 0.3));
    check_vjp!(rgb_to_hsv, rgb_to_hsv_vjp, [h = 0.3, s = 0.4, l = 0.6] => (h, s, l), (1.0, -0.5, 0.3));
    check!(perlin2, perlin2_value_and_grad, perlin2_jvp(x, y), [x = 1.4, y = -2.3] => (x, y));
    check!(fbm, fbm_value_and_grad, fbm_jvp(x, y, l, g), [x = 1.4, y = 2.3, l = 1.95, g = 0.52] => (x, y, 3, l, g));
    check!(simplex2, simplex2_value_and_grad, simplex2_jvp(x, y), [x = 1.4, y = 2.3] => (x, y, &PERM));
    check!(value_noise, value_noise_value_and_grad, value_noise_jvp(x), [x = 1.4] => (x, 77));
    check!(bounce_out, bounce_out_value_and_grad, bounce_out_jvp(x), [x = 0.8] => (x));
    check!(elastic, elastic_value_and_grad, elastic_jvp(x), [x = 0.8] => (x));
    check!(smootherstep, smootherstep_value_and_grad, smootherstep_jvp(a, b, x), [a = 0.1, b = 1.2, x = 0.8] => (a, b, x));
}
