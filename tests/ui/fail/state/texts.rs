//! Texts, and lists of what is no number, are read.

use grad_runtime::grad;

#[grad]
fn first_in_order(k: f64) -> f64 {
    let mut letters: Vec<char> = vec!['c', 'a', 'b'];
    letters.sort();
    letters[0] as u32 as f64 * k
}

#[grad]
fn longest(words: &mut Vec<String>, k: f64) -> f64 {
    words.push("more".to_string());
    k * words.len() as f64
}

fn turn(letters: &mut Vec<char>) {
    letters.reverse();
}

#[grad]
fn turned(k: f64) -> f64 {
    let mut letters: Vec<char> = vec!['c', 'a', 'b'];
    turn(&mut letters);
    letters[0] as u32 as f64 * k
}

#[grad]
fn taken(mark: Option<char>, k: f64) -> f64 {
    let mut mark: Option<char> = mark;
    let had = mark.take().is_some();
    if had && mark.is_none() { k } else { k * k }
}

fn main() {}
