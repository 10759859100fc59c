//! Variants by their names alone, of enums that lines in a body open: several of them have variants of the same names.

use grad_runtime::{Differentiable, grad};

/// How a plane touches an ellipsoid.
#[derive(Clone, Debug, PartialEq, Differentiable)]
enum Aspect {
    Pole,
    Equator { radius: f64, scale: f64 },
    Oblique { radius: f64, sine: f64, cosine: f64 },
}

/// How it touches a sphere.
#[derive(Clone, Debug, PartialEq, Differentiable)]
enum Round {
    Pole,
    Equator,
    Oblique { sine: f64, cosine: f64 },
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Plane {
    latitude: f64,
    aspect: Aspect,
}

#[grad]
impl Plane {
    fn at(latitude: f64, q: f64) -> Self {
        use Aspect::*;
        let radius = (0.5 * q).sqrt();
        let aspect = if latitude > 1.5 {
            Pole
        } else if latitude < 0.1 {
            Equator {
                radius,
                scale: 1.0 / radius,
            }
        } else {
            let (sine, cosine) = latitude.sin_cos();
            Oblique {
                radius,
                sine,
                cosine,
            }
        };
        Self { latitude, aspect }
    }

    fn forward(&self, x: f64, y: f64) -> Result<(f64, f64), String> {
        use Aspect::*;
        let (u, v) = match self.aspect {
            Oblique {
                radius,
                sine,
                cosine,
            } => (radius * x * sine, y * cosine),
            Equator { scale, .. } => (scale * x, y),
            Pole => (x, y * self.latitude),
        };
        if u < 0.0 {
            return Err("behind the plane".into());
        }
        Ok((u, v))
    }
}

#[grad]
fn area(latitude: f64, q: f64, x: f64) -> f64 {
    match Plane::at(latitude, q).forward(x, q) {
        Ok((u, v)) => u * v,
        Err(_) => 0.0,
    }
}

/// Named one by one.
#[grad]
fn radius(aspect: &Aspect) -> f64 {
    use self::Aspect::{Equator, Oblique};
    match aspect {
        Oblique { radius, .. } => 2.0 * *radius,
        Equator { radius, scale } => radius * scale,
        _ => 0.0,
    }
}

#[grad]
fn round(latitude: f64, x: f64) -> f64 {
    use Round::*;
    let form = if latitude > 1.5 {
        Pole
    } else if latitude < 0.1 {
        Equator
    } else {
        let (sine, cosine) = latitude.sin_cos();
        Oblique { sine, cosine }
    };
    match &form {
        Oblique { sine, cosine } => sine * x + cosine,
        Equator => x * x,
        Pole => latitude * x,
    }
}

/// Both are opened: the values tell.
#[grad]
fn both(plane: &Aspect, sphere: &Round) -> f64 {
    let first = {
        use Aspect::*;
        match plane {
            Oblique { radius, .. } => *radius,
            _ => 0.0,
        }
    };
    use Round::*;
    let Oblique { sine, cosine } = sphere else {
        return first;
    };
    first * sine / cosine
}

agrees!(oblique_planes, [a = 0.7, q = 1.9, x = 0.4] => area(a, q, x), area_value_and_grad(a, q, x));
agrees!(equatorial_planes, [a = 0.05, q = 1.9, x = 0.4] => area(a, q, x), area_value_and_grad(a, q, x));
agrees!(polar_planes, [a = 1.55, q = 1.9, x = 0.4] => area(a, q, x), area_value_and_grad(a, q, x));
agrees!(oblique_spheres, [a = 0.7, x = 0.4] => round(a, x), round_value_and_grad(a, x));
agrees!(equatorial_spheres, [a = 0.05, x = 0.4] => round(a, x), round_value_and_grad(a, x));

#[test]
fn variants_of_several_enums() {
    let plane = Aspect::Oblique {
        radius: 3.0,
        sine: 0.6,
        cosine: 0.8,
    };
    let sphere = Round::Oblique {
        sine: 0.5,
        cosine: 0.25,
    };
    let (plane_bar, sphere_bar) = both_grad(&plane, &sphere);
    let AspectTangent::Oblique { radius, .. } = plane_bar else {
        panic!("another variant")
    };
    assert_eq!(radius, 2.0);
    assert_eq!(
        sphere_bar,
        RoundTangent::Oblique {
            sine: 12.0,
            cosine: -24.0
        }
    );
    assert_eq!(both(&plane, &Round::Pole), 3.0);
}

#[test]
fn variants_named_in_a_line() {
    let equator = Aspect::Equator {
        radius: 3.0,
        scale: 5.0,
    };
    let AspectTangent::Equator { radius, scale } = radius_grad(&equator) else {
        panic!("another variant")
    };
    assert_eq!((radius, scale), (5.0, 3.0));
}
