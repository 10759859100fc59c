//! Plain data beside numbers: choices, settings, positions, pairs of lists.

use std::collections::HashSet;

use grad_runtime::{Differentiable, grad};

mod seen {
    use super::*;
    #[grad]
    pub fn distinct(x: &[f64], ids: &[usize]) -> f64 {
        let mut seen = HashSet::new();
        let mut s = 0.0;
        for (v, id) in x.iter().zip(ids) {
            if seen.insert(*id) {
                s += v * v;
            }
        }
        s
    }
    agrees!(positions_seen_before, [x = vec![0.3, 0.5, -0.2]] => distinct(&x, &[1, 2, 1]), distinct_value_and_grad(&x, &[1, 2, 1]));
}

mod zipped {
    use super::*;
    use std::iter::zip;
    #[grad]
    pub fn dot(a: &[f64], b: &[f64]) -> f64 {
        let mut s = 0.0;
        for (x, y) in zip(a, b) {
            s += x * y;
        }
        s + zip(a, b).map(|(x, y)| (x - y).powi(2)).sum::<f64>()
    }
    agrees!(zip_by_its_name, [x = vec![0.3, 0.5, -0.2], y = vec![1.0, 2.0, 3.0]] => dot(&x, &y), dot_value_and_grad(&x, &y));
}

mod splines {
    use super::*;
    #[derive(Debug, Clone, Copy, PartialEq, Differentiable)]
    pub enum Boundary {
        Clamp,
        Wrap,
    }
    #[derive(Debug, Clone, PartialEq, Differentiable)]
    pub struct Spline {
        xs: Vec<f64>,
        ys: Vec<f64>,
        m: Vec<f64>,
        #[differentiable(skip)]
        boundary: Boundary,
    }
    impl Spline {
        #[grad]
        pub fn natural(xs: &[f64], ys: &[f64]) -> Self {
            let n = xs.len();
            let mut m = vec![0.0; n];
            let mut u = vec![0.0; n];
            for i in 1..n - 1 {
                let sig = (xs[i] - xs[i - 1]) / (xs[i + 1] - xs[i - 1]);
                let p = sig * m[i - 1] + 2.0;
                m[i] = (sig - 1.0) / p;
                u[i] = (ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i])
                    - (ys[i] - ys[i - 1]) / (xs[i] - xs[i - 1]);
                u[i] = (6.0 * u[i] / (xs[i + 1] - xs[i - 1]) - sig * u[i - 1]) / p;
            }
            for k in (0..n - 1).rev() {
                m[k] = m[k] * m[k + 1] + u[k];
            }
            Spline {
                xs: xs.to_vec(),
                ys: ys.to_vec(),
                m,
                boundary: Boundary::Clamp,
            }
        }
        #[grad]
        fn locate(&self, x: f64) -> usize {
            match self.xs.binary_search_by(|v| v.partial_cmp(&x).unwrap()) {
                Ok(i) => i.min(self.xs.len() - 2),
                Err(i) => i.clamp(1, self.xs.len() - 1) - 1,
            }
        }
        #[grad]
        pub fn eval(&self, x: f64) -> f64 {
            let x = match self.boundary {
                Boundary::Clamp => x.clamp(self.xs[0], self.xs[self.xs.len() - 1]),
                Boundary::Wrap => x.rem_euclid(self.xs[self.xs.len() - 1]),
            };
            let k = self.locate(x);
            let h = self.xs[k + 1] - self.xs[k];
            let a = (self.xs[k + 1] - x) / h;
            let b = (x - self.xs[k]) / h;
            a * self.ys[k]
                + b * self.ys[k + 1]
                + ((a.powi(3) - a) * self.m[k] + (b.powi(3) - b) * self.m[k + 1]) * h * h / 6.0
        }
    }
    #[grad]
    pub fn interp(xs: &[f64], ys: &[f64], x: f64) -> f64 {
        let s = Spline::natural(xs, ys);
        s.eval(x)
    }
    #[test]
    fn settings() {
        let s = Spline::natural(&[0.0, 1.0, 2.0], &[0.0, 1.0, 4.0]);
        let (_, slope) = s.eval_grad(1.25);
        let difference = (s.eval(1.25 + 1e-5) - s.eval(1.25 - 1e-5)) / 2e-5;
        assert!((slope - difference).abs() < 1e-8);
    }

    agrees!(a_struct_with_a_setting, [xs = vec![0.0, 1.0, 2.5, 3.0], ys = vec![0.3, 1.5, 0.2, 0.7], x = 1.7] => interp(&xs, &ys, x), interp_value_and_grad(&xs, &ys, x));
}

