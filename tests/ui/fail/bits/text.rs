use grad_runtime::grad;

#[grad]
fn to_two_places(x: f64) -> f64 {
    let text = format!("{x:.2}");
    text.parse::<f64>().unwrap()
}

#[grad]
fn shown_and_read(x: f64, places: usize) -> f64 {
    let text = if places > 0 { format!("{x}") } else { String::from("0") };
    let rounded: f64 = text.parse().unwrap_or(0.0);
    rounded * x
}

fn number(text: &str) -> f64 {
    text.trim().parse().unwrap()
}

fn numbers(text: &str) -> Vec<f64> {
    text.split(',').map(number).collect()
}

#[grad]
fn through_a_function(x: f64) -> f64 {
    let text = x.to_string();
    number(&text) + x
}

#[grad]
fn through_a_list(xs: &[f64]) -> f64 {
    let text = format!("{xs:?}");
    numbers(&text)[0] * xs[0]
}

#[grad]
fn carried_by_a_loop(x: f64, n: usize) -> f64 {
    let mut text = String::from("0");
    for _ in 0..n {
        text = x.to_string();
    }
    text.parse::<f64>().unwrap()
}

#[grad]
fn with_a_question_mark(x: f64) -> Result<f64, std::num::ParseFloatError> {
    let rounded: f64 = format!("{x:.1}").parse()?;
    Ok(rounded * x)
}

fn main() {}
