//! Structs with names and marks beside their numbers, and errors that are imported by name.

use std::marker::PhantomData;

use grad_runtime::{Differentiable, grad};
use grad_tests::check::gradient;

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Unit {
    name: &'static str,
    to_metre: f64,
}

#[grad]
impl Unit {
    pub fn custom(to_metre: f64) -> Unit {
        Unit { name: "", to_metre }
    }

    pub fn called(name: &'static str, to_metre: f64) -> Unit {
        Unit { name, to_metre }
    }

    pub fn scaled(&self, by: f64) -> Unit {
        Unit {
            to_metre: self.to_metre * by,
            ..*self
        }
    }

    pub fn squared(&self) -> Unit {
        Unit {
            to_metre: self.to_metre * self.to_metre,
            name: self.name,
        }
    }
}

#[grad]
fn area(width: f64, to_metre: f64) -> f64 {
    let unit = Unit::called("rod", to_metre).scaled(0.5).squared();
    let side = Unit::custom(width);
    side.to_metre * side.to_metre * unit.to_metre
}

#[test]
fn names_of_units() {
    let (width, rod) = (3.0, 5.029);
    assert_eq!(Unit::called("rod", 2.0).scaled(3.0).name, "rod");
    gradient(
        |(w, r): &(f64, f64)| area(*w, *r),
        &(width, rod),
        &area_grad(width, rod),
    );
    let mut unit_bar = UnitTangent::default();
    Unit::called("ell", 2.0).squared_vjp(&mut unit_bar, UnitTangent { to_metre: 3.0 });
    assert_eq!(unit_bar.to_metre, 12.0);
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
pub struct Channel {
    label: String,
    tags: Vec<String>,
    gain: f64,
}

#[grad]
impl Channel {
    pub fn new(label: &str, gain: f64) -> Self {
        Self {
            label: label.to_string(),
            tags: Vec::new(),
            gain,
        }
    }

    pub fn numbered(n: usize, gain: f64) -> Self {
        Self {
            label: format!("channel {n}"),
            tags: vec![],
            gain: gain / n as f64,
        }
    }

    pub fn louder(&self, by: f64) -> Self {
        Self {
            label: self.label.clone(),
            gain: self.gain * by,
            ..self.clone()
        }
    }
}

#[grad]
fn mix(signal: f64, gain: f64) -> f64 {
    let left = Channel::new("left", gain).louder(2.0);
    let right = Channel::numbered(3, gain * gain).louder(signal);
    signal * left.gain + right.gain * left.gain
}

#[test]
fn labels_of_channels() {
    let (signal, gain) = (0.75, 1.25);
    assert_eq!(Channel::numbered(3, 1.0).louder(2.0).label, "channel 3");
    gradient(
        |(s, g): &(f64, f64)| mix(*s, *g),
        &(signal, gain),
        &mix_grad(signal, gain),
    );
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Length<U> {
    value: f64,
    unit: PhantomData<U>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metres;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Feet;

#[grad]
impl Length<Metres> {
    pub fn of(value: f64) -> Self {
        Length {
            value,
            unit: PhantomData,
        }
    }
}

#[grad]
fn in_feet(length: Length<Metres>) -> Length<Feet> {
    Length {
        value: length.value / 0.3048,
        unit: PhantomData,
    }
}

#[test]
fn marks_have_no_tangents() {
    let seed = LengthTangent { value: 1.0 };
    assert_eq!(in_feet_vjp(Length::of(2.0), seed).1.value, 1.0 / 0.3048);
    assert_eq!(Length::<Metres>::of_vjp(2.0, seed).1, 1.0);
}

/// Settings by their names, which belong to somebody else.
pub struct Settings<'a>(Vec<(&'a str, f64)>);

impl Settings<'_> {
    fn has(&self, name: &str) -> Result<bool, Failure> {
        match self.0.is_empty() {
            true => Err(NoSettings),
            false => Ok(self.0.iter().any(|(key, _)| *key == name)),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    NoSettings,
    TooSmall(String),
}

use Failure::{NoSettings, TooSmall};

#[grad(wrt(radius))]
fn flattened(radius: f64, settings: &Settings) -> Result<f64, Failure> {
    if radius < 1e-3 {
        return Err(TooSmall(format!("{radius}")));
    }
    let flat = settings.has("flat")?;
    Ok(if flat { radius * radius } else { radius.sqrt() })
}

#[test]
fn failures_by_their_names() {
    let (none, flat) = (Settings(vec![]), Settings(vec![("flat", 1.0)]));
    assert_eq!(flattened_grad(2.0, &flat), Ok(4.0));
    assert_eq!(flattened_grad(2.0, &none), Err(NoSettings));
    assert_eq!(flattened_grad(0.0, &flat), Err(TooSmall("0".into())));
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Stop,
    Pass,
}

#[derive(Clone, Differentiable)]
pub struct Stage {
    kind: Kind,
    name: &'static str,
    notes: Vec<String>,
    gain: f64,
}

#[grad]
impl Stage {
    pub fn apply(&self, x: f64) -> Result<f64, String> {
        if self.notes.contains(&"broken".to_string()) {
            return Err(format!("{}: {:?}", self.name, self.notes));
        }
        match self.kind {
            Kind::Stop => Err(self.name.to_string()),
            Kind::Pass => Ok(self.gain * x),
        }
    }

    pub fn renamed(mut self, name: &'static str, by: f64) -> Self {
        self.name = name;
        self.gain *= by;
        self
    }
}

/// The stages of this name, one after the other, and what all of them amount to.
#[grad]
fn chain(stages: &[Stage], name: &str, x: f64) -> Result<f64, String> {
    let mut y = x;
    for stage in stages {
        if stage.name == name || stage.name == "all" {
            y = stage.apply(y)?;
        }
    }
    let passing = stages.iter().filter(|stage| stage.kind == Kind::Pass);
    let sum: f64 = passing.map(|stage| stage.gain).sum();
    match stages.iter().find(|stage| stage.name == name) {
        Some(first) => Ok(y * sum + first.gain),
        None => Ok(y * sum),
    }
}

#[test]
fn stages_by_their_names() {
    let stage = |name, gain| Stage {
        kind: Kind::Pass,
        name,
        notes: vec![],
        gain,
    };
    let stages = vec![
        stage("low", 2.0),
        stage("high", 3.0),
        stage("x", 5.0).renamed("all", 0.5),
    ];
    let (stages_bar, x_bar) = chain_grad(&stages, "high", 1.5).unwrap();
    let of = |(gains, x): &([f64; 3], f64)| {
        let mut stages = stages.clone();
        for (stage, gain) in stages.iter_mut().zip(gains) {
            stage.gain = *gain;
        }
        chain(&stages, "high", *x).unwrap()
    };
    let gains_bar = [0, 1, 2].map(|k: usize| stages_bar[k].gain);
    gradient(of, &([2.0, 3.0, 2.5], 1.5), &(gains_bar, x_bar));

    let mut broken = stages.clone();
    broken[1].notes.push("broken".into());
    let error = chain_grad(&broken, "high", 1.5).unwrap_err();
    assert_eq!(error, "high: [\"broken\"]");
    broken[1] = Stage {
        kind: Kind::Stop,
        ..stage("high", 1.0)
    };
    assert_eq!(chain_grad(&broken, "high", 1.5).unwrap_err(), "high");
}

#[derive(Clone, Differentiable)]
pub struct Reading<'a> {
    label: &'a str,
    value: f64,
}

/// Readings whose labels belong to somebody else.
#[derive(Clone, Differentiable)]
pub struct Readings<'a>(Vec<Reading<'a>>);

#[grad]
fn weighted(readings: &Readings, by: f64) -> f64 {
    let mut sum = 0.0;
    for reading in &readings.0 {
        let weight = if reading.label == "in" { by } else { 1.0 };
        sum += weight * reading.value * reading.value;
    }
    sum
}

#[test]
fn labels_of_others() {
    let labels = String::from("in out in");
    let all = [1.0, 2.0, 3.0].into_iter().zip(labels.split(' '));
    let readings = Readings(all.map(|(value, label)| Reading { label, value }).collect());
    let (readings_bar, by_bar) = weighted_grad(&readings, 0.5);
    let values: Vec<f64> = readings_bar.0.iter().map(|bar| bar.value).collect();
    assert_eq!(values, [1.0, 4.0, 3.0]);
    assert_eq!(by_bar, 10.0);
}