mod options {
    use super::*;
    #[grad]
    pub fn cap(kind: OptionType, s: f64, k: f64) -> f64 {
        kind.sign() * (s - k).max(0.0)
    }
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum OptionType {
        Call,
        Put,
    }
    impl OptionType {
        pub fn sign(&self) -> f64 {
            match self {
                Self::Call => 1.0,
                Self::Put => -1.0,
            }
        }
    }
    #[grad]
    pub fn outer(s: f64, kind: &OptionType) -> f64 {
        cap(*kind, s, 0.5) * 2.0
    }
    agrees!(a_choice, [s = 0.9, k = 0.4] => cap(OptionType::Call, s, k), cap_value_and_grad(OptionType::Call, s, k));
    agrees!(a_choice_by_reference, [s = 0.9] => outer(s, &OptionType::Put), outer_value_and_grad(s, &OptionType::Put));
}

mod networks {
    use super::*;
    #[derive(Debug, Clone, Differentiable)]
    pub struct Net {
        layers: Vec<Layer>,
    }
    #[derive(Debug, Clone, Differentiable)]
    pub struct Layer {
        w: Vec<Vec<f64>>,
        b: Vec<f64>,
        act: Activation,
    }
    #[derive(Debug, Clone, Copy, Differentiable)]
    pub enum Activation {
        Relu,
        Tanh,
        Leaky(f64),
        Sigmoid,
    }
    impl Activation {
        #[grad]
        pub fn apply(&self, x: f64) -> f64 {
            match *self {
                Activation::Relu => x.max(0.0),
                Activation::Tanh => x.tanh(),
                Activation::Leaky(a) => {
                    if x > 0.0 {
                        x
                    } else {
                        a * x
                    }
                }
                Activation::Sigmoid => 1.0 / (1.0 + (-x).exp()),
            }
        }
    }
    impl Layer {
        #[grad]
        pub fn forward(&self, input: &[f64]) -> Vec<f64> {
            let mut out = Vec::with_capacity(self.b.len());
            for (row, bias) in self.w.iter().zip(self.b.iter()) {
                let z = row
                    .iter()
                    .zip(input.iter())
                    .map(|(w, x)| w * x)
                    .sum::<f64>()
                    + bias;
                out.push(self.act.apply(z));
            }
            out
        }
    }
    impl Net {
        #[grad]
        pub fn predict(&self, input: &[f64]) -> Vec<f64> {
            let mut x = input.to_vec();
            for layer in &self.layers {
                x = layer.forward(&x);
            }
            x
        }
        #[grad]
        pub fn mse(&self, data: &[(Vec<f64>, f64)]) -> f64 {
            let mut total = 0.0;
            for (x, y) in data {
                let p = self.predict(x);
                total += (p[0] - y).powi(2);
            }
            total / data.len() as f64
        }
        #[grad]
        pub fn cross_entropy(&self, input: &[f64], label: usize) -> f64 {
            let z = self.predict(input);
            let m = z.iter().cloned().fold(f64::NEG_INFINITY, f64::max);
            let lse = m + z.iter().map(|v| (v - m).exp()).sum::<f64>().ln();
            lse - z[label]
        }
    }
    fn net() -> Net {
        Net {
            layers: vec![
                Layer {
                    w: vec![vec![0.1, 0.2], vec![-0.3, 0.5]],
                    b: vec![0.1, -0.2],
                    act: Activation::Leaky(0.1),
                },
                Layer {
                    w: vec![vec![0.7, -0.2], vec![0.4, 0.3]],
                    b: vec![0.3, 0.1],
                    act: Activation::Tanh,
                },
            ],
        }
    }
    agrees!(a_network, [n = net(), x = vec![0.4, -0.3]] => n.cross_entropy(&x, 1), n.cross_entropy_value_and_grad(&x, 1));

    agrees!(what_is_learnt, [n = net(), data = vec![(vec![0.4, -0.3], 0.2), (vec![-0.7, 0.9], -0.1)]] => n.mse(&data), n.mse_value_and_grad(&data));
}

