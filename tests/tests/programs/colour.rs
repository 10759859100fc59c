//! Colour spaces.

use grad_runtime::grad;

const D65: [f64; 3] = [0.95047, 1.0, 1.08883];
const SRGB_TO_XYZ: [[f64; 3]; 3] = [
    [0.4124564, 0.3575761, 0.1804375],
    [0.2126729, 0.7151522, 0.0721750],
    [0.0193339, 0.1191920, 0.9503041],
];
static XYZ_TO_SRGB: [[f64; 3]; 3] = [
    [3.2404542, -1.5371385, -0.4985314],
    [-0.9692660, 1.8760108, 0.0415560],
    [0.0556434, -0.2040259, 1.0572252],
];

#[grad]
fn to_linear(c: f64) -> f64 {
    if c <= 0.04045 {
        c / 12.92
    } else {
        ((c + 0.055) / 1.055).powf(2.4)
    }
}

#[grad]
fn to_gamma(c: f64) -> f64 {
    if c <= 0.0031308 {
        12.92 * c
    } else {
        1.055 * c.powf(1.0 / 2.4) - 0.055
    }
}

#[grad]
fn lab_f(t: f64) -> f64 {
    const DELTA: f64 = 6.0 / 29.0;
    if t > DELTA.powi(3) {
        t.cbrt()
    } else {
        t / (3.0 * DELTA * DELTA) + 4.0 / 29.0
    }
}

#[grad]
fn srgb_to_lab(rgb: [f64; 3]) -> [f64; 3] {
    let lin = [to_linear(rgb[0]), to_linear(rgb[1]), to_linear(rgb[2])];
    let mut xyz = [0.0; 3];
    for (i, row) in SRGB_TO_XYZ.iter().enumerate() {
        for j in 0..3 {
            xyz[i] += row[j] * lin[j];
        }
    }
    let fx: f64 = lab_f(xyz[0] / D65[0]);
    let fy: f64 = lab_f(xyz[1] / D65[1]);
    let fz: f64 = lab_f(xyz[2] / D65[2]);
    [116.0 * fy - 16.0, 500.0 * (fx - fy), 200.0 * (fy - fz)]
}

#[grad]
fn lab_to_srgb(l: f64, a: f64, b: f64) -> (f64, f64, f64) {
    let fy = (l + 16.0) / 116.0;
    let inv = |t: f64| {
        if t > 6.0 / 29.0 {
            t * t * t
        } else {
            3.0 * (6.0f64 / 29.0).powi(2) * (t - 4.0 / 29.0)
        }
    };
    let xyz = [
        D65[0] * inv(fy + a / 500.0),
        D65[1] * inv(fy),
        D65[2] * inv(fy - b / 200.0),
    ];
    let channel = |row: usize| {
        let m = XYZ_TO_SRGB[row];
        to_gamma(m[0] * xyz[0] + m[1] * xyz[1] + m[2] * xyz[2]).clamp(0.0, 1.0)
    };
    (channel(0), channel(1), channel(2))
}

#[grad]
fn rgb_to_hsl(r: f64, g: f64, b: f64) -> (f64, f64, f64) {
    let max = r.max(g).max(b);
    let min = r.min(g).min(b);
    let l = (max + min) / 2.0;
    let d = max - min;
    if d == 0.0 {
        return (0.0, 0.0, l);
    }
    let s = if l > 0.5 {
        d / (2.0 - max - min)
    } else {
        d / (max + min)
    };
    let h = if max == r {
        (g - b) / d + if g < b { 6.0 } else { 0.0 }
    } else if max == g {
        (b - r) / d + 2.0
    } else {
        (r - g) / d + 4.0
    };
    (h * 60.0, s, l)
}

