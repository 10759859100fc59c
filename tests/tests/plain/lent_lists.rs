//! Lists of references: rows of different places, teams, the points of a polygon.

use grad_runtime::{Differentiable, grad};
use grad_tests::check;
use num_traits::Float;

#[grad]
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut s = 0.0;
    for (a, b) in a.iter().zip(b) {
        s += a * b;
    }
    s
}

/// Rows, however they are taken.
#[grad(jvp)]
pub fn energies(rows: &[&[f64]], w: &[f64]) -> f64 {
    let mut s = 0.0;
    for (row, w) in rows.iter().zip(w) {
        s += w * row.iter().map(|v| v * v).sum::<f64>();
    }
    for &row in rows {
        s += row[0] * row.len() as f64;
    }
    for row in rows.iter().copied() {
        s += dot(row, row);
    }
    for i in 0..rows.len() {
        for j in 0..rows[i].len() {
            s += rows[i][j].sin();
        }
    }
    s * rows.last().unwrap()[1] + rows.first().map_or(0.0, |row| row.iter().sum::<f64>())
}

#[grad(jvp)]
pub fn neighbours(rows: &[&[f64]]) -> f64 {
    let (first, second): (&[f64], &[f64]) = (rows[0], rows[1]);
    let pairs: f64 = rows.windows(2).map(|pair| dot(pair[0], pair[1])).sum();
    pairs * dot(&first[1..], &second[1..])
}

#[grad(jvp)]
pub fn passed_on(rows: &[&[f64]], w: &[f64]) -> f64 {
    energies(rows, w) - neighbours(&rows[1..]) * w[0]
}

#[grad]
pub fn longest(rows: &[&[f64]]) -> f64 {
    let mut best = rows[0];
    for row in rows {
        if row.len() > best.len() {
            best = row;
        }
    }
    best.iter().product()
}

#[grad]
pub fn tables(rows: [&[f64]; 2], more: Vec<&[f64]>, columns: &[&Vec<f64>]) -> f64 {
    let [a, b] = rows;
    let mut s = dot(a, b) + dot(more[0], more[1]);
    for column in columns {
        s += dot(column, a);
    }
    for row in more {
        s *= row[0];
    }
    s
}

#[grad(jvp)]
pub fn two_of_a_list(rows: Vec<Vec<f64>>) -> f64 {
    dot(&rows[0], &rows[1])
}

#[grad]
pub fn weighted(parts: &[(&[f64], f64)]) -> f64 {
    parts.iter().map(|(part, w)| w * dot(part, part)).sum()
}

#[grad]
pub fn means<T: Float>(rows: &[&[T]]) -> T {
    let mut s = T::zero();
    for row in rows {
        let mut sum = T::zero();
        for v in row.iter() {
            sum = sum + *v * *v;
        }
        s = s + sum / T::from(row.len()).unwrap();
    }
    s
}

/// Fields, methods, and functions of one and of all of them.
mod teams {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub struct Rating {
        pub mean: f64,
        pub spread: f64,
    }

    #[grad]
    impl Rating {
        fn variance(&self) -> f64 {
            self.spread * self.spread
        }
        fn lower(self) -> f64 {
            self.mean - 3.0 * self.spread
        }
    }

    #[grad]
    pub fn gap(a: &Rating, b: &Rating) -> f64 {
        (a.mean - b.mean) / (a.variance() + b.variance()).sqrt()
    }

    #[grad]
    pub fn pool(players: &[&Rating]) -> f64 {
        let mut s = 0.0;
        for player in players {
            s += player.mean * player.spread;
        }
        for &player in players.iter() {
            s += player.lower() * gap(player, players[0]);
        }
        let first = players[0];
        s * first.mean + players.iter().map(|p| p.variance()).sum::<f64>() * players[1].spread
    }

    #[grad]
    pub fn rest(players: &[&Rating], weights: &[(&Rating, f64)]) -> f64 {
        let all: f64 = weights.iter().map(|(of, w)| of.lower() * w).sum();
        pool(&players[1..]) * all
    }

    #[grad]
    pub fn team(players: &[Rating]) -> f64 {
        players.iter().map(|p| p.mean).sum::<f64>() / players.len() as f64
    }

    /// The shares of all teams, as rating systems compute them.
    #[grad]
    pub fn shares(teams: &[&[Rating]]) -> Vec<f64> {
        let mut spread = 0.0;
        for team in teams {
            for player in team.iter() {
                spread += player.variance();
            }
        }
        let c = spread.sqrt();
        let mut shares = Vec::with_capacity(teams.len());
        let mut sum = 0.0;
        for players in teams {
            let share = (team(players) / c).exp();
            shares.push(share);
            sum += share;
        }
        for share in &mut shares {
            *share /= sum;
        }
        shares
    }

