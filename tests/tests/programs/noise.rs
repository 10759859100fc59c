//! Procedural noise: integer hashing around a little arithmetic.

use grad_runtime::grad;

const PERM: [u8; 16] = [7, 12, 3, 9, 0, 14, 5, 10, 1, 15, 6, 11, 2, 13, 4, 8];
const GRADIENTS: [[f64; 2]; 8] = [
    [1.0, 0.0],
    [0.7071067811865476, 0.7071067811865476],
    [0.0, 1.0],
    [-0.7071067811865476, 0.7071067811865476],
    [-1.0, 0.0],
    [-0.7071067811865476, -0.7071067811865476],
    [0.0, -1.0],
    [0.7071067811865476, -0.7071067811865476],
];

fn hash(x: i32, y: i32) -> usize {
    let i = PERM[(x & 15) as usize] as i32;
    PERM[((i + y) & 15) as usize] as usize
}

#[inline]
#[grad]
fn fade(t: f64) -> f64 {
    t * t * t * (t * (t * 6.0 - 15.0) + 10.0)
}

#[grad]
fn lerp(a: f64, b: f64, t: f64) -> f64 {
    a + t * (b - a)
}

#[grad]
fn grad_dot(h: usize, x: f64, y: f64) -> f64 {
    let g = GRADIENTS[h % 8];
    g[0] * x + g[1] * y
}

#[grad(lagrangian, jvp)]
fn perlin(x: f64, y: f64) -> f64 {
    let xi = x.floor();
    let yi = y.floor();
    let (xf, yf) = (x - xi, y - yi);
    let (ix, iy) = (xi as i32, yi as i32);
    let u = fade(xf);
    let v = fade(yf);
    let n00 = grad_dot(hash(ix, iy), xf, yf);
    let n10 = grad_dot(hash(ix + 1, iy), xf - 1.0, yf);
    let n01 = grad_dot(hash(ix, iy + 1), xf, yf - 1.0);
    let n11 = grad_dot(hash(ix + 1, iy + 1), xf - 1.0, yf - 1.0);
    lerp(lerp(n00, n10, u), lerp(n01, n11, u), v)
}

#[grad(lagrangian, jvp)]
fn fbm(x: f64, y: f64, octaves: u32, gain: f64) -> f64 {
    let mut sum = 0.0;
    let mut amplitude = 0.5;
    let mut frequency = 1.0;
    for _ in 0..octaves {
        sum += amplitude * perlin(x * frequency, y * frequency);
        frequency *= 2.0;
        amplitude *= gain;
    }
    sum
}

#[grad(lagrangian, jvp)]
fn simplex(x: f64, y: f64) -> f64 {
    const F2: f64 = 0.366_025_403_784_438_6;
    const G2: f64 = 0.211_324_865_405_187_13;
    let s = (x + y) * F2;
    let i = (x + s).floor() as i32;
    let j = (y + s).floor() as i32;
    let t = (i + j) as f64 * G2;
    let x0 = x - (i as f64 - t);
    let y0 = y - (j as f64 - t);
    let (i1, j1) = if x0 > y0 { (1, 0) } else { (0, 1) };
    let corners: [(f64, f64, usize); 3] = [
        (x0, y0, hash(i, j)),
        (
            x0 - i1 as f64 + G2,
            y0 - j1 as f64 + G2,
            hash(i + i1, j + j1),
        ),
        (x0 - 1.0 + 2.0 * G2, y0 - 1.0 + 2.0 * G2, hash(i + 1, j + 1)),
    ];
    let mut total = 0.0;
    for (cx, cy, h) in corners {
        let t = 0.5 - cx * cx - cy * cy;
        if t > 0.0 {
            total += t.powi(4) * grad_dot(h, cx, cy);
        }
    }
    70.0 * total
}

/// Value noise in one dimension from an integer hash.
#[grad(lagrangian, jvp)]
fn value_noise(x: f64, seed: u32) -> f64 {
    let lattice = |n: i32| -> f64 {
        let mut h = (n as u32).wrapping_mul(0x9E37_79B9) ^ seed;
        h ^= h >> 15;
        h = h.wrapping_mul(0x85EB_CA6B);
        h ^= h >> 13;
        (h & 0xffff) as f64 / 65535.0
    };
    let i = x.floor();
    let f = x - i;
    let w = f * f * (3.0 - 2.0 * f);
    let n = i as i32;
    lattice(n) * (1.0 - w) + lattice(n + 1) * w
}

/// Distance to the nearest of the jittered points of the cells around.
#[grad(lagrangian, jvp)]
fn worley(x: f64, y: f64, jitter: f64) -> f64 {
    let (cx, cy) = (x.floor() as i64, y.floor() as i64);
    let mut nearest = f64::MAX;
    for dy in -1..=1 {
        for dx in -1..=1 {
            let (px, py) = (cx + dx, cy + dy);
            let h = (px.wrapping_mul(374_761_393) ^ py.wrapping_mul(668_265_263)) as u64;
            let h = (h ^ (h >> 13)).wrapping_mul(1_274_126_177);
            let ox = (h & 0xff) as f64 / 255.0;
            let oy = ((h >> 8) & 0xff) as f64 / 255.0;
            let ux = px as f64 + 0.5 + jitter * (ox - 0.5) - x;
            let uy = py as f64 + 0.5 + jitter * (oy - 0.5) - y;
            let d = ux * ux + uy * uy;
            if d < nearest {
                nearest = d;
            }
        }
    }
    nearest.sqrt()
}

#[grad(lagrangian, jvp)]
fn domain_warp(p: [f64; 2], strength: f64) -> f64 {
    let q = [perlin(p[0], p[1]), perlin(p[0] + 5.2, p[1] + 1.3)];
    let r = [p[0] + strength * q[0], p[1] + strength * q[1]];
    fbm(r[0], r[1], 3, 0.5)
}

#[grad]
fn ridged(x: f32, y: f32) -> f32 {
    let n = (x * 1.7).sin() * (y * 2.3).cos();
    let r = 1.0 - n.abs();
    r * r
}

#[test]
fn lattices() {
    for (x, y) in [(0.3, 0.6), (-1.7, 2.2), (5.1, -0.4)] {
        check!(perlin, perlin_value_and_grad, perlin_jvp(x, y), view perlin_lagrangian, [x = x, y = y] => (x, y));
        check!(fbm, fbm_value_and_grad, fbm_jvp(x, y, g), view fbm_lagrangian, [x = x, y = y, g = 0.45] => (x, y, 4, g));
        check!(simplex, simplex_value_and_grad, simplex_jvp(x, y), view simplex_lagrangian, [x = x, y = y] => (x, y));
        check!(value_noise, value_noise_value_and_grad, value_noise_jvp(x), view value_noise_lagrangian, [x = x] => (x, 17));
        check!(worley, worley_value_and_grad, worley_jvp(x, y, j), view worley_lagrangian, [x = x, y = y, j = 0.7] => (x, y, j));
        check!(domain_warp, domain_warp_value_and_grad, domain_warp_jvp(p, s), view domain_warp_lagrangian, [p = [x, y], s = 0.8] => (p, s));
    }
    let (value, (dx, dy)) = ridged_value_and_grad(0.4, 0.2);
    assert_eq!(value.to_bits(), ridged(0.4, 0.2).to_bits());
    let f = |p: &(f64, f64)| (1.0 - ((p.0 * 1.7).sin() * (p.1 * 2.3).cos()).abs()).powi(2);
    grad_tests::check::gradient_f32(f, &(0.4, 0.2), &(dx, dy));
}
