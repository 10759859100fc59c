//! Values that functions consume and are not `Clone`, plain enums beside them, and arrays of structs as slices.

use grad_runtime::{Differentiable, grad};
use grad_tests::check::{self, gradient};

// ---- neither the struct nor the enum is `Clone` ------------------------------------------------

#[derive(Differentiable)]
struct Site {
    north: f64,
    east: f64,
}

enum Unit {
    Metres,
    Feet,
}

#[grad]
fn walk(from: Site, to: Site, unit: Unit) -> f64 {
    let scale = match unit {
        Unit::Metres => 1.0,
        Unit::Feet => 3.28084,
    };
    let (dn, de) = (to.north - from.north, to.east - from.east);
    scale * (dn * dn + de * de).sqrt()
}

#[derive(Differentiable)]
struct Leg {
    length: f64,
    bearing: Option<f64>,
    rounds: usize,
    end: Site,
}

#[grad]
fn leg(from: &Site, length: f64, angle: f64) -> Result<Leg, String> {
    if length < 0.0 {
        return Err("backwards".to_string());
    }
    let end = Site {
        north: from.north + length * angle.cos(),
        east: from.east + length * angle.sin(),
    };
    Ok(Leg {
        length,
        bearing: if length == 0.0 { None } else { Some(angle) },
        rounds: 1,
        end,
    })
}

impl Site {
    #[grad]
    fn shifted(mut self, by: f64) -> Self {
        self.north += by * self.east;
        self
    }

    #[grad]
    fn turned(self, angle: f64) -> Self {
        let (sin, cos) = angle.sin_cos();
        Self {
            north: self.north * cos - self.east * sin,
            east: self.north * sin + self.east * cos,
        }
    }
}

#[grad]
fn tour(x: &[f64; 5]) -> f64 {
    let here = Site {
        north: x[0],
        east: x[1],
    };
    let there = Site {
        north: x[2],
        east: x[3],
    };
    let first = walk(here, there.shifted(x[4]), Unit::Feet);
    let back = Site {
        north: x[1],
        east: x[2],
    };
    let back = back.turned(x[3]).shifted(x[0]);
    match leg(&back, x[4], x[0]) {
        Ok(leg) => first * leg.end.north + leg.length * leg.end.east,
        Err(_) => first,
    }
}

#[test]
fn what_is_consumed_need_not_be_clone() {
    for x in [[0.3, 1.2, -0.7, 0.9, 1.1], [1.5, 0.2, 0.4, -2.0, 0.6]] {
        gradient(|x| tour(x), &x, &tour_grad(&x));
    }
    let x = [0.3, 1.2, -0.7, 0.9, -1.1];
    gradient(|x| tour(x), &x, &tour_grad(&x));
    let sites = || {
        let at = |north, east| Site { north, east };
        (at(1.0, 2.0), at(4.0, 6.0))
    };
    let ((from, to), value) = (sites(), 5.0);
    assert_eq!(walk(from, to, Unit::Metres), value);
    let (from, to) = sites();
    let (from_bar, to_bar) = walk_grad(from, to, Unit::Metres);
    let bars = [from_bar.north, from_bar.east, to_bar.north, to_bar.east];
    grad_tests::check::close(&bars, &[-0.6, -0.8, 0.6, 0.8], 1e-14);
}

// ---- lists of pairs with a plain enum ----------------------------------------------------------

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Player {
    skill: f64,
    doubt: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Differentiable)]
enum Outcome {
    WON,
    LOST,
    Drawn,
}

#[grad]
fn expected(one: &Player, other: &Player) -> f64 {
    1.0 / (1.0 + ((other.skill - one.skill) / one.doubt.hypot(other.doubt)).exp())
}

#[grad]
fn update(one: &Player, other: &Player, outcome: &Outcome, gain: f64) -> Player {
    let score = match outcome {
        Outcome::WON => 1.0,
        Outcome::LOST => 0.0,
        Outcome::Drawn => 0.5,
    };
    Player {
        skill: one.skill + gain * one.doubt * (score - expected(one, other)),
        doubt: one.doubt * 0.9,
    }
}