#[grad]
fn hue_to_channel(p: f64, q: f64, t: f64) -> f64 {
    let t = if t < 0.0 {
        t + 1.0
    } else if t > 1.0 {
        t - 1.0
    } else {
        t
    };
    match t {
        t if t < 1.0 / 6.0 => p + (q - p) * 6.0 * t,
        t if t < 1.0 / 2.0 => q,
        t if t < 2.0 / 3.0 => p + (q - p) * (2.0 / 3.0 - t) * 6.0,
        _ => p,
    }
}

#[grad]
fn hsl_to_rgb(h: f64, s: f64, l: f64) -> [f64; 3] {
    if s == 0.0 {
        return [l, l, l];
    }
    let q = if l < 0.5 {
        l * (1.0 + s)
    } else {
        l + s - l * s
    };
    let p = 2.0 * l - q;
    let h = h / 360.0;
    [
        hue_to_channel(p, q, h + 1.0 / 3.0),
        hue_to_channel(p, q, h),
        hue_to_channel(p, q, h - 1.0 / 3.0),
    ]
}

#[grad]
fn hsv_to_rgb(h: f64, s: f64, v: f64) -> (f64, f64, f64) {
    let c = v * s;
    let hp = h / 60.0;
    let x = c * (1.0 - (hp % 2.0 - 1.0).abs());
    let (r, g, b) = match hp as i32 {
        0 => (c, x, 0.0),
        1 => (x, c, 0.0),
        2 => (0.0, c, x),
        3 => (0.0, x, c),
        4 => (x, 0.0, c),
        5 => (c, 0.0, x),
        _ => unreachable!("hue out of range"),
    };
    let m = v - c;
    (r + m, g + m, b + m)
}

/// CIEDE2000.
#[grad(lagrangian, jvp)]
fn delta_e_2000(lab1: [f64; 3], lab2: [f64; 3]) -> f64 {
    let [l1, a1, b1] = lab1;
    let [l2, a2, b2] = lab2;
    let c1 = (a1 * a1 + b1 * b1).sqrt();
    let c2 = (a2 * a2 + b2 * b2).sqrt();
    let c_bar = (c1 + c2) / 2.0;
    let c7 = c_bar.powi(7);
    let g = 0.5 * (1.0 - (c7 / (c7 + 25f64.powi(7))).sqrt());
    let (a1p, a2p) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let c1p = a1p.hypot(b1);
    let c2p = a2p.hypot(b2);
    let hue = |a: f64, b: f64| {
        if a == 0.0 && b == 0.0 {
            return 0.0;
        }
        let h = b.atan2(a).to_degrees();
        if h < 0.0 { h + 360.0 } else { h }
    };
    let h1p = hue(a1p, b1);
    let h2p = hue(a2p, b2);
    let dl = l2 - l1;
    let dc = c2p - c1p;
    let dh = if c1p * c2p == 0.0 {
        0.0
    } else if (h2p - h1p).abs() <= 180.0 {
        h2p - h1p
    } else if h2p <= h1p {
        h2p - h1p + 360.0
    } else {
        h2p - h1p - 360.0
    };
    let dh_big = 2.0 * (c1p * c2p).sqrt() * (dh.to_radians() / 2.0).sin();
    let l_bar = (l1 + l2) / 2.0;
    let cp_bar = (c1p + c2p) / 2.0;
    let hp_bar = if (h1p - h2p).abs() > 180.0 {
        (h1p + h2p + 360.0) / 2.0
    } else {
        (h1p + h2p) / 2.0
    };
    let t = 1.0 - 0.17 * (hp_bar - 30.0).to_radians().cos()
        + 0.24 * (2.0 * hp_bar).to_radians().cos()
        + 0.32 * (3.0 * hp_bar + 6.0).to_radians().cos()
        - 0.20 * (4.0 * hp_bar - 63.0).to_radians().cos();
    let sl = 1.0 + 0.015 * (l_bar - 50.0).powi(2) / (20.0 + (l_bar - 50.0).powi(2)).sqrt();
    let sc = 1.0 + 0.045 * cp_bar;
    let sh = 1.0 + 0.015 * cp_bar * t;
    let d_theta = 30.0 * (-((hp_bar - 275.0) / 25.0).powi(2)).exp();
    let rc = 2.0 * (cp_bar.powi(7) / (cp_bar.powi(7) + 25f64.powi(7))).sqrt();
    let rt = -rc * (2.0 * d_theta).to_radians().sin();
    ((dl / sl).powi(2) + (dc / sc).powi(2) + (dh_big / sh).powi(2) + rt * (dc / sc) * (dh_big / sh))
        .sqrt()
}