    #[grad]
    pub fn first_share(teams: &[&[Rating]]) -> f64 {
        shares(teams)[0] * teams[1][0].mean
    }

    fn ratings() -> Vec<Rating> {
        [(1.5, 0.4), (1.1, 0.3), (0.7, 0.6)]
            .map(|(mean, spread)| Rating { mean, spread })
            .to_vec()
    }

    fn flat(tangents: &[RatingTangent]) -> Vec<f64> {
        tangents.iter().flat_map(|t| [t.mean, t.spread]).collect()
    }

    fn back(flat: &[f64]) -> Vec<Rating> {
        flat.chunks(2)
            .map(|of| Rating {
                mean: of[0],
                spread: of[1],
            })
            .collect()
    }

    #[test]
    fn players_and_teams() {
        let at: Vec<f64> = ratings().iter().flat_map(|r| [r.mean, r.spread]).collect();
        let refs = ratings();
        let refs: Vec<&Rating> = refs.iter().collect();
        let (value, gradient) = pool_value_and_grad(&refs);
        assert_eq!(value, pool(&refs));
        let f = |at: &Vec<f64>| pool(&back(at).iter().collect::<Vec<_>>());
        grad_tests::check::gradient(f, &at, &flat(&gradient));

        let weights = [(refs[0], 0.5), (refs[2], -1.5)];
        let (value, (gradient, of_weights)) = rest_value_and_grad(&refs, &weights);
        assert_eq!(value, rest(&refs, &weights));
        let f = |at: &Vec<f64>| rest(&back(at).iter().collect::<Vec<_>>(), &weights);
        grad_tests::check::gradient(f, &at, &flat(&gradient));
        let f = |at: &Vec<f64>| {
            let own = back(at);
            rest(&refs, &[(&own[0], 0.5), (&own[2], -1.5)])
        };
        let mut expected = flat(&[of_weights[0].0]);
        expected.extend([0.0, 0.0]);
        expected.extend(flat(&[of_weights[1].0]));
        grad_tests::check::gradient(f, &at, &expected);

        let own = ratings();
        let teams = [&own[..1], &own[1..]];
        let (value, gradient) = first_share_value_and_grad(&teams);
        assert_eq!(value, first_share(&teams));
        let f = |at: &Vec<f64>| {
            let own = back(at);
            first_share(&[&own[..1], &own[1..]])
        };
        grad_tests::check::gradient(f, &at, &flat(&gradient.concat()));
    }
}

/// References that may be missing.
mod missing {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub struct Prior {
        pub mean: f64,
        pub weight: f64,
    }

    #[grad(jvp)]
    pub fn mean(xs: &[f64], w: Option<&[f64]>) -> f64 {
        let (mut s, mut of) = (0.0, 0.0);
        for i in 0..xs.len() {
            let wi = match w {
                Some(w) => w[i],
                None => 1.0,
            };
            s += wi * xs[i] * xs[i];
            of += wi;
        }
        s / of
    }

    #[grad]
    pub fn shrunk(xs: &[f64], prior: Option<&Prior>, scale: Option<&[f64; 2]>) -> f64 {
        let mean = xs.iter().sum::<f64>() / xs.len() as f64;
        let mean = if let Some(prior) = prior {
            let share = prior.weight / (prior.weight + 1.0);
            share * prior.mean + (1.0 - share) * mean
        } else {
            mean
        };
        scale.map_or(mean, |s| s[0] * mean + s[1] * mean * mean)
    }

    #[grad]
    pub fn both(xs: &[f64], w: &[f64], prior: &Prior) -> f64 {
        mean(xs, Some(w)) * mean(xs, None) + shrunk(xs, Some(prior), None)
    }

    #[grad]
    pub fn sometimes(xs: &[f64], w: &[f64], flat: bool) -> f64 {
        let of = if flat {
            mean(xs, None)
        } else {
            mean(xs, Some(w))
        };
        of * shrunk(&xs[1..], None, Some(&[w[0], xs[0]]))
    }

    #[grad]
    pub fn handed_on(xs: &[f64], w: Option<&[f64]>, prior: Option<&Prior>) -> f64 {
        mean(xs, w) * shrunk(xs, prior, None)
    }