#[grad]
fn season(player: &Player, games: &[(Player, Outcome)], gain: f64) -> Player {
    games.iter().fold(*player, |now, (other, outcome)| {
        update(&now, other, outcome, gain)
    })
}

#[grad]
fn bonus(games: &[(Player, Outcome)]) -> f64 {
    let mut sum = 0.0;
    for (other, outcome) in games.iter() {
        if *outcome == Outcome::WON {
            sum += other.skill * other.doubt;
        }
    }
    sum
}

#[grad]
fn career(x: &[f64; 6]) -> f64 {
    let me = Player {
        skill: x[0],
        doubt: x[1],
    };
    let (a, b) = (
        Player {
            skill: x[2],
            doubt: x[3],
        },
        Player {
            skill: x[4],
            doubt: 0.7,
        },
    );
    let once = update(&me, &a, &Outcome::WON, x[5]);
    let games = [(a, Outcome::LOST), (b, Outcome::Drawn), (a, Outcome::WON)];
    let after = season(&once, &games, x[5]);
    after.skill * after.doubt + bonus(&games) + bonus(&[(b, Outcome::WON)])
}

#[grad]
fn strength(team: &[Player]) -> f64 {
    team.iter().map(|p| p.skill / p.doubt).sum()
}

#[grad]
fn match_up(x: &[f64; 4]) -> f64 {
    let home = [
        Player {
            skill: x[0],
            doubt: x[1],
        },
        Player {
            skill: x[2],
            doubt: x[3],
        },
    ];
    strength(&home) * strength(&home[1..])
        - strength(&[Player {
            skill: x[3],
            doubt: x[0],
        }])
}

#[test]
fn pairs_of_structs_and_plain_enums_are_elements() {
    let x = [1.2, 0.8, 0.9, 1.1, 1.7, 0.6];
    gradient(|x| career(x), &x, &career_grad(&x));
    let x = [1.2, 0.8, 0.9, 1.1];
    gradient(|x| match_up(x), &x, &match_up_grad(&x));
}

// ---- enums inside of enums ---------------------------------------------------------------------

