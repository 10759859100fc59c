use std::ops::Add;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    x: f64,
    y: f64,
}

impl Point {
    pub fn new(x: f64, y: f64) -> Self {
        Point { x, y }
    }

    pub fn length(&self) -> f64 {
        self.x.hypot(self.y)
    }

    pub fn grow(&mut self, by: f64) {
        self.x *= by;
        self.y *= by;
    }

    /// Cannot be differentiated.
    pub fn rounded(&self) -> f64 {
        format!("{:.2}", self.x).parse().unwrap_or(self.y)
    }
}

impl Add for Point {
    type Output = Point;

    fn add(self, other: Point) -> Point {
        Point::new(self.x + other.x, self.y + other.y)
    }
}

/// Half of the way.
pub fn middle(a: Point, b: Point) -> Point {
    let mut sum = a + b;
    sum.grow(0.5);
    sum
}