    #[grad(wrt(xs))]
    pub fn by_data(xs: &[f64], w: Option<&Vec<f64>>, prior: Option<&Prior>) -> f64 {
        let mut s = prior.map_or(0.0, |prior| prior.mean * xs[0]);
        for (i, x) in xs.iter().enumerate() {
            s += x * x * w.map(|w| w[i]).unwrap_or(1.0);
        }
        s
    }

    agrees!(weights_that_are_there, [x = vec![0.3, -0.7, 1.2], w = Some(vec![0.5, 2.0, 1.0])] => mean(&x, w.as_deref()), mean_value_and_grad(&x, w.as_deref()));
    agrees!(weights_that_are_missing, [x = vec![0.3, -0.7, 1.2], w = None::<Vec<f64>>] => mean(&x, w.as_deref()), mean_value_and_grad(&x, w.as_deref()));
    const PRIOR: Prior = Prior {
        mean: 0.4,
        weight: 2.5,
    };
    agrees!(all_handed_on, [x = vec![0.3, -0.7, 1.2], w = Some(vec![0.5, 2.0, 1.0]), p = Some(PRIOR)] => handed_on(&x, w.as_deref(), p.as_ref()), handed_on_value_and_grad(&x, w.as_deref(), p.as_ref()));
    agrees!(one_handed_on, [x = vec![0.3, -0.7, 1.2], w = None::<Vec<f64>>, p = Some(PRIOR)] => handed_on(&x, w.as_deref(), p.as_ref()), handed_on_value_and_grad(&x, w.as_deref(), p.as_ref()));
    agrees!(none_handed_on, [x = vec![0.3, -0.7, 1.2], w = None::<Vec<f64>>, p = None::<Prior>] => handed_on(&x, w.as_deref(), p.as_ref()), handed_on_value_and_grad(&x, w.as_deref(), p.as_ref()));

    #[test]
    fn there_or_not() {
        let (x, w) = (vec![0.3, -0.7, 1.2], vec![0.5, 2.0, 1.0]);
        let prior = PRIOR;
        let (_, forward) = mean_jvp(&x, Some(&w), &[1.0, 0.5, -1.0], Some(vec![0.5, 1.0, 2.0]));
        let (x_bar, w_bar) = mean_grad(&x, Some(&w));
        let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
        let reverse = dot(&x_bar, &[1.0, 0.5, -1.0]) + dot(&w_bar.unwrap(), &[0.5, 1.0, 2.0]);
        assert!((forward - reverse).abs() < 1e-14);
        check!(by_data, by_data_value_and_grad, [x = x.clone()] => (&x, Some(&w), Some(&prior)));
        check!(by_data, by_data_value_and_grad, [x = x.clone()] => (&x, None, None));

        let at = vec![0.3, -0.7, 1.2, 0.4, 2.5, 1.5, -0.5];
        let f = |at: &Vec<f64>| {
            shrunk(
                &at[..3],
                Some(&Prior {
                    mean: at[3],
                    weight: at[4],
                }),
                Some(&[at[5], at[6]]),
            )
        };
        let (value, (x_bar, prior_bar, scale_bar)) =
            shrunk_value_and_grad(&x, Some(&prior), Some(&[1.5, -0.5]));
        assert_eq!(value, f(&at));
        let (prior_bar, scale_bar) = (prior_bar.unwrap(), scale_bar.unwrap());
        let got = [
            x_bar,
            vec![prior_bar.mean, prior_bar.weight],
            scale_bar.to_vec(),
        ]
        .concat();
        grad_tests::check::gradient(f, &at, &got);
        let (_, (_, prior_bar, scale_bar)) = shrunk_value_and_grad(&x, None, None);
        assert!(prior_bar.is_none() && scale_bar.is_none());

        for flat in [false, true] {
            check!(sometimes, sometimes_value_and_grad, [x = x.clone(), w = w.clone()] => (&x, &w, flat));
        }

        let at = vec![0.3, -0.7, 1.2, 0.5, 2.0, 1.0, 0.4, 2.5];
        let f = |at: &Vec<f64>| {
            both(
                &at[..3],
                &at[3..6],
                &Prior {
                    mean: at[6],
                    weight: at[7],
                },
            )
        };
        let (value, (x_bar, w_bar, prior_bar)) = both_value_and_grad(&x, &w, &prior);
        assert_eq!(value, f(&at));
        let got = [x_bar, w_bar, vec![prior_bar.mean, prior_bar.weight]].concat();
        grad_tests::check::gradient(f, &at, &got);
    }
}

fn rows() -> Vec<Vec<f64>> {
    vec![
        vec![0.3, -0.4, 1.1],
        vec![0.7, 0.2, -0.6],
        vec![1.2, 0.9, 0.5, 0.1],
    ]
}