#[derive(Clone, Debug, PartialEq, Differentiable)]
enum Shape {
    Circular {},
    Eccentric { e: f64, peri: f64 },
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
enum Regime {
    Near { drag: f64, shape: Shape },
    Deep { period: f64 },
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Orbit {
    motion: f64,
    regime: Regime,
}

#[grad]
fn orbit(motion: f64, e: f64, drag: f64) -> Orbit {
    Orbit {
        motion: motion * (1.0 - e * e),
        regime: if motion > 1.0 {
            Regime::Near {
                drag: drag / motion,
                shape: if e > 1e-4 {
                    Shape::Eccentric {
                        e,
                        peri: motion * (1.0 - e),
                    }
                } else {
                    Shape::Circular {}
                },
            }
        } else {
            Regime::Deep {
                period: 1.0 / motion,
            }
        },
    }
}

#[grad]
fn decay(x: &[f64; 3]) -> f64 {
    let orbit = orbit(x[0], x[1], x[2]);
    match &orbit.regime {
        Regime::Near { drag, shape } => match shape {
            Shape::Circular {} => drag * orbit.motion,
            Shape::Eccentric { e, peri } => drag * peri.sqrt() + e * orbit.motion,
        },
        Regime::Deep { period } => period * orbit.motion,
    }
}

#[test]
fn enums_hold_enums() {
    for x in [[1.4, 0.3, 0.2], [1.4, -0.3, 0.2], [0.5, 0.3, 0.2]] {
        assert!(decay(&x).is_finite());
        gradient(|x| decay(x), &x, &decay_grad(&x));
    }
}

// ---- elements that may be missing --------------------------------------------------------------

/// The sum of squared gaps to the last reading that is there.
#[grad]
fn roughness(readings: &[Option<f64>], first: f64) -> f64 {
    let mut last = first;
    let mut sum = 0.0;
    for reading in readings {
        if let Some(now) = reading {
            sum += (now - last) * (now - last);
            last = *now;
        }
    }
    for i in 0..readings.len() {
        sum *= match readings[i] {
            Some(x) => 1.0 + x * x,
            None => last,
        };
    }
    sum + readings.iter().map(|r| r.unwrap_or(first)).sum::<f64>()
}

#[grad]
fn filled(readings: &mut [Option<f64>], scale: f64) {
    for i in 1..readings.len() {
        if readings[i].is_none() {
            readings[i] = Some(scale * readings[i - 1].unwrap_or(1.0));
        }
    }
}

#[grad]
fn smoothed(x: &[f64; 4]) -> f64 {
    let mut readings = [Some(x[0]), None, Some(x[1] * x[2]), None];
    let before = roughness(&readings, x[3]);
    filled(&mut readings, x[2]);
    before * roughness(&readings, x[1])
}

/// Where there is no site, the origin is one.
#[grad]
fn distance_to(site: Option<Player>, x: f64) -> f64 {
    match site {
        Some(site) => (x - site.skill) * site.doubt,
        None => x * x,
    }
}

#[grad]
fn dates(x: f64) -> Result<(i16, u8, f64), &'static str> {
    if x < 0.0 {
        return Err("before the first day");
    }
    let whole = x as i64;
    Ok(((whole / 12) as i16, (whole % 12) as u8, x - whole as f64))
}

#[grad]
fn fraction(x: &[f64; 1]) -> f64 {
    match dates(x[0]) {
        Ok((year, month, day)) => day * day * (year as f64 + month as f64),
        Err(_) => x[0],
    }
}

#[test]
fn elements_may_be_missing() {
    for x in [[31.4], [-2.0]] {
        gradient(|x| fraction(x), &x, &fraction_grad(&x));
    }
    let site = Player {
        skill: 0.4,
        doubt: 1.5,
    };
    let (bar, x_bar) = distance_to_grad(Some(site), 0.9);
    let bar = bar.unwrap();
    assert_eq!((bar.skill, bar.doubt, x_bar), (-1.5, 0.5, 1.5));
    assert_eq!(distance_to_grad(None, 0.9), (None, 1.8));
    let x = [0.8, 1.3, 0.7, -0.4];
    gradient(|x| smoothed(x), &x, &smoothed_grad(&x));
    let readings = [Some(0.8), None, Some(0.9)];
    let (bars, first_bar) = roughness_grad(&readings, 0.3);
    assert!(bars[0].is_some() && bars[1].is_none() && bars[2].is_some());
    let at = |x: &[f64; 3]| roughness(&[Some(x[0]), None, Some(x[1])], x[2]);
    let got = [bars[0].unwrap(), bars[2].unwrap(), first_bar];
    gradient(at, &[0.8, 0.9, 0.3], &got);
}

// ---- plain enums that derive nothing of ours ---------------------------------------------------

#[derive(Clone, Copy, PartialEq)]
enum Side {
    NORTH,
    SOUTH,
}

impl Side {
    #[grad]
    fn offset(&self) -> f64 {
        match self {
            Side::NORTH => 0.0,
            Side::SOUTH => 1.5,
        }
    }

    #[grad]
    fn signed(self, x: f64) -> f64 {
        match self {
            Self::NORTH => x * x,
            Self::SOUTH => -x,
        }
    }

    #[grad]
    fn scaled(&self, x: f64) -> f64 {
        if *self == Side::NORTH { x } else { 3.0 * x }
    }
}

#[derive(Clone, Debug, Differentiable)]
struct Easting {
    #[differentiable(skip)]
    side: Side,
    value: f64,
}

impl std::fmt::Debug for Side {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if *self == Side::NORTH { "N" } else { "S" })
    }
}

impl Easting {
    #[grad]
    fn new(side: Side, value: f64) -> Self {
        Easting { side, value }
    }

    #[grad]
    fn metres(&self) -> f64 {
        if self.side == Side::NORTH {
            self.value
        } else {
            self.value * self.value - self.side.offset()
        }
    }

    #[grad]
    fn folded(&self) -> f64 {
        self.side.signed(self.value) + self.side.scaled(self.value)
    }
}

#[grad]
fn surveyed(x: &[f64; 2], side: Side) -> f64 {
    let here = Easting::new(side, x[0]);
    let there = Easting {
        side: Side::SOUTH,
        ..here
    };
    let factor = x[1] * side.offset() + side.signed(x[1]) * Side::SOUTH.scaled(x[0]);
    factor * here.metres() * there.metres() + here.folded() - there.folded()
}