/// Plain enums that derive, chosen in branches and returned beside numbers: no default is asked of them.
mod chosen {
    use grad_runtime::{Differentiable, grad};
    use grad_tests::check;

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    enum Band {
        UV,
        IR,
        Visible,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    struct Sample {
        band: Band,
        level: f64,
    }

    #[grad]
    fn sorted(length: f64) -> (Band, f64) {
        if length < 0.38 {
            (Band::UV, length * length)
        } else {
            (Band::IR, 1.0 / length)
        }
    }

    #[grad]
    fn sampled(name: &str, length: f64) -> Sample {
        let band = match name {
            "uv" => Band::UV,
            "ir" => Band::IR,
            _ => Band::Visible,
        };
        Sample {
            band,
            level: length.exp(),
        }
    }

    #[grad]
    fn signal(name: &str, length: f64) -> f64 {
        let (band, level) = sorted(length);
        let sample = sampled(name, level);
        match (band, sample.band) {
            (Band::UV, Band::IR) => 3.0 * sample.level,
            (Band::IR, _) => sample.level * level,
            _ => level.sin() - sample.level,
        }
    }

    #[test]
    fn chosen_kinds() {
        for (name, at) in [("uv", 0.2), ("ir", 0.3), ("red", 0.7), ("ir", 0.9)] {
            check::value_and_gradient(|x| signal(name, *x), &at, signal_value_and_grad(name, at));
        }
    }
}

/// Texts that are made where they are matched.
mod texts {
    use super::*;
    use grad_tests::check;

    #[grad]
    fn eased<K: ToString>(kind: K, t: f64) -> f64 {
        match kind.to_string().to_lowercase().as_str() {
            "l" => t,
            "q" => t * t,
            _ => t.sin(),
        }
    }

    #[grad]
    fn named(kind: &str, t: f64) -> f64 {
        if kind.trim() == "linear" {
            t
        } else {
            eased('Q', t) * t
        }
    }

    #[grad]
    fn course(kinds: &[&str], t: f64) -> f64 {
        let mut at = t;
        for k in 0..kinds.len() {
            let whole = named(kinds[k], at);
            at += match kinds[k].trim().to_uppercase().as_str() {
                "QUAD" => whole * at,
                name if name.starts_with('L') => 2.0 * whole,
                _ => 0.5,
            };
        }
        at
    }

    #[test]
    fn kinds_of_easing() {
        let kinds = [" quad", "Linear", "linear", "sine"];
        check::value_and_gradient(
            |t| course(&kinds, *t),
            &0.4,
            course_value_and_grad(&kinds, 0.4),
        );
        for (kind, expected) in [('L', 1.0), ('Q', 1.0), ('s', 0.5_f64.cos())] {
            assert_eq!(eased_grad(kind, 0.5).1, expected);
        }
    }
}

mod settings_behind_checks {
    use super::*;

    mod kinds {
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub enum Aim {
            Mass,
            Time,
        }
    }
    use kinds::Aim;

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub struct Settings {
        thrust: f64,
        aim: Aim,
    }

    fn positive(x: f64) -> Result<(), &'static str> {
        if x > 0.0 { Ok(()) } else { Err("not positive") }
    }

    #[grad]
    impl Settings {
        /// Where a check fails there are none, of whatever kind.
        fn new(values: &[f64; 2], aim: Aim) -> Result<Self, &'static str> {
            let settings = Self {
                thrust: values[0] * values[1],
                aim,
            };
            positive(settings.thrust)?;
            Ok(settings)
        }
    }

    #[grad]
    pub fn burnt(values: &[f64; 2]) -> Result<f64, &'static str> {
        let settings = Settings::new(values, Aim::Time)?;
        Ok(match settings.aim {
            Aim::Mass => settings.thrust,
            Aim::Time => settings.thrust.powi(2),
        })
    }

    #[test]
    fn choices_behind_checks() {
        let (value, v_bar) = burnt_value_and_grad(&[1.5, 2.0]).unwrap();
        assert_eq!((value, v_bar), (9.0, [12.0, 9.0]));
        assert_eq!(burnt_grad(&[-1.5, 2.0]), Err("not positive"));
    }
}

mod kinds_by_number {
    use super::*;
    use std::time::Duration;

    #[derive(Debug, Clone, Copy, PartialEq)]
    pub enum Spacing {
        Linear,
        Quadratic,
    }

    impl Spacing {
        pub fn from_index(index: usize) -> Option<Self> {
            match index {
                0 => Some(Spacing::Linear),
                1 => Some(Spacing::Quadratic),
                _ => None,
            }
        }

        pub fn parse(name: &str) -> Result<Self, String> {
            match name {
                "linear" => Ok(Spacing::Linear),
                "quadratic" => Ok(Spacing::Quadratic),
                _ => Err(format!("no spacing is called {name}")),
            }
        }
    }

