//! Fields marked `#[differentiable(skip)]`: they are read as constants, and stop what is written into them.

use grad_runtime::{Differentiable, Tangent, grad};

#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Fit {
    order: f64,
    #[differentiable(skip)]
    window: [f64; 2],
    slopes: [f64; 2],
}

#[derive(Clone, Debug, Differentiable)]
struct Smile {
    #[differentiable(skip)]
    strikes: Vec<f64>,
    vols: Vec<f64>,
    #[differentiable(skip)]
    scale: f64,
    #[differentiable(skip)]
    market: Fit,
    fit: Fit,
}

#[grad]
impl Fit {
    fn of(order: f64, slope: f64) -> Self {
        Fit {
            order,
            window: [order, slope],
            slopes: [order * slope, slope],
        }
    }

    fn area(&self) -> f64 {
        self.order * self.window[0] * self.slopes[1]
    }
}

#[grad]
impl Smile {
    fn cell(places: &[f64], x: f64) -> (usize, f64) {
        match places.iter().position(|&place| place > x) {
            Some(0) => (0, 0.0),
            None => (places.len() - 2, 1.0),
            Some(i) => (i - 1, (x - places[i - 1]) / (places[i] - places[i - 1])),
        }
    }

    /// A field without a tangent where a parameter has one.
    fn vol(&self, strike: f64) -> f64 {
        let (i, u) = Self::cell(&self.strikes, strike);
        self.vols[i] * (1.0 - u) + self.vols[i + 1] * u
    }

    fn weighted(&self, k: f64) -> f64 {
        let strikes = &self.strikes;
        let sum: f64 = strikes.iter().zip(&self.vols).map(|(s, v)| s * v).sum();
        self.scale * k * sum + product(&strikes[1..]) * k
    }

    fn areas(&self, k: f64) -> f64 {
        self.market.area() * k + self.fit.area() * k + self.market.order * self.fit.window[1]
    }

    fn copied(&self, k: f64) -> f64 {
        let mut all = self.strikes.clone();
        all[0] *= k;
        all.extend_from_slice(&self.vols);
        all.iter().map(|x| x * x).sum()
    }

    fn root(&self, k: f64) -> f64 {
        let mut x = k;
        while (x * x - self.vols[0]).abs() > self.scale * 1e-14 {
            x = 0.5 * (x + self.vols[0] / x);
        }
        x * k
    }

    fn shift(&mut self, k: f64) {
        self.scale *= 2.0;
        self.vols[0] *= self.scale * k;
        self.strikes.push(3.0);
        for (vol, strike) in self.vols.iter_mut().zip(&self.strikes) {
            *vol *= strike;
        }
    }

    fn made(k: f64, vols: &[f64]) -> Self {
        Smile {
            strikes: vec![1.0, 2.0, 4.0],
            vols: vols.iter().map(|vol| vol * k).collect(),
            scale: 3.0,
            market: Fit::of(2.0, 3.0),
            fit: Fit::of(k, vols[0]),
        }
    }
}

#[grad(jvp, hvp)]
fn product(x: &[f64]) -> f64 {
    x.iter().fold(1.0, |product, x| product * x)
}

fn smile() -> Smile {
    Smile {
        strikes: vec![1.0, 2.0, 4.0],
        vols: vec![0.1, 0.3, 0.7],
        scale: 2.0,
        market: Fit::of(0.3, 2.0),
        fit: Fit::of(0.5, 2.5),
    }
}

/// The companion's value to the last bit; its adjoints along the argument, and along a direction of all fields that move.
#[track_caller]
fn check(f: fn(&Smile, f64) -> f64, vjp: fn(&Smile, f64, &mut SmileTangent, f64) -> (f64, f64)) {
    let (strike, h) = (3.0, 1e-6);
    let mut bar = smile().zero_tangent();
    let (value, strike_bar) = vjp(&smile(), strike, &mut bar, 1.0);
    assert_eq!(value.to_bits(), f(&smile(), strike).to_bits());
    let mut along = smile().zero_tangent();
    along.vols = vec![1.0, -1.0, 0.5];
    along.fit.order = 0.7;
    along.fit.slopes = [0.2, -0.3];
    let moved = |t: f64| {
        let mut smile = smile();
        smile.move_by(&along, t);
        f(&smile, strike)
    };
    let slope = (moved(h) - moved(-h)) / (2.0 * h);
    approx::assert_relative_eq!(along.dot(&bar), slope, max_relative = 1e-7, epsilon = 1e-9);
    let slope = (f(&smile(), strike + h) - f(&smile(), strike - h)) / (2.0 * h);
    approx::assert_relative_eq!(strike_bar, slope, max_relative = 1e-7, epsilon = 1e-9);
}