/// A colour of the black body, Kelvin to one channel.
#[grad]
fn temperature_red(kelvin: f32) -> f32 {
    let t = kelvin / 100.0;
    if t <= 66.0 {
        return 255.0;
    }
    let red = 329.698_73 * (t - 60.0).powf(-0.133_204_76);
    red.clamp(0.0, 255.0)
}

#[grad(lagrangian, jvp)]
fn unpack(pixel: u32, gain: f64) -> f64 {
    let r = (pixel >> 16 & 0xff) as f64 / 255.0;
    let g = ((pixel >> 8) & 0xff) as f64 / 255.0;
    let b = (pixel & 0xFF) as u8 as f64 / 255.0;
    gain * (0.2126 * r + 0.7152 * g + 0.0722 * b).powf(gain)
}

#[test]
fn conversions() {
    for rgb in [[0.2, 0.5, 0.7], [0.01, 0.9, 0.03]] {
        check_vjp!(srgb_to_lab, srgb_to_lab_vjp, [rgb = rgb] => (rgb), [1.0, 0.5, -0.25]);
        let [r, g, b] = rgb;
        check_vjp!(rgb_to_hsl, rgb_to_hsl_vjp, [r = r, g = g, b = b] => (r, g, b), (0.01, 1.0, 2.0));
        check_vjp!(rgb_to_hsl, rgb_to_hsl_vjp, [r = b, g = r, b = g] => (r, g, b), (0.01, 1.0, 2.0));
    }
    check_vjp!(rgb_to_hsl, rgb_to_hsl_vjp, [r = 0.9, g = 0.5, b = 0.7] => (r, g, b), (0.01, 1.0, 2.0));
    check_vjp!(lab_to_srgb, lab_to_srgb_vjp, [l = 60.0, a = 10.0, b = -20.0] => (l, a, b), (1.0, 2.0, -1.0));
    for h in [20.0, 80.0, 140.0, 200.0, 260.0, 340.0] {
        check_vjp!(hsl_to_rgb, hsl_to_rgb_vjp, [h = h, s = 0.6, l = 0.4] => (h, s, l), [1.0, 2.0, -1.0]);
        check_vjp!(hsv_to_rgb, hsv_to_rgb_vjp, [h = h, s = 0.6, v = 0.7] => (h, s, v), (1.0, 2.0, -1.0));
    }
}

#[test]
fn differences_and_packing() {
    check!(delta_e_2000, delta_e_2000_value_and_grad, delta_e_2000_jvp(a, b),
        view delta_e_2000_lagrangian,
        [a = [50.0, 20.0, -30.0], b = [55.0, 12.0, 25.0]] => (a, b));
    check!(delta_e_2000, delta_e_2000_value_and_grad, delta_e_2000_jvp(a, b),
        view delta_e_2000_lagrangian,
        [a = [50.0, 20.0, -30.0], b = [52.0, 22.0, -25.0]] => (a, b));
    check!(unpack, unpack_value_and_grad, unpack_jvp(g), view unpack_lagrangian, [g = 1.4] => (0x336699, g));
    assert_eq!(temperature_red_grad(5000.0), 0.0);
    let slope = temperature_red_grad(9000.0);
    grad_tests::check::gradient_f32(
        |t: &f64| 329.698_73 * (t - 60.0).powf(-0.133_204_76),
        &90.0,
        &(slope * 100.0),
    );
}
