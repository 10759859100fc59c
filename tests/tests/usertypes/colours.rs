//! Conversions by `From`, of which a type has many, as colour crates are full of them: in chains, from and to arrays and
//! tuples, by reference, through `into` and by name, of generic types.

use grad_runtime::{Differentiable, grad};
use grad_tests::check;
use num_traits::Float;

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct LinearRgb {
    pub r: f64,
    pub g: f64,
    pub b: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Xyz {
    pub x: f64,
    pub y: f64,
    pub z: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Lab {
    pub l: f64,
    pub a: f64,
    pub b: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Lch {
    pub l: f64,
    pub chroma: f64,
    pub hue: f64,
}

#[grad]
impl From<Xyz> for LinearRgb {
    fn from(c: Xyz) -> Self {
        Self {
            r: 3.2404 * c.x - 1.5371 * c.y - 0.4985 * c.z,
            g: -0.9692 * c.x + 1.8760 * c.y + 0.0415 * c.z,
            b: 0.0556 * c.x - 0.2040 * c.y + 1.0572 * c.z,
        }
    }
}

#[grad]
impl From<Lab> for Xyz {
    fn from(c: Lab) -> Xyz {
        let fy = (c.l + 16.0) / 116.0;
        let cube = |t: f64| {
            if t > 0.2 {
                t.powi(3)
            } else {
                (t - 0.138) / 7.787
            }
        };
        Xyz {
            x: 0.9505 * cube(fy + c.a / 500.0),
            y: cube(fy),
            z: 1.0888 * cube(fy - c.b / 200.0),
        }
    }
}

#[grad]
impl From<Lch> for Lab {
    fn from(Lch { l, chroma, hue }: Lch) -> Self {
        let (sin, cos) = hue.sin_cos();
        Lab {
            l,
            a: chroma * cos,
            b: chroma * sin,
        }
    }
}

#[grad]
impl From<[f64; 3]> for Lab {
    fn from([l, a, b]: [f64; 3]) -> Self {
        Lab { l, a, b }
    }
}

#[grad]
impl From<&Lab> for Lch {
    fn from(c: &Lab) -> Self {
        Lch {
            l: c.l,
            chroma: c.a.hypot(c.b),
            hue: c.b.atan2(c.a),
        }
    }
}

#[grad]
impl From<Lch> for LinearRgb {
    fn from(c: Lch) -> Self {
        LinearRgb::from(Xyz::from(Lab::from(c)))
    }
}

#[grad]
impl From<Lab> for LinearRgb {
    fn from(c: Lab) -> Self {
        Xyz::from(c).into()
    }
}

#[grad]
impl From<LinearRgb> for [f64; 3] {
    fn from(c: LinearRgb) -> Self {
        [c.r, c.g, c.b]
    }
}

#[grad]
impl From<LinearRgb> for (f64, f64, f64) {
    fn from(c: LinearRgb) -> Self {
        (c.r, c.g, c.b)
    }
}

#[grad]
impl From<f64> for LinearRgb {
    fn from(grey: f64) -> Self {
        let r = grey.sqrt();
        LinearRgb { r, g: r, b: r }
    }
}

impl From<u8> for LinearRgb {
    fn from(grey: u8) -> Self {
        LinearRgb::from(f64::from(grey) / 255.0)
    }
}

#[grad(hvp)]
fn luminance(l: f64, chroma: f64, hue: f64) -> f64 {
    let [r, g, b] = LinearRgb::from(Lch { l, chroma, hue }).into();
    0.2126 * r + 0.7152 * g * g + 0.0722 * b * r
}

#[grad]
fn rotated(lab: [f64; 3], by: f64) -> f64 {
    let lab: Lab = lab.into();
    let mut lch = Lch::from(&lab);
    lch.hue += by;
    let rgb: LinearRgb = lch.into();
    let (r, _, b) = <(f64, f64, f64)>::from(rgb);
    r.max(0.0) * b + lab.a
}

#[grad]
fn spread(palette: &[Lab], grey: f64) -> f64 {
    let paper: LinearRgb = grey.into();
    let ink = LinearRgb::from(10_u8);
    let through: f64 = palette
        .iter()
        .copied()
        .map(Xyz::from)
        .map(|c| c.y * c.x)
        .sum();
    let mut far = 0.0;
    for c in palette {
        let rgb: LinearRgb = (*c).into();
        far += (rgb.g - paper.g).powi(2) + rgb.r * ink.b;
    }
    far + through
}

#[grad]
impl std::ops::Mul<&f64> for LinearRgb {
    type Output = LinearRgb;
    fn mul(self, by: &f64) -> LinearRgb {
        LinearRgb {
            r: self.r * by,
            g: self.g * by,
            b: self.b,
        }
    }
}

/// What is converted, and what an operator borrows, is computed where it stands.
#[grad]
fn tinted(grey: f64, by: f64) -> f64 {
    let inks: Vec<LinearRgb> = vec![
        (2.0 * grey).into(),
        LinearRgb::from(grey - by),
        (-by).into(),
    ];
    let sum = inks[0] * &(grey + by);
    let deep = inks[1] * &-by;
    sum.r * deep.g + (by * by).sin() * inks[2].b
}

#[test]
fn what_is_converted_may_be_computed_in_place() {
    let at = (0.7, -0.4);
    let f = |&(grey, by): &(f64, f64)| tinted(grey, by);
    check::value_and_gradient(f, &at, tinted_value_and_grad(at.0, at.1));
}

#[test]
fn many_conversions_of_a_type() {
    let at = (61.0, 23.0, 0.7);
    let f = |&(l, c, h): &(f64, f64, f64)| luminance(l, c, h);
    check::value_and_gradient(f, &at, luminance_value_and_grad(at.0, at.1, at.2));
    let at = ([54.0, 12.0, -31.0], 0.4);
    check::value_and_gradient(
        |at| rotated(at.0, at.1),
        &at,
        rotated_value_and_grad(at.0, at.1),
    );
    let palette = [
        Lab {
            l: 30.0,
            a: 10.0,
            b: 20.0,
        },
        Lab {
            l: 3.0,
            a: -4.0,
            b: 6.0,
        },
    ];
    let (value, (bars, grey)) = spread_value_and_grad(&palette, 0.3);
    let bars: Vec<[f64; 3]> = bars.iter().map(|bar| [bar.l, bar.a, bar.b]).collect();
    let primal = |(colours, grey): &(Vec<[f64; 3]>, f64)| {
        let palette: Vec<Lab> = colours.iter().map(|c| Lab::from(*c)).collect();
        spread(&palette, *grey)
    };
    let at = (palette.iter().map(|c| [c.l, c.a, c.b]).collect(), 0.3);
    check::value_and_gradient(primal, &at, (value, (bars, grey)));
}

#[test]
fn second_derivatives_of_conversions() {
    let (at, direction) = ([61.0, 23.0, 0.7], [0.3, -1.0, 0.5]);
    let products = luminance_hvp(
        at[0],
        at[1],
        at[2],
        direction[0],
        direction[1],
        direction[2],
    );
    let slope = |t: f64| {
        let x: Vec<f64> = (0..3).map(|k| at[k] + t * direction[k]).collect();
        let (a, b, c) = luminance_grad(x[0], x[1], x[2]);
        [a, b, c]
    };
    for (k, product) in [products.0, products.1, products.2].into_iter().enumerate() {
        let (expected, _) = check::quotient(|t| Some(slope(t)[k])).unwrap();
        assert!(
            (product - expected).abs() < 1e-7 * (1.0 + expected.abs()),
            "{product} {expected}"
        );
    }
}

/// The same types over any float.
mod over_any_float {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub struct Hsv<T> {
        pub hue: T,
        pub saturation: T,
        pub value: T,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub struct Rgb<T> {
        pub red: T,
        pub green: T,
        pub blue: T,
    }

    #[grad]
    impl<T: Float> From<Hsv<T>> for Rgb<T> {
        fn from(c: Hsv<T>) -> Self {
            let channel = |n: T| {
                let six = T::from(6.0).unwrap();
                let k = (n + c.hue * six) % six;
                let least = k
                    .min(T::from(4.0).unwrap() - k)
                    .min(T::one())
                    .max(T::zero());
                c.value - c.value * c.saturation * least
            };
            Rgb {
                red: channel(T::from(5.0).unwrap()),
                green: channel(T::from(3.0).unwrap()),
                blue: channel(T::one()),
            }
        }
    }

    #[grad]
    impl<T: Float> From<(T, T, T)> for Rgb<T> {
        fn from((red, green, blue): (T, T, T)) -> Self {
            Rgb { red, green, blue }
        }
    }

    #[grad]
    impl<T> From<(T, T, T)> for Hsv<T> {
        fn from((hue, saturation, value): (T, T, T)) -> Self {
            Hsv {
                hue,
                saturation,
                value,
            }
        }
    }

    #[grad]
    impl<T: Float> Into<[T; 3]> for Rgb<T> {
        fn into(self) -> [T; 3] {
            let two = T::one() + T::one();
            [self.red, self.green * two, self.blue.powi(2)]
        }
    }

    #[grad]
    fn dyed<T: Float>(hue: T, saturation: T) -> T {
        let rgb: Rgb<T> = (hue, saturation, hue * saturation).into();
        let [red, green, blue]: [T; 3] = rgb.into();
        red * green / blue.exp()
    }

    #[test]
    fn by_into() {
        let at = (0.3, 0.8);
        let f = |&(hue, saturation): &(f64, f64)| dyed(hue, saturation);
        check::value_and_gradient(f, &at, dyed_value_and_grad(at.0, at.1));
    }

    #[grad]
    fn warm<T: Float>(hue: T, saturation: T, value: T) -> T {
        let rgb: Rgb<T> = Hsv {
            hue,
            saturation,
            value,
        }
        .into();
        rgb.red * rgb.red - rgb.blue * rgb.green
    }

    #[grad]
    fn mixed(x: f64, y: f64) -> f64 {
        let a = Rgb::from(Hsv::from((x, y, 0.8)));
        let b: Rgb<f64> = (x * y, y, x).into();
        a.red * b.green + a.green * b.red + a.blue * b.blue
    }

    #[test]
    fn of_generic_types() {
        let at = (0.13, 0.6, 0.9);
        let f = |&(h, s, v): &(f64, f64, f64)| warm(h, s, v);
        check::value_and_gradient(f, &at, warm_value_and_grad(at.0, at.1, at.2));
        let at = (0.21, 0.35);
        check::value_and_gradient(|&(x, y)| mixed(x, y), &at, mixed_value_and_grad(at.0, at.1));
    }
}

/// A module as a whole, and a function called `from` that is no conversion.
#[grad]
mod temperatures {
    #[derive(Clone, Copy, Debug)]
    pub struct Celsius(pub f64);
    #[derive(Clone, Copy, Debug)]
    pub struct Kelvin(pub f64);
    #[derive(Clone, Copy, Debug)]
    pub struct Fahrenheit(pub f64);

    impl From<Celsius> for Kelvin {
        fn from(t: Celsius) -> Self {
            Kelvin(t.0 + 273.15)
        }
    }
    impl From<Fahrenheit> for Celsius {
        fn from(t: Fahrenheit) -> Self {
            Self((t.0 - 32.0) / 1.8)
        }
    }
    impl From<Fahrenheit> for Kelvin {
        fn from(t: Fahrenheit) -> Self {
            Celsius::from(t).into()
        }
    }
    impl From<Kelvin> for f64 {
        fn from(t: Kelvin) -> f64 {
            t.0
        }
    }

    pub struct Span {
        pub low: f64,
        pub high: f64,
    }
    impl Span {
        pub fn from(low: Kelvin, high: Kelvin) -> Self {
            Span {
                low: low.0,
                high: high.0,
            }
        }
        pub fn ratio(&self) -> f64 {
            self.high / self.low
        }
    }

    pub fn radiated(fahrenheit: f64) -> f64 {
        let t: f64 = Kelvin::from(Fahrenheit(fahrenheit)).into();
        5.67e-8 * t.powi(4)
    }

    pub fn carnot(cold: f64, hot: f64) -> f64 {
        1.0 - 1.0 / Span::from(Celsius(cold).into(), Celsius(hot).into()).ratio()
    }
}

#[test]
fn of_a_module() {
    use temperatures::*;
    check::value_and_gradient(|&x| radiated(x), &71.0, radiated_value_and_grad(71.0));
    let f = |&(cold, hot): &(f64, f64)| carnot(cold, hot);
    check::value_and_gradient(f, &(15.0, 210.0), carnot_value_and_grad(15.0, 210.0));
}

/// The other way round: what older code implements, for values and for references, several times for one type.
#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Ink {
    cover: [f64; 4],
    alpha: f64,
}

#[grad]
impl Ink {
    fn wetted(&self, by: f64) -> Ink {
        let mut ink = *self;
        for cover in &mut ink.cover {
            *cover *= (-by * *cover).exp();
        }
        ink
    }
}

#[grad]
impl Into<[f64; 4]> for Ink {
    fn into(mut self) -> [f64; 4] {
        self.cover[3] *= self.alpha;
        self.cover
    }
}

#[grad]
impl Into<(f64, f64, f64)> for &Ink {
    fn into(self) -> (f64, f64, f64) {
        let share = |k: usize| self.cover[k] * self.alpha;
        (share(0), share(1), share(2))
    }
}

#[grad]
impl Into<Lab> for Ink {
    fn into(self) -> Lab {
        let [c, m, y, k]: [f64; 4] = self.wetted(0.5).into();
        Lab {
            l: (1.0 - k) * (1.0 - m),
            a: m - c * y,
            b: y.sqrt(),
        }
    }
}

#[grad(hvp)]
fn printed(cover: [f64; 4], alpha: f64, by: f64) -> f64 {
    let ink = Ink { cover, alpha }.wetted(by);
    let [c, _, y, k]: [f64; 4] = ink.into();
    let (r, g, _): (f64, f64, f64) = (&ink).into();
    let lab: Lab = Into::into(ink);
    c * y - k.sin() + r / g + lab.l * lab.a * lab.b
}

#[test]
fn conversions_by_into() {
    let at = ([0.4, 0.7, 0.2, 0.9], 0.6, 0.3);
    check::value_and_gradient(
        |at| printed(at.0, at.1, at.2),
        &at,
        printed_value_and_grad(at.0, at.1, at.2),
    );
    let direction = ([0.5, -1.0, 2.0, 0.3], 0.4, -0.7);
    let (products, _, _) = printed_hvp(at.0, at.1, at.2, direction.0, direction.1, direction.2);
    let slope = |t: f64| {
        let cover = std::array::from_fn(|k| at.0[k] + t * direction.0[k]);
        printed_grad(cover, at.1 + t * direction.1, at.2 + t * direction.2).0
    };
    for (k, product) in products.into_iter().enumerate() {
        let (expected, _) = check::quotient(|t| Some(slope(t)[k])).unwrap();
        assert!(
            (product - expected).abs() < 1e-7 * (1.0 + expected.abs()),
            "{product} {expected}"
        );
    }
}