#[test]
fn constants() {
    check(Smile::vol, Smile::vol_vjp);
    check(Smile::weighted, Smile::weighted_vjp);
    check(Smile::areas, Smile::areas_vjp);
    check(Smile::copied, Smile::copied_vjp);
    check(Smile::root, Smile::root_vjp);
}

#[test]
fn written_beside_others() {
    let mut smile = smile();
    let mut bar = smile.zero_tangent();
    bar.vols = vec![1.0; 3];
    let mut alone = smile.clone();
    alone.shift(3.0);
    let k_bar = smile.shift_vjp(3.0, &mut bar);
    assert_eq!((&smile.vols, smile.scale), (&alone.vols, alone.scale));
    approx::assert_relative_eq!(k_bar, 0.4, max_relative = 1e-14);
    assert_eq!(bar.vols, [12.0, 2.0, 4.0]);
}

#[grad(jvp, hvp)]
fn total(smile: &Smile, k: f64) -> f64 {
    smile.weighted(k) * smile.scale + product(&smile.strikes) * smile.fit.area()
}

#[test]
fn directions() {
    let mut along = smile().zero_tangent();
    along.vols = vec![1.0, -1.0, 0.5];
    let (_, slope) = total_jvp(&smile(), 3.0, &along, 0.0);
    assert_eq!(slope, 2.0 * 3.0 * 2.0 * (1.0 - 2.0 + 2.0));
}

#[grad]
fn made(k: f64, vols: &[f64]) -> f64 {
    let smile = Smile::made(k, vols);
    smile.weighted(1.0) + smile.clone().fit.area()
}

#[grad]
fn literal(x: f64) -> f64 {
    let fit = Fit {
        order: x,
        window: [x, x],
        slopes: [1.0; 2],
    };
    fit.order * fit.window[0]
}

#[grad]
fn assigned(x: f64) -> f64 {
    let mut fit = Fit::of(1.0, 1.0);
    fit.order = x;
    for i in 0..3 {
        fit.window[i % 2] += x;
        fit.order *= x;
    }
    let Fit { order, window, .. } = fit;
    order * window[0]
}

const UNIT: [f64; 2] = [1.0, 2.0];

/// Of two places without tangents, either may be meant.
#[grad]
fn windowed(fit: &Fit, k: f64) -> f64 {
    let window = if k > 1.0 { &fit.window } else { &UNIT };
    window[0] * k * fit.order + window[1]
}

#[test]
fn choices_between_constants() {
    let fit = Fit::of(2.0, 3.0);
    for k in [0.5, 1.5] {
        let (bar, k_bar) = windowed_grad(&fit, k);
        let first = if k > 1.0 { fit.window[0] } else { 1.0 };
        assert_eq!((bar.order, k_bar), (first * k, first * fit.order));
        assert_eq!(bar.slopes, [0.0; 2]);
    }
}

/// What is written into such a field stops there, in a function's own variables as between functions.
#[test]
fn what_is_written_stops() {
    let (k, vols) = (1.5, [0.3, 0.4, 0.5]);
    let (k_bar, bars) = made_grad(k, &vols);
    // Of the area `k * [k] * vols[0]`, where `[k]` stands still.
    let sum = 0.3 + 2.0 * 0.4 + 4.0 * 0.5;
    approx::assert_relative_eq!(k_bar, 3.0 * sum + k * vols[0], max_relative = 1e-14);
    approx::assert_relative_eq!(bars[0], 3.0 * k + k * k, max_relative = 1e-14);
    assert_eq!(literal_grad(1.5), 1.5);
    let x: f64 = 1.5;
    approx::assert_relative_eq!(
        assigned_grad(x),
        4.0 * x.powi(3) * (1.0 + 2.0 * x),
        max_relative = 1e-14
    );
}

