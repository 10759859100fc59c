//! Enums that hold nothing, beside numbers: as fields, with methods, lent as arguments, in lists; and what else is told apart
//! by its declaration only.

use grad_runtime::{Differentiable, grad};

mod shapes_of_the_earth {
    use super::*;
    #[derive(Debug, Clone, Copy)]
    pub enum Figure {
        Sphere,
        Reference,
    }
    impl Figure {
        #[grad]
        pub fn axes(&self) -> (f64, f64) {
            let (major, flattening): (f64, f64) = match self {
                Figure::Sphere => (6371.0, 0.0),
                Figure::Reference => (6378.137, 1.0 / 298.25),
            };
            let minor = major * (1.0 - flattening);
            (major, 1.0 - minor * minor / (major * major))
        }
        #[grad]
        pub fn parallel(self, latitude: f64) -> f64 {
            match self {
                Figure::Sphere => 6371.0 * latitude.cos(),
                Figure::Reference => normal(latitude, self) * latitude.cos(),
            }
        }
    }
    #[grad]
    pub fn normal(latitude: f64, figure: Figure) -> f64 {
        let (major, e2) = figure.axes();
        major / (1.0 - e2 * latitude.sin().powi(2)).sqrt()
    }
    #[grad]
    pub fn height(p: f64, latitude: f64, figure: &Figure) -> f64 {
        p / latitude.cos() - normal(latitude, *figure)
    }
    #[grad]
    pub fn both(p: f64, latitude: f64) -> f64 {
        let figure = Figure::Reference;
        height(p, latitude, &Figure::Sphere) * height(p, 0.5 * latitude, &figure)
            + figure.parallel(latitude)
    }
    agrees!(lent_as_arguments, [p = 6200.0, latitude = 0.3] => both(p, latitude), both_value_and_grad(p, latitude));
    agrees!(methods, [latitude = 0.3] => Figure::Reference.parallel(latitude), Figure::Reference.parallel_value_and_grad(latitude));
}

mod fields {
    use super::*;
    #[derive(Debug, PartialEq, Clone, Copy)]
    pub enum Side {
        Call,
        Put,
    }
    #[derive(Debug, PartialEq, Clone, Differentiable)]
    pub struct Deal {
        pub side: Side,
        pub strike: f64,
        pub lots: u32,
    }
    #[derive(Debug, PartialEq, Clone, Differentiable)]
    pub struct Fee {
        pub rate: f64,
    }
    impl Deal {
        #[grad]
        pub fn new(side: Side, strike: f64) -> Self {
            Deal {
                side,
                strike,
                lots: 2,
            }
        }
        // The same words as the method of `Fee`: only where it stands tells whose it is.
        #[grad]
        pub fn halved(&self) -> f64 {
            self.scaled(0.5)
        }
        #[grad]
        pub fn scaled(&self, k: f64) -> f64 {
            k * self.strike
        }
        #[grad]
        pub fn payoff(&self, price: f64) -> f64 {
            let moneyness = match self.side {
                Side::Call => price - self.strike,
                Side::Put => self.strike - price,
            };
            moneyness.max(0.0) * f64::from(self.lots)
        }
        #[grad]
        pub fn roll(&mut self, k: f64) {
            for _ in 0..self.lots {
                self.strike *= k;
            }
        }
    }
    impl Fee {
        #[grad]
        pub fn halved(&self) -> f64 {
            self.scaled(0.5)
        }
        #[grad]
        pub fn scaled(&self, k: f64) -> f64 {
            k * self.rate * self.rate
        }
    }
    #[grad]
    pub fn book(price: f64, strike: f64, rate: f64) -> f64 {
        let mut deal = Deal::new(Side::Call, strike);
        let before = deal.payoff(price);
        deal.roll(rate);
        let put = Deal {
            side: Side::Put,
            ..deal.clone()
        };
        before + put.payoff(price) + deal.halved() + Fee { rate }.halved()
    }
    agrees!(books, [price = 3.0, strike = 2.0, rate = 1.3] => book(price, strike, rate), book_value_and_grad(price, strike, rate));

    #[test]
    fn what_is_data_has_no_tangent() {
        let deal = Deal::new(Side::Put, 3.0);
        assert_eq!(deal.payoff_grad(2.0), (DealTangent { strike: 2.0 }, -2.0));
    }
}