fn lent(rows: &[Vec<f64>]) -> Vec<&[f64]> {
    rows.iter().map(Vec::as_slice).collect()
}

/// The adjoints of the rows, then those of the weights.
fn weighted_apart(parts: &[(&[f64], f64)]) -> (f64, (Vec<Vec<f64>>, Vec<f64>)) {
    let (value, gradient) = weighted_value_and_grad(parts);
    (value, gradient.into_iter().unzip())
}

#[test]
fn rows_of_anywhere() {
    let w = vec![0.5, -1.0, 2.0];
    check!(energies, energies_value_and_grad, energies_jvp(&a, &w), [a = rows(), w = w.clone()] => (&lent(&a), &w));
    check!(neighbours, neighbours_value_and_grad, neighbours_jvp(&a), [a = rows()] => (&lent(&a)));
    check!(passed_on, passed_on_value_and_grad, passed_on_jvp(&a, &w), [a = rows(), w = w.clone()] => (&lent(&a), &w));
    check!(weighted, weighted_apart, [a = rows(), w = w.clone()] => (&lent(&a).into_iter().zip(w).collect::<Vec<_>>()));
    check!(two_of_a_list, two_of_a_list_value_and_grad, two_of_a_list_jvp(a), [a = rows()] => (a));
    check!(
        tables, tables_value_and_grad,
        [a = rows()[..2].to_vec(), b = rows(), c = rows()] => ([&a[0], &a[1]], lent(&b), &c.iter().collect::<Vec<_>>())
    );
    check!(longest, longest_value_and_grad, [a = rows()] => (&lent(&a)));
    check!(means::<f64>, means_value_and_grad::<f64>, [a = rows()] => (&lent(&a)));
}

/// Lists of references that the function makes itself.
mod made_here {
    use super::*;

    #[grad(jvp)]
    pub fn scatter(data: &[f64], width: usize) -> f64 {
        let rows: Vec<&[f64]> = data.chunks(width).collect();
        let mut sum = 0.0;
        for i in 0..rows.len() {
            for j in 0..rows[i].len() {
                sum += rows[i][j] * rows[0][j] * (i as f64 + 1.0);
            }
        }
        let last = rows[rows.len() - 1];
        sum * last[0]
            + rows
                .iter()
                .map(|row| row.iter().sum::<f64>().powi(2))
                .sum::<f64>()
    }

    #[grad]
    pub fn halves(data: &[f64], at: usize) -> f64 {
        let mut parts: Vec<&[f64]> = Vec::new();
        parts.push(&data[..at]);
        parts.push(&data[at..]);
        parts.push(data);
        let mut product = 1.0;
        for part in &parts {
            product *= dot(part, part);
        }
        product
    }

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub struct Source {
        pub strength: f64,
        pub distance: f64,
    }

    /// The loudest of those that are near, by references to them.
    #[grad]
    pub fn loudest(sources: &[Source], within: f64) -> f64 {
        let near: Vec<&Source> = sources.iter().filter(|of| of.distance < within).collect();
        let mut best = 0.0;
        for source in near.iter() {
            let heard = source.strength / (source.distance * source.distance);
            if heard > best {
                best = heard;
            }
        }
        best + near.len() as f64 * near[0].strength
    }
}

#[test]
fn lists_of_references_that_are_made_here() {
    use made_here::*;
    let data = [1.0, -0.5, 2.0, 0.3, 0.8, 1.7];
    check::gradient(|x| scatter(x, 2), &data, &scatter_grad(&data, 2));
    check::gradient(|x| halves(x, 2), &data, &halves_grad(&data, 2));
    let along = check::direction(&data);
    let (_, tangent) = scatter_jvp(&data, 2, &along);
    check::close(&[tangent], &[dot(&scatter_grad(&data, 2), &along)], 1e-12);

    let source = |strength, distance| Source { strength, distance };
    let sources = [source(1.0, 0.5), source(3.0, 0.8), source(9.0, 4.0)];
    let got = loudest_grad(&sources, 2.0).0;
    let quotient = |k: usize, change: fn(&mut Source, f64)| {
        let moved = |by| {
            let mut sources = sources;
            change(&mut sources[k], by);
            loudest(&sources, 2.0)
        };
        (moved(1e-6) - moved(-1e-6)) / 2e-6
    };
    for k in 0..3 {
        let by = [
            quotient(k, |of, by| of.strength += by),
            quotient(k, |of, by| of.distance += by),
        ];
        check::close(&[got[k].strength, got[k].distance], &by, 1e-6);
    }
}