#[derive(Clone, Debug, Differentiable)]
struct Controller {
    gain: f64,
    #[differentiable(skip)]
    prev: Option<f64>,
    #[differentiable(skip)]
    parts: Vec<Piece>,
    own: Vec<Piece>,
    #[differentiable(skip)]
    pair: (f64, f64),
}
#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Piece(f64, #[differentiable(skip)] f64, f64);
#[derive(Clone, Debug, PartialEq, Differentiable)]
enum Outline {
    Disc {
        r: f64,
        #[differentiable(skip)]
        eps: f64,
    },
    Rect(f64, #[differentiable(skip)] f64),
}
#[grad]
fn output(c: &Controller, x: f64) -> f64 {
    let p = match c.prev {
        Some(p) => p * x,
        None => x,
    };
    let q = if let Some(p) = c.prev { p } else { 0.0 };
    let mut s = 0.0;
    for a in &c.parts {
        s += a.0 * x + a.1;
    }
    for a in &c.own {
        s += a.0 * a.1 * a.2 * x;
    }
    let Piece(u, v, w) = c.own[0];
    let (m, n) = c.pair;
    s + p * c.gain
        + q * x
        + u * v
        + w
        + m * n * x
        + c.prev.map_or(0.0, |p| p * x)
        + c.parts.iter().map(|a| a.2).sum::<f64>() * c.gain
}
#[grad]
fn area(s: &Outline, k: f64) -> f64 {
    match s {
        Outline::Disc { r, eps } => r * r * k + eps * r,
        Outline::Rect(a, b) => a * b * k,
    }
}
#[grad]
fn change(c: &mut Controller, x: f64) -> f64 {
    c.prev = Some(x);
    c.parts[0].0 = x;
    c.own[0].1 = x;
    c.own[0].2 *= x;
    c.gain * c.prev.unwrap_or(0.0) * c.parts[0].0 + c.own[0].1 * c.own[0].2
}

/// Options, lists, tuples, parts of tuple structs and of variants.
#[test]
fn of_every_kind() {
    let controller = Controller {
        gain: 2.0,
        prev: Some(3.0),
        parts: vec![Piece(1.0, 2.0, 3.0), Piece(4.0, 5.0, 6.0)],
        own: vec![Piece(1.5, 2.5, 3.5), Piece(0.5, 0.2, 0.1)],
        pair: (2.0, 5.0),
    };
    let (x, h) = (0.7, 1e-6);
    let (bar, x_bar) = output_grad(&controller, x);
    let slope = (output(&controller, x + h) - output(&controller, x - h)) / (2.0 * h);
    approx::assert_relative_eq!(x_bar, slope, max_relative = 1e-7);
    assert_eq!(bar.gain, 3.0 * x + 9.0);
    let first = PieceTangent(2.5 * 3.5 * x + 2.5, (), 1.5 * 2.5 * x + 1.0);
    assert_eq!(bar.own[0], first);

    let disc = area_grad(&Outline::Disc { r: 2.0, eps: 0.1 }, 3.0);
    assert_eq!(disc, (OutlineTangent::Disc { r: 12.1 }, 4.0));
    let rect = area_grad(&Outline::Rect(2.0, 5.0), 3.0);
    assert_eq!(rect, (OutlineTangent::Rect(15.0), 10.0));

    let (mut there, mut here) = (controller.clone(), controller.clone());
    let mut bar = controller.zero_tangent();
    let (value, x_bar) = change_vjp(&mut there, x, &mut bar, 1.0);
    assert_eq!(value.to_bits(), change(&mut here, x).to_bits());
    // `gain * [x] * [x] + [x] * (3.5 * x)`, where `[x]` stands still.
    approx::assert_relative_eq!(bar.gain, x * x, max_relative = 1e-14);
    approx::assert_relative_eq!(x_bar, 3.5 * x, max_relative = 1e-14);
    approx::assert_relative_eq!(bar.own[0].2, x * x, max_relative = 1e-14);
}