mod constants {
    use super::*;
    #[grad]
    pub fn linear(c: f64) -> f64 {
        const K: f64 = 0.04;
        if c > K {
            const A: f64 = 0.055;
            const D: f64 = 1.0 + A;
            ((c + A) / D).powf(2.4)
        } else {
            const D: f64 = 12.92;
            c / D
        }
    }
    agrees!(of_inner_blocks, [c = 0.5] => linear(c) + linear(0.01 * c), {
        let (high, low) = (linear_value_and_grad(c), linear_value_and_grad(0.01 * c));
        (high.0 + low.0, high.1 + 0.01 * low.1)
    });
}

mod literals {
    use super::*;
    use num_traits::{FromPrimitive, real::Real};

    #[grad]
    pub fn sexagesimal(d: i32, m: u16, s: f64) -> f64 {
        (d.abs() as f64 + (m as f64 + s / 60.0) / 60.0).copysign(d as f64)
    }
    #[grad]
    pub fn latitude_difference(latitude: f64) -> f64 {
        sexagesimal(0, 0, 692.73) * (2.0 * latitude).sin() - sexagesimal(-1, 0x2, latitude)
    }
    agrees!(as_receivers, [x = 0.4] => latitude_difference(x), latitude_difference_value_and_grad(x));

    #[grad]
    pub fn smoothstep<R: Real + FromPrimitive>(x: R) -> R {
        let two = R::from_usize(2).expect("a real number");
        let three = R::from_u8(3).unwrap();
        x * x * (three - two * x)
    }
    agrees!(that_are_converted, [x = 0.4] => smoothstep(x), smoothstep_value_and_grad(x));

    #[grad]
    pub fn day_fraction<'e>(mut day: f64) -> Result<f64, &'e str> {
        if day < 0.0 {
            return Err("a negative day");
        }
        day += 0.5;
        Ok(day * day.fract())
    }
    agrees!(lifetimes_of_errors, [x = 2.3] => day_fraction(x).unwrap(), day_fraction_value_and_grad(x).unwrap());
}

mod generic_sums {
    use super::*;
    use num_traits::Float;

    #[grad]
    pub fn add_multiple<T: Float>(y: &mut [T], a: T, x: &[T]) {
        for i in 0..x.len() {
            y[i] = y[i] + a * x[i];
        }
    }
    #[grad]
    pub fn along<T: Float>(x: &[T], a: T) -> T {
        let mut y = vec![T::one(); x.len()];
        add_multiple(&mut y, a, x);
        let mut sum = T::zero();
        for v in &y {
            sum = sum + *v * *v;
        }
        sum
    }
    agrees!(of_products, [x = vec![0.3, -0.4, 0.9, 1.1, 0.2], a = 0.7] => along(&x, a), along_value_and_grad(&x, a));
}

/// Fields of such a type that is not `Copy`, cloned out of a struct by reference.
mod cloned_fields {
    use super::*;
    #[derive(Debug, PartialEq, Clone)]
    pub enum Hemisphere {
        North,
        South,
    }
    #[derive(Debug, Clone, Differentiable)]
    pub struct Grid {
        pub hemisphere: Hemisphere,
        pub northing: f64,
    }
    #[grad]
    impl Grid {
        pub fn hemisphere(&self) -> Hemisphere {
            self.hemisphere.to_owned()
        }
        pub fn distance(&self) -> f64 {
            let hemisphere = self.hemisphere.clone();
            match hemisphere {
                Hemisphere::North => self.northing,
                Hemisphere::South => 1.0e4 - self.northing,
            }
        }
        pub fn gap(&self, other: &Grid) -> f64 {
            let scaled = Grid {
                hemisphere: other.hemisphere(),
                northing: self.northing * other.northing,
            };
            match self.hemisphere == other.hemisphere {
                true => self.distance() - other.distance(),
                false => scaled.distance() + self.distance(),
            }
        }
    }
    #[grad]
    fn gap(a: f64, b: f64) -> f64 {
        let north = Grid {
            hemisphere: Hemisphere::North,
            northing: a,
        };
        let south = Grid {
            hemisphere: Hemisphere::South,
            northing: b,
        };
        north.gap(&south) + south.gap(&south) * a
    }
    agrees!(behind_a_reference, [a = 12.0, b = 0.7] => gap(a, b), gap_value_and_grad(a, b));
}