/// Not `Copy`: companions that pass it twice make another one.
#[derive(Clone, Debug, PartialEq)]
enum Phase {
    Liquid,
    Vapour,
}

#[derive(Clone, Debug, Differentiable)]
struct Tank {
    phase: Phase,
    heat: f64,
}

impl Tank {
    #[grad]
    fn warmed(&self, by: f64) -> Tank {
        Tank {
            phase: self.phase.clone(),
            heat: self.heat * by,
        }
    }

    #[grad]
    fn flow(&self) -> f64 {
        let phase = self.phase.clone();
        rate(phase, self.heat)
    }
}

#[grad]
fn rate(phase: Phase, x: f64) -> f64 {
    match phase {
        Phase::Liquid => x * x,
        Phase::Vapour => x.exp(),
    }
}

#[grad]
fn plant(x: &[f64; 2], phase: Phase) -> f64 {
    let tank = Tank {
        phase: phase.clone(),
        heat: x[0],
    };
    let is_liquid = tank.phase == Phase::Liquid;
    let factor = if is_liquid { x[1] } else { 2.0 };
    tank.warmed(x[1]).flow() * rate(phase, x[1]) * factor
}

#[test]
fn data_that_is_not_copy() {
    for phase in [Phase::Liquid, Phase::Vapour] {
        let x = [0.7, 1.3];
        gradient(
            |x| plant(x, phase.clone()),
            &x,
            &plant_grad(&x, phase.clone()),
        );
    }
}

#[test]
fn plain_enums_have_methods_and_are_compared() {
    for side in [Side::NORTH, Side::SOUTH] {
        let x = [0.7, 1.3];
        gradient(|x| surveyed(x, side), &x, &surveyed_grad(&x, side));
        let slope = side.signed_grad(0.4);
        assert_eq!(slope, if side == Side::NORTH { 0.8 } else { -1.0 });
    }
}

// ---- lists of structs that are not `Clone` -------------------------------------------------------

#[derive(Differentiable)]
struct Layer {
    weights: Vec<f64>,
    bias: f64,
}

#[derive(Differentiable)]
struct Network {
    layers: Vec<Layer>,
    rate: f64,
}

#[grad]
impl Layer {
    fn new(width: usize, weight: f64) -> Self {
        Layer {
            weights: vec![weight; width],
            bias: weight,
        }
    }

    fn apply(&self, x: f64) -> f64 {
        self.weights.iter().map(|w| w * x).sum::<f64>() + self.bias
    }

    fn update(&mut self, by: f64) {
        self.bias += by;
        for weight in self.weights.iter_mut() {
            *weight *= by;
        }
    }
}

#[grad]
impl Network {
    fn new(rate: f64) -> Self {
        Network {
            layers: vec![],
            rate,
        }
    }

    fn with(mut self, width: usize, weight: f64) -> Self {
        self.layers.push(Layer::new(width, weight));
        self.rate *= weight;
        self
    }

    fn replace(&mut self, layers: Vec<Layer>) {
        self.layers = layers;
    }

    fn train(&mut self, by: f64) {
        for layer in self.layers.iter_mut() {
            layer.update(by * self.rate);
        }
    }

    fn apply(&self, x: f64) -> f64 {
        let mut signal = x;
        for layer in &self.layers {
            signal = layer.apply(signal).sin();
        }
        signal
    }

    fn without_last(&mut self, x: f64) -> f64 {
        match self.layers.pop() {
            Some(layer) => layer.apply(x) * self.apply(x),
            None => 0.0,
        }
    }
}

#[grad]
fn trained(weight: f64, x: f64) -> f64 {
    let mut network = Network::new(x).with(2, weight).with(3, x * weight);
    network.train(weight);
    let before = network.apply(x);
    network.replace(vec![Layer::new(1, weight), Layer::new(2, x)]);
    network.train(x);
    before * network.apply(weight) + network.without_last(x)
}

#[test]
fn lists_of_structs_without_clone() {
    let at = (0.7, 0.9);
    let f = |&(weight, x): &(f64, f64)| trained(weight, x);
    check::value_and_gradient(f, &at, trained_value_and_grad(at.0, at.1));
}