    fn pause(seconds: u64) -> Option<Duration> {
        (seconds > 0).then(|| Duration::from_secs(seconds))
    }

    fn label(index: usize) -> Result<String, usize> {
        if index < 9 {
            Ok("m".repeat(index))
        } else {
            Err(index)
        }
    }

    /// In each iteration, after numbers that it needs.
    #[grad]
    pub fn spaced(xs: &[f64], indices: &[usize]) -> Option<f64> {
        let mut sum: f64 = 0.0;
        for (x, index) in xs.iter().zip(indices) {
            let spacing = Spacing::from_index(*index)?;
            sum += match spacing {
                Spacing::Linear => 2.0 * x,
                Spacing::Quadratic => x * x * sum.cos(),
            };
        }
        Some(sum)
    }

    #[grad]
    pub fn named(x: f64, name: &str, seconds: u64) -> Result<f64, String> {
        let spacing = Spacing::parse(name)?;
        let pause = pause(seconds).ok_or("no pause")?;
        let x = x * pause.as_secs_f64();
        Ok(if spacing == Spacing::Linear { x } else { x * x })
    }

    #[grad]
    pub fn labelled(x: f64, index: usize) -> Result<f64, usize> {
        let label = label(index)?;
        Ok(x.powi(label.len() as i32))
    }

    #[test]
    fn kinds_that_may_be_missing() {
        let xs = vec![0.3, 0.5, -0.2];
        let got = spaced_value_and_grad(&xs, &[1, 0, 1]).unwrap();
        let with = |xs: &Vec<f64>| spaced(xs, &[1, 0, 1]).unwrap();
        grad_tests::check::value_and_gradient(with, &xs, got);
        assert_eq!(spaced_grad(&xs, &[1, 2, 1]), None);
        let mut tape = grad_runtime::Tape::new();
        let mut bar = vec![0.0; 3];
        let (_, mut pullback) = spaced_pullback(&mut tape, &xs, &[1, 0, 1]).unwrap();
        pullback(&mut bar, 1.0);
        assert_eq!(bar, spaced_grad(&xs, &[1, 0, 1]).unwrap());

        assert_eq!(named_value_and_grad(0.5, "quadratic", 3), Ok((2.25, 9.0)));
        assert_eq!(named_value_and_grad(0.5, "linear", 3), Ok((1.5, 3.0)));
        let unknown = "no spacing is called cubic".to_owned();
        assert_eq!(named_grad(0.5, "cubic", 3), Err(unknown));
        assert_eq!(named_grad(0.5, "linear", 0), Err("no pause".to_owned()));
        assert_eq!(labelled_value_and_grad(0.5, 3), Ok((0.125, 0.75)));
        assert_eq!(labelled_grad(0.5, 12), Err(12));
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Differentiable)]
enum Rebate {
    #[default]
    Fixed,
    Share,
}

#[grad]
fn owed(rate: f64, terms: u32, rebate: Option<(u32, Rebate, f64)>) -> f64 {
    let mut rest = 1.0;
    for term in 0..terms {
        rest *= 1.0 + rate;
        if let Some((every, kind, amount)) = rebate
            && term % every == 0
        {
            rest -= match kind {
                Rebate::Fixed => amount * amount,
                Rebate::Share => amount * rest,
            };
        }
    }
    rest
}

#[test]
fn kinds_beside_numbers_that_may_be_missing() {
    for kind in [Rebate::Fixed, Rebate::Share] {
        let (value, (rate_bar, rebate_bar)) = owed_value_and_grad(0.07, 5, Some((2, kind, 0.1)));
        let of = |rate: f64, amount: f64| owed(rate, 5, Some((2, kind, amount)));
        assert_eq!(value, of(0.07, 0.1));
        let h = 1e-6;
        let quotient = (of(0.07 + h, 0.1) - of(0.07 - h, 0.1)) / (2.0 * h);
        assert!((rate_bar - quotient).abs() < 1e-8, "{rate_bar} {quotient}");
        let quotient = (of(0.07, 0.1 + h) - of(0.07, 0.1 - h)) / (2.0 * h);
        let (_, _, amount_bar) = rebate_bar.unwrap();
        assert!(
            (amount_bar - quotient).abs() < 1e-8,
            "{amount_bar} {quotient}"
        );
    }
    let (rate_bar, rebate_bar) = owed_grad(0.07, 5, None);
    assert!((rate_bar - 5.0 * 1.07_f64.powi(4)).abs() < 1e-12);
    assert_eq!(rebate_bar, None);
}
